import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { addBusinessDays, isBusinessDay } from '../kernel/calendar.ts';
import { type Day, formatDay, parseDay, partsOf, weekdayOf } from '../kernel/days.ts';
import { businessCalendar, calendarIds, calendarOfCountry, isCalendarId } from './holidays.ts';

const day = (text: string): Day => parseDay(text) ?? expect.fail(`not a day: ${text}`);

/** The holidays of a year that fall from Monday to Friday: those that anybody notices. */
function weekdayHolidays(id: string, year: number): string[] {
  const { holidays, weekend } = businessCalendar(id, year, year);
  return [...holidays]
    .filter((holiday) => !weekend.has(weekdayOf(holiday)))
    .toSorted((a, b) => a - b)
    .map((holiday) => formatDay(holiday).slice(5));
}

const JAPAN_LIST = fileURLToPath(
  new URL('../../../shared/data/calendars/holiday_jp.yml', import.meta.url),
);
const hasJapanList = existsSync(JAPAN_LIST);

describe('Japan', () => {
  it.skipIf(!hasJapanList)(
    'agrees with the published list on every day from 1970 to 2050 (needs ../shared)',
    () => {
      const published = readFileSync(JAPAN_LIST, 'utf8')
        .split('\n')
        .filter((line) => /^\d{4}-/.test(line))
        .map((line) => line.slice(0, 10));
      expect(published.length).toBeGreaterThan(1_300);
      const { holidays } = businessCalendar('JP', 1970, 2050);
      expect([...holidays].map(formatDay).toSorted()).toEqual(published.toSorted());
    },
  );

  it('has substitute holidays and days between two holidays', () => {
    const { holidays } = businessCalendar('JP', 2024, 2032);
    expect(holidays.has(day('2025-05-06'))).toBe(true);
    expect(holidays.has(day('2026-09-22'))).toBe(true);
    expect(holidays.has(day('2032-09-21'))).toBe(true);
  });

  it('keeps bank days out of the office calendar', () => {
    const offices = businessCalendar('JP', 2024, 2026);
    const banks = businessCalendar('JP-bank', 2024, 2026);
    expect([offices.id, banks.id]).toEqual(['JP', 'JP-bank']);
    for (const text of ['2024-12-31', '2025-01-02', '2025-01-03', '2025-12-31']) {
      expect([text, offices.holidays.has(day(text))]).toEqual([text, false]);
      expect([text, banks.holidays.has(day(text))]).toEqual([text, true]);
    }
    const added = [...banks.holidays].filter((holiday) => !offices.holidays.has(holiday));
    expect(added).toHaveLength(9);
    expect([...offices.holidays].every((holiday) => banks.holidays.has(holiday))).toBe(true);
  });

  it('opens banks on 6 January 2025 after the last business day of 2024', () => {
    const banks = businessCalendar('JP-bank', 2024, 2025);
    expect(formatDay(addBusinessDays(banks, day('2024-12-30'), 1))).toBe('2025-01-06');
  });
});

