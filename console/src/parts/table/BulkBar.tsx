import { type ReactNode, useMemo } from 'react';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { MoneyText } from '../MoneyText.tsx';
import type { Column } from './columns.tsx';
import type { Selection } from './selection.ts';
import { newTotals } from './totals.ts';

/** What is chosen, what it adds up to, and what may be done with it. */
export function BulkBar<Row>({
  selection,
  columns,
  children,
}: {
  readonly selection: Selection<Row>;
  readonly columns: readonly Column<Row>[];
  readonly children: ReactNode;
}) {
  const { words, count } = useWords(partsWords);
  const sums = useMemo(
    () => Object.entries(newTotals<Row>()(columns, [...selection.rows.values()])),
    [columns, selection.rows],
  );
  return (
    <section className="BulkBar" aria-label={words.table.chosen}>
      <strong>{count(words.table.selected, selection.rows.size)}</strong>
      {sums.map(([id, amounts]) => (
        <span key={id} className="BulkBar-sums quiet">
          {columns.find((column) => column.id === id)?.title}
          {amounts.map((money) => (
            <MoneyText key={money.currency} {...money} />
          ))}
        </span>
      ))}
      <span className="BulkBar-acts row">
        {children}
        <button type="button" className="LinkButton" onClick={selection.clear}>
          {words.table.clearSelection}
        </button>
      </span>
    </section>
  );
}
