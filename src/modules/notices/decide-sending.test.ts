import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBusinessDay, type BusinessCalendar } from '../../kernel/calendar.ts';
import { dayIn, minutesOfDayIn, type Day } from '../../kernel/days.ts';
import { earliestSending, type SendingHours } from './decide-sending.ts';
import { aDay } from './fixtures.ts';

const weekdays: BusinessCalendar = { id: 'test', weekend: new Set([6, 7]), holidays: new Set() };

function hours(overrides: Partial<SendingHours> = {}): SendingHours {
  return {
    timeZone: 'America/New_York',
    calendar: weekdays,
    fromMinutes: 9 * 60,
    untilMinutes: 17 * 60,
    quietDays: new Set(),
    ...overrides,
  };
}

const sendingAt = (now: string, overrides: Partial<SendingHours> = {}) =>
  earliestSending(new Date(now), hours(overrides)).toISOString();

describe('the earliest sending', () => {
  it('is now within the hours', () => {
    expect(sendingAt('2026-11-23T15:30:12.345Z')).toBe('2026-11-23T15:30:12.345Z');
  });

  it('is the opening of the day before the hours', () => {
    expect(sendingAt('2026-11-23T05:00:00Z')).toBe('2026-11-23T14:00:00.000Z');
  });

  it('is the next business morning from the very end of the hours', () => {
    // given a Friday in New York
    expect(sendingAt('2026-11-20T21:59:59.999Z')).toBe('2026-11-20T21:59:59.999Z');
    expect(sendingAt('2026-11-20T22:00:00Z')).toBe('2026-11-23T14:00:00.000Z');
  });

  it('leaves out holidays and quiet days', () => {
    const calendar = { ...weekdays, holidays: new Set([aDay('2026-11-23')]) };
    const quietDays = new Set([aDay('2026-11-24')]);
    expect(sendingAt('2026-11-20T23:00:00Z', { calendar, quietDays })).toBe(
      '2026-11-25T14:00:00.000Z',
    );
  });

  it('goes by the clocks of the customer, fourteen hours ahead or eleven behind', () => {
    // Monday 09:00 on Kiritimati is still Sunday in most of the world.
    expect(sendingAt('2026-11-21T12:00:00Z', { timeZone: 'Pacific/Kiritimati' })).toBe(
      '2026-11-22T19:00:00.000Z',
    );
    expect(sendingAt('2026-11-23T05:00:00Z', { timeZone: 'Pacific/Niue' })).toBe(
      '2026-11-23T20:00:00.000Z',
    );
  });

  it('follows the clocks when they change', () => {
    const berlin = { timeZone: 'Europe/Berlin' };
    // given the Fridays before the clocks go back and forward
    expect(sendingAt('2026-10-23T18:00:00Z', berlin)).toBe('2026-10-26T08:00:00.000Z');
    expect(sendingAt('2026-03-27T18:00:00Z', berlin)).toBe('2026-03-30T07:00:00.000Z');
  });

  it('finds no hour where the clocks skip it, and takes the next day', () => {
    const open = { ...weekdays, weekend: new Set<never>() };
    // given hours from 02:00 to 03:00 on the night in which Berlin has no such hour
    const night = {
      timeZone: 'Europe/Berlin',
      fromMinutes: 120,
      untilMinutes: 180,
      calendar: open,
    };
    expect(sendingAt('2026-03-28T12:00:00Z', night)).toBe('2026-03-30T00:00:00.000Z');
  });

  it('can be open until midnight', () => {
    const late = { fromMinutes: 0, untilMinutes: 1_440 };
    expect(sendingAt('2026-11-24T04:59:59Z', late)).toBe('2026-11-24T04:59:59.000Z');
    expect(sendingAt('2026-11-21T05:00:00Z', late)).toBe('2026-11-23T05:00:00.000Z');
  });

  it('ends the search in a calendar that never opens', () => {
    const closed = { ...weekdays, weekend: new Set([1, 2, 3, 4, 5, 6, 7] as const) };
    expect(() => sendingAt('2026-11-23T05:00:00Z', { calendar: closed })).toThrow(RangeError);
  });
});

