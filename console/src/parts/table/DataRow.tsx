import { memo, type MouseEvent } from 'react';
import type { Path } from '../../paths.ts';
import { AppLink } from '../AppLink.tsx';
import type { Column } from './columns.tsx';

interface DataRowProps<Row> {
  readonly id: string;
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column<Row>[];
  readonly to: Path | undefined;
  readonly active: boolean;
  readonly selectable: boolean;
  readonly selected: boolean;
  readonly selectLabel: string;
  readonly onToggle: (index: number) => void;
  readonly onOpen: (index: number, event: MouseEvent) => void;
}

function PlainDataRow<Row>(props: DataRowProps<Row>) {
  const { id, row, index, columns, to, active, selectable, selected, onToggle, onOpen } = props;
  return (
    <tr
      id={id}
      // Row 1 is the header.
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      data-active={active || undefined}
      data-opens={to !== undefined || undefined}
      onClick={(event) => onOpen(index, event)}
    >
      {selectable ? (
        <td className="DataTable-select">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={props.selectLabel}
            checked={selected}
            onChange={() => onToggle(index)}
          />
        </td>
      ) : null}
      {columns.map((column, at) => (
        <td key={column.id} data-align={column.align}>
          {at === 0 && to !== undefined ? (
            <AppLink to={to} tabIndex={-1} className="DataTable-link">
              {column.cell(row)}
            </AppLink>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

/**
 * One row; drawn again only when something of its own changes, which keeps scrolling at the
 * screen's rate.
 */
export const DataRow = memo(PlainDataRow) as typeof PlainDataRow;
