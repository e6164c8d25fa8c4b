import type { ReactNode } from 'react';
import { useRows } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import {
  type Column,
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
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { receivablesWords } from '../../words/receivables.ts';
import { type DocumentRow, useDocumentState } from './document-state.ts';

/** Documents of all customers or of one, the latest booked first. */
export function DocumentsTable({
  customerId,
  empty,
}: {
  readonly customerId?: string;
  readonly empty: ReactNode;
}) {
  const { words } = useWords(receivablesWords);
  const view = useTableView();
  const kind = oneOf(words.kinds, view.filter('kind'));
  const state = oneOf(words.states, view.filter('state'));
  const rows = useRows('listDocuments', {
    query: { q: view.search || undefined, kind, state, customerId },
  });
  // Invoices and payments are not added up; documents of one kind are.
  const columns = useColumns(customerId === undefined, kind !== undefined || state === 'overdue');
  const options = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  const filters: readonly Filter[] = [
    { kind: 'one', id: 'state', title: words.state, options: options(words.states) },
    { kind: 'one', id: 'kind', title: words.kind, options: options(words.kinds) },
  ];
  return (
    <DataTable
      label={words.documents.title}
      columns={columns}
      rows={rows}
      view={view}
      filters={filters}
      search={customerId === undefined ? words.documents.search : words.documents.searchNumber}
      rowKey={(document) => document.id}
      rowName={(document) => document.number}
      open={(document) => paths.document(document.id)}
      empty={empty}
    />
  );
}

/** So that all usual columns stand side by side on a laptop. */
const widths = { en: { kind: 108, day: 106 }, ja: { kind: 136, day: 98 } } as const;

function oneOf<Name extends string>(
  names: Readonly<Record<Name, string>>,
  value: string,
): Name | undefined {
  return value in names ? (value as Name) : undefined;
}

function useColumns(withCustomer: boolean, adds: boolean): readonly Column<DocumentRow>[] {
  const { words, language } = useWords(receivablesWords);
  const { currency: currencyTitle } = useWords(partsWords).words.table;
  const stateOf = useDocumentState();
  const customer: Column<DocumentRow> = textColumn({
    id: 'customer',
    title: words.customer,
    text: ({ customerName }) => customerName,
    cell: ({ customerId, customerName }) => (
      <AppLink to={paths.customer(customerId)} tabIndex={-1}>
        {customerName}
      </AppLink>
    ),
  });
  const width = widths[language];
  const money = (id: 'amount' | 'open', amountOf: (document: DocumentRow) => string) => {
    const column = moneyColumn<DocumentRow>({
      id,
      title: words[id],
      width: 132,
      currencyTitle,
      money: (document) => ({ amount: amountOf(document), currency: document.currency }),
    });
    const { money: _total, ...alone } = column;
    return adds ? column : alone;
  };
  return [
    textColumn({ id: 'number', title: words.number, width: 184, text: ({ number }) => number }),
    textColumn({
      id: 'kind',
      title: words.kind,
      width: width.kind,
      text: ({ kind }) => words.kinds[kind],
    }),
    ...(withCustomer ? [customer] : []),
    dayColumn({
      id: 'bookedOn',
      title: words.bookedOn,
      width: width.day,
      day: ({ bookedOn }) => bookedOn,
    }),
    dayColumn({
      id: 'issuedOn',
      title: words.issuedOn,
      hiddenAtFirst: true,
      day: (document) => document.issuedOn,
    }),
    dayColumn({ id: 'dueOn', title: words.dueOn, width: width.day, day: ({ dueOn }) => dueOn }),
    statusColumn({ id: 'state', title: words.state, width: 108, status: stateOf }),
    money('amount', ({ amount }) => amount),
    money('open', ({ amountOpen }) => amountOpen),
    textColumn({
      id: 'reference',
      title: words.reference,
      hiddenAtFirst: withCustomer,
      text: ({ reference }) => reference ?? '',
    }),
    textColumn({
      id: 'source',
      title: words.source,
      width: 150,
      hiddenAtFirst: true,
      text: ({ source }) => source ?? words.enteredHere,
    }),
    instantColumn({
      id: 'recordedAt',
      title: words.recordedAt,
      hiddenAtFirst: true,
      instant: ({ recordedAt }) => recordedAt,
    }),
  ];
}
