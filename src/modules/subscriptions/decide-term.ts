import { addMonths, partsOf, type Day } from '../../kernel/days.ts';
import type { BillingCycle, Commerce, OfferKind, Term } from './types.ts';

// The numbers of the life cycle. Source, where none is named: Microsoft's Partner Center
// documentation of new commerce, edition of October 2023.

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Seven days, counted in hours, after a purchase or a renewal; 72 hours before 2022. */
export const LICENSE_WINDOW_MS = 168 * HOUR_MS;
const SOFTWARE_PERPETUAL_WINDOW_MS = 30 * DAY_MS;
/** Commercial marketplace, policy of refunds: by the length of the term. */
const MARKETPLACE_MONTHLY_WINDOW_MS = 24 * HOUR_MS;
const MARKETPLACE_YEARLY_WINDOW_MS = 14 * DAY_MS;
/** A licence that is cancelled so soon is refunded in full. */
export const FULL_REFUND_MS = 24 * HOUR_MS;
/** Each batch of seats can be given back for so long after it was added. */
export const SEATS_RETURN_MS = 168 * HOUR_MS;
/** A legacy subscription that is cancelled so soon is refunded in full. */
export const LEGACY_FULL_REFUND_MS = 30 * DAY_MS;

export const TRIAL_DAYS = 30;
export const TRIAL_SEATS = 25;
export const UPDATES_MAX = 1_200;

/** Users keep their access meanwhile. */
export const EXPIRED_DAYS = 30;
export const DISABLED_AFTER_SUSPENSION_DAYS = 30;
export const DISABLED_DAYS = 90;

/**
 * Terms that end on this day or later have no free 30 days any more: they renew, end at once, or
 * go on month by month. Source: announcement of October 2025, "terms ending after 4 May 2026".
 */
export const EXTENDED_TERMS_SINCE = new Date('2026-05-05T00:00:00Z');
/** On the monthly price; same source. */
export const EXTENDED_TERM_SURCHARGE_PERCENT = 3n;
/** On a month's part of the price where the product has no monthly offer; same source. */
export const EXTENDED_TERM_SURCHARGE_WITHOUT_MONTHLY_PERCENT = 23n;

const TERM_MONTHS: Readonly<Record<Term, number | null>> = { P1M: 1, P1Y: 12, P3Y: 36, none: null };
const CYCLE_MONTHS: Readonly<Record<BillingCycle, number | null>> = {
  monthly: 1,
  annual: 12,
  triennial: 36,
  one_time: null,
  none: null,
};

export function monthsOfTerm(term: Term): number | null {
  return TERM_MONTHS[term];
}

/** Months for which is charged at once; null for what is charged once or by usage. */
export function monthsOfCycle(cycle: BillingCycle): number | null {
  return CYCLE_MONTHS[cycle];
}

export function addDaysTo(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS);
}

/** The same time of the UTC day so many months later; the last day where the month is shorter. */
function addMonthsTo(instant: Date, months: number): Date {
  const day = utcDay(instant);
  const timeOfDayMs = instant.getTime() - day * DAY_MS;
  return new Date(addMonths(day, months) * DAY_MS + timeOfDayMs);
}

function utcDay(instant: Date): Day {
  return Math.floor(instant.getTime() / DAY_MS) as Day;
}

/** The first instant of the UTC day after this one's. */
export function nextUtcDay(instant: Date): Date {
  return new Date((utcDay(instant) + 1) * DAY_MS);
}

/**
 * The end that lies `months` after (or before, when negative) another end, both counted from the
 * anchor: 31 January, 28 February, 31 March. An end that was not counted from the anchor is its own
 * anchor.
 */
export function endAfter(anchor: Date, end: Date, months: number): Date {
  const counted = calendarMonth(end) - calendarMonth(anchor);
  return addMonthsTo(anchor, counted).getTime() === end.getTime()
    ? addMonthsTo(anchor, counted + months)
    : addMonthsTo(end, months);
}

function calendarMonth(instant: Date): number {
  const { year, month } = partsOf(utcDay(instant));
  return year * 12 + month;
}

/** When it can no longer be cancelled; null where it always can, or never. */
export function cancelUntil(
  bought: { readonly kind: OfferKind; readonly commerce: Commerce; readonly term: Term },
  since: Date,
): Date | null {
  const windowMs = cancelWindowMs(bought);
  return windowMs === null ? null : new Date(since.getTime() + windowMs);
}

function cancelWindowMs({
  kind,
  commerce,
  term,
}: {
  readonly kind: OfferKind;
  readonly commerce: Commerce;
  readonly term: Term;
}): number | null {
  if (commerce === 'legacy') return null;
  switch (kind) {
    case 'license':
    case 'software_subscription':
      return LICENSE_WINDOW_MS;
    case 'software_perpetual':
      return SOFTWARE_PERPETUAL_WINDOW_MS;
    case 'marketplace':
      return term === 'P1M' ? MARKETPLACE_MONTHLY_WINDOW_MS : MARKETPLACE_YEARLY_WINDOW_MS;
    case 'trial':
    case 'azure_plan':
      return null;
  }
}
