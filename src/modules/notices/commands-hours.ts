import { dayIn, partsOf } from '../../kernel/days.ts';
import { businessCalendar } from '../../platform/holidays.ts';
import { earliestSending } from './decide-sending.ts';
import type { NoticeSettings } from './types.ts';

/** The search for an hour reaches past one year end, never past two. */
const YEARS_AHEAD = 2;

/** The earliest instant from `from` on at which mail to a customer may leave. */
export function sendingInstant(
  from: Date,
  customer: { readonly timeZone: string; readonly calendarId: string },
  settings: NoticeSettings,
): Date {
  const { year } = partsOf(dayIn(from, customer.timeZone));
  return earliestSending(from, {
    timeZone: customer.timeZone,
    calendar: businessCalendar(customer.calendarId, year, year + YEARS_AHEAD),
    fromMinutes: settings.sendFromMinutes,
    untilMinutes: settings.sendUntilMinutes,
    quietDays: new Set(settings.quietDays),
  });
}
