import { useRows, type RowOf } from '../../api/queries.ts';
import { useSearchState, withOpen } from '../../app/search-state.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import type { Tone } from '../../parts/StatusBadge.tsx';
import { type Column, dayColumn, statusColumn, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { type Path, paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { useWords } from '../../words/language.tsx';
import { useStages } from './stages.ts';
import { TaskDialog } from './TaskDialog.tsx';
import { CollectionsLine } from './CollectionsLine.tsx';

export type Task = RowOf<'listTasks'>;

const tones: Readonly<Record<Task['state'], Tone>> = {
  open: 'warning',
  done: 'success',
  withdrawn: 'neutral',
};

function isTaskState(text: string): text is Task['state'] {
  return text in tones;
}

/** What people are asked to do, and what they did. */
export function TasksPage() {
  const { words } = useWords(collectionsWords);
  const { tasks } = words;
  const view = useTableView();
  const [search, patch] = useSearchState();
  const chosen = view.filter('state');
  const open = search.get('open');
  const rows = useRows('listTasks', {
    query: { state: isTaskState(chosen) ? chosen : open === null ? 'open' : undefined },
  });
  const columns = useTaskColumns();
  const opened = rows.rows.find((row) => row.id === open);
  return (
    <Page title={tasks.title} lead={tasks.lead} fill>
      <CollectionsLine />
      <DataTable
        label={tasks.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(row) => row.id}
        open={(row) => withOpenState(search, row.id)}
        filters={[
          {
            kind: 'one',
            id: 'state',
            title: words.state,
            options: Object.entries(tasks.states).map(([value, label]) => ({ value, label })),
          },
        ]}
        empty={<EmptyState title={tasks.emptyTitle}>{tasks.empty}</EmptyState>}
      />
      {opened === undefined ? null : (
        <TaskDialog key={opened.id} task={opened} close={() => patch({ open: null })} />
      )}
    </Page>
  );
}

/** The list under an open task is the one it was opened from. */
function withOpenState(search: URLSearchParams, id: string): Path {
  const shown = new URLSearchParams(search);
  if (!shown.has('state')) shown.set('state', 'open');
  return withOpen(paths.tasks(), shown, id);
}

function useTaskColumns(): readonly Column<Task>[] {
  const { words, language } = useWords(collectionsWords);
  const { tasks } = words;
  const stages = useStages();
  return [
    textColumn({
      id: 'task',
      title: tasks.task,
      text: (row) => row.title[language],
      cell: (row) => <span title={row.title[language]}>{row.title[language]}</span>,
    }),
    textColumn({
      id: 'customer',
      title: words.customer,
      width: 224,
      text: (row) => `${row.customerName} ${row.customerNumber}`,
      cell: (row) => (
        <>
          {row.customerName} <span className="quiet">{row.customerNumber}</span>
        </>
      ),
    }),
    textColumn({
      id: 'purpose',
      title: tasks.purpose,
      width: 184,
      text: (row) => tasks.purposes[row.purpose],
    }),
    textColumn({
      id: 'stage',
      title: words.stage,
      width: 152,
      text: (row) => stages.name(row.stage),
    }),
    statusColumn({
      id: 'state',
      title: words.state,
      width: 120,
      status: ({ state }) => ({ text: tasks.states[state], tone: tones[state] }),
    }),
    dayColumn({ id: 'openedOn', title: tasks.openedOn, day: (row) => row.openedOn }),
    dayColumn({
      id: 'doneOn',
      title: tasks.doneOn,
      hiddenAtFirst: true,
      day: (row) => row.doneOn,
    }),
    textColumn({
      id: 'doneBy',
      title: tasks.doneBy,
      width: 140,
      hiddenAtFirst: true,
      text: (row) => row.doneBy ?? '',
    }),
    textColumn({
      id: 'note',
      title: tasks.note,
      hiddenAtFirst: true,
      text: (row) => row.note ?? '',
    }),
  ];
}
