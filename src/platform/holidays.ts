import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import type { BusinessCalendar } from '../kernel/calendar.ts';
import { type Day, type Weekday, addDays, dayOf, parseDay } from '../kernel/days.ts';

/** A calendar that can be chosen, with its name for people. */
export interface CalendarName {
  readonly id: string;
  readonly en: string;
  readonly ja: string;
}

export interface CalendarOptions {
  /** Days closed besides the public ones: a company's own summer holidays. */
  readonly closedDays?: readonly Day[];
  /** Instead of the country's weekend. */
  readonly weekend?: ReadonlySet<Weekday>;
}

/** Japan's public holidays and, beyond them, the days on which its banks are closed by order. */
const JAPAN_BANKS = 'JP-bank';
/** The calendar of a country that we know nothing of: Saturdays and Sundays only. */
const NO_COUNTRY = 'none';

/** Days begin here, see `src/kernel/days.ts`. */
const FIRST_YEAR = 1900;
/** Nothing falls due a century ahead; bounds the work that one request can ask for. */
const MAX_YEARS = 100;
/** A run uses a handful; past this many, somebody asks for ever new ranges. */
const MAX_CACHED_CALENDARS = 500;

const MS_PER_DAY = 86_400_000;
/**
 * A holiday on which the clocks change lasts 23 hours and is still a whole day; a half day is 12 at
 * most.
 */
const CLOCK_CHANGE_MS = 2 * 3_600_000;

const SATURDAY_SUNDAY: ReadonlySet<Weekday> = new Set<Weekday>([6, 7]);
const FRIDAY_SATURDAY: ReadonlySet<Weekday> = new Set<Weekday>([5, 6]);
const FRIDAY: ReadonlySet<Weekday> = new Set<Weekday>([5]);
const SUNDAY: ReadonlySet<Weekday> = new Set<Weekday>([7]);

/**
 * Countries whose weekend is not Saturday and Sunday, from Unicode CLDR 48 (supplemental/weekData).
 * Two readings differ from it on purpose. Bangladesh: offices and banks close Friday and Saturday.
 * India (CLDR: Sunday alone) keeps Saturday closed: banks close every second one and most offices
 * all, and a weekend that is too long only ever makes a step later. The United Arab Emirates left
 * Friday and Saturday for Saturday and Sunday on 2022-01-01, so they are absent here.
 */
const weekendByCountry: Readonly<Record<string, ReadonlySet<Weekday>>> = {
  BD: FRIDAY_SATURDAY,
  BH: FRIDAY_SATURDAY,
  DZ: FRIDAY_SATURDAY,
  EG: FRIDAY_SATURDAY,
  IL: FRIDAY_SATURDAY,
  IR: FRIDAY,
  LY: FRIDAY_SATURDAY,
  SA: FRIDAY_SATURDAY,
  SD: FRIDAY_SATURDAY,
  UG: SUNDAY,
};

/**
 * The part of a country whose list stands for the whole, where the library's own list of the whole
 * is only what all parts share. United Kingdom: England and Wales, where its banks clear (without
 * it the summer bank holiday is missing).
 */
const partByCountry: Readonly<Record<string, string>> = { GB: 'ENG' };

/**
 * Holidays that the library lacks. Japan: a day between two national holidays is one itself (国民の祝日に
 * 関する法律, article 3 paragraph 3): these two lie between Respect for the Aged Day and the autumnal
 * equinox. The library has the earlier ones (2009, 2015, 2026).
 */
const missingHolidays: Readonly<Record<string, readonly string[]>> = {
  JP: ['2032-09-21', '2049-09-21'],
};

/**
 * 銀行法施行令 article 5: besides Saturdays, Sundays and holidays, banks close 31 December to 3 January.
 */
const japanBankDays = [
  [1, 1],
  [1, 2],
  [1, 3],
  [12, 31],
] as const;

const sourceByCountry = new Map<string, Holidays>();
const daysByCountryYear = new Map<string, readonly Day[]>();
const calendars = new Map<string, BusinessCalendar>();
let calendarNames: readonly CalendarName[] | undefined;
let countryNames: ReadonlyMap<string, string> | undefined;

const load = createRequire(import.meta.url);

/**
 * Loading the library's rules takes a tenth of a second or more: only for those who need a holiday.
 */
function holidaysClass(): typeof Holidays {
  return load('date-holidays') as typeof Holidays;
}

function countries(): ReadonlyMap<string, string> {
  if (countryNames === undefined) {
    const Library = holidaysClass();
    countryNames = new Map(Object.entries(new Library().getCountries('en')));
  }
  return countryNames;
}

/**
 * The business calendar of a country (`US`, `DE`), of Japan's banks (`JP-bank`) or, for an id that
 * is not among {@link calendarIds}, weekends alone under the id `none`. Closed are public and bank
 * holidays that last the whole day and hold in the whole country. Working days that make up for a
 * holiday (China) are not known. The same arguments without options give the same object.
 * @param fromYear first year whose holidays are known
 * @param toYear last one, at most 99 years later
 * @throws RangeError when the years are out of order, too many, or outside 1900–2200
 */
