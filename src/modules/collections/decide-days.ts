import {
  type BusinessCalendar,
  addBusinessDays,
  isBusinessDay,
  isEveOfClosure,
} from '../../kernel/calendar.ts';
import { type Day, addDays, partsOf, weekdayOf } from '../../kernel/days.ts';
import type { DayUnit, PolicyContent, YearlyRange } from './types-policy.ts';

/** A policy that finds no day in a year is broken; waiting a year is the harmless reading of it. */
const SEARCH_DAYS_MAX = 366;

/** `count` days after `day`; zero means the day itself, also in business days. */
export function addUnits(calendar: BusinessCalendar, day: Day, count: number, unit: DayUnit): Day {
  if (unit === 'calendar' || count === 0) return addDays(day, count);
  return addBusinessDays(calendar, day, count);
}

/** True on days on which nothing goes out to a customer. */
export function isQuiet(content: PolicyContent, calendar: BusinessCalendar, day: Day): boolean {
  if (content.quiet.closedDays && !isBusinessDay(calendar, day)) return true;
  return content.quiet.ranges.length > 0 && content.quiet.ranges.some((range) => isIn(range, day));
}

/** The day itself or the first later one that is not quiet. */
export function nextSendDay(content: PolicyContent, calendar: BusinessCalendar, day: Day): Day {
  return firstDay(day, (candidate) => !isQuiet(content, calendar, candidate));
}

/**
 * The day itself or the first later one on which something harmful may happen: a business day that
 * is not quiet, not an excluded weekday and, when the policy says so, not the eve of a closure.
 */
export function nextConsequenceDay(
  content: PolicyContent,
  calendar: BusinessCalendar,
  day: Day,
): Day {
  const { notOnWeekdays, notOnEveOfClosure } = content.consequenceDays;
  return firstDay(
    day,
    (candidate) =>
      isBusinessDay(calendar, candidate) &&
      !isQuiet(content, calendar, candidate) &&
      !notOnWeekdays.includes(weekdayOf(candidate)) &&
      !(notOnEveOfClosure && isEveOfClosure(calendar, candidate)),
  );
}

function firstDay(from: Day, fits: (day: Day) => boolean): Day {
  for (let distance = 0; distance < SEARCH_DAYS_MAX; distance += 1) {
    const candidate = addDays(from, distance);
    if (fits(candidate)) return candidate;
  }
  return addDays(from, SEARCH_DAYS_MAX);
}

function isIn(range: YearlyRange, day: Day): boolean {
  const { month, dayOfMonth } = partsOf(day);
  const here = `${two(month)}-${two(dayOfMonth)}`;
  return range.from <= range.to
    ? here >= range.from && here <= range.to
    : here >= range.from || here <= range.to;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
