import { Checkbox, Menu, Popover, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { Icon } from '../Icon.tsx';
import type { Column } from './columns.tsx';
import { type Filter, FilterChips } from './filters.tsx';
import type { TableView } from './view.ts';

/** Typing settles before the server is asked. */
const settleMs = 250;

export type Density = 'normal' | 'compact';

export function Toolbar<Row>({
  view,
  filters,
  searchLabel,
  columns,
  shown,
  density,
  setDensity,
  saveCsv,
  children,
}: {
  readonly view: TableView;
  readonly filters: readonly Filter[];
  readonly searchLabel: string | undefined;
  readonly columns: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  readonly density: Density;
  readonly setDensity: (density: Density) => void;
  readonly saveCsv: (() => void) | undefined;
  readonly children?: ReactNode;
}) {
  const { words } = useWords(partsWords);
  return (
    <div className="DataTable-toolbar">
      <div className="row">
        {searchLabel === undefined ? null : <SearchBox view={view} label={searchLabel} />}
        <FilterChips filters={filters} view={view} />
      </div>
      <div className="row">
        {children}
        <ColumnChooser view={view} columns={columns} shown={shown} />
        <Menu>
          <Menu.Target>
            <button type="button" className="ChipButton">
              {words.table.view}
              <Icon name="down" size={12} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{words.table.density}</Menu.Label>
            <Menu.RadioGroup
              value={density}
              onChange={(value) => setDensity(value === 'compact' ? 'compact' : 'normal')}
            >
              {(['normal', 'compact'] as const).map((each) => (
                <Menu.RadioItem key={each} value={each} checkIcon={<Icon name="check" />}>
                  {words.table.densities[each]}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            {saveCsv === undefined ? null : (
              <>
                <Menu.Divider />
                <Menu.Item leftSection={<Icon name="download" />} onClick={saveCsv}>
                  {words.table.saveCsv}
                </Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}

function SearchBox({ view, label }: { readonly view: TableView; readonly label: string }) {
  const [text, setText] = useState(view.search);
  const settled = useRef(view.search);

  // The address may change under the box: back, a cleared filter, a followed link.
  useEffect(() => {
    if (view.search !== settled.current) {
      settled.current = view.search;
      setText(view.search);
    }
  }, [view.search]);

  useEffect(() => {
    if (text === settled.current) return undefined;
    const timer = window.setTimeout(() => {
      settled.current = text.trim();
      view.setSearch(text.trim());
    }, settleMs);
    return () => window.clearTimeout(timer);
  }, [text, view]);

  return (
    <TextInput
      type="search"
      className="DataTable-search"
      size="xs"
      aria-label={label}
      placeholder={label}
      data-table-search
      leftSection={<Icon name="search" size={14} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

function ColumnChooser<Row>({
  view,
  columns,
  shown,
}: {
  readonly view: TableView;
  readonly columns: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
}) {
  const { words } = useWords(partsWords);
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="ChipButton">
          {words.table.columns}
          <Icon name="down" size={12} />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group
          label={words.table.columns}
          value={shown.map((column) => column.id)}
          onChange={(ids) => {
            const next = columns.filter((column) => ids.includes(column.id));
            if (next.length > 0) view.setColumns(next.map((column) => column.id));
          }}
        >
          <div className="ChoicesField">
            {columns.map((column) => (
              <Checkbox key={column.id} value={column.id} label={column.title} />
            ))}
          </div>
        </Checkbox.Group>
        {view.columns === null ? null : (
          <button type="button" className="LinkButton" onClick={() => view.setColumns(null)}>
            {words.table.usualColumns}
          </button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
