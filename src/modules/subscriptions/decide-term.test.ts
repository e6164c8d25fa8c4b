import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cancelUntil, endAfter, nextUtcDay } from './decide-term.ts';

const at = (text: string) => new Date(text);

describe('ends of terms', () => {
  it('come back to the 31st after a shorter month', () => {
    const anchor = at('2026-01-31T23:59:59.999Z');
    const ends = [anchor];
    for (let count = 0; count < 4; count += 1) ends.push(endAfter(anchor, ends.at(-1)!, 1));

    expect(ends.map((end) => end.toISOString())).toEqual([
      '2026-01-31T23:59:59.999Z',
      '2026-02-28T23:59:59.999Z',
      '2026-03-31T23:59:59.999Z',
      '2026-04-30T23:59:59.999Z',
      '2026-05-31T23:59:59.999Z',
    ]);
  });

  it('come back to a leap day after three years without one', () => {
    const anchor = at('2024-02-29T12:00:00Z');
    const ends = [anchor];
    for (let count = 0; count < 4; count += 1) ends.push(endAfter(anchor, ends.at(-1)!, 12));

    expect(ends.map((end) => end.toISOString().slice(0, 10))).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  it('count from themselves when they were not counted from the anchor', () => {
    expect(endAfter(at('2026-01-10T08:00:00Z'), at('2026-05-31T08:00:00Z'), 1)).toEqual(
      at('2026-06-30T08:00:00Z'),
    );
  });

  it('never drift: step by step and at once come to the same', () => {
    const instants = fc.date({
      min: at('2020-01-01T00:00:00Z'),
      max: at('2040-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 60 }), (anchor, months) => {
        let end = anchor;
        for (let count = 0; count < months; count += 1) end = endAfter(anchor, end, 1);
        expect(end).toEqual(endAfter(anchor, anchor, months));
        expect(endAfter(anchor, end, -months)).toEqual(anchor);
      }),
    );
  });
});

describe('cancellation windows', () => {
  const since = at('2026-06-10T09:30:00Z');
  const hoursFor = (kind: Parameters<typeof cancelUntil>[0]) => {
    const until = cancelUntil(kind, since);
    return until === null ? null : (until.getTime() - since.getTime()) / 3_600_000;
  };

  it.each([
    ['license', 'new', 'P1Y', 168],
    ['license', 'new', 'P1M', 168],
    ['license', 'legacy', 'P1Y', null],
    ['trial', 'new', 'none', null],
    ['azure_plan', 'new', 'none', null],
    ['software_perpetual', 'new', 'none', 720],
    ['software_subscription', 'new', 'P1Y', 168],
    ['marketplace', 'new', 'P1M', 24],
    ['marketplace', 'new', 'P1Y', 336],
  ] as const)('of %s in %s commerce for %s is %s hours', (kind, commerce, term, hours) => {
    expect(hoursFor({ kind, commerce, term })).toBe(hours);
  });
});

it('the day after an instant begins at midnight UTC', () => {
  expect(nextUtcDay(at('2026-12-31T00:00:00Z'))).toEqual(at('2027-01-01T00:00:00Z'));
});
