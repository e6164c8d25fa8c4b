import { Radio } from '@mantine/core';
import { useAct } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { DayField, isDay } from '../../parts/DayField.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import {
  CheckField,
  ChoicesField,
  MoneyField,
  SelectField,
  TextField,
} from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Message } from '../../parts/Message.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { TextSkeleton } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { compareDecimals, sumDecimals } from '../../words/decimal.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { pausesWords } from '../../words/pauses.ts';
import { receivablesWords } from '../../words/receivables.ts';
import { positiveAmount } from '../receivables/allocation-form.ts';
import type { OpenDebit } from '../receivables/allocation-plan.ts';
import { useOpenDebits } from '../receivables/open-debits.ts';
import { type Instalment, instalmentsOf } from './instalments.ts';
import { refreshedByPauses } from './pause-state.ts';

const INSTALMENTS_MAX = 60;

interface Owed {
  readonly customerId: string;
  readonly currency: string;
}

/** What a customer promises: which invoices, how much, in which instalments. */
export function PromiseDialog({
  owed,
  close,
}: {
  readonly owed: Owed;
  readonly close: () => void;
}) {
  const { words } = useWords(pausesWords);
  const { debits, ready } = useOpenDebits(owed.customerId, owed.currency);
  return (
    <Dialog title={`${words.promise.title} · ${owed.currency}`} close={close} wide>
      {!ready ? (
        <TextSkeleton lines={6} />
      ) : debits.length === 0 ? (
        <p className="quiet">{words.promise.none}</p>
      ) : (
        <PromiseForm owed={owed} debits={debits} close={close} />
      )}
    </Dialog>
  );
}

function PromiseForm({
  owed,
  debits,
  close,
}: {
  readonly owed: Owed;
  readonly debits: readonly OpenDebit[];
  readonly close: () => void;
}) {
  const { words, say } = useWords(pausesWords);
  const { promise: text } = words;
  const { required, badDay } = useWords(partsWords).words.form;
  const { amountPositive } = useWords(receivablesWords).words.form;
  const format = useFormat();
  const { currency, customerId } = owed;
  const open = useAct('openPromise', { refreshes: [...refreshedByPauses] });
  const openOf = (ids: readonly string[]) =>
    sumDecimals(debits.filter((each) => ids.includes(each.id)).map((each) => each.amountOpen));
  const all = debits.map((each) => each.id);
  const form = useForm({
    initial: {
      kind: 'promise' as 'promise' | 'plan',
      documentIds: all as readonly string[],
      amount: openOf(all),
      firstOn: todayIn(format.timeZone),
      count: '1',
      every: 'month',
      reason: '',
      givesBack: false,
    },
    check: ({ documentIds, amount, firstOn, count, reason }) => ({
      documentIds: documentIds.length === 0 ? text.choose : undefined,
      amount: faultOfAmount(amount, openOf(documentIds)),
      firstOn: isDay(firstOn) ? undefined : badDay,
      count: countOf(count) === null ? text.badCount : undefined,
      reason: reason.trim() === '' ? required : undefined,
    }),
    act: async (values) => {
      const { kind, documentIds, reason, givesBack } = values;
      const instalments = planned(values, currency) ?? [];
      await open.act({
        params: { customerId },
        body: {
          kind,
          documentIds: [...documentIds],
          instalments: instalments.map((each) => ({ ...each })),
          reason: reason.trim(),
          givesBack,
        },
      });
      toast(text.recorded);
      close();
    },
  });
  function faultOfAmount(typed: string, most: string): string | undefined {
    const amount = positiveAmount(typed, currency);
    if (amount === null) return amountPositive;
    return compareDecimals(amount, most) > 0
      ? say(text.amountTooMuch, { amount: format.money(most, currency) })
      : undefined;
  }
  const plan = planned(form.values, currency);
  return (
    <div className="stack">
      <Message tone="information">{text.consequence}</Message>
      <Form form={form} submit={text.submit} permission="collections.pause">
        <ChoicesField
          {...form.field('documentIds')}
          onValue={(documentIds) => form.set({ documentIds, amount: openOf(documentIds) })}
          label={text.invoices}
          help={text.invoicesHelp}
          choices={debits.map((each) => ({
            value: each.id,
            label: `${each.number} · ${format.money(each.amountOpen, currency)}`,
            ...(each.dueOn === null
              ? {}
              : { help: say(text.dueOn, { day: format.day(each.dueOn) }) }),
          }))}
        />
        <MoneyField {...form.field('amount')} label={text.amount} currency={currency} />
        <Radio.Group
          label={words.kind}
          description={text.kindHelp}
          value={form.values.kind}
          onChange={(kind) => form.set({ kind: kind === 'plan' ? 'plan' : 'promise' })}
        >
          <div className="ChoicesField">
            <Radio value="promise" label={words.kinds.promise} />
            <Radio value="plan" label={words.kinds.plan} />
          </div>
        </Radio.Group>
        <DayField {...form.field('firstOn')} label={text.firstOn} />
        <TextField {...form.field('count')} label={text.count} />
        <SelectField
          {...form.field('every')}
          label={text.every}
          choices={(['week', 'month'] as const).map((value) => ({
            value,
            label: text.everys[value],
          }))}
        />
        {plan === null ? null : <PlanTable plan={plan} currency={currency} />}
        <TextField
          {...form.field('reason')}
          label={words.reason}
          help={words.reasonHelp}
          multiline
        />
        <CheckField
          {...form.field('givesBack')}
          label={text.givesBack}
          help={text.givesBackHelp}
          required={false}
        />
      </Form>
    </div>
  );
}

function countOf(text: string): number | null {
  const count = Number.parseInt(text, 10);
  return /^\d{1,2}$/.test(text) && count >= 1 && count <= INSTALMENTS_MAX ? count : null;
}

function planned(
  values: {
    readonly amount: string;
    readonly count: string;
    readonly firstOn: string;
    readonly every: string;
  },
  currency: string,
): readonly Instalment[] | null {
  const amount = positiveAmount(values.amount, currency);
  const count = countOf(values.count);
  if (amount === null || count === null || !isDay(values.firstOn)) return null;
  return instalmentsOf(amount, count, values.firstOn, values.every === 'week' ? 'week' : 'month');
}

function PlanTable({
  plan,
  currency,
}: {
  readonly plan: readonly Instalment[];
  readonly currency: string;
}) {
  const { promise } = useWords(pausesWords).words;
  return (
    <section aria-label={promise.plan} aria-live="polite">
      <h3>{promise.plan}</h3>
      <table className="PlainTable">
        <tbody>
          {plan.map((each) => (
            <tr key={each.dueOn}>
              <td>
                <DayText day={each.dueOn} form="long" />
              </td>
              <td>
                <MoneyText amount={each.amount} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
