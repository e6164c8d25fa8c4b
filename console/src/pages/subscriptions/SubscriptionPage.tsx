import './subscriptions.css';
import { useRead } from '../../api/queries.ts';
import { usePathParam } from '../../app/path-param.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { Detail, type DetailTab } from '../../parts/Detail.tsx';
import type { Fact } from '../../parts/Facts.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Page } from '../../parts/Page.tsx';
import { pollMs } from '../../parts/Progress.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { paths } from '../../paths.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { ChargesPart } from './ChargesPart.tsx';
import { CommandsPart } from './CommandsPart.tsx';
import { DriftPart } from './DriftPart.tsx';
import { EntitlementsPart } from './EntitlementsPart.tsx';
import { EventsPart } from './EventsPart.tsx';
import { HoldsPart } from './HoldsPart.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { RestorationPart } from './RestorationPart.tsx';
import { SeatsPart } from './SeatsPart.tsx';
import { isAlive, renewalOf, statusTones } from './states.ts';
import { SubscriptionActs } from './SubscriptionActs.tsx';
import type { SubscriptionDetail } from './subscription-rows.ts';

/** One subscription: where it stands and why, what happens next, what it costs, what one may do. */
export function SubscriptionPage() {
  const { words } = useWords(subscriptionsWords);
  const subscriptionId = usePathParam('subscriptionId');
  const params = { subscriptionId };
  const known = useRead('getSubscription', { params });
  const read = useRead('getSubscription', { params }, { everyMs: everyMsOf(known.data) });
  if (read.data === undefined) {
    return (
      <Page title={words.one} breadcrumbs={[{ label: words.title, to: paths.subscriptions() }]}>
        <Loaded read={read} skeleton={<TextSkeleton lines={10} />}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  return <OneSubscription key={subscriptionId} detail={read.data} />;
}

/** While the provider has not answered, the page asks again. */
function everyMsOf(detail: SubscriptionDetail | undefined): number | false {
  const open = detail?.commands.some(({ finishedAt }) => finishedAt === null) ?? false;
  return open ? pollMs(undefined) : false;
}

function OneSubscription({ detail }: { readonly detail: SubscriptionDetail }) {
  const { words } = useWords(subscriptionsWords);
  const { subscription } = detail;
  const facts = useFacts(detail);
  const tabs = useTabs(detail);
  return (
    <Detail
      title={subscription.friendlyName}
      status={
        <StatusBadge tone={statusTones[subscription.status]}>
          {words.statuses[subscription.status]}
        </StatusBadge>
      }
      breadcrumbs={[
        { label: words.title, to: paths.subscriptions() },
        {
          label: subscription.customerName,
          to: paths.customer(subscription.customerId, { tab: 'subscriptions' }),
        },
      ]}
      actions={<SubscriptionActs subscription={subscription} />}
      facts={facts}
      notice={subscription.drift === null ? null : <DriftPart subscription={subscription} />}
      tabs={tabs}
    />
  );
}

function useFacts({ subscription, access }: SubscriptionDetail): readonly Fact[] {
  const { words } = useWords(subscriptionsWords);
  const format = useFormat();
  const { unitPrice, currency, billingType, billingCycle, term } = subscription;
  return [
    {
      label: words.customer,
      value: (
        <AppLink to={paths.customer(subscription.customerId)}>{subscription.customerName}</AppLink>
      ),
      note: subscription.customerNumber,
    },
    {
      label: words.access,
      value: !isAlive(subscription.status)
        ? words.accessGone
        : access.isOn
          ? words.accessOn
          : words.accessOff,
    },
    {
      label: words.seats,
      value: format.count(subscription.quantity),
      note: subscription.offerName,
    },
    {
      label: words.costs.unit,
      value:
        billingType === 'usage' ? (
          words.billing.usage
        ) : (
          <MoneyText amount={unitPrice} currency={currency} />
        ),
      note: `${words.cycles[billingCycle]} · ${words.terms[term]}`,
    },
    {
      label: words.renewal,
      value: words.renews[renewalOf(subscription)],
      note: subscription.termEnd === null ? undefined : format.instant(subscription.termEnd),
    },
  ];
}

function useTabs(detail: SubscriptionDetail): readonly DetailTab[] {
  const { tabs } = useWords(subscriptionsWords).words;
  const format = useFormat();
  const { subscription, holds, batches, commands, charges } = detail;
  const { id, customerId, kind } = subscription;
  const open = holds.filter(({ liftedAt }) => liftedAt === null);
  return [
    { id: 'overview', label: tabs.overview, content: () => <OverviewTab detail={detail} /> },
    {
      id: 'holds',
      label: tabs.holds,
      ...(open.length === 0 ? {} : { count: format.count(open.length) }),
      content: () => (
        <>
          <HoldsPart customerId={customerId} subscriptionId={id} holds={holds} />
          <RestorationPart restoration={detail.restoration} />
        </>
      ),
    },
    kind === 'azure_plan'
      ? {
          id: 'azure',
          label: tabs.entitlements,
          content: () => <EntitlementsPart subscriptionId={id} />,
        }
      : { id: 'seats', label: tabs.seats, content: () => <SeatsPart batches={batches} /> },
    {
      id: 'provider',
      label: tabs.commands,
      content: () => <CommandsPart commands={commands} readAt={subscription.readAt} />,
    },
    {
      id: 'charges',
      label: tabs.charges,
      content: () => <ChargesPart charges={charges} currency={subscription.currency} />,
    },
    {
      id: 'events',
      label: tabs.events,
      content: () => <EventsPart subscriptionId={id} />,
    },
  ];
}
