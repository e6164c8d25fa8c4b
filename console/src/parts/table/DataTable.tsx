import './DataTable.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react';
import type { Rows } from '../../api/queries.ts';
import { useNavigateTo } from '../../app/navigate.ts';
import { usePreference } from '../../app/preference.ts';
import type { Path } from '../../paths.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { ErrorState } from '../ErrorState.tsx';
import { TableSkeleton } from '../Skeletons.tsx';
import { BulkBar } from './BulkBar.tsx';
import type { Column } from './columns.tsx';
import { DataRow } from './DataRow.tsx';
import type { Filter } from './filters.tsx';
import { TableFoot } from './TableFoot.tsx';
import { TableHead } from './TableHead.tsx';
import { useTableKeys } from './keyboard.ts';
import { type Selection, useSelection } from './selection.ts';
import { type Density, Toolbar } from './Toolbar.tsx';
import type { Totals } from './totals.ts';
import { useSaveCsv } from './save-csv.tsx';
import type { TableView } from './view.ts';

export interface DataTableProps<Row> {
  /** What the table lists; its accessible name and the name of its CSV. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: Rows<Row>;
  readonly view: TableView;
  readonly rowKey: (row: Row) => string;
  /** What a row is called, for the label of its check box. */
  readonly rowName?: (row: Row) => string;
  /** The page that a row opens. */
  readonly open?: (row: Row) => Path;
  readonly filters?: readonly Filter[];
  /** Label of the search box; without it there is none. */
  readonly search?: string;
  /** Buttons for the chosen rows; without it nothing can be chosen. */
  readonly bulk?: (selection: Selection<Row>) => ReactNode;
  /** Shown when there is nothing at all, as opposed to nothing that matches. */
  readonly empty: ReactNode;
  /** Totals over all that matches, counted by the server; otherwise the loaded rows are summed. */
  readonly totals?: Totals;
  readonly actions?: ReactNode;
  /** A short list inside a page: rows alone, without the bar above them. */
  readonly plain?: boolean;
}

const rowHeightPx: Record<Density, number> = { normal: 34, compact: 27 };
/** Rows from the end at which the next page is asked for: about three screens. */
const loadAheadRows = 100;
const overscanRows = 8;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, view, filters = [] } = props;
  const { words } = useWords(partsWords);
  const [density, setDensity] = usePreference<Density>('density', 'normal');
  const shown = useShownColumns(columns, view);
  const selection = useSelection(props.rowKey);
  const csv = useSaveCsv(props.label, shown, rows);
  const narrowed = view.search !== '' || filters.some((filter) => view.filter(filter.id) !== '');
  const nothing = rows.complete && rows.rows.length === 0;
  // Rows of another view are not what was chosen.
  const viewKey = `${view.search} ${filters.map((filter) => view.filter(filter.id)).join(' ')}`;
  const { clear } = selection;
  useEffect(() => clear(), [clear, viewKey]);

  if (nothing && !narrowed) return props.empty;
  return (
    <div className="DataTable" data-density={density}>
      {props.plain === true ? null : (
        <Toolbar
          view={view}
          filters={filters}
          searchLabel={props.search}
          columns={columns}
          shown={shown}
          density={density}
          setDensity={setDensity}
          saveCsv={rows.rows.length === 0 ? undefined : csv.start}
        >
          {props.actions}
        </Toolbar>
      )}
      {csv.bar}
      {rows.problem === null ? null : <ErrorState problem={rows.problem} retry={rows.retry} />}
      {rows.loading && rows.problem === null ? (
        <div aria-busy="true">
          <span className="unseen">{words.loading}</span>
          <TableSkeleton rows={12} />
        </div>
      ) : null}
      {nothing ? (
        <p className="DataTable-nothing">
          {words.table.nothingMatches}{' '}
          <button
            type="button"
            className="LinkButton"
            onClick={() => view.clear(filters.map((filter) => filter.id))}
          >
            {words.table.clearFilters}
          </button>
        </p>
      ) : null}
      {rows.rows.length === 0 ? null : (
        <Grid {...props} shown={shown} selection={selection} rowHeight={rowHeightPx[density]} />
      )}
      {props.bulk === undefined || selection.rows.size === 0 ? null : (
        <BulkBar selection={selection} columns={shown}>
          {props.bulk(selection)}
        </BulkBar>
      )}
    </div>
  );
}

