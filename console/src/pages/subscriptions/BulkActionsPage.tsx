import { type RowOf, useRows } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { SubNavigation } from '../../parts/SubNavigation.tsx';
import {
  type Column,
  countColumn,
  instantColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { subscriptionsPages } from '../../shell/navigation.ts';
import { enforcementWords } from '../../words/enforcement.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { useActionText } from './action-text.ts';
import { bulkTones, isBulkState } from './bulk-state.ts';

type Bulk = RowOf<'listBulkActions'>;

/** How often a list of running work is read anew. */
const everyMs = 5_000;

/** Actions on many subscriptions: what waits, what runs, what came out. */
export function BulkActionsPage() {
  const { bulk } = useWords(enforcementWords).words;
  const own = useWords(subscriptionsWords).words;
  const view = useTableView();
  const chosen = view.filter('state');
  const rows = useRows(
    'listBulkActions',
    { query: { state: isBulkState(chosen) ? chosen : undefined } },
    { everyMs },
  );
  const columns = useBulkColumns();
  return (
    <Page title={bulk.title} lead={bulk.lead} fill>
      <SubNavigation pages={subscriptionsPages} label={own.title} />
      <DataTable
        label={bulk.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(row) => row.id}
        open={(row) => paths.bulkAction(row.id)}
        filters={[
          {
            kind: 'one',
            id: 'state',
            title: bulk.state,
            options: Object.entries(bulk.states).map(([value, label]) => ({ value, label })),
          },
        ]}
        empty={
          <EmptyState
            title={bulk.emptyTitle}
            action={<AppLink to={paths.subscriptions()}>{bulk.toSubscriptions}</AppLink>}
          >
            {bulk.empty}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useBulkColumns(): readonly Column<Bulk>[] {
  const { words, say } = useWords(enforcementWords);
  const { bulk } = words;
  const actionText = useActionText();
  const format = useFormat();
  return [
    textColumn({
      id: 'action',
      title: bulk.action,
      text: (row) => actionText(row.action),
      cell: (row) => <strong>{actionText(row.action)}</strong>,
    }),
    statusColumn({
      id: 'state',
      title: bulk.state,
      width: 160,
      status: ({ state }) => ({ text: bulk.states[state], tone: bulkTones[state] }),
    }),
    countColumn({
      id: 'total',
      title: bulk.total,
      width: 132,
      format,
      count: (row) => row.total,
    }),
    textColumn({
      id: 'result',
      title: bulk.result,
      width: 176,
      text: (row) =>
        row.done + row.refused === 0
          ? '—'
          : say(bulk.countDone, {
              done: format.count(row.done),
              refused: format.count(row.refused),
            }),
    }),
    textColumn({ id: 'askedBy', title: bulk.askedBy, width: 140, text: (row) => row.askedBy }),
    textColumn({
      id: 'approvedBy',
      title: bulk.approvedBy,
      width: 140,
      text: (row) => row.approvedBy ?? '',
    }),
    instantColumn({ id: 'asked', title: bulk.asked, instant: (row) => row.createdAt }),
    instantColumn({ id: 'runAt', title: bulk.runAt, instant: (row) => row.runAt }),
    instantColumn({
      id: 'finished',
      title: bulk.finished,
      hiddenAtFirst: true,
      instant: (row) => row.finishedAt,
    }),
    textColumn({
      id: 'reason',
      title: bulk.reason,
      hiddenAtFirst: true,
      text: (row) => row.reason,
    }),
  ];
}
