import '../collections/collections.css';
import { useCallback } from 'react';
import { useRows, type RowOf } from '../../api/queries.ts';
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
import { clockTones, isTicketStatus, severityTones, ticketTones } from '../provider/tones.ts';
import { DeskTicketPanel } from './DeskTicketPanel.tsx';

type Row = RowOf<'listDeskTickets'>;

/** What resellers asked, by the clock that runs out next. */
export function DeskTicketsPage() {
  const { words } = useWords(deskWords);
  const { tickets } = useWords(providerWords).words;
  const view = useTableView();
  const [search, patch] = useSearchState();
  const open = search.get('open');
  const chosen = view.filter('status');
  const rows = useRows('listDeskTickets', {
    query: {
      q: view.search || undefined,
      status: isTicketStatus(chosen) ? chosen : undefined,
      late: view.filter('late') === 'yes' ? true : undefined,
    },
  });
  const columns = useColumns();
  const close = useCallback(() => patch({ open: null }), [patch]);
  const [partnerId, ticketId] = (open ?? '').split('.');
  return (
    <Page
      title={tickets.desk.title}
      lead={tickets.desk.lead}
      fill
      actions={<AppLink to={paths.desk()}>{words.title}</AppLink>}
    >
      <div className="Split" data-open={open !== null}>
        <DataTable
          label={tickets.desk.title}
          columns={columns}
          rows={rows}
          view={view}
          search={tickets.search}
          rowKey={(row) => row.id}
          open={(row) => withOpen(paths.deskTickets(), search, `${row.partnerId}.${row.id}`)}
          filters={[
            {
              kind: 'one',
              id: 'status',
              title: tickets.status,
              options: Object.entries(tickets.statuses).map(([value, label]) => ({ value, label })),
            },
            {
              kind: 'one',
              id: 'late',
              title: tickets.late,
              options: [{ value: 'yes', label: tickets.yes }],
            },
          ]}
          empty={<EmptyState title={tickets.desk.emptyTitle}>{tickets.desk.empty}</EmptyState>}
        />
        {partnerId && ticketId ? (
          <DeskTicketPanel key={open} partnerId={partnerId} ticketId={ticketId} close={close} />
        ) : null}
      </div>
    </Page>
  );
}

function useColumns(): readonly Column<Row>[] {
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
      id: 'partner',
      title: tickets.desk.partner,
      width: 176,
      text: (row) => row.partnerName,
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
    instantColumn({ id: 'due', title: tickets.dueBy, instant: (row) => row.firstResponseDueAt }),
    instantColumn({ id: 'changed', title: tickets.changed, instant: (row) => row.changedAt }),
  ];
}
