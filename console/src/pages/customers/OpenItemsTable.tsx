import { useMemo } from 'react';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { type Column, dayColumn, moneyColumn, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useLocalRows } from '../../parts/table/local-rows.ts';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { customersWords } from '../../words/customers.ts';
import { signOf } from '../../words/decimal.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { receivablesWords } from '../../words/receivables.ts';
import { minus } from '../receivables/allocation-plan.ts';
import type { Statement } from './StatementTab.tsx';

type OpenItem = Statement['openItems'][number];

/** What was open at the end of the statement's day; credits count below zero. */
export function OpenItemsTable({ items }: { readonly items: readonly OpenItem[] }) {
  const { words } = useWords(customersWords);
  const view = useTableView({ prefix: 'items' });
  const columns = useColumns();
  const rows = useLocalRows(items, view, columns);
  return (
    <DataTable
      label={words.statement.openItems}
      columns={columns}
      rows={rows}
      view={view}
      rowKey={(item) => item.id}
      open={(item) => paths.document(item.id)}
      empty={<p className="quiet">{words.statement.noOpenItems}</p>}
    />
  );
}

function useColumns(): readonly Column<OpenItem>[] {
  const { statement: text } = useWords(customersWords).words;
  const { words } = useWords(receivablesWords);
  const currencyTitle = useWords(partsWords).words.table.currency;
  const format = useFormat();
  return useMemo(
    () => [
      textColumn<OpenItem>({
        id: 'number',
        title: words.number,
        width: 190,
        sortable: true,
        text: (item) => item.number,
      }),
      textColumn<OpenItem>({
        id: 'kind',
        title: words.kind,
        width: 130,
        text: (item) => words.kinds[item.kind],
      }),
      dayColumn<OpenItem>({
        id: 'issuedOn',
        title: words.issuedOn,
        sortable: true,
        day: (item) => item.issuedOn,
      }),
      dayColumn<OpenItem>({
        id: 'dueOn',
        title: words.dueOn,
        sortable: true,
        day: (item) => item.dueOn,
      }),
      {
        id: 'daysOverdue',
        title: text.daysOverdue,
        width: 110,
        align: 'end',
        sortable: true,
        text: (item) => (item.daysOverdue > 0 ? String(item.daysOverdue) : ''),
        cell: (item) => (item.daysOverdue > 0 ? format.count(item.daysOverdue) : '—'),
        compare: (left, right) => left.daysOverdue - right.daysOverdue,
      },
      moneyColumn<OpenItem>({
        id: 'amount',
        title: words.amount,
        currencyTitle,
        money: (item) => signed(item, item.amount),
      }),
      moneyColumn<OpenItem>({
        id: 'open',
        title: words.open,
        currencyTitle,
        money: (item) => signed(item, item.open),
      }),
      textColumn<OpenItem>({
        id: 'disputed',
        title: text.disputed,
        width: 150,
        text: (item) => (signOf(item.disputed) === 0 ? '' : item.disputed),
        cell: (item) =>
          signOf(item.disputed) === 0 ? null : (
            <StatusBadge tone="warning">{format.money(item.disputed, item.currency)}</StatusBadge>
          ),
      }),
      textColumn<OpenItem>({
        id: 'reference',
        title: words.reference,
        width: 200,
        hiddenAtFirst: true,
        text: (item) => item.reference ?? '',
      }),
    ],
    [words, text, currencyTitle, format],
  );
}

/** Credits count below zero, so that the totals are what is owed. */
function signed({ side, currency }: OpenItem, amount: string) {
  return { amount: side === 'credit' ? minus(amount) : amount, currency };
}
