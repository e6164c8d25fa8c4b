import { Checkbox, Radio, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { DayText } from '../../parts/DayText.tsx';
import { useFieldId } from '../../parts/field-scope.ts';
import type { Bound } from '../../parts/form-state.ts';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { compareDecimals, signOf } from '../../words/decimal.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { receivablesWords } from '../../words/receivables.ts';
import { type AllocationValue, planOf, positiveAmount, type Way, ways } from './allocation-form.ts';
import { type AllocationPlan, minus, type OpenDebit, planChosen } from './allocation-plan.ts';
import { sumDecimals } from '../../words/decimal.ts';

/** Rows shown to choose from; who settles more than this by hand imports a file. */
const shownMax = 500;

/** How a credit is used: oldest first, invoices chosen one by one with what is left, or not yet. */
export function AllocationFields({
  bound,
  debits,
  ready,
  amount,
  currency,
  without = [],
}: {
  readonly bound: Bound<AllocationValue>;
  readonly debits: readonly OpenDebit[];
  readonly ready: boolean;
  /** What there is to allocate; `null` while no amount is entered. */
  readonly amount: string | null;
  readonly currency: string;
  readonly without?: readonly Way[];
}) {
  const { words } = useWords(receivablesWords);
  const { allocation } = words;
  const { value, onValue, error, register } = bound;
  const fieldId = useFieldId();
  useEffect(() => register(allocation.title));
  return (
    <div className="Allocation">
      <Radio.Group
        id={fieldId(bound.name)}
        tabIndex={-1}
        label={allocation.title}
        error={error}
        value={value.way}
        onChange={(way) => onValue({ ...value, way: way as Way })}
      >
        <div className="ChoicesField">
          {ways
            .filter((way) => !without.includes(way))
            .map((way) => (
              <Radio
                key={way}
                value={way}
                label={allocation.ways[way]}
                description={allocation.wayHelp[way]}
              />
            ))}
        </div>
      </Radio.Group>
      {value.way === 'none' ? null : !ready ? (
        <p className="quiet" aria-busy="true">
          {allocation.loadingItems}
        </p>
      ) : value.way === 'chosen' ? (
        <ChooseDebits {...{ value, onValue, debits, currency }} amount={amount ?? '0'} />
      ) : amount === null ? null : (
        <PlanText plan={planOf(value, debits, amount, currency)} currency={currency} />
      )}
    </div>
  );
}

/** What oldest first would do, before it is done. */
function PlanText({ plan, currency }: { plan: AllocationPlan; currency: string }) {
  const { words, say, count } = useWords(receivablesWords);
  const format = useFormat();
  const { allocation } = words;
  if (plan.settles.length === 0) {
    return <p className="quiet">{say(allocation.planNone, { currency })}</p>;
  }
  return (
    <div className="Allocation-plan" aria-live="polite">
      <p>
        {count(allocation.plan, plan.settles.length, {
          amount: format.money(plan.allocated, currency),
        })}
      </p>
      {signOf(plan.left) === 0 ? null : (
        <p>
          {allocation.left} <MoneyText amount={plan.left} currency={currency} strong />
        </p>
      )}
    </div>
  );
}

function ChooseDebits({
  value,
  onValue,
  debits,
  amount,
  currency,
}: {
  readonly value: AllocationValue;
  readonly onValue: (value: AllocationValue) => void;
  readonly debits: readonly OpenDebit[];
  readonly amount: string;
  readonly currency: string;
}) {
  const { words, say } = useWords(receivablesWords);
  const { allocation } = words;
  const format = useFormat();
  const { left } = planOf(value, debits, amount, currency);
  const type = (id: string, text: string | null) => {
    const { [id]: _before, ...others } = value.typed;
    onValue({ ...value, typed: text === null ? others : { ...others, [id]: text } });
  };
  /** As much of the debit as is left when it is not counted itself. */
  const rest = (debit: OpenDebit): string => {
    const others = Object.fromEntries(
      Object.entries(value.typed)
        .filter(([id]) => id !== debit.id)
        .map(([id, text]) => [id, positiveAmount(text, currency)]),
    );
    const free = planChosen(debits, amount, others).left;
    return signOf(free) > 0 && compareDecimals(free, debit.amountOpen) < 0
      ? free
      : debit.amountOpen;
  };
  if (debits.length === 0) return <p className="quiet">{say(allocation.planNone, { currency })}</p>;
  return (
    <>
      <div className="Allocation-list">
        <table className="PlainTable">
          <thead>
            <tr>
              <th scope="col">{words.number}</th>
              <th scope="col">{words.dueOn}</th>
              <th scope="col" data-align="end">
                {words.open}
              </th>
              <th scope="col" data-align="end">
                {allocation.settles}
              </th>
            </tr>
          </thead>
          <tbody>
            {debits.slice(0, shownMax).map((debit) => {
              const text = value.typed[debit.id];
              const typed = text === undefined ? null : positiveAmount(text, currency);
              const over = typed !== null && compareDecimals(typed, debit.amountOpen) > 0;
              return (
                <tr key={debit.id}>
                  <th scope="row">
                    <Checkbox
                      aria-label={say(allocation.choose, { number: debit.number })}
                      label={debit.number}
                      checked={text !== undefined}
                      onChange={(event) =>
                        type(debit.id, event.currentTarget.checked ? rest(debit) : null)
                      }
                    />
                  </th>
                  <td>
                    <DayText day={debit.dueOn} />
                  </td>
                  <td data-align="end">
                    <MoneyText amount={debit.amountOpen} currency={currency} />
                  </td>
                  <td data-align="end">
                    <TextInput
                      size="xs"
                      className="Allocation-amount MoneyField"
                      inputMode="decimal"
                      autoComplete="off"
                      aria-label={say(allocation.amountFor, { number: debit.number })}
                      error={over ? allocation.lineTooMuch : undefined}
                      value={text ?? ''}
                      onChange={(event) =>
                        type(
                          debit.id,
                          event.currentTarget.value === '' ? null : event.currentTarget.value,
                        )
                      }
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {debits.length > shownMax ? (
        <p className="quiet small">{say(allocation.manyItems, { count: shownMax })}</p>
      ) : null}
      <p className="Allocation-left" aria-live="polite" data-over={signOf(left) < 0 || undefined}>
        {signOf(left) < 0 ? (
          say(allocation.tooMuch, { amount: format.money(minus(left), currency) })
        ) : (
          <>
            {allocation.remaining}{' '}
            <MoneyText amount={sumDecimals([left])} currency={currency} strong />
          </>
        )}
      </p>
    </>
  );
}
