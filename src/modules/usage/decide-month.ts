import {
  addDays,
  dayIn,
  endOfMonth,
  formatDay,
  parseDay,
  withDayOfMonth,
  type Day,
} from '../../kernel/days.ts';
import { DAYS_MAX, refuse, type Month } from './types.ts';

export interface DaySpan {
  readonly from: Day;
  /** Included. */
  readonly to: Day;
}

/** The provider's days and months are those of UTC. */
export function currentMonth(now: Date): Month {
  return monthOf(dayIn(now, 'UTC'));
}

export function monthOf(day: Day): Month {
  return withDayOfMonth(day, 1) as Month;
}

export function daysOf(month: Month): DaySpan {
  return { from: month, to: endOfMonth(month) };
}

/** `2026-11`. */
export function formatMonth(month: Month): string {
  return formatDay(month).slice(0, 7);
}

/** @throws Refused `usage_month_invalid` unless the text is a month such as `2026-11` */
export function parseMonth(text: string): Month {
  const day = /^\d{4}-\d{2}$/.test(text) ? parseDay(`${text}-01`) : null;
  if (day === null) throw refuse('usage_month_invalid', { month: text }, 'month');
  return day as Month;
}

/** @throws Refused `usage_days_invalid` when the span is empty, too long or names no days */
export function parseSpan(from: string, to: string): DaySpan {
  const span = { from: parseDay(from), to: parseDay(to) };
  if (span.from === null || span.to === null || span.to < span.from) {
    throw refuse('usage_days_invalid', { from, to, max: DAYS_MAX }, 'from');
  }
  if (addDays(span.from, DAYS_MAX) <= span.to) {
    throw refuse('usage_days_invalid', { from, to, max: DAYS_MAX }, 'to');
  }
  return { from: span.from, to: span.to };
}
