import './collections.css';
import { useCallback } from 'react';
import { useRows } from '../../api/queries.ts';
import { useSearchState, withOpen } from '../../app/search-state.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import {
  type Column,
  dayColumn,
  instantColumn,
  moneyColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { type Path, paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { wordFor } from '../../words/family.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { isProposalState, type Proposal, proposalTones } from './proposal-state.ts';
import { ProposalPanel } from './ProposalPanel.tsx';
import { useStages } from './stages.ts';
import { CollectionsLine } from './CollectionsLine.tsx';

/** Consequences that wait for a person's decision, and what became of earlier ones. */
export function ProposalsPage() {
  const { words } = useWords(collectionsWords);
  const { proposals } = words;
  const view = useTableView();
  const [search, patch] = useSearchState();
  // Without a choice the page shows what waits for a person.
  const chosen = view.filter('state');
  const open = search.get('open');
  const rows = useRows('listProposals', {
    query: { state: isProposalState(chosen) ? chosen : open === null ? 'proposed' : undefined },
  });
  const columns = useProposalColumns();
  const close = useCallback(() => patch({ open: null }), [patch]);
  const opened = rows.rows.find((row) => row.id === open);
  return (
    <Page title={proposals.title} lead={proposals.lead} fill>
      <CollectionsLine />
      <div className="Split" data-open={opened !== undefined}>
        <DataTable
          label={proposals.title}
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
              options: Object.entries(proposals.states).map(([value, label]) => ({ value, label })),
            },
          ]}
          // Proposals about one debt overlap: a sum would count it twice.
          totals={{}}
          empty={<EmptyState title={proposals.emptyTitle}>{proposals.empty}</EmptyState>}
        />
        {opened === undefined ? null : <ProposalPanel proposal={opened} close={close} />}
      </div>
    </Page>
  );
}

/** The list under an open proposal is the one it was opened from. */
function withOpenState(search: URLSearchParams, id: string): Path {
  const shown = new URLSearchParams(search);
  if (!shown.has('state')) shown.set('state', 'proposed');
  return withOpen(paths.proposals(), shown, id);
}

function useProposalColumns(): readonly Column<Proposal>[] {
  const { words } = useWords(collectionsWords);
  const { proposals } = words;
  const currencyTitle = useWords(partsWords).words.table.currency;
  const stages = useStages();
  return [
    textColumn({
      id: 'kind',
      title: proposals.kind,
      width: 176,
      text: (row) => wordFor(proposals.kinds, row.kind),
    }),
    textColumn({
      id: 'customer',
      title: words.customer,
      text: (row) => `${row.customerName} ${row.customerNumber}`,
      cell: (row) => (
        <>
          {row.customerName} <span className="quiet">{row.customerNumber}</span>
        </>
      ),
    }),
    moneyColumn({
      id: 'amount',
      title: proposals.amount,
      currencyTitle,
      money: (row) => ({ amount: row.amount, currency: row.currency }),
    }),
    textColumn({
      id: 'stage',
      title: words.stage,
      width: 168,
      text: (row) => stages.name(row.stage),
    }),
    statusColumn({
      id: 'state',
      title: words.state,
      width: 128,
      status: ({ state }) => ({ text: proposals.states[state], tone: proposalTones[state] }),
    }),
    dayColumn({ id: 'proposedOn', title: proposals.proposedOn, day: (row) => row.proposedOn }),
    textColumn({
      id: 'decidedBy',
      title: proposals.decidedBy,
      width: 148,
      hiddenAtFirst: true,
      text: (row) => row.decidedBy ?? '',
    }),
    instantColumn({
      id: 'decidedAt',
      title: proposals.decidedAt,
      hiddenAtFirst: true,
      instant: (row) => row.decidedAt,
    }),
    textColumn({
      id: 'reason',
      title: proposals.reason,
      hiddenAtFirst: true,
      text: (row) => row.decisionReason ?? '',
    }),
    dayColumn({
      id: 'carriedOutOn',
      title: proposals.carriedOutOn,
      hiddenAtFirst: true,
      day: (row) => row.carriedOutOn,
    }),
  ];
}
