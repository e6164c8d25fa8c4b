import { useRead, useRows } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { SubNavigation } from '../../parts/SubNavigation.tsx';
import {
  type Column,
  countColumn,
  dayColumn,
  instantColumn,
  moneyColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import type { Filter } from '../../parts/table/filters.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { noticesPages } from '../../shell/navigation.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { partsWords } from '../../words/parts.ts';
import { isNoticeState, type Notice, noticeTones } from './states.ts';

/** Every letter to a customer and what became of it. */
export function NoticesPage() {
  const { words } = useWords(noticesWords);
  const { list } = words;
  const view = useTableView();
  const state = view.filter('state');
  const customerId = view.filter('customerId');
  const rows = useRows('listNotices', {
    query: {
      q: view.search || undefined,
      state: isNoticeState(state) ? state : undefined,
      customerId: customerId || undefined,
    },
  });
  const columns = useNoticeColumns();
  const customer = useRead(
    'getCustomer',
    { params: { customerId } },
    { enabled: customerId !== '' },
  );
  const filters: readonly Filter[] = [
    {
      kind: 'one',
      id: 'state',
      title: list.state,
      options: Object.entries(words.states).map(([value, label]) => ({ value, label })),
    },
    // A customer is chosen on its own page; here its filter can be taken away.
    ...(customerId === ''
      ? []
      : [
          {
            kind: 'one' as const,
            id: 'customerId',
            title: list.customerFilter,
            options: [{ value: customerId, label: customer.data?.customer.name ?? customerId }],
          },
        ]),
  ];
  return (
    <Page title={list.title} lead={list.lead} fill>
      <SubNavigation pages={noticesPages} label={list.title} />
      <DataTable
        label={list.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(notice) => notice.id}
        open={(notice) => paths.notice(notice.id)}
        filters={filters}
        search={list.search}
        // Letters about one debt overlap: a sum would count it twice.
        totals={{}}
        empty={
          <EmptyState
            title={list.emptyTitle}
            action={<AppLink to={paths.letters()}>{list.toTemplates}</AppLink>}
          >
            {list.empty}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useNoticeColumns(): readonly Column<Notice>[] {
  const { words } = useWords(noticesWords);
  const currencyTitle = useWords(partsWords).words.table.currency;
  const format = useFormat();
  const { list } = words;
  return [
    textColumn({
      id: 'letter',
      title: list.letter,
      width: 188,
      text: (row) => words.templates[row.template],
    }),
    textColumn({
      id: 'customer',
      title: list.customer,
      text: (row) => `${row.customerNumber} ${row.customerName}`,
      cell: (row) => (
        <>
          {row.customerName} <span className="quiet">{row.customerNumber}</span>
        </>
      ),
    }),
    textColumn({
      id: 'recipient',
      title: list.recipient,
      text: (row) => row.recipient,
      cell: (row) =>
        row.recipient === '' ? (
          <span className="quiet">{list.nobody}</span>
        ) : (
          <span title={row.recipientName}>{row.recipient}</span>
        ),
    }),
    moneyColumn({
      id: 'amount',
      title: list.amount,
      currencyTitle,
      money: (row) => ({ amount: row.amountDue, currency: row.currency }),
    }),
    statusColumn({
      id: 'state',
      title: list.state,
      width: 144,
      status: ({ state }) => ({ text: words.states[state], tone: noticeTones[state] }),
    }),
    instantColumn({ id: 'created', title: list.created, instant: (row) => row.createdAt }),
    instantColumn({
      id: 'accepted',
      title: list.accepted,
      hiddenAtFirst: true,
      instant: (row) => row.acceptedAt,
    }),
    instantColumn({
      id: 'notBefore',
      title: list.notBefore,
      hiddenAtFirst: true,
      instant: (row) => row.notBefore,
    }),
    dayColumn({ id: 'asOf', title: list.asOf, hiddenAtFirst: true, day: (row) => row.asOf }),
    countColumn({
      id: 'attempts',
      title: list.attempts,
      hiddenAtFirst: true,
      format,
      count: (row) => row.attempts,
    }),
    textColumn({
      id: 'subject',
      title: list.subject,
      hiddenAtFirst: true,
      text: (row) => row.subject,
    }),
  ];
}
