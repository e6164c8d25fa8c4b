import './receivables.css';
import type { Output } from '../../api/client.ts';
import { useAct } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { toast } from '../../parts/toast.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { receivablesWords } from '../../words/receivables.ts';
import type { Document } from './document-state.ts';
import { refreshedByDocuments } from './refreshes.ts';

/** Takes back a payment or a write-off; which invoices that opens again comes first. */
export function ReverseDialog({
  credit,
  allocations,
  close,
}: {
  readonly credit: Document;
  readonly allocations: Output<'getDocument'>['allocations'];
  readonly close: () => void;
}) {
  const { words, say } = useWords(receivablesWords);
  const { required, badDay } = useWords(partsWords).words.form;
  const format = useFormat();
  const { reverse: text } = words;
  const reverse = useAct('reversePayment', { refreshes: refreshedByDocuments });
  const amount = format.money(credit.amount, credit.currency);
  const standing = allocations.filter((each) => each.undoesId === null && !each.isUndone);
  const form = useForm({
    initial: { bookedOn: todayIn(format.timeZone), reason: '' },
    check: ({ bookedOn, reason }) => ({
      bookedOn: isDay(bookedOn) ? undefined : badDay,
      reason: reason.trim() === '' ? required : undefined,
    }),
    act: async ({ bookedOn, reason }) => {
      await reverse.act({
        params: { id: credit.id },
        body: { bookedOn, reason: reason.trim() },
      });
      toast(text.done);
      close();
    },
  });
  return (
    <Dialog title={say(text.title, { number: credit.number })} close={close}>
      <div className="stack">
        <Message tone="warning">
          <p>{say(text.consequence, { amount })}</p>
          {standing.length === 0 ? <p>{text.nothing}</p> : null}
        </Message>
        {standing.length === 0 ? null : (
          <div>
            <h3>{text.settled}</h3>
            <ul className="Reopened">
              {standing.map((each) => (
                <li key={each.id} className="row">
                  {words.kinds[each.other.kind]} {each.other.number}
                  <MoneyText amount={each.amount} currency={each.currency} />
                </li>
              ))}
            </ul>
          </div>
        )}
        <Form
          form={form}
          submit={say(text.submit, { amount })}
          permission="receivables.write"
          danger
        >
          <TextField
            {...form.field('reason')}
            label={words.reason}
            help={text.reasonHelp}
            autoComplete="off"
          />
          <DayField {...form.field('bookedOn')} label={words.bookedOn} />
        </Form>
      </div>
    </Dialog>
  );
}
