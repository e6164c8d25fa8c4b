import { useRows } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import {
  type Column,
  countColumn,
  dayColumn,
  instantColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { RunNow } from './RunNow.tsx';
import { proposalsOf, type Run, runTones } from './run-state.ts';
import { CollectionsLine } from './CollectionsLine.tsx';

/** Every run, newest first, with what came out of it. */
export function RunsPage() {
  const { words } = useWords(collectionsWords);
  const { run } = words;
  const view = useTableView();
  const rows = useRows('listCollectionsRuns', {});
  const columns = useRunColumns();
  return (
    <Page
      title={run.title}
      lead={run.lead}
      actions={
        <>
          <AppLink to={paths.preview()}>{words.preview.title}</AppLink>
          <RunNow />
        </>
      }
      fill
    >
      <CollectionsLine />
      <DataTable
        label={run.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(row) => row.id}
        open={(row) => paths.run(row.id)}
        empty={<EmptyState title={run.emptyTitle}>{run.empty}</EmptyState>}
      />
    </Page>
  );
}

function useRunColumns(): readonly Column<Run>[] {
  const { words, say } = useWords(collectionsWords);
  const { run } = words;
  const format = useFormat();
  return [
    dayColumn({ id: 'asOf', title: run.asOf, width: 116, day: (row) => row.asOf }),
    statusColumn({
      id: 'state',
      title: words.state,
      width: 164,
      status: ({ state }) => ({ text: run.states[state], tone: runTones[state] }),
    }),
    textColumn({
      id: 'customers',
      title: run.customers,
      width: 116,
      text: (row) =>
        row.state === 'done'
          ? format.count(row.customersDone)
          : say(run.ofTotal, {
              done: format.count(row.customersDone),
              total: format.count(row.customersTotal),
            }),
    }),
    countColumn({
      id: 'overdueCustomers',
      title: run.overdueCustomers,
      width: 128,
      format,
      count: (row) => row.summary.overdueCustomers,
    }),
    countColumn({
      id: 'notices',
      title: run.notices,
      width: 84,
      format,
      count: (row) => row.summary.effects['notice'] ?? 0,
    }),
    countColumn({
      id: 'tasks',
      title: run.tasks,
      width: 76,
      format,
      count: (row) => row.summary.effects['task'] ?? 0,
    }),
    countColumn({
      id: 'proposals',
      title: run.proposals,
      width: 136,
      format,
      count: proposalsOf,
    }),
    instantColumn({ id: 'started', title: run.started, instant: (row) => row.startedAt }),
    textColumn({
      id: 'starter',
      title: run.starter,
      width: 116,
      text: (row) => (row.startedBy === 'schedule' ? run.starters.schedule : row.starterName),
    }),
    instantColumn({
      id: 'finished',
      title: run.finished,
      hiddenAtFirst: true,
      instant: (row) => row.finishedAt,
    }),
  ];
}
