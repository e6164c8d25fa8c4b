import { Radio } from '@mantine/core';
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

/** Records that the customer says it does not owe an invoice, or part of it. */
export function OpenDisputeDialog({
  invoice,
  close,
}: {
  readonly invoice: Document;
  readonly close: () => void;
}) {
  const { words, say } = useWords(receivablesWords);
  const { required, badDay } = useWords(partsWords).words.form;
  const format = useFormat();
  const { dispute: text } = words;
  const { currency } = invoice;
  const open = useAct('openDispute', { refreshes: refreshedByDocuments });
  const faultOfAmount = (typed: string) => {
    const amount = positiveAmount(typed, currency);
    if (amount === null) return words.form.amountPositive;
    return compareDecimals(amount, invoice.amount) > 0
      ? say(text.tooMuch, { amount: format.money(invoice.amount, currency) })
      : undefined;
  };
  const form = useForm({
    initial: { scope: 'whole', amount: '', openedOn: todayIn(format.timeZone), reason: '' },
    check: ({ scope, amount, openedOn, reason }) => ({
      amount: scope === 'whole' ? undefined : faultOfAmount(amount),
      openedOn: isDay(openedOn) ? undefined : badDay,
      reason: reason.trim() === '' ? required : undefined,
    }),
    act: async ({ scope, amount, openedOn, reason }) => {
      const part = scope === 'whole' ? null : positiveAmount(amount, currency);
      await open.act({
        body: {
          documentId: invoice.id,
          reason: reason.trim(),
          openedOn,
          ...(part === null ? {} : { amount: part }),
        },
      });
      toast(text.opened);
      close();
    },
  });
  return (
    <Dialog title={say(text.title, { number: invoice.number })} close={close}>
      <div className="stack">
        <Message tone="information">{text.consequence}</Message>
        <Form form={form} submit={words.acts.dispute} permission="receivables.write">
          <TextField
            {...form.field('reason')}
            label={words.reason}
            help={text.reasonHelp}
            multiline
          />
          <Radio.Group
            label={text.scope}
            value={form.values.scope}
            onChange={(scope) => form.set({ scope })}
          >
            <div className="ChoicesField">
              <Radio
                value="whole"
                label={`${text.whole} (${format.money(invoice.amountOpen, currency)})`}
              />
              <Radio value="part" label={text.part} />
            </div>
          </Radio.Group>
          {form.values.scope === 'part' ? (
            <MoneyField {...form.field('amount')} label={text.amount} currency={currency} />
          ) : null}
          <DayField {...form.field('openedOn')} label={text.openedOn} />
        </Form>
      </div>
    </Dialog>
  );
}
