import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../kernel/days.ts';
import { backtest } from './decide-backtest.ts';
import { builtInScorecard } from './decide-default-scorecard.ts';
import { historyOn, type PastInvoice } from './decide-history.ts';
import { checkScorecard, recommend } from './decide-scorecard.ts';
import { scoredAttributes, type CreditFacts, type Scorecard } from './types-application.ts';

const card = builtInScorecard.definition;
const TODAY = dayOf(2026, 6, 15);
const unknown = Object.fromEntries(scoredAttributes.map((name) => [name, null])) as Record<
  (typeof scoredAttributes)[number],
  null
>;
type Some = Partial<Omit<CreditFacts, 'values'>> & { values?: Partial<CreditFacts['values']> };
const facts = (wanted: Some): CreditFacts => ({
  averageMonthly: 0n,
  exposure: 0n,
  overdue: 0n,
  wanted: 1_000_000n,
  ...wanted,
  values: { ...unknown, ...wanted.values },
});
const invoice = (issued: number, settled: number | null, more: Partial<PastInvoice> = {}) => ({
  issuedOn: addDays(TODAY, issued),
  dueOn: addDays(TODAY, issued + 30),
  amount: 10_000n,
  settledOn: settled === null ? null : addDays(TODAY, settled),
  writtenOff: false,
  ...more,
});

describe('what was known on a day', () => {
  test('counts what was paid before it and what is overdue on it', () => {
    const invoices = [
      invoice(-200, -175),
      invoice(-100, -60),
      invoice(-60, null),
      invoice(-10, null),
      invoice(-800, -100, { writtenOff: true }),
    ];
    expect(historyOn(invoices, TODAY)).toEqual({
      firstInvoiceOn: addDays(TODAY, -200),
      invoicesPaid: 2,
      // The second was 10 days late, the third is 30 days overdue; the fourth is not due.
      latePercent: 67,
      averageDaysLate: 13,
      writtenOff: 0,
      averageMonthly: 40_000n / 7n,
    });
  });

  test('is not changed by anything later', () => {
    const days = fc.integer({ min: -700, max: 100 });
    const past = fc.record({
      issued: days,
      paidAfter: fc.option(fc.integer({ min: 0, max: 200 })),
    });
    fc.assert(
      fc.property(fc.array(past), fc.integer({ min: -300, max: 0 }), (rows, at) => {
        const day = addDays(TODAY, at);
        const all = rows.map(({ issued, paidAfter }) =>
          invoice(issued, paidAfter === null ? null : issued + paidAfter),
        );
        const asKnown = all
          .filter(({ issuedOn }) => issuedOn < day)
          .map((each) => ({
            ...each,
            settledOn: each.settledOn !== null && each.settledOn < day ? each.settledOn : null,
          }));
        expect(historyOn(all, day)).toEqual(historyOn(asKnown, day));
      }),
    );
  });
});

describe('what the scorecard recommends', () => {
  test('names every line, its points, and the limit by an average month', () => {
    const good = facts({
      averageMonthly: 100_000n,
      values: {
        relationship_days: 2000,
        invoices_paid: 40,
        late_percent: 4,
        average_days_late: 1,
        written_off: 0,
        overdue_days: 0,
        open_disputes: 0,
      },
    });
    const advice = recommend(card, 0, good);
    expect(advice).toMatchObject({ className: 'A', limit: 400_000n, basis: 'month', points: 84 });
    expect(advice.lines).toContainEqual({
      attribute: 'late_percent',
      value: 4,
      points: 20,
      maxPoints: 20,
    });
    expect(recommend(card, 0, { ...good, wanted: 250_000n }).limit).toBe(250_000n);
  });

  test('somebody nobody knows gets a part of what is wanted; somebody written off gets none', () => {
    expect(recommend(card, 0, facts({}))).toMatchObject({ className: 'D', limit: 0n });
    const young = facts({ values: { overdue_days: 0, open_disputes: 0, external_score: 720 } });
    expect(recommend(card, 0, young)).toMatchObject({
      className: 'C',
      limit: 200_000n,
      basis: 'wanted',
    });
    const lost = facts({ values: { written_off: 1, overdue_days: 90 } });
    expect(recommend(card, 0, lost)).toMatchObject({ className: 'D', prepayment: true });
  });

  test('paying later never earns more, and the limit is never above what is wanted', () => {
    const bad = ['late_percent', 'average_days_late', 'written_off', 'overdue_days'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...bad),
        fc.nat({ max: 400 }),
        fc.nat({ max: 400 }),
        fc.bigInt({ min: 1n, max: 10_000_000n }),
        (attribute, value, more, wanted) => {
          const of = (each: number) =>
            recommend(
              card,
              0,
              facts({ wanted, averageMonthly: 50_000n, values: { [attribute]: each } }),
            );
          expect(of(value + more).points).toBeLessThanOrEqual(of(value).points);
          expect(of(value + more).limit).toBeLessThanOrEqual(of(value).limit);
          expect(of(value).limit).toBeLessThanOrEqual(wanted);
        },
      ),
    );
  });
});

describe('a scorecard that cannot be used is refused', () => {
  const scored = card.attributes[0]!;
  const first = card.classes[0]!;
  const broken: readonly [string, Scorecard][] = [
    ['attributes', { ...card, attributes: [] }],
    ['classes', { ...card, classes: [] }],
    ['attributes.relationship_days', { ...card, attributes: [scored, scored] }],
    [
      'attributes.relationship_days',
      { ...card, attributes: [{ ...scored, bands: [{ below: 5, points: 1 }] }] },
    ],
    [
      'attributes.relationship_days',
      {
        ...card,
        attributes: [
          {
            ...scored,
            bands: [
              { below: 5, points: 1 },
              { below: 5, points: 2 },
              { below: null, points: 3 },
            ],
          },
        ],
      },
    ],
    ['classes.A', { ...card, classes: [first, first] }],
  ];
  test.each(broken)('at %s', (place, definition) => {
    expect(() => checkScorecard(definition)).toThrow(
      expect.objectContaining({ code: 'credit_scorecard_invalid', field: place }),
    );
  });
  test('the product’s own is none of them', () => {
    expect(() => checkScorecard(card)).not.toThrow();
  });
});

describe('a backtest', () => {
  const monthly = (lateBy: (index: number) => number): PastInvoice[] =>
    Array.from({ length: 24 }, (_, index) => {
      const issued = -900 + index * 30;
      return invoice(issued, issued + 30 + lateBy(index));
    });
  const of = (...histories: PastInvoice[][]) =>
    backtest(card, new Map(histories.map((each, index) => [String(index), each])), TODAY);

  test('finds those who always pay late, from what was known then', () => {
    const result = of(
      monthly(() => 0),
      monthly(() => 45),
    );
    expect(result).toMatchObject({ invoices: 48, bad: 24 });
    expect(result.separationPercent).toBeGreaterThan(85);
    expect(result.classes.reduce((sum, each) => sum + each.invoices, 0)).toBe(48);
  });

  test('has nothing to tell apart where all ended alike, and leaves out what may still be paid', () => {
    expect(of(monthly(() => 0)).separationPercent).toBeNull();
    const open: PastInvoice[] = [invoice(-40, null), invoice(-90, null)];
    expect(of(open)).toMatchObject({ invoices: 1, bad: 1 });
  });

  test('one more late payer never makes invoices disappear', () => {
    const late = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(late, (days) => {
        const result = of(monthly((index) => days[index] ?? 0));
        const bad = days.filter((day) => day > 30).length;
        expect(result.bad).toBe(bad);
      }),
    );
  });
});
