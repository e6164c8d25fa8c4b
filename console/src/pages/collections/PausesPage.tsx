import { useRows, type RowOf } from '../../api/queries.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import {
  type Column,
  dayColumn,
  moneyColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { pausesWords } from '../../words/pauses.ts';
import { CollectionsLine } from './CollectionsLine.tsx';
import { isPauseState, pauseTones } from './pause-state.ts';

type Row = RowOf<'listPauses'>;

/** What is put off, over all customers; a row leads to the customer's page. */
export function PausesPage() {
  const { words } = useWords(pausesWords);
  const view = useTableView();
  const chosen = view.filter('state');
  const rows = useRows('listPauses', {
    query: { state: isPauseState(chosen) ? chosen : undefined },
  });
  const columns = useColumns();
  return (
    <Page title={words.title} lead={words.lead} fill>
      <CollectionsLine />
      <DataTable
        label={words.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(row) => row.id}
        open={(row) => paths.customer(row.customerId, { tab: 'standing' })}
        filters={[
          {
            kind: 'one',
            id: 'state',
            title: words.state,
            options: Object.entries(words.states).map(([value, label]) => ({ value, label })),
          },
        ]}
        empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { words, say } = useWords(pausesWords);
  const format = useFormat();
  return [
    textColumn({
      id: 'customer',
      title: words.customer,
      width: 224,
      text: (row) => `${row.customerName} ${row.customerNumber}`,
      cell: (row) => (
        <>
          {row.customerName} <span className="quiet">{row.customerNumber}</span>
        </>
      ),
    }),
    textColumn({
      id: 'kind',
      title: words.kind,
      width: 152,
      text: (row) => words.kinds[row.kind],
    }),
    statusColumn({
      id: 'state',
      title: words.state,
      width: 136,
      status: ({ state }) => ({ text: words.states[state], tone: pauseTones[state] }),
    }),
    moneyColumn({
      id: 'promised',
      title: words.amount,
      currencyTitle: words.currency,
      money: ({ promised, currency }) =>
        promised === null || currency === null ? null : { amount: promised, currency },
    }),
    moneyColumn({
      id: 'paid',
      title: words.paid,
      currencyTitle: words.currency,
      money: ({ paid, currency }) =>
        paid === null || currency === null ? null : { amount: paid, currency },
    }),
    textColumn({
      id: 'missing',
      title: words.missing,
      width: 216,
      text: ({ missing, currency, state }) =>
        missing === null || currency === null || state !== 'open'
          ? ''
          : say(words.missingText, {
              amount: format.money(missing.amount, currency),
              day: format.day(missing.dueOn),
            }),
    }),
    dayColumn({ id: 'until', title: words.until, day: (row) => row.until }),
    textColumn({ id: 'reason', title: words.reason, text: (row) => row.reason }),
    textColumn({
      id: 'openedBy',
      title: words.openedBy,
      width: 140,
      hiddenAtFirst: true,
      text: (row) => row.openedBy,
    }),
  ];
}
