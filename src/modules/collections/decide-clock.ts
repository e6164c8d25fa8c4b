import type { Day } from '../../kernel/days.ts';
import type { AccountAmounts, DueAmount } from './types.ts';

/** Where the counting of days starts, and the money that made it start. */
export interface DebtClock {
  /**
   * The first due day at which the net debt, counted up to and with that day, exceeds the
   * tolerance; it may lie in the future. Null when the whole net debt is within the tolerance.
   */
  readonly start: Day | null;
  readonly amounts: AccountAmounts;
}

/**
 * Net money, oldest first: disputed parts never count, what is put off does not count yet, credits
 * settle the oldest debts first whatever they were meant for, and the tolerance is used up by the
 * oldest debts too. So a small unpaid rest of an old invoice starts no clock, and neither does a
 * large debt that a payment on account already covers.
 */
export function readClock(
  debits: readonly DueAmount[],
  credits: bigint,
  tolerance: bigint,
  asOf: Day,
): DebtClock {
  let gross = 0n;
  let disputed = 0n;
  let deferred = 0n;
  let owed = 0n;
  let owedBefore = 0n;
  let start: Day | null = null;
  const clockStartsAbove = credits + tolerance;
  for (const debit of inDueOrder(debits)) {
    const contested = debit.disputed > debit.open ? debit.open : debit.disputed;
    gross += debit.open;
    disputed += contested;
    const later = debit.deferred ?? 0n;
    deferred += later;
    owed += debit.open - contested - later;
    if (debit.dueOn < asOf) owedBefore = owed;
    if (start === null && owed > clockStartsAbove) start = debit.dueOn;
  }
  return {
    start,
    amounts: {
      gross,
      disputed,
      deferred,
      credits,
      net: atLeastZero(owed - credits),
      overdue: atLeastZero(owedBefore - credits),
      tolerance,
    },
  };
}

function atLeastZero(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}

/** The store reads in this order already; other callers need not. */
function inDueOrder(debits: readonly DueAmount[]): readonly DueAmount[] {
  for (let index = 1; index < debits.length; index += 1) {
    if (debits[index]!.dueOn < debits[index - 1]!.dueOn) {
      return debits.toSorted((a, b) => a.dueOn - b.dueOn);
    }
  }
  return debits;
}
