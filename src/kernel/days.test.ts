import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type Day,
  type DayFormat,
  addDays,
  addMonths,
  dayIn,
  dayOf,
  endOfMonth,
  formatDay,
  instantAt,
  isTimeZone,
  minutesOfDayIn,
  parseDay,
  parseDayFormat,
  partsOf,
  weekdayOf,
  withDayOfMonth,
} from './days.ts';

const FIRST = dayOf(1900, 1, 1);
const LAST = dayOf(2200, 12, 31);
const anyDay = fc.integer({ min: FIRST, max: LAST }).map((value) => value as Day);

const day = (text: string): Day => {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`not a day: ${text}`);
  return parsed;
};

describe('parseDay and formatDay', () => {
  it('counts from 1970-01-01', () => {
    expect(day('1970-01-01')).toBe(0);
    expect(day('1969-12-31')).toBe(-1);
    expect(day('2000-03-01')).toBe(11_017);
  });

  it('agrees with the Temporal standard on every day from 1900 to 2200', () => {
    let date = Temporal.PlainDate.from('1900-01-01');
    for (let value = FIRST; value <= LAST; value = addDays(value, 1)) {
      const { year, month, dayOfMonth } = partsOf(value);
      if (year !== date.year || month !== date.month || dayOfMonth !== date.day) {
        throw new Error(`${formatDay(value)} should be ${date.toString()}`);
      }
      if (weekdayOf(value) !== date.dayOfWeek) throw new Error(`weekday of ${formatDay(value)}`);
      if (parseDay(formatDay(value)) !== value) throw new Error(`round trip ${formatDay(value)}`);
      if (dayOf(year, month, dayOfMonth) !== value) throw new Error(`dayOf ${formatDay(value)}`);
      date = date.add({ days: 1 });
    }
    expect(date.toString()).toBe('2201-01-01');
  });

  it.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1899-12-31',
    '2201-01-01',
    '2026-1-1',
    '2026/01/01',
    '20260101',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '2026-0a-01',
    '２０２６-01-01',
    '',
    'abc',
  ])('refuses %j', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it('reads leap days', () => {
    expect(formatDay(day('2000-02-29'))).toBe('2000-02-29');
    expect(formatDay(day('2024-02-29'))).toBe('2024-02-29');
  });

  it('sorts as text as it sorts as a number', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(formatDay(a) < formatDay(b)).toBe(a < b);
      }),
    );
  });

  it('never takes a day from a text that it would write differently', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/), (text) => {
        const parsed = parseDay(text);
        expect(parsed === null || formatDay(parsed) === text).toBe(true);
      }),
    );
  });
});

describe('dayOf', () => {
  it('throws for a day that does not exist', () => {
    expect(() => dayOf(2026, 2, 30)).toThrow(RangeError);
    expect(() => dayOf(1899, 12, 31)).toThrow(RangeError);
    expect(() => dayOf(2026, 1, 1.5)).toThrow(RangeError);
    expect(() => dayOf(Number.NaN, 1, 1)).toThrow(RangeError);
  });
});

describe('parseDayFormat', () => {
  it.each<[string, DayFormat, string]>([
    ['2020-04-05', 'YYYY-MM-DD', '2020-04-05'],
    ['20200405', 'YYYYMMDD', '2020-04-05'],
    ['4/5/2020', 'M/D/YYYY', '2020-04-05'],
    ['04/05/2020', 'M/D/YYYY', '2020-04-05'],
    ['4/5/2020', 'D/M/YYYY', '2020-05-04'],
    ['5.4.2020', 'D.M.YYYY', '2020-04-05'],
    ['2020/4/5', 'YYYY/M/D', '2020-04-05'],
    ['2020年4月5日', 'YYYY年M月D日', '2020-04-05'],
    ['2020年04月05日', 'YYYY年M月D日', '2020-04-05'],
  ])('reads %s as %s', (text, format, expected) => {
    expect(parseDayFormat(text, format)).toBe(day(expected));
  });

  it.each<[string, DayFormat]>([
    ['13/1/2020', 'M/D/YYYY'],
    ['1/13/2020', 'D/M/YYYY'],
    ['4/5/20', 'M/D/YYYY'],
    ['2/30/2020', 'M/D/YYYY'],
    ['20200230', 'YYYYMMDD'],
    ['2020-04-05', 'YYYYMMDD'],
    ['20200405.0', 'YYYYMMDD'],
    ['4/5/2020 0:00', 'M/D/YYYY'],
    ['令和2年4月5日', 'YYYY年M月D日'],
    ['', 'D.M.YYYY'],
  ])('refuses %j as %s', (text, format) => {
    expect(parseDayFormat(text, format)).toBeNull();
  });
});

describe('months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-05-15', 0, '2026-05-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-05-15', -29, '2023-12-15'],
  ])('%s and %i months is %s', (from, count, to) => {
    expect(formatDay(addMonths(day(from), count))).toBe(to);
  });

  it('agrees with the Temporal standard', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (value, count) => {
        const date = Temporal.PlainDate.from(formatDay(value));
        expect(formatDay(addMonths(value, count))).toBe(date.add({ months: count }).toString());
        expect(formatDay(endOfMonth(value))).toBe(date.with({ day: date.daysInMonth }).toString());
      }),
    );
  });

  it('clamps a day that the month lacks', () => {
    expect(formatDay(withDayOfMonth(day('2026-02-10'), 31))).toBe('2026-02-28');
    expect(formatDay(withDayOfMonth(day('2026-02-10'), 5))).toBe('2026-02-05');
  });
});

