import type { Currency } from '../../kernel/money.ts';
import type { ExposureRow } from '../exposure/index.ts';
import type { LossRate, Subject } from './types.ts';

const HOUR_MS = 60 * 60_000;
const HOURS_OF_DAY = 24n;

/**
 * What becomes lost with every hour in which nobody acts: what is used in an hour at the rate of
 * the last days, and commitments whose cancellation window is open, spread over the hours that are
 * left of it. Use of what is suspended has no line, so it loses nothing more. Only lines of the
 * case's subscriptions count, or all of a customer who is in the case as a whole.
 * @returns one entry per currency, none of zero
 */
export function decideLossRates(
  rows: readonly ExposureRow[],
  subjects: readonly Subject[],
  now: Date,
): LossRate[] {
  const rates = new Map<Currency, bigint>();
  for (const row of rows) {
    if (!concerns(row, subjects)) continue;
    const perHour = perHourOf(row, now);
    if (perHour > 0n) rates.set(row.currency, (rates.get(row.currency) ?? 0n) + perHour);
  }
  return [...rates]
    .map(([currency, perHour]) => ({ currency, perHour }))
    .toSorted((one, other) => (one.currency < other.currency ? -1 : 1));
}

function concerns({ customerId, id }: ExposureRow, subjects: readonly Subject[]): boolean {
  return subjects.some(
    (subject) =>
      subject.customerId === customerId &&
      (subject.subscriptionId === null || subject.subscriptionId === id),
  );
}

function perHourOf({ component, detail }: ExposureRow, now: Date): bigint {
  if (component === 'expectedUsage') return (detail.perDay ?? 0n) / HOURS_OF_DAY;
  const { cancelUntil, afterWindow } = detail;
  if (cancelUntil === undefined || afterWindow === undefined || cancelUntil <= now) return 0n;
  const hours = Math.max(1, Math.ceil((cancelUntil.getTime() - now.getTime()) / HOUR_MS));
  return afterWindow / BigInt(hours);
}

/** What the place in the queue depends on. */
export interface Queued {
  readonly id: string;
  readonly lossRates: readonly LossRate[];
  readonly nextDueAt: Date | null;
  readonly openedAt: Date;
}

/**
 * The order of work: by what is lost per hour, then by the clock that runs out next, then the
 * oldest. Currencies are not compared by amount: each has its own ranking, and the first of every
 * currency comes before the second of any.
 */
export function decideOrder<Item extends Queued>(items: readonly Item[]): Item[] {
  const ranks = ranksOf(items);
  const rank = (item: Item) => ranks.get(item.id) ?? Number.MAX_SAFE_INTEGER;
  const due = (item: Item) => item.nextDueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return items.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      due(one) - due(other) ||
      one.openedAt.getTime() - other.openedAt.getTime() ||
      (one.id < other.id ? -1 : 1),
  );
}

/** The best place that a case has in the ranking of one of its currencies, from 0. */
function ranksOf(items: readonly Queued[]): Map<string, number> {
  const byCurrency = new Map<Currency, { id: string; perHour: bigint }[]>();
  for (const { id, lossRates } of items) {
    for (const { currency, perHour } of lossRates) {
      const listed = byCurrency.get(currency) ?? [];
      listed.push({ id, perHour });
      byCurrency.set(currency, listed);
    }
  }
  const ranks = new Map<string, number>();
  for (const listed of byCurrency.values()) {
    const sorted = listed.toSorted((one, other) => (one.perHour > other.perHour ? -1 : 1));
    for (const { id, perHour } of listed) {
      // Equal amounts share a place.
      const place = sorted.findIndex((each) => each.perHour === perHour);
      ranks.set(id, Math.min(ranks.get(id) ?? place, place));
    }
  }
  return ranks;
}
