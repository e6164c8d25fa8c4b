import { useRows, type RowOf } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { type Column, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { deskWords } from '../../words/desk.ts';
import { useWords } from '../../words/language.tsx';

/** The resellers whom the desk answers for. */
export function DeskPartnersPage() {
  const { words } = useWords(deskWords);
  const view = useTableView();
  const rows = useRows('listDeskPartners', {});
  const columns: readonly Column<RowOf<'listDeskPartners'>>[] = [
    textColumn({ id: 'name', title: words.partner, width: 224, text: (row) => row.name }),
    textColumn({ id: 'cloud', title: words.cloud, width: 136, text: (row) => row.cloud }),
    textColumn({ id: 'country', title: words.country, width: 88, text: (row) => row.country }),
    textColumn({
      id: 'customers',
      title: words.customers,
      width: 112,
      text: (row) => String(row.customers),
    }),
    textColumn({
      id: 'measures',
      title: words.measuresInForce,
      width: 144,
      text: (row) => String(row.measuresInForce),
    }),
  ];
  return (
    <Page
      title={words.partners}
      lead={words.partnersLead}
      fill
      actions={<AppLink to={paths.desk()}>{words.title}</AppLink>}
    >
      <DataTable
        label={words.partners}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(row) => row.id}
        empty={<EmptyState title={words.partnersEmptyTitle}>{words.partnersEmpty}</EmptyState>}
      />
    </Page>
  );
}
