import type { Day } from '../../kernel/days.ts';
import type { CurrencyFigures, LedgerCell, MonthFigures, Months, SalesCell } from './types.ts';

/** As the ageing of receivables has them: last day overdue of each bucket but the last. */
const LAST_DAYS = [0, 30, 60, 90, 120] as const;
export const bucketNames = ['notDue', '1-30', '31-60', '61-90', '91-120', '120+'] as const;

/** Months whose sales stand behind a DSO: enough to smooth, short enough to notice. */
export const SALES_MONTHS = 3;

/**
 * A quotient with one decimal, rounded half away from zero; null where there is nothing to divide
 * by.
 */
export function oneDecimal(numerator: bigint, denominator: bigint): string | null {
  if (denominator === 0n) return null;
  const isNegative = numerator < 0n !== denominator < 0n;
  const top = (numerator < 0n ? -numerator : numerator) * 20n;
  const bottom = denominator < 0n ? -denominator : denominator;
  const tenths = (top / bottom + 1n) / 2n;
  const text = `${tenths / 10n}.${tenths % 10n}`;
  return isNegative && tenths > 0n ? `-${text}` : text;
}

function bucketOf(dueOn: Day, asOf: Day): number {
  const index = LAST_DAYS.findIndex((last) => asOf - dueOn <= last);
  return index === -1 ? LAST_DAYS.length : index;
}

/**
 * Figures of each month by currency. The first {@link SALES_MONTHS} ends of `months` only stand
 * behind later ones: they are left out of the answer.
 *
 * - DSO = receivables ÷ sales of the last three months × their days; best possible: with the part
 *   that is not overdue; average days delinquent: the difference.
 * - Effectiveness = (opening + sales − closing) ÷ (opening + sales − closing not overdue).
 */
export function decideFigures(
  ledger: readonly LedgerCell[],
  sales: readonly SalesCell[],
  months: Months,
): CurrencyFigures[] {
  const currencies = [...new Set([...ledger, ...sales].map((each) => each.currency))].sort();
  return currencies.map((currency) => {
    const cells = ledger.filter((each) => each.currency === currency);
    const sold = salesByMonth(sales, currency, months);
    const first = Math.min(SALES_MONTHS, months.ends.length - 1);
    const figures: MonthFigures[] = [];
    for (let month = first; month < months.ends.length; month += 1) {
      figures.push(figuresOf(cells, sold, months, month));
    }
    return { currency, months: figures };
  });
}

function salesByMonth(sales: readonly SalesCell[], currency: string, { ends }: Months): bigint[] {
  const sold = ends.map(() => 0n);
  for (const each of sales) {
    if (each.currency === currency && each.bookedIn < sold.length) {
      sold[each.bookedIn]! += each.amount;
    }
  }
  return sold;
}

/** Open by bucket at the end of a month, of debits booked by the end of another. */
function openByBucket(
  cells: readonly LedgerCell[],
  at: number,
  asOf: Day,
  bookedBy: number = at,
  bucketOn: Day = asOf,
): bigint[] {
  const open = bucketNames.map(() => 0n);
  for (const { dueOn, bookedIn, settledIn, amount } of cells) {
    if (bookedIn > bookedBy || (settledIn !== null && settledIn > at)) continue;
    open[bucketOf(dueOn, bucketOn)]! += settledIn === null ? amount : -amount;
  }
  return open;
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, each) => sum + each, 0n);
}

function figuresOf(
  cells: readonly LedgerCell[],
  sold: readonly bigint[],
  { ends }: Months,
  month: number,
): MonthFigures {
  const through = ends[month]!;
  const before = ends[month - 1]!;
  const closing = openByBucket(cells, month, through);
  const opening = openByBucket(cells, month - 1, before);
  const receivables = total(closing);
  const current = closing[0]!;
  const from = Math.max(1, month - SALES_MONTHS + 1);
  const recent = total(sold.slice(from, month + 1));
  const days = BigInt(through - ends[from - 1]!);
  const sales = sold[month]!;
  const collectable = total(opening) + sales;
  return {
    through,
    receivables,
    current,
    sales,
    daysSalesOutstanding: ratioOf(receivables * days, recent),
    bestPossible: ratioOf(current * days, recent),
    averageDelinquent: ratioOf((receivables - current) * days, recent),
    effectiveness: ratioOf((collectable - receivables) * 100n, collectable - current),
    rolls: rollsOf(cells, month, before, through, opening),
    buckets: bucketNames.map((bucket, index) => ({ bucket, amount: closing[index]! })),
  };
}

/** Where sales are negative or nothing, a quotient would mislead. */
function ratioOf(numerator: bigint, denominator: bigint): string | null {
  return denominator > 0n ? oneDecimal(numerator, denominator) : null;
}

/**
 * What stood in each bucket when the month began and is open in a later one at its end. The last
 * bucket has no later one.
 */
function rollsOf(
  cells: readonly LedgerCell[],
  month: number,
  before: Day,
  through: Day,
  opening: readonly bigint[],
): MonthFigures['rolls'] {
  const rolled = bucketNames.map(() => 0n);
  for (const { dueOn, bookedIn, settledIn, amount } of cells) {
    if (bookedIn > month - 1 || (settledIn !== null && settledIn > month)) continue;
    const was = bucketOf(dueOn, before);
    if (bucketOf(dueOn, through) > was) rolled[was]! += settledIn === null ? amount : -amount;
  }
  return bucketNames
    .slice(0, -1)
    .map((bucket, index) => ({ bucket, percent: ratioOf(rolled[index]! * 100n, opening[index]!) }));
}
