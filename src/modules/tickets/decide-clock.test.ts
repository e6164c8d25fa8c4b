import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBusinessDay } from '../../kernel/calendar.ts';
import { dayIn, minutesOfDayIn } from '../../kernel/days.ts';
import { businessCalendar } from '../../platform/holidays.ts';
import { clockOf, firstResponseDue, firstResponseHours } from './decide-clock.ts';
import { ticketSeverities } from './types.ts';

const TOKYO = {
  timeZone: 'Asia/Tokyo',
  calendar: businessCalendar('JP', 2025, 2027),
};
const asked = (
  createdAt: string,
  severity: 'critical' | 'moderate' | 'minimal',
  locale = 'ja-JP',
) => ({
  createdAt: new Date(createdAt),
  severity,
  agentLocale: locale,
});

describe('by when the provider answers first', () => {
  test.each([
    // Given English, hours run around the clock, also on a Sunday night.
    ['2026-03-01T23:00:00Z', 'critical', 'en-US', '2026-03-02T01:00:00Z'],
    ['2026-03-01T23:00:00Z', 'minimal', 'en', '2026-03-02T07:00:00Z'],
    // Given Japanese, Monday 10:00 in Tokyo plus four hours.
    ['2026-03-02T01:00:00Z', 'moderate', 'ja-JP', '2026-03-02T05:00:00Z'],
    // Friday 16:00 in Tokyo: one hour is left, the rest is on Monday from 9:00.
    ['2026-03-06T07:00:00Z', 'critical', 'ja-JP', '2026-03-09T01:00:00Z'],
    // Asked on Saturday: Monday 9:00 plus eight hours is the end of Monday.
    ['2026-03-07T03:00:00Z', 'minimal', 'ja-JP', '2026-03-09T08:00:00Z'],
    // 20 March 2026 is a holiday (vernal equinox), then comes a weekend.
    ['2026-03-19T07:30:00Z', 'critical', 'ja-JP', '2026-03-23T01:30:00Z'],
  ] as const)('%s %s %s: %s', (createdAt, severity, locale, due) => {
    expect(firstResponseDue(asked(createdAt, severity, locale), TOKYO)).toEqual(new Date(due));
  });

  test('is in business hours, never before the hours have passed, and later for what matters less', () => {
    const instants = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2026-12-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (createdAt) => {
        const due = ticketSeverities.map((severity) => {
          const at = firstResponseDue({ createdAt, severity, agentLocale: 'ja-JP' }, TOKYO);
          const leastMs = firstResponseHours[severity] * 3_600_000;
          expect(at.getTime() - createdAt.getTime()).toBeGreaterThanOrEqual(leastMs);
          expect(isBusinessDay(TOKYO.calendar, dayIn(at, TOKYO.timeZone))).toBe(true);
          const minutes = minutesOfDayIn(at, TOKYO.timeZone);
          expect(minutes).toBeGreaterThanOrEqual(9 * 60);
          expect(minutes).toBeLessThanOrEqual(17 * 60);
          return at.getTime();
        });
        expect(due).toEqual(due.toSorted((one, other) => one - other));
      }),
    );
  });
});

describe('how the clock stands', () => {
  const createdAt = new Date('2026-03-02T00:00:00Z');
  const due = new Date('2026-03-02T04:00:00Z');
  const open = {
    status: 'open',
    createdAt,
    firstResponseDueAt: due,
    firstRespondedAt: null,
  } as const;
  test.each([
    [open, '2026-03-02T01:00:00Z', 'running'],
    [open, '2026-03-02T03:00:00Z', 'soon'],
    [open, '2026-03-02T04:00:00Z', 'soon'],
    [open, '2026-03-02T04:00:01Z', 'late'],
    [{ ...open, firstRespondedAt: due }, '2026-03-05T00:00:00Z', 'met'],
    [
      { ...open, firstRespondedAt: new Date('2026-03-02T04:00:01Z') },
      '2026-03-05T00:00:00Z',
      'met_late',
    ],
    [{ ...open, status: 'closed' }, '2026-03-05T00:00:00Z', 'not_needed'],
    [{ ...open, firstResponseDueAt: null }, '2026-03-05T00:00:00Z', 'none'],
  ] as const)('%#', (ticket, now, state) => {
    expect(clockOf(ticket, new Date(now))).toBe(state);
  });
});
