import { type RowOf, useRows } from '../../api/queries.ts';
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
import { customersWords } from '../../words/customers.ts';
import { useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { partsWords } from '../../words/parts.ts';
import { noticeTones } from '../notices/states.ts';

/** The letters to one customer and what became of each. */
export function NoticesTab({ customerId }: { readonly customerId: string }) {
  const { words } = useWords(noticesWords);
  const own = useWords(customersWords).words.notices;
  const currencyTitle = useWords(partsWords).words.table.currency;
  const { list } = words;
  const view = useTableView({ prefix: 'notices' });
  const rows = useRows('listNotices', { query: { customerId } });
  const columns: readonly Column<RowOf<'listNotices'>>[] = [
    textColumn({ id: 'letter', title: list.letter, text: (row) => words.templates[row.template] }),
    statusColumn({
      id: 'state',
      title: list.state,
      width: 144,
      status: ({ state }) => ({ text: words.states[state], tone: noticeTones[state] }),
    }),
    textColumn({
      id: 'recipient',
      title: list.recipient,
      text: (row) => (row.recipient === '' ? list.nobody : row.recipient),
    }),
    moneyColumn({
      id: 'amount',
      title: list.amount,
      currencyTitle,
      money: (row) => ({ amount: row.amountDue, currency: row.currency }),
    }),
    instantColumn({ id: 'created', title: list.created, instant: (row) => row.createdAt }),
    instantColumn({ id: 'accepted', title: list.accepted, instant: (row) => row.acceptedAt }),
  ];
  return (
    <DataTable
      label={list.title}
      columns={columns}
      rows={rows}
      view={view}
      rowKey={(notice) => notice.id}
      open={(notice) => paths.notice(notice.id)}
      empty={<EmptyState title={own.emptyTitle}>{own.emptyText}</EmptyState>}
    />
  );
}
