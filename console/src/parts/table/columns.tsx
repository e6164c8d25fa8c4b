import type { ReactNode } from 'react';
import { compareDecimals } from '../../words/decimal.ts';
import type { Format } from '../../words/language.tsx';
import { DayText } from '../DayText.tsx';
import { InstantText } from '../InstantText.tsx';
import { type Money, MoneyText } from '../MoneyText.tsx';
import { StatusBadge, type Tone } from '../StatusBadge.tsx';

/**
 * One column: how a cell looks, and what it is as text for the CSV and for sorting rows that are
 * all here.
 */
export interface Column<Row> {
  /** Its name in the address; also what the server is asked to sort by. */
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly text: (row: Row) => string;
  /** Pixels. A column without a width shares what is left. */
  readonly width?: number;
  readonly align?: 'start' | 'end';
  readonly sortable?: boolean;
  /** Left out until the reader chooses it. */
  readonly hiddenAtFirst?: boolean;
  /** Gives the column a total per currency under the rows. */
  readonly money?: (row: Row) => Money | null;
  readonly compare?: (left: Row, right: Row) => number;
  /** Several CSV columns for one: the amount and its currency. */
  readonly csv?: { readonly titles: readonly string[]; readonly values: (row: Row) => string[] };
}

type Shared<Row> = Pick<Column<Row>, 'id' | 'title'> &
  Partial<Pick<Column<Row>, 'width' | 'sortable' | 'hiddenAtFirst'>>;

export function textColumn<Row>(
  column: Shared<Row> & {
    readonly text: (row: Row) => string;
    readonly cell?: (row: Row) => ReactNode;
  },
): Column<Row> {
  return { ...column, cell: column.cell ?? column.text };
}

/** Whole numbers, right-aligned. */
export function countColumn<Row>(
  column: Shared<Row> & { readonly count: (row: Row) => number; readonly format: Format },
): Column<Row> {
  return {
    width: 96,
    ...column,
    align: 'end',
    cell: (row) => column.format.count(column.count(row)),
    text: (row) => String(column.count(row)),
    compare: (left, right) => column.count(left) - column.count(right),
  };
}

/**
 * Amounts, right-aligned with their currency; in the CSV as a plain decimal with the currency
 * beside it.
 */
export function moneyColumn<Row>(
  column: Shared<Row> & {
    readonly money: (row: Row) => Money | null;
    /** How the second CSV column is called. */
    readonly currencyTitle: string;
  },
): Column<Row> {
  return {
    width: 148,
    ...column,
    align: 'end',
    cell: (row) => {
      const money = column.money(row);
      return money === null ? <span className="quiet">—</span> : <MoneyText {...money} quietZero />;
    },
    text: (row) => column.money(row)?.amount ?? '',
    compare: (left, right) =>
      compareDecimals(column.money(left)?.amount ?? '0', column.money(right)?.amount ?? '0'),
    csv: {
      titles: [column.title, `${column.title} (${column.currencyTitle})`],
      values: (row) => {
        const money = column.money(row);
        return [money?.amount ?? '', money?.currency ?? ''];
      },
    },
  };
}

export function dayColumn<Row>(
  column: Shared<Row> & { readonly day: (row: Row) => string | null },
): Column<Row> {
  return {
    width: 116,
    ...column,
    cell: (row) => <DayText day={column.day(row)} />,
    text: (row) => column.day(row) ?? '',
  };
}

export function instantColumn<Row>(
  column: Shared<Row> & { readonly instant: (row: Row) => string | null },
): Column<Row> {
  return {
    width: 156,
    ...column,
    cell: (row) => <InstantText instant={column.instant(row)} />,
    text: (row) => column.instant(row) ?? '',
  };
}

export function statusColumn<Row>(
  column: Shared<Row> & {
    readonly status: (row: Row) => { readonly text: string; readonly tone: Tone };
  },
): Column<Row> {
  return {
    width: 152,
    ...column,
    cell: (row) => {
      const { text, tone } = column.status(row);
      return <StatusBadge tone={tone}>{text}</StatusBadge>;
    },
    text: (row) => column.status(row).text,
  };
}
