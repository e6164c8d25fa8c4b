import { type RowOf, useRows } from '../../api/queries.ts';
import { useNavigateTo } from '../../app/navigate.ts';
import { useSearchState } from '../../app/search-state.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Page } from '../../parts/Page.tsx';
import { type Column, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import type { Filter } from '../../parts/table/filters.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { customersWords } from '../../words/customers.ts';
import { useWords } from '../../words/language.tsx';
import { AddCustomerDialog } from './AddCustomerDialog.tsx';
import { useTermsText } from './terms-text.ts';

type CustomerRow = RowOf<'listCustomers'>;
type RiskClass = CustomerRow['riskClass'];

const riskClasses: readonly string[] = ['A', 'B', 'C', 'D'] satisfies RiskClass[];

function isRiskClass(text: string): text is RiskClass {
  return riskClasses.includes(text);
}

/** All customers by name; found by number or any name, narrowed by segment and risk class. */
export function CustomersPage() {
  const { words } = useWords(customersWords);
  const [search, patch] = useSearchState();
  const navigateTo = useNavigateTo();
  const view = useTableView();
  const risk = view.filter('risk');
  const rows = useRows('listCustomers', {
    query: {
      q: view.search || undefined,
      segment: view.filter('segment') || undefined,
      riskClass: isRiskClass(risk) ? risk : undefined,
    },
  });
  const columns = useColumns();
  const filters: readonly Filter[] = [
    {
      kind: 'one',
      id: 'risk',
      title: words.risk,
      options: Object.entries(words.riskClasses).map(([value, label]) => ({ value, label })),
    },
    { kind: 'text', id: 'segment', title: words.segment },
  ];
  const openAdd = () => patch({ act: 'add' }, 'push');
  const add = (
    <ActionButton
      kind="primary"
      permission="customers.write"
      icon={<Icon name="plus" size={14} />}
      onClick={openAdd}
    >
      {words.add}
    </ActionButton>
  );
  return (
    <Page title={words.title} lead={words.lead} actions={add} fill>
      <DataTable
        label={words.title}
        columns={columns}
        rows={rows}
        view={view}
        filters={filters}
        search={words.search}
        rowKey={(customer) => customer.id}
        rowName={(customer) => customer.name}
        open={(customer) => paths.customer(customer.id)}
        empty={
          <EmptyState
            title={words.emptyTitle}
            action={
              <ActionButton
                permission="receivables.write"
                onClick={() => navigateTo(paths.newImport())}
              >
                {words.importLedger}
              </ActionButton>
            }
          >
            {words.emptyText}
          </EmptyState>
        }
      />
      {search.get('act') === 'add' ? (
        <AddCustomerDialog close={() => patch({ act: null })} />
      ) : null}
    </Page>
  );
}

function useColumns(): readonly Column<CustomerRow>[] {
  const { words, language } = useWords(customersWords);
  const termsText = useTermsText();
  const countryNames = new Intl.DisplayNames(language, { type: 'region' });
  return [
    textColumn({ id: 'name', title: words.name, text: (customer) => customer.name }),
    textColumn({ id: 'number', title: words.number, width: 140, text: ({ number }) => number }),
    textColumn({
      id: 'terms',
      title: words.terms,
      width: 272,
      text: (customer) => termsText(customer.paymentTerms),
    }),
    textColumn({ id: 'segment', title: words.segment, width: 130, text: ({ segment }) => segment }),
    textColumn({
      id: 'risk',
      title: words.risk,
      width: 120,
      text: ({ riskClass }) => words.riskClasses[riskClass],
    }),
    textColumn({
      id: 'country',
      title: words.country,
      width: 160,
      text: ({ country }) => countryNames.of(country) ?? country,
    }),
    textColumn({
      id: 'language',
      title: words.language,
      width: 150,
      hiddenAtFirst: true,
      text: (customer) => words.languages[customer.language],
    }),
    textColumn({
      id: 'timeZone',
      title: words.timeZone,
      width: 160,
      hiddenAtFirst: true,
      text: ({ timeZone }) => timeZone,
    }),
    textColumn({
      id: 'calendar',
      title: words.calendar,
      width: 140,
      hiddenAtFirst: true,
      text: ({ calendarId }) => calendarId,
    }),
    textColumn({
      id: 'tenantId',
      title: words.tenantId,
      width: 300,
      hiddenAtFirst: true,
      text: ({ tenantId }) => tenantId ?? '',
      cell: ({ tenantId }) => <code>{tenantId ?? '—'}</code>,
    }),
  ];
}
