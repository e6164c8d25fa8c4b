import { type RowOf, useRows } from '../../api/queries.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Meter } from '../../parts/Meter.tsx';
import { Page } from '../../parts/Page.tsx';
import { SubNavigation } from '../../parts/SubNavigation.tsx';
import { type Column, instantColumn, moneyColumn, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { subscriptionsPages } from '../../shell/navigation.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { usageWords } from '../../words/usage.ts';
import { MonthPicker, useMonth } from './MonthPicker.tsx';

type UsageRow = RowOf<'listUsage'>;

/** What each customer consumed in a month, against its budget. */
export function UsagePage() {
  const { words } = useWords(usageWords);
  const own = useWords(subscriptionsWords).words;
  const view = useTableView();
  const month = useMonth();
  const rows = useRows('listUsage', {
    query: {
      month,
      q: view.search || undefined,
      withBudget: view.filter('budget') === 'yes' ? true : undefined,
    },
  });
  const columns = useUsageColumns();
  return (
    <Page title={words.title} lead={words.lead} actions={<MonthPicker />} fill>
      <SubNavigation pages={subscriptionsPages} label={own.title} />
      <DataTable
        label={words.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(row) => `${row.customerId} ${row.currency}`}
        open={(row) => paths.customer(row.customerId, { tab: 'usage' })}
        search={words.search}
        filters={[
          {
            kind: 'one',
            id: 'budget',
            title: words.budget,
            options: [{ value: 'yes', label: words.withBudget }],
          },
        ]}
        empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
      />
    </Page>
  );
}

function useUsageColumns(): readonly Column<UsageRow>[] {
  const { words } = useWords(usageWords);
  const currencyTitle = useWords(partsWords).words.table.currency;
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
    moneyColumn({
      id: 'cost',
      title: words.soFar,
      currencyTitle,
      money: (row) => ({ amount: row.cost, currency: row.currency }),
    }),
    moneyColumn({
      id: 'unbilled',
      title: words.unbilled,
      currencyTitle,
      money: (row) => ({ amount: row.unbilled, currency: row.currency }),
    }),
    moneyColumn({
      id: 'budget',
      title: words.budget,
      currencyTitle,
      money: (row) =>
        row.budget === null ? null : { amount: row.budget.amount, currency: row.currency },
    }),
    textColumn({
      id: 'used',
      title: words.used,
      width: 176,
      text: (row) => (row.budget === null ? '' : `${row.budget.percentUsed} %`),
      cell: (row) =>
        row.budget === null ? (
          <span className="quiet">{words.noBudget}</span>
        ) : (
          <Meter share={row.budget.percentUsed / 100} label={words.used} />
        ),
    }),
    instantColumn({ id: 'changed', title: words.changed, instant: (row) => row.changedAt }),
  ];
}
