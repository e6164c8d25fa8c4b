import type { Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { AgeingBasis } from './types.ts';

export const bucketKeys = ['notDue', '1-30', '31-60', '61-90', '91-120', '120+'] as const;

export type BucketKey = (typeof bucketKeys)[number];

/** Last day overdue of each bucket that has one. */
const LAST_DAYS = [0, 30, 60, 90, 120] as const;

/** The ageing bucket of a due day; a debit is overdue from the day after its due day. */
export function bucketOf(dueOn: Day, asOf: Day): BucketKey {
  const daysOverdue = asOf - dueOn;
  const index = LAST_DAYS.findIndex((last) => daysOverdue <= last);
  return bucketKeys[index === -1 ? LAST_DAYS.length : index]!;
}

export interface Bucket {
  readonly key: BucketKey;
  readonly count: number;
  readonly amount: bigint;
}

export interface AgeingOfCurrency {
  readonly currency: Currency;
  /** Open debits. */
  readonly open: bigint;
  readonly openCount: number;
  readonly customers: number;
  readonly overdue: bigint;
  readonly overdueCount: number;
  readonly overdueCustomers: number;
  /** Open credits: unapplied cash and credit notes. They are not aged. */
  readonly credits: bigint;
  /** All six, in order; they add up to `open`. */
  readonly buckets: readonly Bucket[];
}

export interface Ageing {
  readonly asOf: Day;
  readonly basis: AgeingBasis;
  /** By currency code; currencies in which nothing is open are left out. */
  readonly currencies: readonly AgeingOfCurrency[];
}

/** Open debits of one currency that fall due on one day. */
export interface DueDayTotal {
  readonly currency: Currency;
  readonly dueOn: Day;
  readonly open: bigint;
  readonly count: number;
}

/** What cannot be added up from days: customers, who have debits on many days, and credits. */
export interface CurrencyTotal {
  readonly currency: Currency;
  readonly customers: number;
  readonly overdueCustomers: number;
  readonly credits: bigint;
}

/** Sorts the totals of each due day into buckets. */
export function decideAgeing(
  asOf: Day,
  basis: AgeingBasis,
  days: readonly DueDayTotal[],
  totals: readonly CurrencyTotal[],
): Ageing {
  const currencies = totals.map((total) => {
    const own = days.filter((day) => day.currency === total.currency);
    const overdue = own.filter((day) => day.dueOn < asOf);
    return {
      ...total,
      open: sumOpen(own),
      openCount: sumCount(own),
      overdue: sumOpen(overdue),
      overdueCount: sumCount(overdue),
      buckets: bucketsOf(own, asOf),
    };
  });
  return { asOf, basis, currencies };
}

function bucketsOf(days: readonly DueDayTotal[], asOf: Day): Bucket[] {
  const inBucket = Map.groupBy(days, (day) => bucketOf(day.dueOn, asOf));
  return bucketKeys.map((key) => {
    const own = inBucket.get(key) ?? [];
    return { key, count: sumCount(own), amount: sumOpen(own) };
  });
}

function sumOpen(days: readonly DueDayTotal[]): bigint {
  return days.reduce((sum, day) => sum + day.open, 0n);
}

function sumCount(days: readonly DueDayTotal[]): number {
  return days.reduce((sum, day) => sum + day.count, 0);
}
