import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCurrency } from '../../kernel/money.ts';
import { parseExact } from './decide-amount.ts';
import { decideBudgetNotice, usedBasisPoints, type BudgetFacts } from './decide-budget.ts';
import type { BudgetThreshold, ExactAmount } from './types.ts';

const usd = parseCurrency('USD')!;
const DAY_MS = 86_400_000;
const start = new Date('2026-11-01T06:00:00Z');
const after = (days: number) => new Date(start.getTime() + days * DAY_MS);
const told = (threshold: BudgetThreshold, days: number) => ({ threshold, at: after(days) });

/** A budget of 100.00 USD. */
function facts(consumed: string, notices: BudgetFacts['told'] = []): BudgetFacts {
  return {
    currency: usd,
    budget: 10_000n,
    consumed: parseExact(consumed) as ExactAmount,
    told: notices,
  };
}

describe('who is told about a budget', () => {
  test('nobody below 80 %, by the provider’s own digits', () => {
    expect(decideBudgetNotice(facts('79.999999999'), start)).toBeNull();
    expect(decideBudgetNotice(facts('-500'), start)).toBeNull();
  });

  test('at 80 % at once, and once', () => {
    expect(decideBudgetNotice(facts('80'), start)).toEqual({ threshold: 80, number: 1 });
    expect(decideBudgetNotice(facts('85', [told(80, 0)]), after(6.99))).toBeNull();
  });

  test('again after seven days above it', () => {
    expect(decideBudgetNotice(facts('85', [told(80, 0)]), after(7))).toEqual({
      threshold: 80,
      number: 2,
    });
    expect(decideBudgetNotice(facts('85', [told(80, 0), told(80, 7)]), after(13))).toBeNull();
  });

  test('at 100 % at once, however recently 80 % was told', () => {
    expect(decideBudgetNotice(facts('100', [told(80, 0)]), after(0.01))).toEqual({
      threshold: 100,
      number: 1,
    });
  });

  test('only of 100 % when both are passed at once, and not of 80 % afterwards', () => {
    expect(decideBudgetNotice(facts('250'), start)).toEqual({ threshold: 100, number: 1 });
    expect(decideBudgetNotice(facts('90', [told(100, 0)]), after(1))).toBeNull();
    expect(decideBudgetNotice(facts('90', [told(100, 0)]), after(7))).toEqual({
      threshold: 80,
      number: 1,
    });
  });

  test('told what is due, there is nothing due at the same moment', () => {
    const notices = fc.array(
      fc.record({ threshold: fc.constantFrom(80, 100), days: fc.integer({ min: 0, max: 30 }) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), notices, (percent, given) => {
        const before = given.map((each) => told(each.threshold as BudgetThreshold, each.days));
        const due = decideBudgetNotice(facts(String(percent), before), after(30));
        if (due === null) return;
        expect(percent).toBeGreaterThanOrEqual(due.threshold);
        const now = [...before, told(due.threshold, 30)];
        expect(decideBudgetNotice(facts(String(percent), now), after(30))).toBeNull();
      }),
    );
  });
});

test('used percent is rounded down and never negative', () => {
  const used = (text: string) => usedBasisPoints(10_000n, parseExact(text) as ExactAmount, usd);
  expect(used('99.99999')).toBe(9_999);
  expect(used('250.5')).toBe(25_050);
  expect(used('-1')).toBe(0);
  expect(usedBasisPoints(1n, parseExact('999999999999') as ExactAmount, usd)).toBe(
    999_999_999_999_000_000 > Number.MAX_SAFE_INTEGER ? Number.MAX_SAFE_INTEGER : 0,
  );
});