describe('other countries', () => {
  it('knows the federal holidays of the United States', () => {
    expect(weekdayHolidays('US', 2025)).toEqual([
      '01-01',
      '01-20',
      '02-17',
      '05-26',
      '06-19',
      '07-04',
      '09-01',
      '10-13',
      '11-11',
      '11-27',
      '12-25',
    ]);
  });

  it('keeps New Year of the next year where it is observed, at the end of the year', () => {
    expect(weekdayHolidays('US', 2021)).toContain('12-31');
  });

  it('knows the bank holidays of England and Wales, extraordinary ones too', () => {
    expect(weekdayHolidays('GB', 2022)).toEqual([
      '01-03',
      '04-15',
      '04-18',
      '05-02',
      '06-02',
      '06-03',
      '08-29',
      '09-19',
      '12-26',
      '12-27',
    ]);
  });

  it('leaves out afternoons off and holidays of one region', () => {
    expect(weekdayHolidays('DE', 2025)).toEqual([
      '01-01',
      '04-18',
      '04-21',
      '05-01',
      '05-29',
      '06-09',
      '10-03',
      '12-25',
      '12-26',
    ]);
  });

  it('counts every day of a holiday of several days, also into the next year', () => {
    const turkey = businessCalendar('TR', 2025, 2025).holidays;
    for (const text of ['2025-06-06', '2025-06-07', '2025-06-08', '2025-06-09']) {
      expect([text, turkey.has(day(text))]).toEqual([text, true]);
    }
    const eswatini = businessCalendar('SZ', 2026, 2026).holidays;
    expect(eswatini.has(day('2026-01-02'))).toBe(true);
  });

  it('knows no holiday outside the years asked for', () => {
    for (const id of ['SZ', 'US', 'JP-bank']) {
      const { holidays } = businessCalendar(id, 2021, 2022);
      expect(new Set([...holidays].map((holiday) => partsOf(holiday).year))).toEqual(
        new Set([2021, 2022]),
      );
    }
  });

  it.each([
    ['US', [6, 7]],
    ['AE', [6, 7]],
    ['SA', [5, 6]],
    ['IL', [5, 6]],
    ['IR', [5]],
  ])('gives %s the weekend %j', (id, weekend) => {
    expect([...businessCalendar(id, 2025, 2025).weekend]).toEqual(weekend);
  });

  it('agrees with the weekends of Unicode CLDR, but for Bangladesh and India', () => {
    const differing = calendarIds()
      .filter(({ id }) => /^[A-Z]{2}$/.test(id))
      .filter(({ id }) => {
        const locale = new Intl.Locale(`und-${id}`) as Intl.Locale & {
          getWeekInfo(): { weekend: number[] };
        };
        const ours = [...businessCalendar(id, 2025, 2025).weekend];
        return JSON.stringify(ours) !== JSON.stringify(locale.getWeekInfo().weekend);
      });
    expect(differing.map(({ id }) => id)).toEqual(['BD', 'IN']);
  });
});

describe('businessCalendar', () => {
  it('falls back to weekends alone for what it does not know', () => {
    for (const id of ['ZZ', 'none', '', 'jp', 'constructor', '__proto__']) {
      const calendar = businessCalendar(id, 2025, 2026);
      expect([id, calendar.id, calendar.holidays.size]).toEqual([id, 'none', 0]);
      expect([...calendar.weekend]).toEqual([6, 7]);
    }
  });

  it('gives the same object for the same question', () => {
    expect(businessCalendar('FR', 2025, 2026)).toBe(businessCalendar('FR', 2025, 2026));
  });

  it('adds closed days and replaces the weekend without touching the shared calendar', () => {
    const summer = day('2026-08-13');
    const own = businessCalendar('JP', 2026, 2026, {
      closedDays: [summer],
      weekend: new Set([7] as const),
    });
    expect(isBusinessDay(own, summer)).toBe(false);
    expect(isBusinessDay(own, day('2026-08-15'))).toBe(true);
    expect(isBusinessDay(businessCalendar('JP', 2026, 2026), summer)).toBe(true);
  });

  it.each([
    [2026, 2025],
    [1899, 1900],
    [2200, 2201],
    [1950, 2050],
    [2025.5, 2026],
  ])('refuses the years %d to %d', (fromYear, toYear) => {
    expect(() => businessCalendar('US', fromYear, toYear)).toThrow(RangeError);
  });

  it('knows the first and the last years that days have', () => {
    expect(businessCalendar('JP', 1900, 1900).id).toBe('JP');
    expect(businessCalendar('JP-bank', 2200, 2200).holidays.has(day('2200-12-31'))).toBe(true);
  });
});

describe('calendarIds', () => {
  it('names every calendar once in both languages', () => {
    const all = calendarIds();
    expect(all.length).toBeGreaterThan(200);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.every(({ id, en, ja }) => en !== '' && ja !== '' && en !== id)).toBe(true);
    expect(all.find(({ id }) => id === 'DE')).toEqual({ id: 'DE', en: 'Germany', ja: 'ドイツ' });
    expect(all.slice(-2).map(({ id }) => id)).toEqual(['JP-bank', 'none']);
  });

  it('is what isCalendarId accepts, and each makes a calendar of that id', () => {
    for (const { id } of calendarIds()) {
      expect(isCalendarId(id)).toBe(true);
      expect(businessCalendar(id, 2026, 2026).id).toBe(id);
    }
    for (const text of ['', 'ZZ', 'us', 'JP-', 'US-bank']) expect(isCalendarId(text)).toBe(false);
  });

  it.each([
    ['JP', 'JP-bank'],
    ['US', 'US'],
    ['KW', 'none'],
    ['JP-bank', 'none'],
  ])('gives customers in %s the calendar %s', (country, id) => {
    expect(calendarOfCountry(country)).toBe(id);
  });
});