export function businessCalendar(
  country: string,
  fromYear: number,
  toYear: number,
  options?: CalendarOptions,
): BusinessCalendar {
  checkYears(fromYear, toYear);
  const key = `${country} ${fromYear} ${toYear}`;
  const calendar = calendars.get(key) ?? makeCalendar(country, fromYear, toYear);
  if (!calendars.has(key)) {
    if (calendars.size >= MAX_CACHED_CALENDARS) calendars.clear();
    calendars.set(key, calendar);
  }
  if (options === undefined) return calendar;
  return {
    id: calendar.id,
    weekend: options.weekend ?? calendar.weekend,
    holidays: new Set([...calendar.holidays, ...(options.closedDays ?? [])]),
  };
}

function checkYears(fromYear: number, toYear: number): void {
  // Throws for years that have no days.
  dayOf(fromYear, 1, 1);
  dayOf(toYear, 1, 1);
  if (toYear < fromYear || toYear - fromYear >= MAX_YEARS) {
    throw new RangeError(`calendar years out of range: ${fromYear} to ${toYear}`);
  }
}

function makeCalendar(id: string, fromYear: number, toYear: number): BusinessCalendar {
  const country = countryOf(id);
  if (!countries().has(country)) {
    return { id: NO_COUNTRY, weekend: SATURDAY_SUNDAY, holidays: new Set() };
  }
  const holidays = new Set<Day>();
  const firstDay = dayOf(fromYear, 1, 1);
  const lastDay = dayOf(toYear, 12, 31);
  // One year earlier, because a holiday of several days can reach into the next year.
  for (let year = Math.max(fromYear - 1, FIRST_YEAR); year <= toYear; year += 1) {
    for (const day of holidaysOf(country, year)) {
      if (day >= firstDay && day <= lastDay) holidays.add(day);
    }
    if (id !== JAPAN_BANKS || year < fromYear) continue;
    for (const [month, dayOfMonth] of japanBankDays) holidays.add(dayOf(year, month, dayOfMonth));
  }
  return { id, weekend: weekendByCountry[country] ?? SATURDAY_SUNDAY, holidays };
}

function countryOf(calendarId: string): string {
  return calendarId === JAPAN_BANKS ? 'JP' : calendarId;
}

function holidaysOf(country: string, year: number): readonly Day[] {
  const key = `${country} ${year}`;
  const known = daysByCountryYear.get(key);
  if (known !== undefined) return known;
  const found = sourceOf(country)
    .getHolidays(year)
    // Japan's banks have a calendar of their own; to its offices, bank days are days like others.
    .filter(({ type }) => type === 'public' || (type === 'bank' && country !== 'JP'))
    .flatMap(wholeDaysOf);
  const missing = (missingHolidays[country] ?? [])
    .filter((text) => text.startsWith(`${year}-`))
    .map(parseKnownDay);
  const days = [...found, ...missing];
  daysByCountryYear.set(key, days);
  return days;
}

function sourceOf(country: string): Holidays {
  const known = sourceByCountry.get(country);
  if (known !== undefined) return known;
  const Library = holidaysClass();
  const part = partByCountry[country];
  const source = part === undefined ? new Library(country) : new Library(country, part);
  sourceByCountry.set(country, source);
  return source;
}

/**
 * The whole days of one entry; none for an afternoon off. The text holds the local day, the dates
 * do not.
 */
function wholeDaysOf(holiday: { date: string; start: Date; end: Date }): Day[] {
  const lengthMs = holiday.end.getTime() - holiday.start.getTime();
  const count = Math.floor((lengthMs + CLOCK_CHANGE_MS) / MS_PER_DAY);
  const first = parseKnownDay(holiday.date.slice(0, 10));
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

function parseKnownDay(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new RangeError(`not a day in the list of holidays: ${text}`);
  return day;
}

/** Every calendar that can be chosen, by id, with its names; `none` last. */
export function calendarIds(): readonly CalendarName[] {
  calendarNames ??= makeCalendarNames();
  return calendarNames;
}

/** True for the ids of {@link calendarIds}. */
export function isCalendarId(text: string): boolean {
  return text === NO_COUNTRY || countries().has(countryOf(text));
}

/**
 * The calendar that payments in a country go by, as a default for its customers: in Japan the
 * banks', because due dates move with them; `none` where no holidays are known.
 * @param country ISO 3166-1 code of two letters
 */
export function calendarOfCountry(country: string): string {
  if (country === 'JP') return JAPAN_BANKS;
  return countries().has(country) ? country : NO_COUNTRY;
}

function makeCalendarNames(): readonly CalendarName[] {
  const english = new Intl.DisplayNames('en', { type: 'region' });
  const japanese = new Intl.DisplayNames('ja', { type: 'region' });
  const listed = [...countries()].map(([id, name]) => ({
    id,
    en: english.of(id) ?? name,
    ja: japanese.of(id) ?? name,
  }));
  return [
    ...listed,
    { id: JAPAN_BANKS, en: 'Japan (bank business days)', ja: '日本（銀行営業日）' },
    { id: NO_COUNTRY, en: 'Weekends only (Saturday, Sunday)', ja: '土日のみ休業' },
  ];
}
