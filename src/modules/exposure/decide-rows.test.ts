import { describe, expect, test } from 'vitest';
import { dayOf } from '../../kernel/days.ts';
import type { OpenItem } from '../receivables/index.ts';
import type { ChargeSum, Subscription } from '../subscriptions/index.ts';
import { roundToMinor, type ExactAmount, type UsageSum } from '../usage/index.ts';
import {
  documentRows,
  purchaseRows,
  runRateRows,
  unbilledRows,
  unbilledSince,
} from './decide-rows.ts';
import { CUSTOMER_ID, currencyNamed } from './fixtures.ts';

const USD = currencyNamed('USD');
const exact = (minor: bigint) => (minor * 10n ** 16n) as ExactAmount;
const sum = (overrides: Partial<UsageSum> = {}): UsageSum => ({
  customerId: CUSTOMER_ID,
  subscriptionId: 's1',
  currency: USD,
  amount: exact(70_00n),
  from: dayOf(2026, 11, 10),
  to: dayOf(2026, 11, 16),
  ...overrides,
});
const named = (status: Subscription['status']) =>
  new Map([['s1', { friendlyName: 'Machines', status }]]);

describe('usage that is expected until it can be stopped', () => {
  const latest = dayOf(2026, 11, 16);
  test('is a day’s average for every day that is not known, up to the day it stops', () => {
    const until = dayOf(2026, 12, 2);
    expect(runRateRows([sum()], named('active'), { latest, until }, roundToMinor)).toMatchObject([
      { amount: 160_00n, label: 'Machines', detail: { perDay: 10_00n, days: 16 } },
    ]);
  });

  test('is nothing where access is off, or where it can be stopped before anything is unknown', () => {
    expect(
      runRateRows([sum()], named('suspended'), { latest, until: dayOf(2026, 12, 2) }, roundToMinor),
    ).toEqual([]);
    expect(runRateRows([sum()], named('active'), { latest, until: latest }, roundToMinor)).toEqual(
      [],
    );
  });
});

test('what was given back in sum is no relief', () => {
  const sums = [sum({ amount: exact(-5_00n) }), sum({ subscriptionId: null, amount: exact(1n) })];
  expect(unbilledRows(sums, new Map(), roundToMinor)).toMatchObject([
    { id: null, label: null, amount: 1n },
  ]);
  const charge: ChargeSum = {
    customerId: CUSTOMER_ID,
    subscriptionId: 's1',
    subscriptionName: 'Seats',
    currency: 'USD',
    amount: -1n,
    cancelUntil: null,
    latestAt: new Date('2026-11-16T00:00:00Z'),
  };
  expect(purchaseRows([charge, { ...charge, amount: 300n }], [])).toMatchObject([{ amount: 300n }]);
});

test('charges count from the first of the month, of the month before until its invoice is out', () => {
  expect(unbilledSince(new Date('2026-11-07T23:59:59Z'))).toEqual(new Date('2026-10-01T00:00:00Z'));
  expect(unbilledSince(new Date('2026-11-08T00:00:00Z'))).toEqual(new Date('2026-11-01T00:00:00Z'));
  expect(unbilledSince(new Date('2027-01-02T00:00:00Z'))).toEqual(new Date('2026-12-01T00:00:00Z'));
});

test('the open documents of a currency add up to what is unpaid, or to the overpayment', () => {
  const item = (side: OpenItem['side'], open: bigint, code = 'USD'): OpenItem => ({
    id: `${side}${code}`,
    number: side,
    kind: side === 'debit' ? 'invoice' : 'payment',
    side,
    currency: currencyNamed(code),
    dueOn: null,
    open,
  });
  const rows = documentRows(CUSTOMER_ID, [
    item('debit', 100n),
    item('credit', 30n),
    item('debit', 5n, 'EUR'),
    item('credit', 50n, 'EUR'),
  ]);
  expect(rows.map(({ currency, component, amount }) => [currency, component, amount])).toEqual([
    ['USD', 'unpaid', 100n],
    ['USD', 'unpaid', -30n],
    ['EUR', 'overpayment', -5n],
    ['EUR', 'overpayment', 50n],
  ]);
});
