import { addDays, type Day } from '../../kernel/days.ts';

/** One invoice and how it ended; the same for every currency. */
export interface PastInvoice {
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly amount: bigint;
  readonly settledOn: Day | null;
  readonly writtenOff: boolean;
}

/** How somebody paid, as it was known on a day. */
export interface History {
  readonly firstInvoiceOn: Day | null;
  readonly invoicesPaid: number;
  /** Null when nothing was due yet. */
  readonly latePercent: number | null;
  readonly averageDaysLate: number | null;
  readonly writtenOff: number;
  readonly averageMonthly: bigint;
}

/** Older habits say little; two years hold enough invoices of those who are billed yearly. */
export const HISTORY_DAYS = 730;
const YEAR_DAYS = 365;
const MONTH_DAYS = 30;

/**
 * What the invoices say on a day, from what was known by the evening before: neither a later
 * invoice nor a later payment changes it. What is overdue counts as late by as much as it is.
 */
export function historyOn(invoices: readonly PastInvoice[], day: Day): History {
  const known = invoices.filter(
    ({ issuedOn }) => issuedOn < day && issuedOn >= addDays(day, -HISTORY_DAYS),
  );
  const first = known.reduce<Day | null>(
    (least, { issuedOn }) => (least === null || issuedOn < least ? issuedOn : least),
    null,
  );
  const outcomes = known.flatMap((invoice) => outcomeOn(invoice, day) ?? []);
  const late = outcomes.filter(({ daysLate }) => daysLate > 0);
  const sumLate = outcomes.reduce((sum, { daysLate }) => sum + daysLate, 0);
  return {
    firstInvoiceOn: first,
    invoicesPaid: outcomes.filter(({ isPaid }) => isPaid).length,
    latePercent: share(late.length * 100, outcomes.length),
    averageDaysLate: share(sumLate, outcomes.length),
    writtenOff: outcomes.filter(({ isPaid, writtenOff }) => isPaid && writtenOff).length,
    averageMonthly: averageMonthly(known, first, day),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round(part / whole);
}

interface Outcome {
  readonly daysLate: number;
  readonly isPaid: boolean;
  readonly writtenOff: boolean;
}

/** Nothing for what is open and not due yet. */
function outcomeOn({ dueOn, settledOn, writtenOff }: PastInvoice, day: Day): Outcome | null {
  if (settledOn !== null && settledOn < day) {
    return { daysLate: Math.max(0, settledOn - dueOn), isPaid: true, writtenOff };
  }
  return dueOn < day ? { daysLate: day - dueOn, isPaid: false, writtenOff: false } : null;
}

/** A relation of less than a year is not thinned out over twelve months. */
function averageMonthly(known: readonly PastInvoice[], first: Day | null, day: Day): bigint {
  if (first === null) return 0n;
  const from = addDays(day, -YEAR_DAYS);
  const sum = known
    .filter(({ issuedOn }) => issuedOn >= from)
    .reduce((total, { amount }) => total + amount, 0n);
  const days = Math.min(YEAR_DAYS, day - first);
  return sum / BigInt(Math.min(12, Math.max(1, Math.ceil(days / MONTH_DAYS))));
}
