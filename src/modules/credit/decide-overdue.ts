import type { Day } from '../../kernel/days.ts';

/** One open debit of an account; amounts are minor units. */
export interface OpenDue {
  readonly dueOn: Day;
  readonly open: bigint;
  readonly disputed: bigint;
}

/**
 * What is unpaid and overdue, net: open credits pay the oldest debits first, and a disputed part
 * does not count as overdue though it is unpaid.
 */
export function decideOverdue(
  debits: readonly OpenDue[],
  credits: bigint,
  today: Day,
): { readonly unpaid: bigint; readonly overdue: bigint; readonly overdueDays: number } {
  let left = credits;
  let unpaid = 0n;
  let overdue = 0n;
  let oldest: Day | null = null;
  for (const { dueOn, open, disputed } of debits.toSorted((a, b) => a.dueOn - b.dueOn)) {
    const counted = open - disputed;
    const covered = left < counted ? left : counted;
    left -= covered;
    unpaid += open - covered;
    if (dueOn >= today || counted === covered) continue;
    overdue += counted - covered;
    oldest ??= dueOn;
  }
  // What is paid too much is cover, not debt.
  return { unpaid: unpaid - left, overdue, overdueDays: oldest === null ? 0 : today - oldest };
}
