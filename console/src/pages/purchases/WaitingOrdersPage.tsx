import { useCallback } from 'react';
import { useRows } from '../../api/queries.ts';
import { useSearchState, withOpen } from '../../app/search-state.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { SubNavigation } from '../../parts/SubNavigation.tsx';
import {
  type Column,
  instantColumn,
  moneyColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { type Path, paths } from '../../paths.ts';
import { subscriptionsPages } from '../../shell/navigation.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { ordersWords } from '../../words/orders.ts';
import { partsWords } from '../../words/parts.ts';
import { purchasesWords } from '../../words/purchases.ts';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { useCheckName, useObjectionText } from './objection-text.ts';
import { isOrderState, type OrderRow, orderTones } from './order-state.ts';
import { OrderPanel } from './OrderPanel.tsx';

/** Orders that wait for somebody's decision, and what became of others. */
export function WaitingOrdersPage() {
  const { words } = useWords(ordersWords);
  const { states } = useWords(purchasesWords).words.orders;
  const own = useWords(subscriptionsWords).words;
  const view = useTableView();
  const [search, patch] = useSearchState();
  // Without a choice the page shows what waits for a person.
  const chosen = view.filter('state');
  const open = search.get('open');
  const rows = useRows('listAllOrders', {
    query: { state: isOrderState(chosen) ? chosen : open === null ? 'pending' : undefined },
  });
  const columns = useOrderColumns();
  const close = useCallback(() => patch({ open: null }), [patch]);
  const opened = rows.rows.find((row) => row.id === open);
  return (
    <Page title={words.title} lead={words.lead} fill>
      <SubNavigation pages={subscriptionsPages} label={own.title} />
      <div className="Split" data-open={opened !== undefined}>
        <DataTable
          label={words.title}
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
              options: Object.entries(states).map(([value, label]) => ({ value, label })),
            },
          ]}
          empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
        />
        {opened === undefined ? null : <OrderPanel order={opened} close={close} />}
      </div>
    </Page>
  );
}

/** The list under an open order is the one it was opened from. */
function withOpenState(search: URLSearchParams, id: string): Path {
  const shown = new URLSearchParams(search);
  if (!shown.has('state')) shown.set('state', 'pending');
  return withOpen(paths.waitingOrders(), shown, id);
}

function useOrderColumns(): readonly Column<OrderRow>[] {
  const { words } = useWords(ordersWords);
  const { states } = useWords(purchasesWords).words.orders;
  const currencyTitle = useWords(partsWords).words.table.currency;
  const format = useFormat();
  const text = useObjectionText();
  const nameOf = useCheckName();
  return [
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
    textColumn({
      id: 'lines',
      title: words.lines,
      text: (row) =>
        format.list(
          row.lines.map((line) => `${format.count(line.quantity)} × ${line.friendlyName}`),
        ),
    }),
    moneyColumn({
      id: 'total',
      title: words.total,
      currencyTitle,
      money: (row) => ({ amount: row.total, currency: row.currency }),
    }),
    statusColumn({
      id: 'state',
      title: words.state,
      width: 120,
      status: ({ state }) => ({ text: states[state], tone: orderTones[state] }),
    }),
    textColumn({
      id: 'who',
      title: words.who,
      width: 128,
      text: (row) => format.list(row.objections.map(({ check }) => nameOf(check))),
    }),
    textColumn({
      id: 'why',
      title: words.why,
      text: (row) =>
        row.objections.flatMap(({ reasons }) => reasons.map((reason) => text(reason))).join(' '),
    }),
    instantColumn({ id: 'created', title: words.created, instant: (row) => row.createdAt }),
  ];
}