describe('the earliest sending, for any customer and any instant', () => {
  const zones = [
    'Pacific/Kiritimati',
    'Pacific/Apia',
    'Pacific/Niue',
    'Etc/GMT+12',
    'Asia/Tokyo',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Europe/Berlin',
    'America/New_York',
    'America/St_Johns',
    'America/Havana',
    'Africa/Casablanca',
    'UTC',
  ];
  const instant = fc
    .integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) })
    .map((epochMs) => new Date(epochMs));
  const window = fc
    .tuple(fc.integer({ min: 0, max: 1_379 }), fc.integer({ min: 60, max: 1_440 }))
    .map(([from, length]) => ({
      fromMinutes: from,
      untilMinutes: Math.min(from + length, 1_440),
    }));
  const arbitraryHours = fc.record({
    timeZone: fc.constantFrom(...zones),
    window,
    weekend: fc.constantFrom<(1 | 2 | 3 | 4 | 5 | 6 | 7)[]>([6, 7], [5, 6], [5], []),
    closedAfter: fc.array(fc.integer({ min: -1, max: 20 }), { maxLength: 10 }),
    quietAfter: fc.array(fc.integer({ min: -1, max: 20 }), { maxLength: 5 }),
  });

  type Arbitrary = typeof arbitraryHours extends fc.Arbitrary<infer T> ? T : never;
  const hoursFor = (now: Date, made: Arbitrary): SendingHours => {
    const today = dayIn(now, made.timeZone);
    const daysAfter = (offsets: readonly number[]) =>
      new Set(offsets.map((offset) => (today + offset) as Day));
    return {
      timeZone: made.timeZone,
      ...made.window,
      calendar: {
        id: 'any',
        weekend: new Set(made.weekend),
        holidays: daysAfter(made.closedAfter),
      },
      quietDays: daysAfter(made.quietAfter),
    };
  };

  it('is not in the past, on an open day, within the hours', () => {
    fc.assert(
      fc.property(instant, arbitraryHours, (now, made) => {
        const given = hoursFor(now, made);
        const at = earliestSending(now, given);
        const day = dayIn(at, given.timeZone);
        const minutes = minutesOfDayIn(at, given.timeZone);
        expect(at >= now).toBe(true);
        expect(isBusinessDay(given.calendar, day)).toBe(true);
        expect(given.quietDays.has(day)).toBe(false);
        expect(minutes).toBeGreaterThanOrEqual(given.fromMinutes);
        expect(minutes).toBeLessThan(given.untilMinutes);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays what it is when asked at that instant', () => {
    fc.assert(
      fc.property(instant, arbitraryHours, (now, made) => {
        const given = hoursFor(now, made);
        const at = earliestSending(now, given);
        expect(earliestSending(at, given)).toEqual(at);
      }),
    );
  });

  it('never comes earlier when asked later', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 40 * 86_400_000 }),
        arbitraryHours,
        (now, waitedMs, made) => {
          const given = hoursFor(now, made);
          const later = new Date(now.getTime() + waitedMs);
          expect(earliestSending(later, given) >= earliestSending(now, given)).toBe(true);
        },
      ),
    );
  });

  it('one more closed or quiet day never makes it earlier', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 30 }),
        fc.boolean(),
        arbitraryHours,
        (now, offset, isQuiet, made) => {
          const given = hoursFor(now, made);
          const day = (dayIn(now, given.timeZone) + offset) as Day;
          const more = isQuiet
            ? { ...given, quietDays: new Set([...given.quietDays, day]) }
            : {
                ...given,
                calendar: {
                  ...given.calendar,
                  holidays: new Set([...given.calendar.holidays, day]),
                },
              };
          expect(earliestSending(now, more) >= earliestSending(now, given)).toBe(true);
        },
      ),
    );
  });
});
