import { offsetMsAt } from './zone-offsets.ts';

/**
 * A calendar day without a time or a zone: the number of days since 1970-01-01. Compare with `<`.
 */
export type Day = number & { readonly __brand: 'Day' };

/** ISO: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface DayParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly dayOfMonth: number;
}

/**
 * The ways of writing a day that an import can name. Nothing is guessed: 3/4/2020 means two days.
 */
export const dayFormats = [
  'YYYY-MM-DD',
  'YYYYMMDD',
  'M/D/YYYY',
  'D/M/YYYY',
  'D.M.YYYY',
  'YYYY/M/D',
  'YYYY年M月D日',
] as const;

export type DayFormat = (typeof dayFormats)[number];

/** Days outside these years are typing errors or spreadsheet artefacts, not due dates. */
const MIN_YEAR = 1900;
const MAX_YEAR = 2200;

const MINUTES_PER_DAY = 1_440;
const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
const DAYS_PER_400_YEARS = 146_097;
/** From 0000-03-01, where the arithmetic below starts, to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_468;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const CODE_ZERO = 48;
const CODE_HYPHEN = 45;

/**
 * Reads `YYYY-MM-DD`. Null for another shape, a day that does not exist and years outside
 * 1900–2200.
 */
export function parseDay(text: string): Day | null {
  if (text.length !== 10) return null;
  if (text.charCodeAt(4) !== CODE_HYPHEN || text.charCodeAt(7) !== CODE_HYPHEN) return null;
  return dayOrNull(digitsAt(text, 0, 4), digitsAt(text, 5, 7), digitsAt(text, 8, 10));
}

/** The number written by the digits from `start` to `end`, NaN when one of them is no digit. */
function digitsAt(text: string, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index += 1) {
    const digit = text.charCodeAt(index) - CODE_ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

const formatPatterns: Readonly<Record<DayFormat, RegExp>> = {
  'YYYY-MM-DD': /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/,
  YYYYMMDD: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  'M/D/YYYY': /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})$/,
  'D/M/YYYY': /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/,
  'D.M.YYYY': /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})$/,
  'YYYY/M/D': /^(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})$/,
  YYYY年M月D日: /^(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日$/,
};

/** Reads a day in a named format, with or without leading zeros where the format has one letter. */
export function parseDayFormat(text: string, format: DayFormat): Day | null {
  if (format === 'YYYY-MM-DD') return parseDay(text);
  const found = formatPatterns[format].exec(text)?.groups;
  if (found === undefined) return null;
  return dayOrNull(Number(found['y']), Number(found['m']), Number(found['d']));
}

/** `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** @throws RangeError when there is no such day, or outside 1900–2200 */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const day = dayOrNull(year, month, dayOfMonth);
  if (day === null) throw new RangeError(`no such day: ${year}-${month}-${dayOfMonth}`);
  return day;
}

function dayOrNull(year: number, month: number, dayOfMonth: number): Day | null {
  // Written so that NaN fails every comparison.
  if (!(year >= MIN_YEAR && year <= MAX_YEAR && month >= 1 && month <= 12)) return null;
  if (!(dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month))) return null;
  const day = epochDay(year, month, dayOfMonth);
  return Number.isInteger(day) ? (day as Day) : null;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return MONTH_LENGTHS[month - 1]!;
}

// Years are counted from March, so that the leap day is the last day of a year; then month lengths
// follow the pattern 153 days per 5 months, and both directions are plain integer arithmetic.
function epochDay(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const cycle = Math.floor(marchYear / 400);
  const yearOfCycle = marchYear - cycle * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  const dayOfCycle = yearOfCycle * 365 + leapDays + dayOfYear;
  return cycle * DAYS_PER_400_YEARS + dayOfCycle - DAYS_BEFORE_1970;
}

export function partsOf(day: Day): DayParts {
  const shifted = day + DAYS_BEFORE_1970;
  const cycle = Math.floor(shifted / DAYS_PER_400_YEARS);
  const dayOfCycle = shifted - cycle * DAYS_PER_400_YEARS;
  const leapDays =
    Math.floor(dayOfCycle / 1_460) -
    Math.floor(dayOfCycle / 36_524) +
    Math.floor(dayOfCycle / (DAYS_PER_400_YEARS - 1));
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const yearStart = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  const dayOfYear = dayOfCycle - yearStart;
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth };
}

export function weekdayOf(day: Day): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** @param count may be negative */
export function addDays(day: Day, count: number): Day {
  return (day + count) as Day;
}

export function endOfMonth(day: Day): Day {
  const { year, month, dayOfMonth } = partsOf(day);
  return (day + daysInMonth(year, month) - dayOfMonth) as Day;
}

/**
 * The same day of the month, or the last one where the month is shorter: 31 January + 1 = 28
 * February.
 */
export function addMonths(day: Day, count: number): Day {
  const { year, month, dayOfMonth } = partsOf(day);
  const months = year * 12 + (month - 1) + count;
  return dayInMonth(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, dayOfMonth);
}

/** Day `dayOfMonth` of the month of `day`, or its last day where the month is shorter. */
export function withDayOfMonth(day: Day, dayOfMonth: number): Day {
  const { year, month } = partsOf(day);
  return dayInMonth(year, month, dayOfMonth);
}

function dayInMonth(year: number, month: number, dayOfMonth: number): Day {
  return epochDay(year, month, Math.min(dayOfMonth, daysInMonth(year, month))) as Day;
}

/**
 * True for names of the zone database (`Asia/Tokyo`, `UTC`); bare offsets (`+09:00`) are no zones.
 */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The day on the zone's calendars at an instant. @throws RangeError when the zone is unknown */
export function dayIn(instant: Date, timeZone: string): Day {
  return Math.floor(localMs(instant, timeZone) / MS_PER_DAY) as Day;
}

/**
 * Minutes since midnight on the zone's clocks, 0 to 1439. @throws RangeError when the zone is
 * unknown
 */
export function minutesOfDayIn(instant: Date, timeZone: string): number {
  const local = localMs(instant, timeZone);
  return Math.floor((local - Math.floor(local / MS_PER_DAY) * MS_PER_DAY) / MS_PER_MINUTE);
}

function localMs(instant: Date, timeZone: string): number {
  const epochMs = instant.getTime();
  return epochMs + offsetMsAt(epochMs, timeZone);
}

/**
 * The instant at which the zone's clocks show this time. A time that clocks skip (spring) means the
 * same stretch later: 02:30 → 03:30; a time shown twice (autumn) means the first.
 * @param minutesOfDay 0 to 1439
 * @throws RangeError when the zone is unknown or the minutes are out of range
 */
export function instantAt(day: Day, minutesOfDay: number, timeZone: string): Date {
  if (!(minutesOfDay >= 0 && minutesOfDay < MINUTES_PER_DAY)) {
    throw new RangeError(`minutes of the day out of range: ${minutesOfDay}`);
  }
  const local = day * MS_PER_DAY + minutesOfDay * MS_PER_MINUTE;
  // Offsets lie within a day, so the right one holds a day before or a day after the same reading
  // in UTC.
  const before = offsetMsAt(local - MS_PER_DAY, timeZone);
  const after = offsetMsAt(local + MS_PER_DAY, timeZone);
  const shown = [local - before, local - after].filter(
    (epochMs) => epochMs + offsetMsAt(epochMs, timeZone) === local,
  );
  return new Date(shown.length > 0 ? Math.min(...shown) : local - before);
}
