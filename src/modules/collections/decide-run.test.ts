import { describe, expect, it } from 'vitest';
import { stateAfter } from './decide-notice.ts';
import { dueRuns, harmfulAllowed, type RunSchedule } from './decide-run.ts';
import { day } from './fixtures.ts';

const tokyo: RunSchedule = {
  partnerId: 'tokyo',
  timeZone: 'Asia/Tokyo',
  runAtMinutes: 360,
  hasPublishedPolicy: true,
  hasActiveRun: false,
  latest: null,
};

describe('the daily run', () => {
  it('is due from its hour on the partner’s own day', () => {
    expect(dueRuns([tokyo], new Date('2026-03-01T20:59:00Z'))).toEqual([]);
    expect(dueRuns([tokyo], new Date('2026-03-01T21:00:00Z'))).toEqual([
      { partnerId: 'tokyo', asOf: day('2026-03-02') },
    ]);
  });

  it('is due once a day', () => {
    const latest = { asOf: day('2026-03-02'), startedAt: new Date('2026-03-01T21:00:30Z') };
    const done = { ...tokyo, latest };
    expect(dueRuns([done], new Date('2026-03-02T14:00:00Z'))).toEqual([]);
    expect(dueRuns([done], new Date('2026-03-02T21:00:00Z'))).toHaveLength(1);
  });

  it('is not replaced by one that somebody started before its hour', () => {
    const latest = { asOf: day('2026-03-02'), startedAt: new Date('2026-03-01T18:00:00Z') };
    expect(dueRuns([{ ...tokyo, latest }], new Date('2026-03-01T21:00:00Z'))).toHaveLength(1);
  });

  it('is made up for after a standstill with today alone', () => {
    const latest = { asOf: day('2026-02-20'), startedAt: new Date('2026-02-19T21:00:00Z') };
    expect(dueRuns([{ ...tokyo, latest }], new Date('2026-03-02T05:00:00Z'))).toEqual([
      { partnerId: 'tokyo', asOf: day('2026-03-02') },
    ]);
  });

  it('waits for a policy and for the run that has not ended', () => {
    const now = new Date('2026-03-02T05:00:00Z');
    expect(dueRuns([{ ...tokyo, hasPublishedPolicy: false }], now)).toEqual([]);
    expect(dueRuns([{ ...tokyo, hasActiveRun: true }], now)).toEqual([]);
  });

  it('starts at the hour that the clocks skip an hour later', () => {
    const newYork = { ...tokyo, timeZone: 'America/New_York', runAtMinutes: 150 };
    expect(dueRuns([newYork], new Date('2026-03-08T07:29:00Z'))).toEqual([]);
    expect(dueRuns([newYork], new Date('2026-03-08T07:30:00Z'))).toHaveLength(1);
  });
});

describe('the brake', () => {
  const brake = { maxHarmfulPerRun: 200, maxHarmfulPercentOfCustomers: 5 };

  it('allows the smaller of the cap and the share of customers', () => {
    expect(harmfulAllowed(brake, 1_000)).toBe(50);
    expect(harmfulAllowed(brake, 1_000_000)).toBe(200);
  });

  it('does not close over a handful of customers, unless nothing is allowed at all', () => {
    expect(harmfulAllowed(brake, 12)).toBe(5);
    expect(harmfulAllowed({ ...brake, maxHarmfulPerRun: 0 }, 12)).toBe(0);
  });
});

describe('reports about a notice', () => {
  it('give the same state in any order', () => {
    for (const reports of [
      ['accepted', 'bounced'],
      ['bounced', 'accepted'],
      ['failed', 'accepted', 'bounced', 'accepted'],
    ] as const) {
      expect(reports.reduce(stateAfter, 'requested' as const)).toBe('bounced');
    }
    expect((['withdrawn', 'accepted'] as const).reduce(stateAfter, 'requested' as const)).toBe(
      'accepted',
    );
  });
});
