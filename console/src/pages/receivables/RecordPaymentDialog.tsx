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

export interface RecordPaymentDialogProps {
  readonly customerId: string;
  /** Currencies in use, the likeliest first. */
  readonly currencies: readonly string[];
  /** The invoice that the payment is for, chosen at first. */
  readonly pays?: { readonly documentId: string; readonly amountOpen: string };
  readonly close: () => void;
}

interface PaymentValues {
  readonly currency: string;
  readonly amount: string;
  readonly receivedOn: string;
  readonly number: string;
  readonly reference: string;
  readonly allocate: AllocationValue;
}

/** Records money that arrived, and what it settles. */
export function RecordPaymentDialog({
  customerId,
  currencies,
  pays,
  close,
}: RecordPaymentDialogProps) {
  const { words, say } = useWords(receivablesWords);
  const { required, badDay } = useWords(partsWords).words.form;
  const format = useFormat();
  const record = useAct('recordPayment', { refreshes: refreshedByDocuments });
  const allocation: AllocationValue =
    pays === undefined
      ? { way: 'oldest_first', typed: {} }
      : { way: 'chosen', typed: { [pays.documentId]: pays.amountOpen } };
  const form: FormState<PaymentValues> = useForm<PaymentValues>({
    initial: {
      currency: currencies[0] ?? 'USD',
      amount: pays?.amountOpen ?? '',
      receivedOn: todayIn(format.timeZone),
      number: '',
      reference: '',
      allocate: allocation,
    },
    check: ({ amount: typed, receivedOn, allocate }) => ({
      amount: typed === '' ? required : amount === null ? words.form.amountPositive : undefined,
      receivedOn: receivedOn === '' ? required : isDay(receivedOn) ? undefined : badDay,
      allocate: faultOfAllocation(
        allocate,
        { debits: items.debits, plan, currency },
        words.allocation,
        say,
        (each) => format.money(each, currency),
      ),
    }),
    act: async ({ receivedOn, number, reference, allocate }) => {
      const request = requestOf(allocate, plan);
      await record.act({
        body: {
          customerId,
          currency,
          amount: amount ?? '',
          receivedOn,
          ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
          ...(number.trim() === '' ? {} : { number: number.trim() }),
          ...(request === undefined ? {} : { allocate: request }),
        },
      });
      toast(words.form.done.payment);
      close();
    },
  });
  const { currency } = form.values;
  const amount = positiveAmount(form.values.amount, currency);
  const items = useOpenDebits(customerId, currency);
  const plan = planOf(form.values.allocate, items.debits, amount ?? '0', currency);
  return (
    <Dialog title={words.acts.payment} close={close} wide>
      <div className="WideForm">
        <Form form={form} submit={words.acts.payment} permission="receivables.write">
          <MoneyFields
            amount={form.field('amount')}
            currency={form.field('currency')}
            first={currencies}
          />
          <div className="DayFields">
            <DayField
              {...form.field('receivedOn')}
              label={words.receivedOn}
              help={words.form.receivedHelp}
            />
            <TextField
              {...form.field('number')}
              label={words.number}
              help={words.form.numberMade}
              required={false}
              autoComplete="off"
            />
          </div>
          <TextField
            {...form.field('reference')}
            label={words.reference}
            help={words.form.referenceHelp}
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
