import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BusinessCalendar,
  addBusinessDays,
  businessDaysBetween,
  isBusinessDay,
  isEveOfClosure,
  shiftDay,
} from './calendar.ts';
import { type Day, type Weekday, addDays, dayOf, formatDay, parseDay } from './days.ts';

const day = (text: string): Day => parseDay(text) ?? expect.fail(`not a day: ${text}`);

const calendarWith = (holidays: readonly Day[], weekend: readonly Weekday[] = [6, 7]) => ({
  id: 'test',
  weekend: new Set(weekend),
  holidays: new Set(holidays),
});

/** 2026-05-02 to 06 is a Japanese Golden Week: Saturday, Sunday and three holidays. */
const goldenWeek = calendarWith(['2026-05-04', '2026-05-05', '2026-05-06'].map(day));

const START = dayOf(2026, 1, 1);
const anyDay = fc.integer({ min: START, max: START + 700 }).map((value) => value as Day);
const anyHolidays = fc.array(anyDay, { maxLength: 60 });
const anyWeekend = fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { maxLength: 4 });
const anyCalendar = fc
  .tuple(anyHolidays, anyWeekend)
  .map(([holidays, weekend]): BusinessCalendar => calendarWith(holidays, weekend));
const anyCount = fc.integer({ min: -60, max: 60 });

describe('business days', () => {
  it('closes weekends and holidays', () => {
    expect(isBusinessDay(goldenWeek, day('2026-05-01'))).toBe(true);
    expect(isBusinessDay(goldenWeek, day('2026-05-02'))).toBe(false);
    expect(isBusinessDay(goldenWeek, day('2026-05-04'))).toBe(false);
    expect(isBusinessDay(goldenWeek, day('2026-05-07'))).toBe(true);
  });

  it.each([
    ['2026-05-01', 1, '2026-05-07'],
    ['2026-05-01', 2, '2026-05-08'],
    ['2026-05-01', 3, '2026-05-11'],
    ['2026-05-03', 1, '2026-05-07'],
    ['2026-05-03', 0, '2026-05-07'],
    ['2026-05-07', 0, '2026-05-07'],
    ['2026-05-07', -1, '2026-05-01'],
    ['2026-05-03', -1, '2026-05-01'],
    ['2026-05-11', -3, '2026-05-01'],
  ])('from %s, %i business days lead to %s', (from, count, to) => {
    expect(formatDay(addBusinessDays(goldenWeek, day(from), count))).toBe(to);
  });

  it.each([
    ['following', '2026-05-07'],
    ['preceding', '2026-05-01'],
    ['none', '2026-05-04'],
  ] as const)('shifts a closed day %s', (shift, to) => {
    expect(formatDay(shiftDay(goldenWeek, day('2026-05-04'), shift))).toBe(to);
    expect(formatDay(shiftDay(goldenWeek, day('2026-05-08'), shift))).toBe('2026-05-08');
  });

  it('sees the eve of a weekend and of a holiday', () => {
    const calendar = calendarWith([day('2026-05-13')]);
    expect(isEveOfClosure(calendar, day('2026-05-15'))).toBe(true);
    expect(isEveOfClosure(calendar, day('2026-05-12'))).toBe(true);
    expect(isEveOfClosure(calendar, day('2026-05-13'))).toBe(false);
    expect(isEveOfClosure(calendar, day('2026-05-17'))).toBe(false);
  });

  it('counts the business days between two days', () => {
    expect(businessDaysBetween(goldenWeek, day('2026-05-01'), day('2026-05-11'))).toBe(3);
    expect(businessDaysBetween(goldenWeek, day('2026-05-02'), day('2026-05-06'))).toBe(0);
    expect(businessDaysBetween(goldenWeek, day('2026-05-11'), day('2026-05-01'))).toBe(-3);
  });

  it('stops at a calendar without business days instead of searching for ever', () => {
    const closed = calendarWith([], [1, 2, 3, 4, 5, 6, 7]);
    expect(() => addBusinessDays(closed, START, 1)).toThrow(RangeError);
    expect(() => shiftDay(closed, START, 'preceding')).toThrow(RangeError);
    expect(businessDaysBetween(closed, START, addDays(START, 1000))).toBe(0);
  });

  it.each([4_001, -4_001, 1.5, Number.NaN])('refuses to count %d business days', (count) => {
    expect(() => addBusinessDays(goldenWeek, START, count)).toThrow(RangeError);
  });
});

describe('laws of business days', () => {
  it('an answer is always a business day, on the right side', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyCount, (calendar, from, count) => {
        const reached = addBusinessDays(calendar, from, count);
        expect(isBusinessDay(calendar, reached)).toBe(true);
        const isOnRightSide =
          count === 0 ? reached >= from : Math.sign(reached - from) === Math.sign(count);
        expect(isOnRightSide).toBe(true);
      }),
    );
  });

  it('a later day and a larger count never lead to an earlier day', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyCount, fc.nat(30), (calendar, from, count, more) => {
        const reached = addBusinessDays(calendar, from, count);
        expect(addBusinessDays(calendar, addDays(from, more), count)).toBeGreaterThanOrEqual(
          reached,
        );
        expect(addBusinessDays(calendar, from, count + more)).toBeGreaterThanOrEqual(reached);
      }),
    );
  });

  it('one more holiday never makes a count forward or a following shift earlier', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyDay, fc.nat(60), (calendar, extra, from, count) => {
        const fuller = { ...calendar, holidays: new Set([...calendar.holidays, extra]) };
        expect(addBusinessDays(fuller, from, count)).toBeGreaterThanOrEqual(
          addBusinessDays(calendar, from, count),
        );
        expect(shiftDay(fuller, from, 'following')).toBeGreaterThanOrEqual(
          shiftDay(calendar, from, 'following'),
        );
      }),
    );
  });

  it('the number between is the number that was added', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 60 }), (calendar, from, count) => {
        const to = addBusinessDays(calendar, from, count);
        expect(businessDaysBetween(calendar, from, to)).toBe(count);
        expect(businessDaysBetween(calendar, to, from) + count).toBe(0);
      }),
    );
  });

  it('the number between is what counting one by one gives', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.nat(400), (calendar, from, length) => {
        let expected = 0;
        for (let step = 1; step <= length; step += 1) {
          if (isBusinessDay(calendar, addDays(from, step))) expected += 1;
        }
        expect(businessDaysBetween(calendar, from, addDays(from, length))).toBe(expected);
      }),
    );
  });
});
