import { useMemo } from 'react';
import { type Rows, useFixedRows } from '../../api/queries.ts';
import type { Column } from './columns.tsx';
import type { TableView } from './view.ts';

/**
 * Rows that are all here, searched and sorted by the view in the browser. For lists of a few
 * thousand at most.
 */
export function useLocalRows<Row>(
  rows: readonly Row[],
  view: TableView,
  columns: readonly Column<Row>[],
): Rows<Row> {
  const { search, sort } = view;
  const chosen = useMemo(() => {
    const words = searchable(search).split(/\s+/).filter(Boolean);
    const found =
      words.length === 0
        ? rows
        : rows.filter((row) => {
            const text = searchable(columns.map((column) => column.text(row)).join(' '));
            return words.every((word) => text.includes(word));
          });
    const column = columns.find((each) => each.id === sort?.column);
    if (column === undefined || sort === null) return found;
    const compare =
      column.compare ??
      ((left: Row, right: Row) => collator.compare(column.text(left), column.text(right)));
    const sign = sort.descending ? -1 : 1;
    return found.toSorted((left, right) => sign * compare(left, right));
  }, [rows, columns, search, sort]);
  return useFixedRows(chosen);
}

/** Numbers inside texts by their value: invoice 9 before invoice 10. */
const collator = new Intl.Collator(undefined, { numeric: true });

/** Full-width letters, half-width kana and capitals find their usual forms. */
function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
