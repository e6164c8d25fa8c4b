import './receivables.css';
import { useAct } from '../../api/queries.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { toast } from '../../parts/toast.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { receivablesWords } from '../../words/receivables.ts';
import { AllocationFields } from './AllocationFields.tsx';
import { type AllocationValue, faultOfAllocation, planOf, requestOf } from './allocation-form.ts';
import type { Document } from './document-state.ts';
import { useOpenDebits } from './open-debits.ts';
import { refreshedByDocuments } from './refreshes.ts';

/** Uses what is open of a credit for invoices of the same customer and currency. */
export function AllocateDialog({
  credit,
  close,
}: {
  readonly credit: Document;
  readonly close: () => void;
}) {
  const { words, say } = useWords(receivablesWords);
  const format = useFormat();
  const { amountOpen: amount, currency } = credit;
  const items = useOpenDebits(credit.customerId, currency);
  const allocate = useAct('allocateCredit', { refreshes: refreshedByDocuments });
  const initial: AllocationValue = { way: 'oldest_first', typed: {} };
  const form = useForm({
    initial: { allocate: initial },
    check: (values) => ({
      allocate: faultOfAllocation(
        values.allocate,
        {
          debits: items.debits,
          plan: planOf(values.allocate, items.debits, amount, currency),
          currency,
        },
        words.allocation,
        say,
        (each) => format.money(each, currency),
      ),
    }),
    act: async (values) => {
      const plan = planOf(values.allocate, items.debits, amount, currency);
      await allocate.act({
        body: {
          creditDocumentId: credit.id,
          allocations: requestOf(values.allocate, plan) ?? 'oldest_first',
        },
      });
      toast(words.allocation.done);
      close();
    },
  });
  return (
    <Dialog title={`${words.acts.allocate}: ${credit.number}`} close={close} wide>
      <div className="WideForm stack">
        <Facts
          items={[{ label: words.open, value: <MoneyText amount={amount} currency={currency} /> }]}
        />
        <Form form={form} submit={words.acts.allocate} permission="receivables.write">
          <AllocationFields
            bound={form.field('allocate')}
            debits={items.debits}
            ready={items.ready}
            amount={amount}
            currency={currency}
            without={['none']}
          />
        </Form>
      </div>
    </Dialog>
  );
}
