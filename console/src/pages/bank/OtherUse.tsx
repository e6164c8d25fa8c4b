import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { useAct, useRows } from '../../api/queries.ts';
import { SelectField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { bankWords } from '../../words/bank.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { receivablesWords } from '../../words/receivables.ts';
import { AllocationFields } from '../receivables/AllocationFields.tsx';
import { type AllocationValue, faultOfAllocation, planOf } from '../receivables/allocation-form.ts';
import { useOpenDebits } from '../receivables/open-debits.ts';
import { type BankLine, refreshedByLines } from './bank-state.ts';

/** A person says which customer and which invoices a movement is for. */
export function OtherUse({ line, close }: { readonly line: BankLine; readonly close: () => void }) {
  const { words } = useWords(bankWords);
  const { words: receivables, say } = useWords(receivablesWords);
  const format = useFormat();
  const [typed, setTyped] = useState(line.payer.slice(0, 40));
  const found = useRows('listCustomers', { query: { q: typed.trim() || undefined, limit: 50 } });
  const accept = useAct('acceptBankLine', { refreshes: [...refreshedByLines] });
  const { amount, currency } = line;
  const initial: { customerId: string; allocate: AllocationValue } = {
    customerId: '',
    allocate: { way: 'oldest_first', typed: {} },
  };
  const form = useForm({
    initial,
    check: ({ customerId, allocate }) => ({
      customerId: customerId === '' ? words.decide.chooseCustomer : undefined,
      allocate: faultOfAllocation(
        allocate,
        { debits: items.debits, plan, currency },
        receivables.allocation,
        say,
        (each) => format.money(each, currency),
      ),
    }),
    act: async ({ customerId, allocate }) => {
      const allocations =
        allocate.way === 'none'
          ? []
          : plan.settles.map((each) => ({ documentId: each.documentId, amount: each.amount }));
      await accept.act({ params: { id: line.id }, body: { customerId, allocations } });
      toast(words.decide.booked);
      close();
    },
  });
  const items = useOpenDebits(form.values.customerId, currency);
  const plan = planOf(form.values.allocate, items.debits, amount, currency);
  return (
    <section className="stack" aria-label={words.decide.elsewhere}>
      <h3>{words.decide.elsewhere}</h3>
      <Form form={form} submit={words.decide.book} permission="receivables.write">
        <TextInput
          label={words.decide.findCustomer}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SelectField
          {...form.field('customerId')}
          label={words.customer}
          searchable
          choices={found.rows.map((each) => ({
            value: each.id,
            label: `${each.name} ${each.number}`,
          }))}
        />
        {form.values.customerId === '' ? null : (
          <AllocationFields
            bound={form.field('allocate')}
            debits={items.debits}
            ready={items.ready}
            amount={amount}
            currency={currency}
          />
        )}
      </Form>
    </section>
  );
}
