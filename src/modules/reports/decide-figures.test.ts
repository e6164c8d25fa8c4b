import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, parseDay } from '../../kernel/days.ts';
import { bucketNames, decideFigures, oneDecimal } from './decide-figures.ts';
import { decideForecast } from './decide-forecast.ts';
import type { LedgerCell, Months } from './types.ts';

const day = (text: string) => parseDay(text)!;
/** Four months: the first three stand behind the fourth. */
const months: Months = {
  ends: ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'].map(day),
};
const USD = 'USD';

function debit(dueOn: string, bookedIn: number, amount: bigint): LedgerCell {
  return { currency: USD, dueOn: day(dueOn), bookedIn, settledIn: null, amount };
}

describe('figures of a month', () => {
  // Sold 300 a month from February to April; the one of February is still open, April's not due.
  const sales = [2, 3, 4].map((bookedIn) => ({ currency: USD, bookedIn, amount: 30_000n }));
  const ledger = [
    debit('2026-03-15', 2, 30_000n),
    debit('2026-04-15', 3, 30_000n),
    { ...debit('2026-04-15', 3, 30_000n), settledIn: 4 },
    debit('2026-05-15', 4, 30_000n),
  ];

  test('DSO, best possible, days delinquent and effectiveness follow their definitions', () => {
    const [{ months: answered } = { months: [] }] = decideFigures(ledger, sales, months);
    const april = answered.at(-1)!;
    // 600 open, 300 of it not due; 900 sold in the 89 days from February to April.
    expect(april).toMatchObject({
      receivables: 60_000n,
      current: 30_000n,
      sales: 30_000n,
      daysSalesOutstanding: '59.3',
      bestPossible: '29.7',
      averageDelinquent: '29.7',
      // Opening 600 + sales 300 − closing 600 = 300 collected, of 600 that could be.
      effectiveness: '50.0',
    });
  });

  test('what was 1 to 30 days late and still is open has rolled on', () => {
    const [{ months: answered } = { months: [] }] = decideFigures(ledger, sales, months);
    const april = Object.fromEntries(
      answered.at(-1)!.rolls.map(({ bucket, percent }) => [bucket, percent]),
    );
    expect(april).toEqual({
      notDue: '0.0',
      '1-30': '100.0',
      '31-60': null,
      '61-90': null,
      '91-120': null,
    });
  });

  test('nothing sold says nothing, instead of a number that misleads', () => {
    const [{ months: answered } = { months: [] }] = decideFigures(ledger, [], months);
    expect(answered.at(-1)!.daysSalesOutstanding).toBeNull();
  });

  test('one decimal is rounded half away from zero', () => {
    expect([oneDecimal(1n, 3n), oneDecimal(5n, 100n), oneDecimal(-5n, 100n)]).toEqual([
      '0.3',
      '0.1',
      '-0.1',
    ]);
    expect(oneDecimal(1n, 0n)).toBeNull();
  });

  test('the buckets of a month add up to its receivables, whatever was booked', () => {
    const cell = fc.record({
      currency: fc.constant(USD),
      dueOn: fc.integer({ min: -200, max: 200 }).map((days) => addDays(day('2026-02-01'), days)),
      bookedIn: fc.integer({ min: 0, max: 4 }),
      settledIn: fc.constant(null),
      amount: fc.bigInt({ min: 1n, max: 1_000_000n }),
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
        const [answered] = decideFigures(cells, [], months);
        for (const { buckets, receivables, current } of answered!.months) {
          expect(buckets.map((each) => each.bucket)).toEqual([...bucketNames]);
          expect(buckets.reduce((sum, each) => sum + each.amount, 0n)).toBe(receivables);
          expect(buckets[0]!.amount).toBe(current);
        }
      }),
    );
  });
});

describe('the forecast', () => {
  const today = day('2026-04-15');

  test('expects each debit when its customer usually pays', () => {
    const expected = (dueOn: string, usualDelay: number) => ({
      currency: USD,
      dueOn: day(dueOn),
      open: 100n,
      usualDelay,
    });
    const [forecast] = decideForecast(
      [
        expected('2026-04-17', 0),
        expected('2026-04-10', 12),
        expected('2026-03-01', 5),
        expected('2026-12-01', 0),
      ],
      today,
    );
    expect(forecast!.weeks.slice(0, 3)).toEqual([
      { from: day('2026-04-13'), amount: 100n },
      { from: day('2026-04-20'), amount: 100n },
      { from: day('2026-04-27'), amount: 0n },
    ]);
    expect(forecast).toMatchObject({ beyondHabit: 100n, later: 100n });
  });

  test('loses nothing: weeks, later and beyond habit add up to what is open', () => {
    const debit = fc.record({
      currency: fc.constantFrom('USD', 'JPY'),
      dueOn: fc.integer({ min: -300, max: 300 }).map((days) => addDays(today, days)),
      open: fc.bigInt({ min: 1n, max: 1_000_000n }),
      usualDelay: fc.integer({ min: -30, max: 90 }),
    });
    fc.assert(
      fc.property(fc.array(debit), (debits) => {
        const sum = decideForecast(debits, today)
          .flatMap(({ weeks, later, beyondHabit }) => [
            ...weeks.map((each) => each.amount),
            later,
            beyondHabit,
          ])
          .reduce((all, each) => all + each, 0n);
        expect(sum).toBe(debits.reduce((all, each) => all + each.open, 0n));
      }),
    );
  });
});
