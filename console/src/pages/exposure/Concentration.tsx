import { useRows, type RowOf } from '../../api/queries.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Section } from '../../parts/Page.tsx';
import { type Column, moneyColumn, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { exposureWords } from '../../words/exposure.ts';
import { useFormat, useWords } from '../../words/language.tsx';

type Row = RowOf<'listExposures'>;

/** The customers with whom most is at stake, with their share of all. */
export function Concentration({ currency }: { readonly currency: string }) {
  const { words } = useWords(exposureWords);
  const view = useTableView();
  const rows = useRows('listExposures', { query: { currency } });
  const columns = useColumns();
  return (
    <Section title={words.customers}>
      <DataTable
        label={words.customers}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(row) => row.customerId}
        open={(row) => paths.customer(row.customerId)}
        empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
        plain
      />
    </Section>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { words } = useWords(exposureWords);
  const format = useFormat();
  const money = (id: 'exposure' | 'unpaid' | 'commitment', title: string) =>
    moneyColumn<Row>({
      id,
      title,
      currencyTitle: words.currency,
      money: (row) => ({ amount: row[id], currency: row.currency }),
    });
  return [
    textColumn({ id: 'rank', title: words.rank, width: 72, text: (row) => String(row.rank) }),
    textColumn({
      id: 'customer',
      title: words.customer,
      text: (row) => `${row.customerName} ${row.customerNumber}`,
    }),
    money('exposure', words.exposure),
    money('unpaid', words.components.unpaid),
    money('commitment', words.components.commitment),
    textColumn({
      id: 'share',
      title: words.share,
      width: 104,
      text: (row) => format.share(row.share / 100),
    }),
    textColumn({
      id: 'cumulative',
      title: words.cumulative,
      width: 144,
      text: (row) => format.share(row.cumulativeShare / 100),
    }),
  ];
}
