import { sumDecimals } from '../../words/decimal.ts';
import type { Money } from '../MoneyText.tsx';
import type { Column } from './columns.tsx';

export type Totals = Readonly<Record<string, readonly Money[]>>;

interface Counted<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly sums: Map<string, Map<string, string>>;
}

/**
 * Sums of the money columns, per currency. It remembers what it has counted, so that the thousandth
 * page of a long list costs no more than the first.
 */
export function newTotals<Row>(): (
  columns: readonly Column<Row>[],
  rows: readonly Row[],
) => Totals {
  let counted: Counted<Row> | null = null;
  return (columns, rows) => {
    const known = counted !== null && counted.columns === columns && grewFrom(counted.rows, rows);
    const sums = known && counted !== null ? counted.sums : new Map<string, Map<string, string>>();
    const from = known && counted !== null ? counted.rows.length : 0;
    for (const column of columns) {
      if (column.money !== undefined) add(sums, column, rows.slice(from));
    }
    counted = { columns, rows, sums };
    return Object.fromEntries([...sums].map(([id, perCurrency]) => [id, listed(perCurrency)]));
  };
}

function grewFrom<Row>(before: readonly Row[], now: readonly Row[]): boolean {
  return (
    before.length <= now.length && before[0] === now[0] && before.at(-1) === now[before.length - 1]
  );
}

function add<Row>(
  sums: Map<string, Map<string, string>>,
  column: Column<Row>,
  rows: readonly Row[],
): void {
  const ofColumn = sums.get(column.id) ?? new Map<string, string>();
  sums.set(column.id, ofColumn);
  const amounts = rows.map((row) => column.money?.(row) ?? null).filter((money) => money !== null);
  for (const [currency, group] of Map.groupBy(amounts, (money) => money.currency)) {
    const sum = [ofColumn.get(currency) ?? '0', ...group.map((money) => money.amount)];
    ofColumn.set(currency, sumDecimals(sum));
  }
}

function listed(perCurrency: ReadonlyMap<string, string>): readonly Money[] {
  return [...perCurrency]
    .map(([currency, amount]) => ({ amount, currency }))
    .toSorted((left, right) => (left.currency < right.currency ? -1 : 1));
}
