import { readAmount } from '../../parts/amount.ts';
import { compareDecimals, signOf } from '../../words/decimal.ts';
import type { receivablesEn } from '../../words/en/receivables.ts';
import type { SameShape } from '../../words/family.ts';
import { currencyDecimals } from '../../words/format.ts';
import {
  type AllocationPlan,
  type OpenDebit,
  planChosen,
  planOldestFirst,
} from './allocation-plan.ts';

export const ways = ['oldest_first', 'chosen', 'none'] as const;
export type Way = (typeof ways)[number];

/** How a credit is to be used: the way, and what was typed at each invoice that was chosen. */
export interface AllocationValue {
  readonly way: Way;
  readonly typed: Readonly<Record<string, string>>;
}

export type AllocationRequest = 'oldest_first' | { documentId: string; amount: string }[];

/** An amount that was typed, as a decimal above zero; `null` when it is none. */
export function positiveAmount(typed: string, currency: string): string | null {
  const read = readAmount(typed, currencyDecimals(currency));
  return read !== null && signOf(read) > 0 ? read : null;
}

export function planOf(
  { way, typed }: AllocationValue,
  debits: readonly OpenDebit[],
  amount: string,
  currency: string,
): AllocationPlan {
  if (way === 'oldest_first') return planOldestFirst(debits, amount);
  const read = Object.entries(way === 'chosen' ? typed : {}).map(([id, text]) => [
    id,
    positiveAmount(text, currency),
  ]);
  return planChosen(debits, amount, Object.fromEntries(read) as Record<string, string | null>);
}

/** What is sent to the server; nothing at all when nothing is to be allocated. */
export function requestOf(
  value: AllocationValue,
  plan: AllocationPlan,
): AllocationRequest | undefined {
  if (value.way === 'none') return undefined;
  if (value.way === 'oldest_first') return 'oldest_first';
  return plan.settles.map(({ documentId, amount }) => ({ documentId, amount }));
}

/** Why the choice cannot be sent; undefined when it can. */
export function faultOfAllocation(
  { way, typed }: AllocationValue,
  {
    debits,
    plan,
    currency,
  }: {
    readonly debits: readonly OpenDebit[];
    readonly plan: AllocationPlan;
    readonly currency: string;
  },
  words: SameShape<typeof receivablesEn>['allocation'],
  say: (sentence: string, values: Readonly<Record<string, string>>) => string,
  money: (amount: string) => string,
): string | undefined {
  if (way !== 'chosen') return undefined;
  const named = Object.entries(typed).filter(([, text]) => text.trim() !== '');
  if (named.length === 0) return words.chooseSome;
  for (const [id, text] of named) {
    const amount = positiveAmount(text, currency);
    const debit = debits.find((each) => each.id === id);
    if (amount === null || debit === undefined) return words.chooseSome;
    if (compareDecimals(amount, debit.amountOpen) > 0)
      return `${debit.number}: ${words.lineTooMuch}`;
  }
  const over = plan.left.startsWith('-') ? plan.left.slice(1) : null;
  return over === null ? undefined : say(words.tooMuch, { amount: money(over) });
}
