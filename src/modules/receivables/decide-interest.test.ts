import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, parseDay, type Day } from '../../kernel/days.ts';
import { decideInterest } from './decide-interest.ts';
import { lawfulRules } from './decide-interest-rates.ts';
import type { InterestFacts, InterestTerm } from './types-interest.ts';

const day = (text: string) => parseDay(text)!;

function invoice(over: Partial<InterestFacts> = {}): InterestFacts {
  return {
    currency: 'EUR',
    amount: 1_000_000n,
    dueOn: day('2026-01-31'),
    settlements: [],
    disputed: false,
    interestCharged: 0n,
    lumpSumCharged: 0n,
    ...over,
  };
}

function term(rule: InterestTerm['rule'], from = '2020-01-01', rate: number | null = null) {
  return { validFrom: day(from), rule, contractBasisPoints: rate };
}

describe('late interest', () => {
  test('the directive: ECB + 8 points from the day after the due day, and 40 euros once', () => {
    const decided = decideInterest(invoice(), [term('eu_directive')], day('2026-03-02'));
    // 30 days at 10.15 % on 10,000.00: 83.42 and a part of a cent that is not claimed.
    expect(decided).toMatchObject({ interest: 8342n, lumpSum: 4000n });
    expect(decided.periods).toMatchObject([
      { from: day('2026-02-01'), through: day('2026-03-02'), basisPoints: 1015 },
    ]);
  });

  test('a new half year brings its own rate', () => {
    const decided = decideInterest(
      invoice({ dueOn: day('2026-06-20') }),
      [term('eu_directive')],
      day('2026-07-10'),
    );
    expect(decided.periods.map((each) => [each.through - each.from + 1, each.basisPoints])).toEqual(
      [
        [10, 1015],
        [10, 1040],
      ],
    );
  });

  test('a rate that nobody knows yet is not guessed', () => {
    const decided = decideInterest(
      invoice({ dueOn: day('2026-06-20') }),
      [term('de_commercial')],
      day('2026-07-10'),
    );
    expect(decided.periods.map((each) => each.through)).toEqual([day('2026-06-30')]);
    expect(decided.reasons).toContainEqual({
      code: 'rate_not_known_after',
      values: { day: '2026-06-30' },
    });
  });

  test('Japan: three per cent by law, or what the contract says, and no lump sum', () => {
    const yen = invoice({ currency: 'JPY', amount: 1_000_000n });
    const through = addDays(yen.dueOn, 365);
    expect(decideInterest(yen, [term('jp_statutory')], through)).toMatchObject({
      interest: 30_000n,
      lumpSum: 0n,
    });
    expect(decideInterest(yen, [term('contract', '2020-01-01', 1460)], through)).toMatchObject({
      interest: 146_000n,
      lumpSum: 0n,
    });
  });

  test('where nothing was agreed nothing is owed for being late', () => {
    for (const terms of [[], [term('none')]]) {
      const decided = decideInterest(invoice(), terms, day('2026-12-31'));
      expect(decided).toMatchObject({ interest: 0n, lumpSum: 0n });
      expect(decided.reasons.map((each) => each.code)).toEqual(['no_interest_agreed']);
    }
  });

  test('terms hold from their day on, not before', () => {
    const terms = [term('none'), term('contract', '2026-02-11', 3650)];
    const decided = decideInterest(invoice(), terms, day('2026-02-20'));
    expect(decided.periods).toMatchObject([
      { from: day('2026-02-11'), through: day('2026-02-20') },
    ]);
    expect(decided.interest).toBe(10_000n);
  });

  test('a disputed invoice waits, and is not corrected meanwhile', () => {
    const facts = invoice({ disputed: true, interestCharged: 500n });
    expect(decideInterest(facts, [term('eu_directive')], day('2026-06-30'))).toMatchObject({
      interest: 0n,
      lumpSum: 0n,
      reasons: [{ code: 'disputed_waits' }],
    });
  });

  test('a payment that became known late takes back what was charged too much', () => {
    const facts = invoice({
      settlements: [{ on: day('2026-01-31'), amount: 1_000_000n }],
      interestCharged: 8342n,
      lumpSumCharged: 4000n,
    });
    const decided = decideInterest(facts, [term('eu_directive')], day('2026-06-30'));
    expect(decided).toMatchObject({ interest: -8342n, lumpSum: -4000n });
    expect(decided.reasons.map((each) => each.code)).toContain('overcharged');
  });

  test('a lump sum in euros is not claimed for an invoice in dollars', () => {
    const decided = decideInterest(
      invoice({ currency: 'USD' }),
      [term('eu_directive')],
      day('2026-03-02'),
    );
    expect(decided.lumpSum).toBe(0n);
    expect(decided.reasons.map((each) => each.code)).toContain('lump_sum_other_currency');
  });
});

