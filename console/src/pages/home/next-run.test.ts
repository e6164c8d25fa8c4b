import { describe, expect, it } from 'vitest';
import { nextRunDay } from './next-run.ts';

const at = (now: string, last: { asOf: string; startedAt: string } | null) =>
  nextRunDay({
    today: '2026-11-24',
    now: new Date(now),
    timeZone: 'Asia/Tokyo',
    runAtMinutes: 6 * 60,
    lastAsOf: last?.asOf ?? null,
    lastStartedAt: last?.startedAt ?? null,
  });

describe('the next scheduled run', () => {
  it('is today before the hour, also when somebody ran today already', () => {
    // 05:15 in Tokyo.
    const early = { asOf: '2026-11-24', startedAt: '2026-11-23T20:10:00Z' };
    expect(at('2026-11-23T20:15:00Z', early)).toBe('2026-11-24');
  });

  it('is today after the hour as long as it has not started', () => {
    const yesterday = { asOf: '2026-11-23', startedAt: '2026-11-22T21:00:03Z' };
    expect(at('2026-11-23T21:05:00Z', yesterday)).toBe('2026-11-24');
    expect(at('2026-11-23T21:05:00Z', null)).toBe('2026-11-24');
  });

  it('is tomorrow once the one of today has started', () => {
    const today = { asOf: '2026-11-24', startedAt: '2026-11-23T21:00:03Z' };
    expect(at('2026-11-23T21:05:00Z', today)).toBe('2026-11-25');
  });
});