function useShownColumns<Row>(columns: readonly Column<Row>[], view: TableView) {
  const chosen = view.columns;
  return useMemo(() => {
    if (chosen === null) return columns.filter((column) => column.hiddenAtFirst !== true);
    const found = columns.filter((column) => chosen.includes(column.id));
    return found.length === 0 ? columns : found;
  }, [columns, chosen]);
}

function Grid<Row>({
  label,
  shown,
  rows: list,
  view,
  rowKey,
  rowName,
  open,
  bulk,
  selection,
  totals,
  rowHeight,
}: DataTableProps<Row> & {
  readonly shown: readonly Column<Row>[];
  readonly selection: Selection<Row>;
  readonly rowHeight: number;
}) {
  const { words, say } = useWords(partsWords);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const navigateTo = useNavigateTo();
  const { rows } = list;
  const selectable = bulk !== undefined;

  // No React Compiler here: nothing memoizes what the virtualizer returns.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: overscanRows,
    // The sticky header and totals cover the edges that a revealed row must clear.
    scrollPaddingStart: rowHeight + 4,
    scrollPaddingEnd: rowHeight * 2,
    useFlushSync: false,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);

  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const { loadMore, complete, problem } = list;
  const lastIndex = last?.index ?? 0;
  useEffect(() => {
    if (!complete && problem === null && lastIndex >= rows.length - loadAheadRows) loadMore();
  }, [complete, problem, lastIndex, rows.length, loadMore]);

  const toggle = useCallback(
    (index: number) => {
      const row = rows[index];
      if (row !== undefined && selectable) selection.toggle(rowKey(row), row);
    },
    [rows, rowKey, selectable, selection],
  );
  const openRow = useCallback(
    (index: number) => {
      const row = rows[index];
      if (row !== undefined && open !== undefined) navigateTo(open(row));
    },
    [rows, open, navigateTo],
  );
  const keys = useTableKeys({
    count: rows.length,
    open: openRow,
    toggle,
    clear: selection.clear,
    reveal: (index) => virtual.scrollToIndex(index),
  });
  const { setActive } = keys;
  const onRowClick = useCallback(
    (index: number, event: MouseEvent) => {
      setActive(index);
      const target = event.target as Element;
      if (target.closest('a, button, input, label') !== null) return;
      if (event.defaultPrevented || String(window.getSelection()) !== '') return;
      openRow(index);
    },
    [openRow, setActive],
  );

  const widthMin = shown.reduce((sum, column) => sum + (column.width ?? 180), selectable ? 36 : 0);
  return (
    <div className="DataTable-scroll" ref={scroller}>
      {/* The grid takes the focus for all its rows; a list of 100,000 tab stops helps nobody. */}
      <table
        ref={grid}
        // A table whose rows are chosen and opened by keyboard is a grid (ARIA practices).
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={label}
        aria-rowcount={(list.total ?? rows.length) + 1}
        aria-multiselectable={selectable || undefined}
        aria-activedescendant={keys.active >= 0 ? `${id}-${keys.active}` : undefined}
        tabIndex={0}
        className="DataTable-grid"
        style={{ minWidth: widthMin }}
        onKeyDown={keys.onKeyDown}
      >
        <colgroup>
          {selectable ? <col style={{ width: 36 }} /> : null}
          {shown.map((column) => (
            <col
              key={column.id}
              style={column.width === undefined ? {} : { width: column.width }}
            />
          ))}
        </colgroup>
        <TableHead
          columns={shown}
          view={view}
          selection={selectable ? selection : undefined}
          rows={rows}
        />
        <tbody>
          {first === undefined || first.start === 0 ? null : (
            <tr aria-hidden="true" style={{ height: first.start }} />
          )}
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const key = rowKey(row);
            return (
              <DataRow
                key={key}
                id={`${id}-${item.index}`}
                row={row}
                index={item.index}
                columns={shown}
                to={open?.(row)}
                active={item.index === keys.active}
                selectable={selectable}
                selected={selection.rows.has(key)}
                selectLabel={
                  selectable ? say(words.table.select, { name: rowName?.(row) ?? '' }) : ''
                }
                onToggle={toggle}
                onOpen={onRowClick}
              />
            );
          })}
          {last === undefined || virtual.getTotalSize() - last.end <= 0 ? null : (
            <tr aria-hidden="true" style={{ height: virtual.getTotalSize() - last.end }} />
          )}
        </tbody>
        <TableFoot columns={shown} list={list} totals={totals} selectable={selectable} />
      </table>
    </div>
  );
}
