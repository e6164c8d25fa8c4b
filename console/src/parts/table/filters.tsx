import { Checkbox, Menu, Popover, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Format, useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { DayField } from '../DayField.tsx';
import { Icon } from '../Icon.tsx';
import { readRange, type TableView, writeRange } from './view.ts';

export type Filter =
  | {
      /** `one` allows a single value, `choice` any number of them, joined by commas. */
      readonly kind: 'one' | 'choice';
      readonly id: string;
      readonly title: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
  | { readonly kind: 'text' | 'days' | 'amounts'; readonly id: string; readonly title: string };

/** The filters that are set, as chips that open and go; and a menu that adds one. */
export function FilterChips({
  filters,
  view,
}: {
  readonly filters: readonly Filter[];
  readonly view: TableView;
}) {
  const { words } = useWords(partsWords);
  const [opened, setOpened] = useState<string | null>(null);
  const set = filters.filter((filter) => view.filter(filter.id) !== '' || filter.id === opened);
  const unset = filters.filter((filter) => !set.includes(filter));
  return (
    <>
      {set.map((filter) => (
        <FilterChip
          key={filter.id}
          filter={filter}
          view={view}
          opened={filter.id === opened}
          open={(open) => setOpened(open ? filter.id : null)}
        />
      ))}
      {unset.length === 0 ? null : (
        <Menu position="bottom-start">
          <Menu.Target>
            <button type="button" className="ChipButton">
              <Icon name="filter" size={14} />
              {words.table.filter}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {unset.map((filter) => (
              <Menu.Item key={filter.id} onClick={() => setOpened(filter.id)}>
                {filter.title}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {set.length < 2 ? null : (
        <button
          type="button"
          className="LinkButton"
          onClick={() => view.clear(filters.map((filter) => filter.id))}
        >
          {words.table.clearFilters}
        </button>
      )}
    </>
  );
}

function FilterChip({
  filter,
  view,
  opened,
  open,
}: {
  readonly filter: Filter;
  readonly view: TableView;
  readonly opened: boolean;
  readonly open: (open: boolean) => void;
}) {
  const { words, say } = useWords(partsWords);
  const format = useFormat();
  const value = view.filter(filter.id);
  return (
    <span className="Chip" data-set={value !== ''}>
      <Popover opened={opened} onChange={open} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <button type="button" className="Chip-open" onClick={() => open(!opened)}>
            <span className="quiet">{filter.title}</span>
            {value === '' ? null : (
              <span className="Chip-value">{shown(filter, value, format)}</span>
            )}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <FilterEditor filter={filter} view={view} close={() => open(false)} />
        </Popover.Dropdown>
      </Popover>
      {value === '' ? null : (
        <button
          type="button"
          className="IconButton"
          aria-label={say(words.table.removeFilter, { name: filter.title })}
          onClick={() => {
            open(false);
            view.setFilter(filter.id, '');
          }}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}

function shown(filter: Filter, value: string, format: Format): string {
  switch (filter.kind) {
    case 'one':
    case 'choice':
      return format.list(
        value
          .split(',')
          .map((each) => filter.options.find((option) => option.value === each)?.label ?? each),
      );
    case 'days': {
      const { from, to } = readRange(value);
      return `${from === '' ? '' : format.day(from)} – ${to === '' ? '' : format.day(to)}`;
    }
    case 'amounts': {
      const { from, to } = readRange(value);
      return `${from} – ${to}`;
    }
    case 'text':
      return value;
  }
}

function FilterEditor({
  filter,
  view,
  close,
}: {
  readonly filter: Filter;
  readonly view: TableView;
  readonly close: () => void;
}) {
  const value = view.filter(filter.id);
  const set = (next: string) => view.setFilter(filter.id, next);
  if (filter.kind === 'choice') {
    return (
      <Checkbox.Group
        label={filter.title}
        value={value === '' ? [] : value.split(',')}
        onChange={(chosen) => set(chosen.join(','))}
      >
        <div className="ChoicesField">
          {filter.options.map((option) => (
            <Checkbox key={option.value} value={option.value} label={option.label} />
          ))}
        </div>
      </Checkbox.Group>
    );
  }
  if (filter.kind === 'one') {
    return (
      <Radio.Group label={filter.title} value={value} onChange={set}>
        <div className="ChoicesField">
          {filter.options.map((option) => (
            <Radio key={option.value} value={option.value} label={option.label} />
          ))}
        </div>
      </Radio.Group>
    );
  }
  if (filter.kind === 'days') return <DaysEditor name={filter.id} value={value} set={set} />;
  if (filter.kind === 'amounts') return <AmountsEditor value={value} set={set} close={close} />;
  return <TextEditor label={filter.title} value={value} set={set} close={close} />;
}

interface EditorProps {
  readonly value: string;
  readonly set: (value: string) => void;
}

function DaysEditor({ name, value, set }: EditorProps & { readonly name: string }) {
  const { words } = useWords(partsWords);
  const range = readRange(value);
  const side = (key: 'from' | 'to') => ({
    name: `${name}-${key}`,
    value: range[key],
    onValue: (day: string) => set(writeRange({ ...range, [key]: day })),
    error: undefined,
    register: () => undefined,
  });
  return (
    <div className="RangeEditor">
      <DayField {...side('from')} label={words.table.from} />
      <DayField {...side('to')} label={words.table.to} />
    </div>
  );
}

function AmountsEditor({ value, set, close }: EditorProps & { readonly close: () => void }) {
  const { words } = useWords(partsWords);
  const [range, setRange] = useState(readRange(value));
  return (
    <form
      className="RangeEditor"
      onSubmit={(event) => {
        event.preventDefault();
        set(writeRange(range));
        close();
      }}
    >
      <TextInput
        label={words.table.from}
        inputMode="decimal"
        value={range.from}
        onChange={(event) => setRange({ ...range, from: event.currentTarget.value })}
        onBlur={() => set(writeRange(range))}
      />
      <TextInput
        label={words.table.to}
        inputMode="decimal"
        value={range.to}
        onChange={(event) => setRange({ ...range, to: event.currentTarget.value })}
        onBlur={() => set(writeRange(range))}
      />
      <button type="submit" className="unseen" tabIndex={-1}>
        {words.table.apply}
      </button>
    </form>
  );
}

function TextEditor({
  label,
  value,
  set,
  close,
}: EditorProps & { readonly label: string; readonly close: () => void }) {
  const [text, setText] = useState(value);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        set(text.trim());
        close();
      }}
    >
      <TextInput
        label={label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => set(text.trim())}
        data-autofocus
      />
    </form>
  );
}
