import './receivables.css';
import { useAct } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { MoneyField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { toast } from '../../parts/toast.tsx';
import { compareDecimals } from '../../words/decimal.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { receivablesWords } from '../../words/receivables.ts';
import { positiveAmount } from './allocation-form.ts';
import type { Document } from './document-state.ts';
import { refreshedByDocuments } from './refreshes.ts';

/** Gives up on what is open of an invoice, or on part of it; what that means comes first. */
export function WriteOffDialog({
  debit,
  close,
}: {
  readonly debit: Document;
  readonly close: () => void;
}) {
  const { words, say } = useWords(receivablesWords);
  const { required, badDay } = useWords(partsWords).words.form;
  const format = useFormat();
  const { writeOff: text } = words;
  const { currency, amountOpen } = debit;
  const writeOff = useAct('writeOff', { refreshes: refreshedByDocuments });
  const form = useForm({
    initial: { amount: amountOpen, bookedOn: todayIn(format.timeZone), reason: '' },
    check: ({ amount, bookedOn, reason }) => {
      const read = positiveAmount(amount, currency);
      const tooMuch = read !== null && compareDecimals(read, amountOpen) > 0;
      return {
        amount:
          read === null
            ? words.form.amountPositive
            : tooMuch
              ? say(text.tooMuch, { open: format.money(amountOpen, currency) })
              : undefined,
        bookedOn: isDay(bookedOn) ? undefined : badDay,
        reason: reason.trim() === '' ? required : undefined,
      };
    },
    act: async ({ amount, bookedOn, reason }) => {
      await writeOff.act({
        body: {
          documentId: debit.id,
          amount: positiveAmount(amount, currency) ?? '',
          bookedOn,
          reason: reason.trim(),
        },
      });
      toast(text.done);
      close();
    },
  });
  const entered = positiveAmount(form.values.amount, currency) ?? amountOpen;
  const amount = format.money(entered, currency);
  return (
    <Dialog title={say(text.title, { number: debit.number })} close={close}>
      <div className="stack">
        <Message tone="warning">
          {say(text.consequence, { customer: debit.customerName, amount })}
        </Message>
        <Form
          form={form}
          submit={say(text.submit, { amount })}
          permission="receivables.write"
          danger
        >
          <MoneyField {...form.field('amount')} label={words.amount} currency={currency} />
          <TextField
            {...form.field('reason')}
            label={words.reason}
            help={text.reasonHelp}
            autoComplete="off"
          />
          <DayField {...form.field('bookedOn')} label={words.bookedOn} help={text.bookedHelp} />
        </Form>
      </div>
    </Dialog>
  );
}
