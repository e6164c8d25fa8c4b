import { dayIn, partsOf } from '../../kernel/days.ts';
import type { Partner } from '../../people/index.ts';
import { businessCalendar, calendarOfCountry } from '../../platform/holidays.ts';
import type { ResponseHours } from './decide-clock.ts';

/** The hours in which the provider answers a partner in its own language. */
export function responseHours(
  { timeZone, country }: Pick<Partner, 'timeZone' | 'country'>,
  now: Date,
): ResponseHours {
  const { year } = partsOf(dayIn(now, timeZone));
  // Asked on the last days of a year, it is due in the next; an old one's clock may move again.
  return { timeZone, calendar: businessCalendar(calendarOfCountry(country), year - 1, year + 1) };
}
