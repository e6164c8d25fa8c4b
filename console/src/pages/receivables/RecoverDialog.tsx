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

/** Records money that came for a debt that was given up. */
export function RecoverDialog({
  written,
  close,
}: {
  readonly written: Document;
  readonly close: () => void;
}) {
  const { words, say } = useWords(receivablesWords);
  const { badDay } = useWords(partsWords).words.form;
  const format = useFormat();
  const { recover: text } = words;
  const { currency, amount: writtenOff } = written;
  const recover = useAct('recordRecovery', { refreshes: refreshedByDocuments });
  const form = useForm({
    initial: { amount: writtenOff, receivedOn: todayIn(format.timeZone), reference: '' },
    check: ({ amount, receivedOn }) => {
      const read = positiveAmount(amount, currency);
      const tooMuch = read !== null && compareDecimals(read, writtenOff) > 0;
      return {
        amount:
          read === null
            ? words.form.amountPositive
            : tooMuch
              ? say(text.tooMuch, { open: format.money(writtenOff, currency) })
              : undefined,
        receivedOn: isDay(receivedOn) ? undefined : badDay,
      };
    },
    act: async ({ amount, receivedOn, reference }) => {
      await recover.act({
        params: { id: written.id },
        body: {
          amount: positiveAmount(amount, currency) ?? '',
          receivedOn,
          ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
        },
      });
      toast(text.done);
      close();
    },
  });
  return (
    <Dialog title={say(text.title, { number: written.number })} close={close}>
      <div className="stack">
        <Message tone="information">{text.consequence}</Message>
        <Form form={form} submit={words.acts.recover} permission="receivables.write">
          <MoneyField {...form.field('amount')} label={words.amount} currency={currency} />
          <DayField
            {...form.field('receivedOn')}
            label={words.receivedOn}
            help={words.form.receivedHelp}
          />
          <TextField
            {...form.field('reference')}
            label={words.reference}
            help={words.form.referenceHelp}
            required={false}
          />
        </Form>
      </div>
    </Dialog>
  );
}
