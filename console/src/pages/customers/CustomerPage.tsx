import './customers.css';
import type { Output } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { useHas, useMay, useSession } from '../../api/session.tsx';
import { usePathParam } from '../../app/path-param.ts';
import { Detail, type DetailTab } from '../../parts/Detail.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { paths } from '../../paths.ts';
import { customersWords } from '../../words/customers.ts';
import { useWords } from '../../words/language.tsx';
import { receivablesWords } from '../../words/receivables.ts';
import { StandingPanel } from '../collections/StandingPanel.tsx';
import { ExposureTab } from '../exposure/ExposureTab.tsx';
import { OrdersTab } from '../purchases/OrdersTab.tsx';
import { DocumentsTable } from '../receivables/DocumentsTable.tsx';
import { CustomerSubscriptions } from '../subscriptions/CustomerSubscriptions.tsx';
import { UsageTab } from '../usage/UsageTab.tsx';
import { CustomerActs } from './CustomerActs.tsx';
import { useCustomerFacts } from './customer-facts.tsx';
import { DetailsTab } from './DetailsTab.tsx';
import { NoticesTab } from './NoticesTab.tsx';
import { StatementTab } from './StatementTab.tsx';
import { TimelineTab } from './TimelineTab.tsx';

/**
 * One customer: what it owes, where it stands and why, what was sent, what happened, and what one
 * may do.
 */
export function CustomerPage() {
  const { words } = useWords(customersWords);
  const customerId = usePathParam('customerId');
  const read = useRead('getCustomer', { params: { customerId } });
  if (read.data === undefined) {
    return (
      <Page title={words.customer} breadcrumbs={[{ label: words.title, to: paths.customers() }]}>
        <Loaded read={read} skeleton={<TextSkeleton lines={10} />}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  return <CustomerDetail key={customerId} detail={read.data} />;
}

function CustomerDetail({ detail }: { readonly detail: Output<'getCustomer'> }) {
  const { words } = useWords(customersWords);
  const { partner } = useSession();
  const { customer } = detail;
  const { facts, currencies } = useCustomerFacts(customer);
  const tabs = useTabs(detail);
  return (
    <Detail
      title={customer.name}
      status={<span className="quiet">{customer.number}</span>}
      breadcrumbs={[{ label: words.title, to: paths.customers() }]}
      actions={
        <CustomerActs
          customer={customer}
          currencies={currencies?.length === 0 ? [partner.currency] : currencies}
        />
      }
      facts={facts}
      tabs={tabs}
    />
  );
}

/** The tabs that the reader's roles allow. */
function useTabs(detail: Output<'getCustomer'>): readonly DetailTab[] {
  const { words } = useWords(customersWords);
  const { documents } = useWords(receivablesWords).words;
  const { id: customerId, name } = detail.customer;
  const hasUsage = useHas('usage');
  const may = {
    receivables: useMay('receivables.read'),
    subscriptions: useMay('subscriptions.read'),
    usage: useMay('usage.read') && hasUsage,
    exposure: useMay('exposure.read'),
    collections: useMay('collections.read'),
    notices: useMay('notices.read'),
    audit: useMay('audit.read'),
  };
  const all: readonly (DetailTab & { readonly shown: boolean })[] = [
    {
      id: 'statement',
      label: words.tabs.statement,
      shown: may.receivables,
      content: () => <StatementTab customerId={customerId} />,
    },
    {
      id: 'documents',
      label: words.tabs.documents,
      shown: may.receivables,
      content: () => (
        <DocumentsTable
          customerId={customerId}
          empty={<EmptyState title={documents.emptyTitle}>{documents.emptyOfCustomer}</EmptyState>}
        />
      ),
    },
    {
      id: 'standing',
      label: words.tabs.standing,
      shown: may.collections,
      content: () => <StandingPanel customerId={customerId} />,
    },
    {
      id: 'subscriptions',
      label: words.tabs.subscriptions,
      shown: may.subscriptions,
      content: () => <CustomerSubscriptions customerId={customerId} />,
    },
    {
      id: 'usage',
      label: words.tabs.usage,
      shown: may.usage,
      content: () => <UsageTab customerId={customerId} customerName={name} />,
    },
    {
      id: 'exposure',
      label: words.tabs.exposure,
      shown: may.exposure,
      content: () => <ExposureTab customerId={customerId} />,
    },
    {
      id: 'orders',
      label: words.tabs.orders,
      shown: may.subscriptions,
      content: () => <OrdersTab customerId={customerId} customerName={name} />,
    },
    {
      id: 'notices',
      label: words.tabs.notices,
      shown: may.notices,
      content: () => <NoticesTab customerId={customerId} />,
    },
    {
      id: 'timeline',
      label: words.tabs.timeline,
      shown: may.audit,
      content: () => <TimelineTab customerId={customerId} />,
    },
    {
      id: 'details',
      label: words.tabs.details,
      shown: true,
      content: () => <DetailsTab detail={detail} />,
    },
  ];
  return all.filter((tab) => tab.shown);
}
