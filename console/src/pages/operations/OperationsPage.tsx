import { type RowOf, useRows } from '../../api/queries.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import {
  type Column,
  countColumn,
  instantColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import type { Filter } from '../../parts/table/filters.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { recordsWords } from '../../words/records.ts';
import { BooksCheck } from './BooksCheck.tsx';
import { RetryButton } from './RetryButton.tsx';

export type Effect = RowOf<'listEffects'>;

const tones = {
  pending: 'neutral',
  running: 'information',
  done: 'success',
  dead: 'danger',
} as const satisfies Record<Effect['state'], string>;

function isState(text: string): text is Effect['state'] {
  return text in tones;
}

/** What was decided and could not be carried out, and the way to try it again. */
export function OperationsPage() {
  const { words } = useWords(recordsWords);
  const { operations } = words;
  const format = useFormat();
  const view = useTableView();
  // Without a choice the page shows what needs a person.
  const chosen = view.filter('state');
  const rows = useRows('listEffects', { query: { state: isState(chosen) ? chosen : 'dead' } });
  const filters: readonly Filter[] = [
    {
      kind: 'one',
      id: 'state',
      title: operations.state,
      options: Object.entries(operations.states).map(([value, label]) => ({ value, label })),
    },
  ];
  const columns: readonly Column<Effect>[] = [
    textColumn({
      id: 'kind',
      title: operations.kind,
      width: 200,
      text: (effect) => effect.kind,
      cell: (effect) => <code>{effect.kind}</code>,
    }),
    statusColumn({
      id: 'state',
      title: operations.state,
      status: ({ state }) => ({ text: operations.states[state], tone: tones[state] }),
    }),
    textColumn({
      id: 'lastError',
      title: operations.lastError,
      text: (effect) => effect.lastError ?? '',
      cell: (effect) => <span title={effect.lastError ?? ''}>{effect.lastError ?? '—'}</span>,
    }),
    countColumn({
      id: 'failures',
      title: operations.failures,
      width: 124,
      format,
      count: (effect) => effect.failures,
    }),
    instantColumn({
      id: 'createdAt',
      title: operations.createdAt,
      instant: (effect) => effect.createdAt,
    }),
    instantColumn({
      id: 'notBefore',
      title: operations.notBefore,
      hiddenAtFirst: true,
      instant: (effect) => effect.notBefore,
    }),
    instantColumn({
      id: 'finishedAt',
      title: operations.finishedAt,
      hiddenAtFirst: true,
      instant: (effect) => effect.finishedAt,
    }),
    textColumn({
      id: 'key',
      title: operations.key,
      width: 280,
      hiddenAtFirst: true,
      text: (effect) => effect.key,
      cell: (effect) => <code>{effect.key}</code>,
    }),
  ];
  return (
    <Page title={operations.title} lead={operations.lead} actions={<BooksCheck />} fill>
      <DataTable
        label={operations.title}
        columns={columns}
        rows={rows}
        view={view}
        filters={filters}
        rowKey={(effect) => effect.id}
        rowName={(effect) => effect.key}
        bulk={(selection) => <RetryButton selection={selection} />}
        empty={<EmptyState title={operations.emptyTitle}>{operations.emptyText}</EmptyState>}
      />
    </Page>
  );
}