const late = fc.record({
  amount: fc.bigInt({ min: 1n, max: 10_000_000_000n }),
  payments: fc.array(
    fc.record({
      after: fc.integer({ min: -40, max: 400 }),
      percent: fc.integer({ min: 0, max: 40 }),
    }),
    { maxLength: 4 },
  ),
  days: fc.integer({ min: -10, max: 500 }),
  rule: fc.constantFrom('eu_directive', 'jp_statutory', 'contract', 'de_commercial'),
  start: fc.integer({ min: 0, max: 700 }),
});

type Late = typeof late extends fc.Arbitrary<infer T> ? T : never;

function factsOf(made: Late): { facts: InterestFacts; terms: InterestTerm[]; through: Day } {
  const dueOn = addDays(day('2024-02-20'), made.start);
  let left = made.amount;
  const settlements = made.payments.map(({ after, percent }) => {
    const amount = (left * BigInt(percent)) / 100n;
    left -= amount;
    return { on: addDays(dueOn, after), amount };
  });
  const terms = [
    term(made.rule as InterestTerm['rule'], '2024-03-15', made.rule === 'contract' ? 1460 : null),
  ];
  const facts = invoice({ amount: made.amount, dueOn, settlements });
  return { facts, terms, through: addDays(dueOn, made.days) };
}

/** One day after the other, without any stretch: slow and plain. */
function dayByDay({ facts, terms, through }: ReturnType<typeof factsOf>): bigint {
  let sum = 0n;
  for (let on = addDays(facts.dueOn, 1); on <= through; on = addDays(on, 1)) {
    const settled = facts.settlements.filter((each) => each.on <= on);
    const open = facts.amount - settled.reduce((total, each) => total + each.amount, 0n);
    const [only] = terms;
    if (on < only!.validFrom) continue;
    const rate =
      only!.rule === 'contract'
        ? only!.contractBasisPoints!
        : (lawfulRules[only!.rule as 'eu_directive'].rates.find(
            (span) => span.from <= on && on <= span.through,
          )?.basisPoints ?? 0);
    sum += open * BigInt(rate);
  }
  return sum / 3_650_000n;
}

describe('late interest, whatever happens', () => {
  test('it is what adding up day by day gives', () => {
    fc.assert(
      fc.property(late, (made) => {
        const world = factsOf(made);
        const decided = decideInterest(world.facts, world.terms, world.through);
        expect(decided.interestTotal).toBe(dayByDay(world));
      }),
    );
  });

  test('charging in two steps costs what one step costs, and interest never compounds', () => {
    fc.assert(
      fc.property(late, fc.integer({ min: 0, max: 500 }), (made, sooner) => {
        const { facts, terms, through } = factsOf(made);
        const early = addDays(facts.dueOn, Math.min(sooner, made.days));
        const first = decideInterest(facts, terms, early);
        const charged = { interestCharged: first.interest, lumpSumCharged: first.lumpSum };
        const second = decideInterest({ ...facts, ...charged }, terms, through);
        const once = decideInterest(facts, terms, through);
        expect(first.interest + second.interest).toBe(once.interest);
        expect(first.lumpSum + second.lumpSum).toBe(once.lumpSum);
      }),
    );
  });

  test('a payment never makes it more', () => {
    fc.assert(
      fc.property(late, fc.integer({ min: -5, max: 400 }), (made, after) => {
        const { facts, terms, through } = factsOf({ ...made, payments: [] });
        const paid = { on: addDays(facts.dueOn, after), amount: facts.amount / 2n };
        const less = decideInterest({ ...facts, settlements: [paid] }, terms, through);
        const more = decideInterest(facts, terms, through);
        expect(less.interestTotal).toBeLessThanOrEqual(more.interestTotal);
      }),
    );
  });
});
