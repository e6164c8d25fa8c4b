import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { readAmount } from '../../parts/amount.ts';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { MoneyField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { InstantText } from '../../parts/InstantText.tsx';
import { Meter } from '../../parts/Meter.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { signOf } from '../../words/decimal.ts';
import { currencyDecimals } from '../../words/format.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { usageWords } from '../../words/usage.ts';

const refreshes = ['getBudget', 'getCustomerUsage', 'listUsage', 'listEvents'] as const;

interface BudgetProps {
  readonly customerId: string;
  readonly customerName: string;
}

/** What a customer means to spend in a month, how much of it is used, and who was told what. */
export function BudgetPart({
  customerId,
  customerName,
  currency,
}: BudgetProps & {
  /** The currency in which usage is charged, when it is known. */
  readonly currency: string | undefined;
}) {
  const { words, say } = useWords(usageWords);
  const { partner } = useSession();
  const read = useRead('getBudget', { params: { customerId } });
  const remove = useAct('removeBudget', { refreshes });
  const [editing, setEditing] = useState(false);
  const budget = read.data?.budget ?? null;
  return (
    <Section
      title={words.budget}
      lead={words.budgetHelp}
      actions={
        <>
          <ActionButton permission="usage.write" onClick={() => setEditing(true)}>
            {words.setBudget}
          </ActionButton>
          {budget === null ? null : (
            <ConfirmAction
              label={words.removeBudget}
              title={words.removeBudget}
              consequence={<p>{words.removeText}</p>}
              permission="usage.write"
              act={async () => {
                await remove.act({ params: { customerId } });
                toast(words.budgetRemoved);
              }}
            />
          )}
        </>
      }
    >
      <Loaded read={read}>{(answer) => <BudgetState answer={answer} />}</Loaded>
      {editing ? (
        <Dialog
          title={say(words.budgetTitle, { name: customerName })}
          close={() => setEditing(false)}
        >
          <BudgetForm
            customerId={customerId}
            currency={budget?.currency ?? currency ?? partner.currency}
            amount={budget?.amount ?? ''}
            close={() => setEditing(false)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
}

function BudgetState({ answer }: { readonly answer: Output<'getBudget'> }) {
  const { words, say } = useWords(usageWords);
  const format = useFormat();
  const { budget, thisMonth, notices } = answer;
  if (budget === null) return <p className="quiet">{words.noBudget}</p>;
  return (
    <div className="stack">
      <div className="row">
        <MoneyText amount={budget.amount} currency={budget.currency} strong />
        <Meter share={(thisMonth?.percentUsed ?? 0) / 100} label={words.used} />
      </div>
      {notices.length === 0 ? null : (
        <ul className="small quiet">
          {notices.map((notice) => (
            <li key={notice.toldAt}>
              <InstantText instant={notice.toldAt} /> ·{' '}
              {say(words.told, {
                share: format.share(notice.threshold / 100),
                amount: format.money(notice.consumed, notice.currency),
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function BudgetForm({
  customerId,
  currency,
  amount,
  close,
}: {
  readonly customerId: string;
  readonly currency: string;
  readonly amount: string;
  readonly close: () => void;
}) {
  const { words } = useWords(usageWords);
  const { required } = useWords(partsWords).words.form;
  const set = useAct('setBudget', { refreshes });
  const read = (typed: string) => readAmount(typed, currencyDecimals(currency));
  const form = useForm({
    initial: { amount },
    check: ({ amount: typed }) => {
      const value = read(typed);
      return {
        amount:
          typed === ''
            ? required
            : value === null || signOf(value) <= 0
              ? words.amountPositive
              : undefined,
      };
    },
    act: async ({ amount: typed }) => {
      await set.act({ params: { customerId }, body: { amount: read(typed) ?? '', currency } });
      toast(words.budgetSaved);
      close();
    },
  });
  return (
    <Form form={form} submit={words.save} permission="usage.write">
      <MoneyField
        {...form.field('amount')}
        label={words.budget}
        help={words.budgetHelp}
        currency={currency}
      />
    </Form>
  );
}
