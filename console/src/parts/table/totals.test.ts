import { expect, test } from 'vitest';
import { moneyColumn } from './columns.tsx';
import { newTotals } from './totals.ts';

const columns = [
  moneyColumn<{ amount: string; currency: string } | { amount: null; currency: null }>({
    id: 'open',
    title: 'Open',
    currencyTitle: 'currency',
    money: (row) => (row.amount === null ? null : row),
  }),
];
const usd = (amount: string) => ({ amount, currency: 'USD' });
const jpy = (amount: string) => ({ amount, currency: 'JPY' });

test('each currency for itself, rows without an amount left out', () => {
  const total = newTotals<ReturnType<typeof usd> | { amount: null; currency: null }>();
  expect(
    total(columns, [usd('0.10'), jpy('5'), { amount: null, currency: null }, usd('0.20')]),
  ).toEqual({ open: [jpy('5'), usd('0.30')] });
});

test('more rows are added to what was counted; other rows start anew', () => {
  const total = newTotals<ReturnType<typeof usd>>();
  const first = [usd('1.00'), usd('2.00')];
  expect(total(columns, first)).toEqual({ open: [usd('3.00')] });
  expect(total(columns, [...first, usd('4.00')])).toEqual({ open: [usd('7.00')] });
  expect(total(columns, [usd('9.00'), usd('1.00'), usd('1.00')])).toEqual({ open: [usd('11.00')] });
  expect(total(columns, [])).toEqual({ open: [] });
});
