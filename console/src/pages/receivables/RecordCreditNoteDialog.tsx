import './receivables.css';
import { useAct } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { type FormState, useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { receivablesWords } from '../../words/receivables.ts';
import { AllocationFields } from './AllocationFields.tsx';
import {
  type AllocationValue,
  faultOfAllocation,
  planOf,
  positiveAmount,
  requestOf,
} from './allocation-form.ts';
import { MoneyFields } from './MoneyFields.tsx';
import { useOpenDebits } from './open-debits.ts';
import { refreshedByDocuments } from './refreshes.ts';

interface CreditNoteValues {
  readonly number: string;
  readonly currency: string;
  readonly amount: string;
  readonly issuedOn: string;
  readonly reference: string;
  readonly allocate: AllocationValue;
}

/** Records that the partner takes back part of what it charged. */
export function RecordCreditNoteDialog({
  customerId,
  currencies,
  close,
}: {
  readonly customerId: string;
  readonly currencies: readonly string[];
  readonly close: () => void;
}) {
  const { words, say } = useWords(receivablesWords);
  const { required, badDay } = useWords(partsWords).words.form;
  const format = useFormat();
  const record = useAct('recordCreditNote', { refreshes: refreshedByDocuments });
  const allocation: AllocationValue = { way: 'chosen', typed: {} };
  const form: FormState<CreditNoteValues> = useForm<CreditNoteValues>({
    initial: {
      number: '',
      currency: currencies[0] ?? 'USD',
      amount: '',
      issuedOn: todayIn(format.timeZone),
      reference: '',
      allocate: allocation,
    },
    check: ({ number, amount: typed, issuedOn, allocate }) => ({
      number: number.trim() === '' ? required : undefined,
      amount: typed === '' ? required : amount === null ? words.form.amountPositive : undefined,
      issuedOn: issuedOn === '' ? required : isDay(issuedOn) ? undefined : badDay,
      allocate: faultOfAllocation(
        allocate,
        { debits: items.debits, plan, currency },
        words.allocation,
        say,
        (each) => format.money(each, currency),
      ),
    }),
    act: async ({ number, issuedOn, reference, allocate }) => {
      const request = requestOf(allocate, plan);
      await record.act({
        body: {
          customerId,
          number: number.trim(),
          currency,
          amount: amount ?? '',
          issuedOn,
          ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
          ...(request === undefined ? {} : { allocate: request }),
        },
      });
      toast(words.form.done.creditNote);
      close();
    },
  });
  const { currency } = form.values;
  const amount = positiveAmount(form.values.amount, currency);
  const items = useOpenDebits(customerId, currency);
  const plan = planOf(form.values.allocate, items.debits, amount ?? '0', currency);
  return (
    <Dialog title={words.acts.creditNote} close={close} wide>
      <div className="WideForm">
        <Form form={form} submit={words.acts.creditNote} permission="receivables.write">
          <div className="DayFields">
            <TextField {...form.field('number')} label={words.number} autoComplete="off" />
            <DayField {...form.field('issuedOn')} label={words.issuedOn} />
          </div>
          <MoneyFields
            amount={form.field('amount')}
            currency={form.field('currency')}
            first={currencies}
          />
          <TextField
            {...form.field('reference')}
            label={words.reference}
            required={false}
            autoComplete="off"
          />
          <AllocationFields
            bound={form.field('allocate')}
            debits={items.debits}
            ready={items.ready}
            amount={amount}
            currency={currency}
          />
        </Form>
      </div>
    </Dialog>
  );
}
