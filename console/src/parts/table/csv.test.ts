import { expect, test } from 'vitest';
import { type Column, moneyColumn, textColumn } from './columns.tsx';
import { csvCell, csvText } from './csv.ts';

test.each(['=SUM(A1)', '+1+1', '-2+3', '@cmd', '\tx', '\rx', '＝1+1', '＋A', '－A', '＠A'])(
  'a spreadsheet does not run %j',
  (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
  },
);

test.each(['-12.50', '+3', '0', '-0.05'])('the plain number %s stays a number', (text) => {
  expect(csvCell(text)).toBe(text);
});

test('what would break a line is quoted', () => {
  expect(csvCell('a,"b"\nc')).toBe('"a,""b""\nc"');
});

test('the columns shown, amounts beside their currency, readable by spreadsheets', () => {
  interface Row {
    readonly name: string;
    readonly amount: string;
  }
  const columns: readonly Column<Row>[] = [
    textColumn({ id: 'name', title: '顧客', text: (row) => row.name }),
    moneyColumn({
      id: 'open',
      title: 'Open',
      currencyTitle: 'currency',
      money: (row) => ({ amount: row.amount, currency: 'USD' }),
    }),
  ];
  expect(csvText(columns, [{ name: '=1', amount: '-5.00' }])).toBe(
    "\uFEFF顧客,Open,Open (currency)\r\n'=1,-5.00,USD\r\n",
  );
});
