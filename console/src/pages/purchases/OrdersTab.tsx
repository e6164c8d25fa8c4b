import { useState } from 'react';
import { type RowOf, useRows } from '../../api/queries.ts';
import { useHas } from '../../api/session.tsx';
import { useSearchState } from '../../app/search-state.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Section } from '../../parts/Page.tsx';
import {
  type Column,
  countColumn,
  instantColumn,
  moneyColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { purchasesWords } from '../../words/purchases.ts';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { NewOrderDialog } from './NewOrderDialog.tsx';
import { orderTones } from './order-state.ts';

type Order = RowOf<'listOrders'>;

/** What was ordered for a customer, and a new order. */
export function OrdersTab({
  customerId,
  customerName,
}: {
  readonly customerId: string;
  readonly customerName: string;
}) {
  const { orders } = useWords(purchasesWords).words;
  const [search, patch] = useSearchState();
  const canBuy = useHas('purchases');
  const view = useTableView({ prefix: 'orders' });
  const rows = useRows('listOrders', { params: { customerId } });
  const columns = useOrderColumns();
  const create = canBuy ? (
    <ActionButton
      kind="primary"
      permission="orders.write"
      icon={<Icon name="plus" size={14} />}
      onClick={() => patch({ act: 'order' }, 'push')}
    >
      {orders.create}
    </ActionButton>
  ) : undefined;
  return (
    <Section title={orders.title} lead={orders.lead} actions={create}>
      <DataTable
        label={orders.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(order) => order.id}
        plain
        totals={{}}
        empty={<EmptyState title={orders.emptyTitle}>{orders.empty}</EmptyState>}
      />
      {search.get('act') === 'order' && canBuy ? (
        <NewOrderDialog
          customerId={customerId}
          customerName={customerName}
          close={() => patch({ act: null })}
        />
      ) : null}
    </Section>
  );
}

function useOrderColumns(): readonly Column<Order>[] {
  const { orders } = useWords(purchasesWords).words;
  const { cycles } = useWords(subscriptionsWords).words;
  const currencyTitle = useWords(partsWords).words.table.currency;
  const format = useFormat();
  return [
    textColumn({
      id: 'lines',
      title: orders.lines,
      text: (order) => order.lines.map((line) => line.friendlyName).join(', '),
      cell: (order) => <OrderedNames order={order} />,
    }),
    countColumn({
      id: 'quantity',
      title: orders.quantity,
      format,
      count: (order) => order.lines.reduce((sum, line) => sum + line.quantity, 0),
    }),
    statusColumn({
      id: 'state',
      title: orders.state,
      width: 120,
      status: ({ state }) => ({ text: orders.states[state], tone: orderTones[state] }),
    }),
    textColumn({
      id: 'cycle',
      title: orders.cycle,
      width: 132,
      text: (order) => cycles[order.billingCycle],
    }),
    moneyColumn({
      id: 'total',
      title: orders.total,
      currencyTitle,
      money: (order) => ({ amount: order.total, currency: order.currency }),
    }),
    instantColumn({ id: 'created', title: orders.created, instant: (order) => order.createdAt }),
  ];
}

/** The first subscriptions of an order as links; a long order says how many more there are. */
function OrderedNames({ order }: { readonly order: Order }) {
  const [all, setAll] = useState(false);
  const shown = all ? order.lines : order.lines.slice(0, 2);
  const left = order.lines.length - shown.length;
  return (
    <>
      {shown.map((line, at) => (
        <span key={line.number}>
          {at === 0 ? '' : ', '}
          {line.subscriptionId === null ? (
            line.friendlyName
          ) : (
            <AppLink to={paths.subscription(line.subscriptionId)}>{line.friendlyName}</AppLink>
          )}
        </span>
      ))}{' '}
      {left === 0 ? null : (
        <button type="button" className="LinkButton" onClick={() => setAll(true)}>
          +{left}
        </button>
      )}
    </>
  );
}
