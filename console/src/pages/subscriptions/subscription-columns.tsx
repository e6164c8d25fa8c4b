import { InstantText } from '../../parts/InstantText.tsx';
import {
  type Column,
  countColumn,
  instantColumn,
  moneyColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { HoldBadges } from './HoldBadges.tsx';
import { renewalOf, statusTones } from './states.ts';
import type { ListedSubscription } from './subscription-rows.ts';

/** Columns of a list of subscriptions; `withCustomer` where they are of several. */
export function useSubscriptionColumns(
  withCustomer: boolean,
): readonly Column<ListedSubscription>[] {
  const { words } = useWords(subscriptionsWords);
  const currencyTitle = useWords(partsWords).words.table.currency;
  const format = useFormat();
  const customer = textColumn<ListedSubscription>({
    id: 'customer',
    title: words.customer,
    text: (row) => `${row.customerName} ${row.customerNumber}`,
    cell: (row) => (
      <>
        {row.customerName} <span className="quiet">{row.customerNumber}</span>
      </>
    ),
  });
  return [
    textColumn({
      id: 'name',
      title: words.name,
      text: (row) => row.friendlyName,
      cell: (row) => <strong title={row.offerName}>{row.friendlyName}</strong>,
    }),
    ...(withCustomer ? [customer] : []),
    textColumn({
      id: 'offer',
      title: words.offer,
      hiddenAtFirst: true,
      text: (row) => row.offerName,
    }),
    textColumn({
      id: 'kind',
      title: words.kind,
      width: 140,
      hiddenAtFirst: true,
      text: (row) => words.kinds[row.kind],
    }),
    countColumn({
      id: 'seats',
      title: words.seats,
      width: 80,
      format,
      count: (row) => row.quantity,
    }),
    statusColumn({
      id: 'status',
      title: words.status,
      width: 132,
      status: ({ status }) => ({ text: words.statuses[status], tone: statusTones[status] }),
    }),
    textColumn({
      id: 'holds',
      title: words.holds,
      width: 136,
      text: (row) => format.list([...new Set(row.holds.map(({ kind }) => words.holdKinds[kind]))]),
      cell: (row) => <HoldBadges holds={row.holds} />,
    }),
    textColumn({
      id: 'renewal',
      title: words.renewal,
      width: 132,
      text: (row) => words.renews[renewalOf(row)],
    }),
    textColumn({
      id: 'next',
      title: words.next,
      width: 176,
      text: (row) =>
        row.next === null ? '' : `${words.outlook.what[row.next.what]} ${row.next.at}`,
      cell: (row) =>
        row.next === null ? (
          <span className="quiet">{words.nothingDue}</span>
        ) : (
          <span title={words.outlook.what[row.next.what]}>
            <InstantText instant={row.next.at} relative /> · {words.outlook.what[row.next.what]}
          </span>
        ),
    }),
    moneyColumn({
      id: 'price',
      title: words.price,
      currencyTitle,
      width: 120,
      money: (row) =>
        row.monthlyPrice === null ? null : { amount: row.monthlyPrice, currency: row.currency },
    }),
    textColumn({
      id: 'drift',
      title: words.drift,
      width: 112,
      hiddenAtFirst: true,
      text: (row) => (row.drift === null ? '' : words.drifted),
      cell: (row) =>
        row.drift === null ? null : <StatusBadge tone="warning">{words.drifted}</StatusBadge>,
    }),
    instantColumn({
      id: 'since',
      title: words.since,
      hiddenAtFirst: true,
      instant: (row) => row.purchasedAt,
    }),
    textColumn({
      id: 'id',
      title: words.id,
      width: 296,
      hiddenAtFirst: true,
      text: (row) => row.id,
      cell: (row) => <code>{row.id}</code>,
    }),
  ];
}
