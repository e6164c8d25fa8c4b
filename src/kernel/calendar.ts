import { type Day, type Weekday, addDays, weekdayOf } from './days.ts';

/**
 * Which days are worked. A calendar knows the holidays of the years it was made for; outside them
 * only its weekends are closed. Calendars are values: never change one that is in use.
 */
export interface BusinessCalendar {
  /** `US`, `JP-bank`, `none`: stored beside what was computed with it. */
  readonly id: string;
  readonly weekend: ReadonlySet<Weekday>;
  readonly holidays: ReadonlySet<Day>;
}

/** What happens to a day that is closed: `following` moves it later, `preceding` earlier. */
export type Shift = 'following' | 'preceding' | 'none';

/**
 * No country closes for a month; a year without a business day is a broken calendar, not a long
 * wait.
 */
const MAX_CLOSED_RUN_DAYS = 366;
/** About fifteen years: more is a mistake in a policy. */
const MAX_BUSINESS_DAYS = 4_000;

export function isBusinessDay(calendar: BusinessCalendar, day: Day): boolean {
  return !calendar.weekend.has(weekdayOf(day)) && !calendar.holidays.has(day);
}

/**
 * The day itself when it is a business day or `none` is asked, else the nearest one in that
 * direction.
 */
export function shiftDay(calendar: BusinessCalendar, day: Day, shift: Shift): Day {
  if (shift === 'none' || isBusinessDay(calendar, day)) return day;
  return nextBusinessDay(calendar, day, shift === 'following' ? 1 : -1);
}

/**
 * Counts business days from a day:
 * - `count > 0`: the count-th business day strictly after `day`;
 * - `count < 0`: the count-th business day strictly before it;
 * - `count = 0`: `day`, moved to the following business day when it is closed.
 *
 * A later day or a larger count never gives an earlier answer, and for `count >= 0` neither does
 * one more holiday.
 * @throws RangeError when the count is no integer within ±4000, or the calendar is closed for a
 * year
 */
export function addBusinessDays(calendar: BusinessCalendar, day: Day, count: number): Day {
  if (!Number.isInteger(count) || Math.abs(count) > MAX_BUSINESS_DAYS) {
    throw new RangeError(`business days out of range: ${count}`);
  }
  if (count === 0) return shiftDay(calendar, day, 'following');
  const step = count > 0 ? 1 : -1;
  let reached = day;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    reached = nextBusinessDay(calendar, reached, step);
  }
  return reached;
}

function nextBusinessDay(calendar: BusinessCalendar, day: Day, step: 1 | -1): Day {
  for (let distance = 1; distance <= MAX_CLOSED_RUN_DAYS; distance += 1) {
    const candidate = addDays(day, distance * step);
    if (isBusinessDay(calendar, candidate)) return candidate;
  }
  throw new RangeError(`calendar ${calendar.id} has no business day within a year of ${day}`);
}

/**
 * The number of business days after `from` up to and including `to`, negative when `to` is earlier.
 * So it is `n` for `to = addBusinessDays(calendar, from, n)` with `n > 0`, and swapping the days
 * changes the sign.
 */
export function businessDaysBetween(calendar: BusinessCalendar, from: Day, to: Day): number {
  return businessDaysUpTo(calendar, to) - businessDaysUpTo(calendar, from);
}

/** True when the next calendar day is closed: Fridays and the eves of holidays. */
export function isEveOfClosure(calendar: BusinessCalendar, day: Day): boolean {
  return !isBusinessDay(calendar, addDays(day, 1));
}

/**
 * What counting needs of a calendar, worked out once: ageing asks for spans of years, millions of
 * times.
 */
interface Tally {
  /** Business weekdays from Monday to each weekday, by weekday; [0] is none, [7] the whole week. */
  readonly openInWeekUpTo: readonly number[];
  /** Holidays that fall on business weekdays, ascending. */
  readonly closedDays: readonly number[];
}

const tallies = new WeakMap<BusinessCalendar, Tally>();

/**
 * Business days up to and including `day`, counted from a fixed Monday; only differences mean
 * anything.
 */
function businessDaysUpTo(calendar: BusinessCalendar, day: Day): number {
  const { openInWeekUpTo, closedDays } = tallyOf(calendar);
  // 1969-12-29, a Monday, is day -3.
  const weeks = Math.floor((day + 3) / 7);
  const open = weeks * openInWeekUpTo[7]! + openInWeekUpTo[weekdayOf(day)]!;
  return open - countUpTo(closedDays, day);
}

function tallyOf(calendar: BusinessCalendar): Tally {
  const known = tallies.get(calendar);
  if (known !== undefined) return known;
  const openInWeekUpTo = [0];
  for (const weekday of [1, 2, 3, 4, 5, 6, 7] as const) {
    openInWeekUpTo.push(openInWeekUpTo.at(-1)! + (calendar.weekend.has(weekday) ? 0 : 1));
  }
  const closedDays = [...calendar.holidays]
    .filter((day) => !calendar.weekend.has(weekdayOf(day)))
    .toSorted((a, b) => a - b);
  const tally = { openInWeekUpTo, closedDays };
  tallies.set(calendar, tally);
  return tally;
}

/** How many of the ascending numbers are not above the limit, by halving. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
