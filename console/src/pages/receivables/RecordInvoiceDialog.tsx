import './receivables.css';
import { useAct } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { toast } from '../../parts/toast.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { receivablesWords } from '../../words/receivables.ts';
import { positiveAmount } from './allocation-form.ts';
import { faultOfLines, type Line, LinesField, linesOf } from './LinesField.tsx';
import { MoneyFields } from './MoneyFields.tsx';
import { refreshedByDocuments } from './refreshes.ts';

/** Records an invoice. Without a due day, the customer's terms decide. */
export function RecordInvoiceDialog({
  customerId,
  currencies,
  termsText,
  close,
}: {
  readonly customerId: string;
  readonly currencies: readonly string[];
  /** The customer's payment terms in words. */
  readonly termsText: string;
  readonly close: () => void;
}) {
  const { words, say } = useWords(receivablesWords);
  const { required, badDay } = useWords(partsWords).words.form;
  const format = useFormat();
  const record = useAct('recordInvoice', { refreshes: refreshedByDocuments });
  const dayFault = (day: string) => (day === '' || isDay(day) ? undefined : badDay);
  const form = useForm({
    initial: {
      number: '',
      currency: currencies[0] ?? 'USD',
      amount: '',
      issuedOn: todayIn(format.timeZone),
      dueOn: '',
      reference: '',
      lines: [] as readonly Line[],
    },
    check: ({ number, currency, amount, issuedOn, dueOn, lines }) => ({
      number: number.trim() === '' ? required : undefined,
      amount:
        amount === ''
          ? required
          : positiveAmount(amount, currency) === null
            ? words.form.amountPositive
            : undefined,
      issuedOn: issuedOn === '' ? required : dayFault(issuedOn),
      dueOn:
        dayFault(dueOn) ??
        (dueOn !== '' && dueOn < issuedOn ? words.form.dueBeforeIssue : undefined),
      lines: faultOfLines(lines, { amount, currency }, words.form, say, (each) =>
        format.money(each, currency),
      ),
    }),
    act: async ({ number, currency, amount, issuedOn, dueOn, reference, lines }) => {
      await record.act({
        body: {
          customerId,
          number: number.trim(),
          currency,
          amount: positiveAmount(amount, currency) ?? '',
          issuedOn,
          ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
          ...(dueOn === '' ? {} : { dueOn }),
          ...(lines.length === 0 ? {} : { lines: linesOf(lines, currency) }),
        },
      });
      toast(words.form.done.invoice);
      close();
    },
  });
  return (
    <Dialog title={words.acts.invoice} close={close}>
      <Form form={form} submit={words.acts.invoice} permission="receivables.write">
        <TextField {...form.field('number')} label={words.number} autoComplete="off" />
        <MoneyFields
          amount={form.field('amount')}
          currency={form.field('currency')}
          first={currencies}
        />
        <div className="DayFields">
          <DayField {...form.field('issuedOn')} label={words.issuedOn} />
          <DayField
            {...form.field('dueOn')}
            label={words.dueOn}
            help={say(words.form.dueHelp, { terms: termsText })}
            required={false}
          />
        </div>
        <TextField
          {...form.field('reference')}
          label={words.reference}
          required={false}
          autoComplete="off"
        />
        <LinesField bound={form.field('lines')} currency={form.values.currency} />
      </Form>
    </Dialog>
  );
}
