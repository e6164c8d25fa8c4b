import '../collections/collections.css';
import { useCallback } from 'react';
import { useRows, type RowOf } from '../../api/queries.ts';
import { useSearchState, withOpen } from '../../app/search-state.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import {
  type Column,
  instantColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { deskWords } from '../../words/desk.ts';
import { useWords } from '../../words/language.tsx';
import { MeasurePanel } from './MeasurePanel.tsx';

/** What the provider does about the partner's customers. */
export function MeasuresPage() {
  const { inbox } = useWords(deskWords).words;
  const { words } = useWords(deskWords);
  const view = useTableView();
  const [search, patch] = useSearchState();
  const open = search.get('open');
  const state = view.filter('state');
  const rows = useRows('listMeasures', {
    query: { state: state === 'in_force' || state === 'ended' ? state : undefined },
  });
  const columns = useColumns();
  const close = useCallback(() => patch({ open: null }), [patch]);
  return (
    <Page title={inbox.title} lead={inbox.lead} fill>
      <div className="Split" data-open={open !== null}>
        <DataTable
          label={inbox.title}
          columns={columns}
          rows={rows}
          view={view}
          rowKey={(row) => row.id}
          open={(row) => withOpen(paths.enforcement(), search, row.id)}
          filters={[
            {
              kind: 'one',
              id: 'state',
              title: words.state,
              options: Object.entries(inbox.states).map(([value, label]) => ({ value, label })),
            },
          ]}
          empty={<EmptyState title={inbox.emptyTitle}>{inbox.empty}</EmptyState>}
        />
        {open === null ? null : <MeasurePanel key={open} measureId={open} close={close} />}
      </div>
    </Page>
  );
}

function useColumns(): readonly Column<RowOf<'listMeasures'>>[] {
  const { words } = useWords(deskWords);
  const { inbox } = words;
  return [
    textColumn({ id: 'number', title: words.number, width: 96, text: (row) => row.matterNumber }),
    textColumn({
      id: 'subject',
      title: words.subject,
      width: 240,
      text: (row) => row.subjectName,
      cell: (row) => <strong title={row.subjectName}>{row.subjectName}</strong>,
    }),
    textColumn({
      id: 'what',
      title: inbox.what,
      width: 208,
      text: (row) => words.kinds[row.kind],
    }),
    statusColumn({
      id: 'state',
      title: words.state,
      width: 112,
      status: ({ state }) => ({
        text: inbox.states[state],
        tone: state === 'in_force' ? 'danger' : 'neutral',
      }),
    }),
    textColumn({
      id: 'acknowledged',
      title: inbox.acknowledge,
      width: 136,
      text: (row) => row.acknowledgedBy ?? inbox.notAcknowledged,
    }),
    instantColumn({ id: 'since', title: inbox.since, instant: (row) => row.startsAt }),
    instantColumn({ id: 'answerBy', title: inbox.answerBy, instant: (row) => row.answerBy }),
  ];
}
