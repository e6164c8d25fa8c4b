import '../collections/collections.css';
import { useCallback } from 'react';
import { useRows } from '../../api/queries.ts';
import { useSearchState, withOpen } from '../../app/search-state.ts';
import { AppLink } from '../../parts/AppLink.tsx';
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
import { providerWords } from '../../words/provider.ts';
import { MatterPanel } from './MatterPanel.tsx';
import { assessmentTones, type Matter } from './tones.ts';

const needs = ['assessment', 'answer', 'appeal', 'second_person'] as const;

/** What was reported to the provider, and where each matter stands. */
export function MattersPage() {
  const { words } = useWords(deskWords);
  const { tickets } = useWords(providerWords).words;
  const view = useTableView();
  const [search, patch] = useSearchState();
  const open = search.get('open');
  const chosen = view.filter('needs');
  const state = view.filter('state');
  const rows = useRows('listMatters', {
    query: {
      needs: needs.find((each) => each === chosen),
      state: state === 'open' || state === 'closed' ? state : undefined,
    },
  });
  const columns = useColumns();
  const close = useCallback(() => patch({ open: null }), [patch]);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      fill
      actions={
        <>
          <AppLink to={paths.deskTickets()}>{tickets.desk.title}</AppLink>
          <AppLink to={paths.deskPartners()}>{words.partners}</AppLink>
        </>
      }
    >
      <div className="Split" data-open={open !== null}>
        <DataTable
          label={words.title}
          columns={columns}
          rows={rows}
          view={view}
          rowKey={(row) => row.id}
          open={(row) => withOpen(paths.desk(), search, row.id)}
          filters={[
            {
              kind: 'one',
              id: 'needs',
              title: words.needs,
              options: Object.entries(words.needed).map(([value, label]) => ({ value, label })),
            },
            {
              kind: 'one',
              id: 'state',
              title: words.state,
              options: Object.entries(words.states).map(([value, label]) => ({ value, label })),
            },
          ]}
          empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
        />
        {open === null ? null : <MatterPanel key={open} matterId={open} close={close} />}
      </div>
    </Page>
  );
}

function useColumns(): readonly Column<Matter>[] {
  const { words } = useWords(deskWords);
  return [
    textColumn({ id: 'number', title: words.number, width: 96, text: (row) => row.number }),
    textColumn({
      id: 'subject',
      title: words.subject,
      width: 224,
      text: (row) => row.subjectName,
      cell: (row) => <strong title={row.subjectName}>{row.subjectName}</strong>,
    }),
    textColumn({
      id: 'partner',
      title: words.partner,
      width: 160,
      text: (row) => row.aboutPartnerName,
    }),
    textColumn({ id: 'class', title: words.kind, width: 176, text: (row) => row.class }),
    statusColumn({
      id: 'assessment',
      title: words.assessment,
      width: 136,
      status: ({ assessment }) => ({
        text: words.assessments[assessment],
        tone: assessmentTones[assessment],
      }),
    }),
    textColumn({
      id: 'waits',
      title: words.needs,
      width: 144,
      text: (row) =>
        row.appealOpen
          ? words.needsAppeal
          : row.partnerWaitsSince === null
            ? ''
            : words.needsAnswer,
    }),
    textColumn({
      id: 'reports',
      title: words.reports,
      width: 80,
      text: (row) => String(row.reportCount),
    }),
    instantColumn({ id: 'opened', title: words.opened, instant: (row) => row.openedAt }),
  ];
}
