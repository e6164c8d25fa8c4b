import type { Output } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { usePathParam } from '../../app/path-param.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { DayText } from '../../parts/DayText.tsx';
import { Detail } from '../../parts/Detail.tsx';
import type { Fact } from '../../parts/Facts.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Page } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { paths } from '../../paths.ts';
import { customersWords } from '../../words/customers.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { receivablesWords } from '../../words/receivables.ts';
import { DocumentActs } from './DocumentActs.tsx';
import { AllocationsTab } from './AllocationsTab.tsx';
import { DetailsTab, DisputesTab, JournalsTab, LinesTab } from './DocumentTabs.tsx';
import { useDocumentState } from './document-state.ts';

/**
 * One document: how it was settled, its entries in the ledger, disputes, and what one may do about
 * it.
 */
export function DocumentPage() {
  const { words } = useWords(receivablesWords);
  const id = usePathParam('documentId');
  const read = useRead('getDocument', { params: { id } });
  const breadcrumbs = [{ label: words.documents.title, to: paths.documents() }];
  if (read.data === undefined) {
    return (
      <Page title={words.documents.title} breadcrumbs={breadcrumbs}>
        <Loaded read={read} skeleton={<TextSkeleton lines={8} />}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  return <DocumentDetail detail={read.data} />;
}

function DocumentDetail({ detail }: { readonly detail: Output<'getDocument'> }) {
  const { words, count } = useWords(receivablesWords);
  const overdueWords = useWords(customersWords).words.statement;
  const format = useFormat();
  const { document, allocations, entries, disputes, lines } = detail;
  const stateOf = useDocumentState();
  const state = stateOf(document);
  const { tabs } = words.document;
  const number = (length: number) => (length === 0 ? {} : { count: format.count(length) });
  const facts: readonly Fact[] = [
    {
      label: words.customer,
      value: <AppLink to={paths.customer(document.customerId)}>{document.customerName}</AppLink>,
      note: document.customerNumber,
    },
    {
      label: words.amount,
      value: <MoneyText amount={document.amount} currency={document.currency} />,
    },
    {
      label: words.open,
      value: <MoneyText amount={document.amountOpen} currency={document.currency} quietZero />,
    },
    ...(document.dueOn === null
      ? [{ label: words.bookedOn, value: <DayText day={document.bookedOn} /> }]
      : [
          {
            label: words.dueOn,
            value: <DayText day={document.dueOn} />,
            ...(document.daysOverdue > 0
              ? { note: count(overdueWords.overdueFor, document.daysOverdue) }
              : {}),
          },
        ]),
  ];
  const disputed = disputes.some((dispute) => dispute.closedOn === null);
  return (
    <Detail
      title={`${words.kinds[document.kind]} ${document.number}`}
      status={
        <>
          <StatusBadge tone={state.tone}>{state.text}</StatusBadge>
          {disputed ? <StatusBadge tone="warning">{overdueWords.disputed}</StatusBadge> : null}
        </>
      }
      breadcrumbs={[
        { label: words.documents.title, to: paths.documents() },
        {
          label: document.customerName,
          to: paths.customer(document.customerId, { tab: 'documents' }),
        },
      ]}
      actions={<DocumentActs detail={detail} />}
      facts={facts}
      tabs={[
        {
          id: 'allocations',
          label: tabs.allocations,
          ...number(allocations.length),
          content: () => <AllocationsTab document={document} allocations={allocations} />,
        },
        {
          id: 'journals',
          label: tabs.journals,
          content: () => <JournalsTab document={document} entries={entries} />,
        },
        {
          id: 'disputes',
          label: tabs.disputes,
          ...number(disputes.length),
          content: () => <DisputesTab document={document} disputes={disputes} />,
        },
        {
          id: 'lines',
          label: tabs.lines,
          ...number(lines.length),
          content: () => <LinesTab document={document} lines={lines} />,
        },
        {
          id: 'details',
          label: tabs.details,
          content: () => <DetailsTab document={document} />,
        },
      ]}
    />
  );
}
