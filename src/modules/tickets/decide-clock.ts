import { isBusinessDay, type BusinessCalendar } from '../../kernel/calendar.ts';
import { addDays, dayIn, instantAt } from '../../kernel/days.ts';
import type { Ticket, TicketSeverity } from './types.ts';

/**
 * Hours until the provider answers first: its published targets for what is broken (partner
 * support, initial response for severities A, B and C).
 */
export const firstResponseHours: Readonly<Record<TicketSeverity, number>> = {
  critical: 2,
  moderate: 4,
  minimal: 8,
};

/** English is answered around the clock; every other language in business hours. */
const AROUND_THE_CLOCK = 'en';
/** Business hours as the provider's desk keeps them, in minutes of the partner's day. */
const OPENS_MINUTES = 9 * 60;
const CLOSES_MINUTES = 17 * 60;
/** No country closes for so long; a calendar that does is broken. */
const MAX_DAYS = 60;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Time left at which a clock is worth a look: a quarter of what there was. */
const SOON_PART = 4;

/** Where and on which days the provider's business hours are kept. */
export interface ResponseHours {
  readonly timeZone: string;
  readonly calendar: BusinessCalendar;
}

type Asked = Pick<Ticket, 'severity' | 'agentLocale' | 'createdAt'>;

/** By when the provider answers first. */
export function firstResponseDue(asked: Asked, { timeZone, calendar }: ResponseHours): Date {
  let leftMs = firstResponseHours[asked.severity] * HOUR_MS;
  const startMs = asked.createdAt.getTime();
  if (asked.agentLocale.split('-')[0] === AROUND_THE_CLOCK) return new Date(startMs + leftMs);
  let day = dayIn(asked.createdAt, timeZone);
  for (let looked = 0; looked < MAX_DAYS; looked += 1) {
    if (isBusinessDay(calendar, day)) {
      const fromMs = Math.max(startMs, instantAt(day, OPENS_MINUTES, timeZone).getTime());
      const openMs = instantAt(day, CLOSES_MINUTES, timeZone).getTime() - fromMs;
      if (openMs >= leftMs) return new Date(fromMs + leftMs);
      if (openMs > 0) leftMs -= openMs;
    }
    day = addDays(day, 1);
  }
  throw new RangeError(`calendar ${calendar.id} has no business hours for ${MAX_DAYS} days`);
}

/** How the clock of the first response stands. */
export type ClockState = 'none' | 'running' | 'soon' | 'late' | 'met' | 'met_late' | 'not_needed';

type Clocked = Pick<Ticket, 'status' | 'createdAt' | 'firstResponseDueAt' | 'firstRespondedAt'>;

/** `not_needed`: the partner closed it before anybody had to answer. */
export function clockOf(
  { status, createdAt, firstResponseDueAt: due, firstRespondedAt: responded }: Clocked,
  now: Date,
): ClockState {
  if (due === null) return 'none';
  if (responded !== null) return responded <= due ? 'met' : 'met_late';
  if (status === 'closed') return 'not_needed';
  const leftMs = due.getTime() - now.getTime();
  if (leftMs < 0) return 'late';
  return leftMs * SOON_PART <= due.getTime() - createdAt.getTime() ? 'soon' : 'running';
}
