import { describe, expect, it } from 'vitest';
import { parseCurrency, type Currency } from '../../kernel/money.ts';
import { decideClocks, nextDueAt } from './decide-clocks.ts';
import { decideOrder, type Queued } from './decide-queue.ts';

const START = new Date('2026-06-15T09:00:00Z');
const later = (hours: number) => new Date(START.getTime() + hours * 3_600_000);
const file = {
  noticedAt: START,
  firstUseAt: START,
  reactedAt: null,
  mitigatedAt: null,
  refundAskedAt: null,
  resolvedAt: null,
};
const states = (changed: object, now: Date) =>
  decideClocks({ ...file, ...changed }, now).map((clock) => clock.state);

describe('the clocks of a case', () => {
  it('run for an hour, a day and sixty days', () => {
    expect(decideClocks(file, START).map((clock) => clock.dueAt)).toEqual([
      later(1),
      later(24),
      later(60 * 24),
    ]);
    expect(states({}, START)).toEqual(['running', 'running', 'running']);
    expect(states({}, later(0.9))).toEqual(['soon', 'running', 'running']);
    expect(states({}, later(30))).toEqual(['overdue', 'overdue', 'running']);
  });
  it('are met, met late, or no longer needed', () => {
    const done = { reactedAt: later(1), mitigatedAt: later(25), resolvedAt: later(26) };
    expect(states(done, later(2_000))).toEqual(['met', 'met_late', 'not_needed']);
    expect(states({ firstUseAt: null }, START)[2]).toBe('unknown');
  });
  it('name the next that is due', () => {
    expect(nextDueAt(decideClocks({ ...file, reactedAt: START }, START))).toEqual(later(24));
  });
});

describe('the queue', () => {
  const queued = (id: string, code: string | null, perHour: bigint, due: number): Queued => ({
    id,
    openedAt: START,
    nextDueAt: later(due),
    lossRates: code === null ? [] : [{ currency: parseCurrency(code) as Currency, perHour }],
  });
  it('puts what loses most first, currency beside currency, then what is due next', () => {
    const items = [
      queued('none late', null, 0n, 9),
      queued('yen small', 'JPY', 10n, 1),
      queued('dollars large', 'USD', 500n, 8),
      queued('yen large', 'JPY', 90_000n, 7),
      queued('none soon', null, 0n, 2),
    ];
    const wanted = ['yen large', 'dollars large', 'yen small', 'none soon', 'none late'];
    expect(decideOrder(items).map((each) => each.id)).toEqual(wanted);
    expect(decideOrder(items.toReversed()).map((each) => each.id)).toEqual(wanted);
  });
});
