import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../kernel/days.ts';
import { bucketKeys, bucketOf, decideAgeing } from './decide-ageing.ts';
import { decideStatement, type Movement } from './decide-statement.ts';
import { currencyNamed, day } from './fixtures.ts';

const asOf = day(6, 15);

describe('buckets', () => {
  test.each([
    [-400, 'notDue'],
    [0, 'notDue'],
    [1, '1-30'],
    [30, '1-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, '61-90'],
    [90, '61-90'],
    [91, '91-120'],
    [120, '91-120'],
    [121, '120+'],
    [4_000, '120+'],
  ] as const)('%s days overdue is %s', (days, bucket) => {
    expect(bucketOf(addDays(asOf, -days), asOf)).toBe(bucket);
  });

  test('add up to what is open, and all but the first to what is overdue', () => {
    const item = fc.record({
      dueOn: fc.integer({ min: asOf - 300, max: asOf + 300 }).map((value) => value as Day),
      open: fc.bigInt({ min: 1n, max: 10n ** 12n }),
      count: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const currency = currencyNamed('EUR');
        const days = items.map((each) => ({ ...each, currency }));
        const total = { currency, customers: 1, overdueCustomers: 1, credits: 0n };
        const [found] = decideAgeing(asOf, 'known_now', days, [total]).currencies;
        expect(found!.buckets.map((bucket) => bucket.key)).toEqual(bucketKeys);
        const amounts = found!.buckets.map((bucket) => bucket.amount);
        const sum = amounts.reduce((left, right) => left + right, 0n);
        expect(sum).toBe(items.reduce((left, each) => left + each.open, 0n));
        expect(sum).toBe(found!.open);
        expect(sum - amounts[0]!).toBe(found!.overdue);
      }),
    );
  });

  test('never mix currencies', () => {
    const [usd, jpy] = [currencyNamed('USD'), currencyNamed('JPY')];
    const days = [
      { currency: usd, dueOn: asOf, open: 5n, count: 1 },
      { currency: jpy, dueOn: asOf, open: 7n, count: 1 },
    ];
    const totals = [jpy, usd].map((currency) => ({
      currency,
      customers: 1,
      overdueCustomers: 0,
      credits: 0n,
    }));
    const { currencies } = decideAgeing(asOf, 'known_now', days, totals);
    expect(currencies.map((each) => [each.currency, each.open])).toEqual([
      ['JPY', 7n],
      ['USD', 5n],
    ]);
  });
});

describe('statements', () => {
  const currency = currencyNamed('USD');
  const movement = (amount: bigint): Movement => ({
    documentId: 'd',
    kind: amount > 0n ? 'invoice' : 'payment',
    number: 'n',
    reference: null,
    currency,
    bookedOn: asOf,
    dueOn: null,
    amount,
  });

  test('run from the opening to the closing balance, also when earlier lines are left out', () => {
    const amounts = fc.array(fc.bigInt({ min: -1_000n, max: 1_000n }), { maxLength: 30 });
    fc.assert(
      fc.property(amounts, fc.nat(30), fc.bigInt(), (all, shown, before) => {
        const closing = before + all.reduce((sum, amount) => sum + amount, 0n);
        const listed = shown === 0 ? [] : all.slice(-shown);
        const [found] = decideStatement(
          [{ currency, closing, movements: all.length }],
          listed.map(movement),
        );
        expect(found!.leftOut).toBe(all.length - listed.length);
        expect(found!.lines.at(-1)?.balance ?? found!.opening).toBe(closing);
        const hidden = all.slice(0, all.length - listed.length);
        expect(found!.opening).toBe(before + hidden.reduce((sum, amount) => sum + amount, 0n));
      }),
    );
  });
});
