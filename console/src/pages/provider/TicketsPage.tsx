import '../collections/collections.css';
import { useCallback } from 'react';
import { useRows } from '../../api/queries.ts';
import { useSearchState, withOpen } from '../../app/search-state.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
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
import { useWords } from '../../words/language.tsx';
import { providerWords } from '../../words/provider.ts';
import { CustomerName } from '../customers/CustomerName.tsx';
import { OpenTicketDialog } from './OpenTicketDialog.tsx';
import {
  clockTones,
  isSeverity,
  isTicketStatus,
  severityTones,
  type Ticket,
  ticketTones,
} from './tones.ts';
import { TicketPanel } from './TicketPanel.tsx';

/** What was asked of the provider on behalf of customers. */
export function TicketsPage() {
  const { tickets } = useWords(providerWords).words;
  const view = useTableView();
  const [search, patch] = useSearchState();
  const chosen = view.filter('status');
  const severity = view.filter('severity');
  const open = search.get('open');
  const rows = useRows('listTickets', {
    query: {
      q: view.search || undefined,
      status: isTicketStatus(chosen) ? chosen : undefined,
      severity: isSeverity(severity) ? severity : undefined,
      late: view.filter('late') === 'yes' ? true : undefined,
    },
  });
  const columns = useTicketColumns();
  const close = useCallback(() => patch({ open: null }), [patch]);
  return (
    <Page
      title={tickets.title}
      lead={tickets.lead}
      fill
      actions={
        <ActionButton
          kind="primary"
          permission="tickets.write"
          onClick={() => patch({ act: 'open' })}
        >
          {tickets.open}
        </ActionButton>
      }
    >
      <div className="Split" data-open={open !== null}>
        <DataTable
          label={tickets.title}
          columns={columns}
          rows={rows}
          view={view}
          search={tickets.search}
          rowKey={(row) => row.id}
          open={(row) => withOpen(paths.tickets(), search, row.id)}
          filters={[
            {
              kind: 'one',
              id: 'status',
              title: tickets.status,
              options: Object.entries(tickets.statuses).map(([value, label]) => ({ value, label })),
            },
            {
              kind: 'one',
              id: 'severity',
              title: tickets.severity,
              options: Object.entries(tickets.severities).map(([value, label]) => ({
                value,
                label,
              })),
            },
            {
              kind: 'one',
              id: 'late',
              title: tickets.late,
              options: [{ value: 'yes', label: tickets.yes }],
            },
          ]}
          empty={<EmptyState title={tickets.emptyTitle}>{tickets.empty}</EmptyState>}
        />
        {open === null ? null : <TicketPanel key={open} ticketId={open} close={close} />}
      </div>
      {search.get('act') === 'open' ? (
        <OpenTicketDialog close={() => patch({ act: null })} />
      ) : null}
    </Page>
  );
}

function useTicketColumns(): readonly Column<Ticket>[] {
  const { tickets } = useWords(providerWords).words;
  return [
    textColumn({ id: 'number', title: tickets.number, width: 148, text: (row) => row.number }),
    textColumn({
      id: 'subject',
      title: tickets.subject,
      text: (row) => row.title,
      cell: (row) => <strong title={row.title}>{row.title}</strong>,
    }),
    textColumn({
      id: 'customer',
      title: tickets.customer,
      width: 200,
      text: (row) => row.customerId ?? '',
      cell: (row) =>
        row.customerId === null ? (
          <span className="quiet">{tickets.own}</span>
        ) : (
          <CustomerName customerId={row.customerId} />
        ),
    }),
    statusColumn({
      id: 'severity',
      title: tickets.severity,
      width: 112,
      status: ({ severity }) => ({
        text: tickets.severities[severity],
        tone: severityTones[severity],
      }),
    }),
    statusColumn({
      id: 'status',
      title: tickets.status,
      width: 128,
      status: ({ status }) => ({ text: tickets.statuses[status], tone: ticketTones[status] }),
    }),
    statusColumn({
      id: 'clock',
      title: tickets.clock,
      width: 136,
      status: ({ clock }) => ({ text: tickets.clocks[clock], tone: clockTones[clock] }),
    }),
    instantColumn({ id: 'created', title: tickets.created, instant: (row) => row.createdAt }),
    instantColumn({ id: 'changed', title: tickets.changed, instant: (row) => row.changedAt }),
  ];
}
