import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { Icon } from '../Icon.tsx';
import type { Column } from './columns.tsx';
import type { Selection } from './selection.ts';
import type { TableView } from './view.ts';

/** The sticky header: sorts by its columns, chooses all loaded rows. */
export function TableHead<Row>({
  columns,
  view,
  selection,
  rows,
}: {
  readonly columns: readonly Column<Row>[];
  readonly view: TableView;
  readonly selection: Selection<Row> | undefined;
  readonly rows: readonly Row[];
}) {
  const { words } = useWords(partsWords);
  const chosen = selection?.rows.size ?? 0;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection === undefined ? null : (
          <th scope="col" className="DataTable-select">
            <input
              type="checkbox"
              aria-label={words.table.selectAll}
              checked={chosen > 0 && chosen >= rows.length}
              ref={(box) => {
                if (box !== null) box.indeterminate = chosen > 0 && chosen < rows.length;
              }}
              onChange={() => (chosen > 0 ? selection.clear() : selection.setAll(rows))}
            />
          </th>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} view={view} />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell<Row>({
  column,
  view,
}: {
  readonly column: Column<Row>;
  readonly view: TableView;
}) {
  const sort = view.sort?.column === column.id ? view.sort : null;
  if (column.sortable !== true) {
    return (
      <th scope="col" data-align={column.align}>
        <span className="DataTable-title">{column.title}</span>
      </th>
    );
  }
  const order = sort === null ? 'none' : sort.descending ? 'descending' : 'ascending';
  // Amounts are wanted largest first, names from the start; the second click turns the order round.
  const descendingNext = sort === null ? column.align === 'end' : !sort.descending;
  return (
    <th scope="col" data-align={column.align} aria-sort={order}>
      <button
        type="button"
        className="DataTable-title"
        onClick={() => view.setSort({ column: column.id, descending: descendingNext })}
      >
        {column.title}
        <span className="DataTable-arrow" data-shown={sort !== null}>
          <Icon name={sort?.descending === true ? 'down' : 'up'} size={12} />
        </span>
      </button>
    </th>
  );
}
