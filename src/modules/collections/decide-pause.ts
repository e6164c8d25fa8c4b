import { addDays, type Day } from '../../kernel/days.ts';
import { type BusinessCalendar, businessDaysBetween } from '../../kernel/calendar.ts';
import type {
  HaltCause,
  HaltFacts,
  Instalment,
  PauseFact,
  PauseRules,
  PromiseFacts,
  PromiseProgress,
} from './types-pause.ts';
import type { DueAmount } from './types.ts';

/** The pauses that hold on a day. */
export function pausesOn(pauses: readonly PauseFact[], asOf: Day): readonly PauseFact[] {
  if (pauses.length === 0) return pauses;
  return pauses.filter((each) => each.from <= asOf && asOf <= each.until);
}

/** The first day on which one of them holds no more. */
export function firstEnd(pauses: readonly PauseFact[]): Day {
  return addDays(Math.min(...pauses.map((each) => each.until)) as Day, 1);
}

/**
 * The debits with what is put off of them. What is disputed counts as disputed, whatever is
 * promised of it; two pauses about one invoice put it off once.
 */
export function putOff(
  debits: readonly DueAmount[],
  pauses: readonly PauseFact[],
): readonly DueAmount[] {
  const isWhole = pauses.some((each) => each.covers === null);
  const covered = new Map<Day, bigint>();
  for (const { covers } of pauses) {
    for (const { dueOn, amount } of covers ?? []) {
      covered.set(dueOn, (covered.get(dueOn) ?? 0n) + amount);
    }
  }
  return debits.map((debit) => {
    const free = debit.open > debit.disputed ? debit.open - debit.disputed : 0n;
    if (isWhole) return { ...debit, deferred: free };
    const left = covered.get(debit.dueOn) ?? 0n;
    const deferred = left < free ? left : free;
    covered.set(debit.dueOn, left - deferred);
    return { ...debit, deferred };
  });
}

/**
 * How a promise stands: from what was paid by when, never from what was thought of it before. Money
 * counts by the day it was booked for, so a late bank file puts right what looked broken.
 */
export function decidePromise(facts: PromiseFacts, today: Day): PromiseProgress {
  const instalments = inOrder(facts.instalments);
  const promised = sum(instalments);
  const paid = atMost(sum(facts.payments) + facts.credits, promised);
  let agreed = 0n;
  let met = 0;
  for (const instalment of instalments) {
    agreed += instalment.amount;
    const until = addDays(instalment.dueOn, facts.toleranceDays);
    const inTime = facts.payments.filter((each) => each.on <= until);
    const wanted = agreed - facts.toleranceAmount;
    if (sum(inTime) + facts.credits >= wanted) {
      met += 1;
      continue;
    }
    const lacking = agreed - sum(facts.payments) - facts.credits;
    const missing = lacking > 0n ? { dueOn: instalment.dueOn, amount: lacking } : null;
    if (today <= until) return { state: 'open', paid, promised, until, missing };
    const state = met > 0 || paid > 0n ? 'partly_kept' : 'broken';
    return { state, paid, promised, until, missing };
  }
  const last = instalments.at(-1)!;
  const until = addDays(last.dueOn, facts.toleranceDays);
  return { state: 'kept', paid, promised, until, missing: null };
}

function inOrder(instalments: readonly Instalment[]): Instalment[] {
  return instalments.toSorted((a, b) => a.dueOn - b.dueOn);
}

function sum(parts: readonly { readonly amount: bigint }[]): bigint {
  return parts.reduce((total, each) => total + each.amount, 0n);
}

function atMost(amount: bigint, most: bigint): bigint {
  if (amount < 0n) return 0n;
  return amount > most ? most : amount;
}

/** What is wrong with what the customer offers; the codes are refusals. */
export type PromiseFault =
  | 'pause_day_past'
  | 'pause_too_long'
  | 'promise_exceeds_debt'
  | 'promise_too_many_broken';

/**
 * Whether an offer is within the partner's rules.
 * @param open what is open and not disputed of the invoices, minor units
 * @param broken promises not kept within the last year
 */
export function promiseFault(
  offer: { readonly kind: 'promise' | 'plan'; readonly instalments: readonly Instalment[] },
  open: bigint,
  broken: number,
  rules: PauseRules,
  today: Day,
): PromiseFault | null {
  const days = offer.instalments.map((each) => each.dueOn);
  if (days.some((each) => each < today)) return 'pause_day_past';
  const most = offer.kind === 'plan' ? rules.planDays : rules.promiseDays;
  if (days.some((each) => each > addDays(today, most))) return 'pause_too_long';
  if (sum(offer.instalments) > open) return 'promise_exceeds_debt';
  return broken > rules.brokenMax ? 'promise_too_many_broken' : null;
}

/** Why nothing harmful may be carried out now; null when it may. */
export function haltCause(
  facts: HaltFacts,
  calendar: BusinessCalendar,
  today: Day,
): HaltCause | null {
  if (facts.isSwitchedOff) return 'switched_off';
  if (facts.staleAfterBusinessDays === null) return null;
  const { newestPaymentOn } = facts;
  if (newestPaymentOn === null) return 'payments_stale';
  const age = businessDaysBetween(calendar, newestPaymentOn, today);
  return age > facts.staleAfterBusinessDays ? 'payments_stale' : null;
}
