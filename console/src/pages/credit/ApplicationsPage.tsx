import '../collections/collections.css';
import { useCallback } from 'react';
import { useRows } from '../../api/queries.ts';
import { useSearchState, withOpen } from '../../app/search-state.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import {
  type Column,
  instantColumn,
  moneyColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { creditWords } from '../../words/credit.ts';
import { useWords } from '../../words/language.tsx';
import { ReceivablesFrame } from '../receivables/ReceivablesFrame.tsx';
import { ApplicationPanel } from './ApplicationPanel.tsx';
import { applicationTones, isApplicationState, type Application } from './tones.ts';

/** Who asks for credit, and what became of it. */
export function ApplicationsPage() {
  const { words } = useWords(creditWords);
  const view = useTableView();
  const [search, patch] = useSearchState();
  const open = search.get('open');
  const state = view.filter('state');
  const rows = useRows('listCreditApplications', {
    query: { q: view.search || undefined, state: isApplicationState(state) ? state : undefined },
  });
  const columns = useColumns();
  const close = useCallback(() => patch({ open: null }), [patch]);
  return (
    <ReceivablesFrame
      title={words.title}
      lead={words.lead}
      fill
      actions={<AppLink to={paths.scorecard()}>{words.scorecard}</AppLink>}
    >
      <div className="Split" data-open={open !== null}>
        <DataTable
          label={words.title}
          columns={columns}
          rows={rows}
          view={view}
          search={words.search}
          rowKey={(row) => row.id}
          open={(row) => withOpen(paths.creditApplications(), search, row.id)}
          filters={[
            {
              kind: 'one',
              id: 'state',
              title: words.state,
              options: Object.entries(words.states).map(([value, label]) => ({ value, label })),
            },
          ]}
          empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
        />
        {open === null ? null : <ApplicationPanel key={open} applicationId={open} close={close} />}
      </div>
    </ReceivablesFrame>
  );
}

function useColumns(): readonly Column<Application>[] {
  const { words } = useWords(creditWords);
  return [
    textColumn({ id: 'number', title: words.number, width: 88, text: (row) => row.number }),
    textColumn({
      id: 'customer',
      title: words.customer,
      text: (row) => row.customerName,
      cell: (row) => <strong title={row.customerName}>{row.customerName}</strong>,
    }),
    moneyColumn({
      id: 'wanted',
      title: words.wanted,
      currencyTitle: words.currency,
      money: (row) => ({ amount: row.wanted, currency: row.currency }),
    }),
    moneyColumn({
      id: 'recommended',
      title: words.recommended,
      currencyTitle: words.currency,
      money: (row) => ({ amount: row.recommendation.limit, currency: row.currency }),
    }),
    statusColumn({
      id: 'state',
      title: words.state,
      width: 176,
      status: ({ state }) => ({ text: words.states[state], tone: applicationTones[state] }),
    }),
    instantColumn({ id: 'submitted', title: words.submitted, instant: (row) => row.submittedAt }),
  ];
}
