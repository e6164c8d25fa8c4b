import { isBusinessDay, type BusinessCalendar } from '../../kernel/calendar.ts';
import { addDays, dayIn, instantAt, type Day } from '../../kernel/days.ts';

/** When messages may leave for one customer. */
export interface SendingHours {
  readonly timeZone: string;
  readonly calendar: BusinessCalendar;
  /**
   * Minutes after midnight on the customer's clocks; up to, not including, `untilMinutes` (at most
   * 1440).
   */
  readonly fromMinutes: number;
  readonly untilMinutes: number;
  readonly quietDays: ReadonlySet<Day>;
}

/** Longer than any run of closed and quiet days that somebody could mean. */
export const SEARCH_DAYS_MAX = 400;

const MINUTES_PER_DAY = 1_440;

/**
 * The earliest instant from `now` on at which a message may leave: on a business day of the
 * customer's calendar that is not quiet, within the hours on the customer's clocks. `now` itself
 * when it is allowed.
 * @throws RangeError when there is no such instant within {@link SEARCH_DAYS_MAX} days
 */
export function earliestSending(now: Date, hours: SendingHours): Date {
  const today = dayIn(now, hours.timeZone);
  for (let ahead = 0; ahead <= SEARCH_DAYS_MAX; ahead += 1) {
    const day = addDays(today, ahead);
    if (!isBusinessDay(hours.calendar, day) || hours.quietDays.has(day)) continue;
    // Clocks that jump can cut hours short or skip them; what counts is the stretch of real time.
    const opens = timeOn(day, hours.fromMinutes, hours.timeZone);
    const closes = timeOn(day, hours.untilMinutes, hours.timeZone);
    const first = opens > now ? opens : now;
    if (first < closes && dayIn(first, hours.timeZone) === day) return first;
  }
  throw new RangeError(
    `no sending hour within ${SEARCH_DAYS_MAX} days in calendar ${hours.calendar.id}`,
  );
}

function timeOn(day: Day, minutes: number, timeZone: string): Date {
  return minutes === MINUTES_PER_DAY
    ? instantAt(addDays(day, 1), 0, timeZone)
    : instantAt(day, minutes, timeZone);
}
