import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import { decideCheck, defaultRules, limitOn, type CheckFacts } from './decide-check.ts';
import { decideOverdue } from './decide-overdue.ts';
import { aLine } from './fixtures.ts';
import type { BlockRule, RuleFamily } from './types.ts';

const USD = 'USD' as Currency;
const today = dayOf(2026, 6, 15);

const facts = (wanted: Partial<CheckFacts> = {}): CheckFacts => ({
  line: aLine({ limit: 100_000n }),
  exposure: { currency: USD, exposure: 40_000n, stillCancellable: 0n, overdue: 0n, overdueDays: 0 },
  order: 10_000n,
  currency: USD,
  segment: 'standard',
  riskClass: 'B',
  today,
  ...wanted,
});
const check = (wanted: Partial<CheckFacts> = {}, rules = defaultRules) =>
  decideCheck(facts(wanted), { rules });
const withRule = (family: RuleFamily, rest: Partial<BlockRule>) =>
  defaultRules.map((rule) => (rule.family === family ? { ...rule, ...rest } : rule));
const exposed = (rest: object) => ({
  exposure: {
    currency: USD,
    exposure: 0n,
    stillCancellable: 0n,
    overdue: 0n,
    overdueDays: 0,
    ...rest,
  },
});

describe('an order within the limit', () => {
  test('proceeds, up to the last unit', () => {
    expect(check({ order: 60_000n })).toEqual({
      verdict: 'proceed',
      reasons: [],
      available: 60_000n,
    });
    const over = check({ order: 60_001n });
    expect(over.verdict).toBe('wait');
    expect(over.reasons).toEqual([
      {
        code: 'credit_over_limit',
        values: {
          currency: 'USD',
          limit: '1000.00',
          exposure: '400.00',
          available: '600.00',
          order: '600.01',
          missing: '0.01',
        },
      },
    ]);
  });

  test('that costs nothing proceeds even over the limit', () => {
    expect(check({ order: 0n, ...exposed({ exposure: 200_000n }) }).verdict).toBe('proceed');
  });
});

describe('rules', () => {
  test('without a line nothing is checked, unless the partner wants it', () => {
    expect(check({ line: null, order: 10n ** 12n }).verdict).toBe('proceed');
    const rules = withRule('no_line', { verdict: 'refuse' });
    expect(check({ line: null }, rules)).toMatchObject({
      verdict: 'refuse',
      reasons: [{ code: 'credit_no_line' }],
      available: null,
    });
  });

  test('the most severe verdict wins, and every broken rule is named', () => {
    const rules = withRule('overdue_days', { verdict: 'refuse', threshold: 30 });
    const late = exposed({ exposure: 95_000n, overdue: 20_000n, overdueDays: 31 });
    expect(check(late, rules)).toMatchObject({
      verdict: 'refuse',
      reasons: [{ code: 'credit_over_limit' }, { code: 'credit_overdue_days' }],
    });
    expect(check({ ...exposed({ overdueDays: 30 }) }, rules).verdict).toBe('proceed');
  });

  test('each family sees its own fact', () => {
    const cases: readonly [RuleFamily, Partial<BlockRule>, Partial<CheckFacts>][] = [
      ['limit_used', { threshold: 49 }, {}],
      ['limit_expired', {}, { line: aLine({ expiresOn: (today - 1) as Day }) }],
      ['overdue_amount', { amounts: { USD: '10.00' } }, exposed({ overdue: 1_001n })],
      ['order_amount', { amounts: { USD: '99.99' } }, {}],
      ['risk_class', { riskClasses: ['B'] }, {}],
      ['prepayment', {}, { line: aLine({ prepayment: true }) }],
    ];
    for (const [family, rest, wanted] of cases) {
      const rules = withRule(family, { verdict: 'wait', ...rest });
      expect(check(wanted, rules).reasons.map(({ code }) => code)).toEqual([`credit_${family}`]);
      const except = withRule(family, { verdict: 'wait', ...rest, exceptRiskClasses: ['B'] });
      expect(check(wanted, except).verdict).toBe('proceed');
      const segment = withRule(family, { verdict: 'wait', ...rest, exceptSegments: ['standard'] });
      expect(check(wanted, segment).verdict).toBe('proceed');
    }
  });

  test('an amount in a currency that the rule does not name is free', () => {
    const rules = withRule('order_amount', { verdict: 'wait', amounts: { EUR: '1.00' } });
    expect(check({}, rules).verdict).toBe('proceed');
  });

  test('whoever is not checked is not stopped by any', () => {
    const line = aLine({ limit: 0n, unchecked: true, prepayment: true });
    expect(check({ line }).verdict).toBe('proceed');
  });
});

describe('the limit of a day', () => {
  test('is the temporary one in its days, first and last included', () => {
    const temporary = { limit: 500n, from: today, until: (today + 2) as Day };
    const line = { limit: 100n, temporary };
    const limits = [-1, 0, 2, 3].map((days) => limitOn(line, (today + days) as Day));
    expect(limits).toEqual([100n, 500n, 500n, 100n]);
  });
});

const amount = fc.bigInt({ min: 0n, max: 1_000_000n });

describe('for all facts', () => {
  test('more exposure or a larger order never helps, a higher limit never hurts', () => {
    const severity = { proceed: 0, wait: 1, refuse: 2 };
    const verdictOf = (limit: bigint, exposure: bigint, order: bigint) =>
      severity[check({ line: aLine({ limit }), order, ...exposed({ exposure }) }).verdict];
    fc.assert(
      fc.property(amount, amount, amount, amount, (limit, exposure, order, more) => {
        const before = verdictOf(limit, exposure, order);
        expect(verdictOf(limit, exposure + more, order)).toBeGreaterThanOrEqual(before);
        expect(verdictOf(limit, exposure, order + more)).toBeGreaterThanOrEqual(before);
        expect(verdictOf(limit + more, exposure, order)).toBeLessThanOrEqual(before);
      }),
    );
  });

  test('a payment lowers what is unpaid by as much, and never makes it more overdue', () => {
    const debits = fc.array(
      fc.record({ days: fc.integer({ min: -60, max: 60 }), open: amount, part: fc.nat(100) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(debits, amount, amount, (items, credits, paid) => {
        const open = items.map(({ days, open: minor, part }) => ({
          dueOn: (today + days) as Day,
          open: minor,
          disputed: (minor * BigInt(part)) / 100n,
        }));
        const before = decideOverdue(open, credits, today);
        const after = decideOverdue(open, credits + paid, today);
        expect(before.unpaid - after.unpaid).toBe(paid);
        expect(after.overdue).toBeLessThanOrEqual(before.overdue);
        expect(after.overdueDays).toBeLessThanOrEqual(before.overdueDays);
        expect(before.overdue === 0n).toBe(before.overdueDays === 0);
      }),
    );
  });
});