const zones = [
  'UTC',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'America/New_York',
  'America/St_Johns',
  'Europe/London',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Etc/GMT+12',
];

describe('time zones', () => {
  it.each(['UTC', 'Asia/Tokyo', 'Asia/Kolkata', 'Asia/Calcutta', 'America/Indiana/Knox'])(
    'knows %s',
    (text) => {
      expect(isTimeZone(text)).toBe(true);
    },
  );

  it.each(['', '+09:00', '-05:00', 'Mars/Olympus', 'Asia', 'Asia/Tokyo; drop', '\0'])(
    'does not know %j',
    (text) => {
      expect(isTimeZone(text)).toBe(false);
    },
  );

  it('sees one instant on different days', () => {
    const instant = new Date('2026-06-30T23:30:00Z');
    expect(formatDay(dayIn(instant, 'UTC'))).toBe('2026-06-30');
    expect(formatDay(dayIn(instant, 'Asia/Tokyo'))).toBe('2026-07-01');
    expect(formatDay(dayIn(instant, 'Pacific/Kiritimati'))).toBe('2026-07-01');
    expect(formatDay(dayIn(new Date('2026-07-01T11:30:00Z'), 'Etc/GMT+12'))).toBe('2026-06-30');
    expect(minutesOfDayIn(instant, 'Asia/Kathmandu')).toBe(5 * 60 + 15);
  });

  it('skips the day that Samoa skipped', () => {
    expect(formatDay(dayIn(new Date('2011-12-30T09:59:59.999Z'), 'Pacific/Apia'))).toBe(
      '2011-12-29',
    );
    expect(formatDay(dayIn(new Date('2011-12-30T10:00:00Z'), 'Pacific/Apia'))).toBe('2011-12-31');
  });

  it.each([
    ['2026-03-08', 2 * 60 + 30, 'America/New_York', '2026-03-08T07:30:00.000Z', 'skipped'],
    ['2026-11-01', 1 * 60 + 30, 'America/New_York', '2026-11-01T05:30:00.000Z', 'shown twice'],
    ['2026-11-01', 12 * 60, 'America/New_York', '2026-11-01T17:00:00.000Z', 'ordinary'],
    ['2026-04-01', 9 * 60, 'Asia/Tokyo', '2026-04-01T00:00:00.000Z', 'ordinary'],
  ])('puts %s, minute %i in %s at %s (%s)', (text, minutes, zone, expected) => {
    expect(instantAt(day(text), minutes, zone).toISOString()).toBe(expected);
  });

  it('keeps the two sides of a transition apart when it is asked for the transition first', () => {
    // Given a zone that no other test asks for, at the very instant its clocks went forward
    const transition = new Date('2026-03-08T08:00:00Z');
    expect(minutesOfDayIn(transition, 'America/Chicago')).toBe(3 * 60);
    // Then the millisecond before still shows winter time
    const before = new Date(transition.getTime() - 1);
    expect(minutesOfDayIn(before, 'America/Chicago')).toBe(1 * 60 + 59);
  });

  it('agrees with the Temporal standard, transitions included', () => {
    const anyMs = fc.integer({ min: Date.UTC(1900, 0, 2), max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(anyMs, fc.constantFrom(...zones), (epochMs, zone) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
        const transition = zoned.getTimeZoneTransition('previous')?.epochMilliseconds ?? epochMs;
        for (const ms of [epochMs, transition - 1, transition, transition + 1]) {
          const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
          const instant = new Date(ms);
          expect(formatDay(dayIn(instant, zone))).toBe(local.toPlainDate().toString());
          expect(minutesOfDayIn(instant, zone)).toBe(local.hour * 60 + local.minute);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds the instant that Temporal finds, also around transitions', () => {
    const near = fc.integer({ min: -200, max: 200 });
    const anyMs = fc.integer({ min: Date.UTC(1950, 0, 2), max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(anyMs, near, fc.constantFrom(...zones), (epochMs, offsetMinutes, zone) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
        const transition = zoned.getTimeZoneTransition('previous');
        const isRecent = transition !== null && transition.epochMilliseconds > Date.UTC(1950, 0, 1);
        const around = (isRecent ? transition : zoned).add({ minutes: offsetMinutes });
        const wall = around.toPlainDateTime().round('minute');
        const minutes = wall.hour * 60 + wall.minute;
        const found = instantAt(day(wall.toPlainDate().toString()), minutes, zone);
        const expected = wall.toZonedDateTime(zone, { disambiguation: 'compatible' });
        expect(found.getTime()).toBe(expected.epochMilliseconds);
      }),
      { numRuns: 300 },
    );
  });

  it('throws for a zone that is none, a broken instant and impossible minutes', () => {
    expect(() => dayIn(new Date('2026-01-01T00:00:00Z'), 'Mars/Olympus')).toThrow(RangeError);
    expect(() => dayIn(new Date(Number.NaN), 'UTC')).toThrow(RangeError);
    expect(() => instantAt(day('2026-01-01'), 1_440, 'UTC')).toThrow(RangeError);
    expect(() => instantAt(day('2026-01-01'), -1, 'UTC')).toThrow(RangeError);
  });
});
