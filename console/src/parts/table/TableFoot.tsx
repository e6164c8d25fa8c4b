import { useMemo, useState } from 'react';
import type { Rows } from '../../api/queries.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { MoneyList } from '../MoneyText.tsx';
import type { Column } from './columns.tsx';
import { newTotals, type Totals } from './totals.ts';

/**
 * How many rows, and what they add up to per currency; says when it speaks of the loaded rows only.
 */
export function TableFoot<Row>({
  columns,
  list,
  totals,
  selectable,
}: {
  readonly columns: readonly Column<Row>[];
  readonly list: Rows<Row>;
  readonly totals: Totals | undefined;
  readonly selectable: boolean;
}) {
  const { words, count, say } = useWords(partsWords);
  const format = useFormat();
  const [sum] = useState(() => newTotals<Row>());
  const counted = useMemo(
    () => totals ?? sum(columns, list.rows),
    [totals, sum, columns, list.rows],
  );
  const known = list.complete ? list.rows.length : list.total;
  const rowCount =
    known === undefined || known > list.rows.length
      ? say(words.table.loaded, {
          loaded: format.count(list.rows.length),
          total: known === undefined ? '…' : format.count(known),
        })
      : count(words.table.rows, known);
  // The count takes the room of the columns before the first total.
  const firstTotal = columns.findIndex((column) => column.money !== undefined);
  const lead = firstTotal < 0 ? columns.length : Math.max(1, firstTotal);
  return (
    <tfoot>
      <tr>
        <td colSpan={lead + (selectable ? 1 : 0)} className="quiet nowrap">
          {rowCount}
        </td>
        {columns.slice(lead).map((column) => (
          <td key={column.id} data-align={column.align}>
            {column.money === undefined ? null : <MoneyList amounts={counted[column.id] ?? []} />}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
