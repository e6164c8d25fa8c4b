import '../collections/collections.css';
import { useCallback } from 'react';
import { useRows } from '../../api/queries.ts';
import { useSearchState, withOpen } from '../../app/search-state.ts';
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
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { providerWords } from '../../words/provider.ts';
import { CustomerName } from '../customers/CustomerName.tsx';
import { FraudEventPanel } from './FraudEventPanel.tsx';
import { type FraudEvent, fraudTones, isFraudStatus, levelTones } from './tones.ts';

/** Signs of misuse, and what people decided about them. */
export function FraudEventsPage() {
  const { fraud } = useWords(providerWords).words;
  const view = useTableView();
  const [search, patch] = useSearchState();
  const chosen = view.filter('status');
  const open = search.get('open');
  const rows = useRows('listFraudEvents', {
    query: { status: isFraudStatus(chosen) ? chosen : undefined },
  });
  const columns = useFraudColumns();
  const close = useCallback(() => patch({ open: null }), [patch]);
  return (
    <Page title={fraud.title} lead={fraud.lead} fill>
      <div className="Split" data-open={open !== null}>
        <DataTable
          label={fraud.title}
          columns={columns}
          rows={rows}
          view={view}
          rowKey={(row) => row.id}
          open={(row) => withOpen(paths.fraudEvents(), search, row.id)}
          filters={[
            {
              kind: 'one',
              id: 'status',
              title: fraud.status,
              options: Object.entries(fraud.statuses).map(([value, label]) => ({ value, label })),
            },
          ]}
          empty={<EmptyState title={fraud.emptyTitle}>{fraud.empty}</EmptyState>}
        />
        {open === null ? null : <FraudEventPanel key={open} fraudEventId={open} close={close} />}
      </div>
    </Page>
  );
}

function useFraudColumns(): readonly Column<FraudEvent>[] {
  const { fraud } = useWords(providerWords).words;
  const format = useFormat();
  return [
    textColumn({
      id: 'what',
      title: fraud.what,
      text: (row) => row.title,
      cell: (row) => (
        <>
          <strong title={row.title}>{row.title}</strong>{' '}
          {row.isTest ? <span className="quiet">{fraud.test}</span> : null}
        </>
      ),
    }),
    textColumn({
      id: 'customer',
      title: fraud.customer,
      width: 200,
      text: (row) => row.customerId,
      cell: (row) => <CustomerName customerId={row.customerId} />,
    }),
    textColumn({
      id: 'subscription',
      title: fraud.subscription,
      width: 180,
      text: (row) => row.subscriptionName,
    }),
    statusColumn({
      id: 'severity',
      title: fraud.severity,
      width: 96,
      status: ({ severity }) => ({ text: fraud.levels[severity], tone: levelTones[severity] }),
    }),
    statusColumn({
      id: 'status',
      title: fraud.status,
      width: 152,
      status: ({ status }) => ({ text: fraud.statuses[status], tone: fraudTones[status] }),
    }),
    countColumn({
      id: 'times',
      title: fraud.times,
      width: 72,
      format,
      count: (row) => row.hitCount,
    }),
    instantColumn({ id: 'last', title: fraud.last, instant: (row) => row.lastObservedAt }),
    instantColumn({
      id: 'first',
      title: fraud.first,
      hiddenAtFirst: true,
      instant: (row) => row.firstObservedAt,
    }),
  ];
}
