import type {
  Entitlement,
  Hold,
  ScheduledChange,
  SeatBatch,
  Subscription,
  Term,
} from '../subscriptions/index.ts';
import { attributesOf, etagOf, linkTo } from './decide-envelope.ts';
import { wireCycle, wireStatus } from './decide-legacy.ts';

/** What is told of subscriptions that have no term. */
const NO_END = '9999-12-10T00:00:00Z';

export interface SubscriptionView {
  /** The id by which the API knows the customer. */
  readonly customerId: string;
  /** The client knows few states only. */
  readonly legacy: boolean;
  readonly now: Date;
  /** Open holds of the customer. */
  readonly holds: readonly Hold[];
  /** Seats by batch; without them what can be given back is not told. */
  readonly batches?: readonly SeatBatch[];
}

/** Until when a cancellation gives everything back, and until when a part. */
export type Refunds = readonly { readonly kind: 'full' | 'partial'; readonly until: Date }[];

/** A subscription as the API shows it. */
export function wireSubscription(
  subscription: Subscription,
  refunds: Refunds,
  view: SubscriptionView,
) {
  const { id, termEnd } = subscription;
  const { legacy } = view;
  const self = `/customers/${view.customerId}/subscriptions/${id}`;
  const end = termEnd?.toISOString() ?? NO_END;
  const termDuration = wireTerm(subscription.term);
  return {
    id,
    entitlementId: id,
    offerId: subscription.offerId,
    offerName: subscription.offerName,
    friendlyName: subscription.friendlyName,
    productType: productTypeOf(subscription),
    quantity: subscription.quantity,
    unitType: subscription.billingType === 'usage' ? 'Usage-based' : 'Licenses',
    hasPurchasableAddons: false,
    parentSubscriptionId: subscription.parentId,
    creationDate: subscription.purchasedAt.toISOString(),
    effectiveStartDate: subscription.termStart.toISOString(),
    commitmentEndDate: end,
    commitmentEndDateTime: end,
    cancellationAllowedUntilDate: subscription.cancelUntil?.toISOString(),
    billingCycleEndDate: subscription.billedUntil?.toISOString(),
    billingCycleEndDateTime: subscription.billedUntil?.toISOString(),
    status: wireStatus(subscription, legacy),
    autoRenewEnabled: subscription.autoRenew,
    isTrial: subscription.kind === 'trial',
    billingType: subscription.billingType,
    billingCycle: wireCycle(subscription.billingCycle, legacy),
    termDuration,
    renewalTermDuration: subscription.autoRenew
      ? wireTerm(subscription.scheduledChange?.term ?? subscription.term)
      : null,
    refundOptions: refundOptionsOf(subscription, refunds, view.now),
    isMicrosoftProduct: subscription.kind !== 'marketplace',
    attentionNeeded: !['active', 'pending', 'deleted'].includes(subscription.status),
    actionTaken: false,
    suspensionReasons: suspensionReasonsOf(subscription, view.holds),
    contractType: 'subscription',
    refundableQuantity: view.batches && refundableOf(view.batches, view.now),
    scheduledNextTermInstructions:
      subscription.scheduledChange && instructionsOf(subscription, subscription.scheduledChange),
    orderId: subscription.orderId,
    actions: subscription.status === 'deleted' ? [] : ['edit', 'cancel'],
    links: {
      self: linkTo(self),
      offer: linkTo(`/offers/${encodeURIComponent(subscription.offerId)}`),
      ...(subscription.parentId === null
        ? {}
        : {
            parentSubscription: linkTo(
              `/customers/${view.customerId}/subscriptions/${subscription.parentId}`,
            ),
          }),
    },
    attributes: attributesOf('Subscription', etagOf(id, subscription.version)),
  } as const;
}

export function wireTerm(term: Term): string {
  return term === 'none' ? '' : term;
}

function productTypeOf({ kind, commerce }: Subscription) {
  if (kind === 'azure_plan') return { id: 'Azure', displayName: 'Azure' };
  if (kind === 'marketplace') return { id: 'SaaS', displayName: 'SaaS' };
  if (kind === 'software_perpetual' || kind === 'software_subscription') {
    return { id: 'Software', displayName: 'Software' };
  }
  return commerce === 'new'
    ? { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' }
    : { id: 'OnlineServices', displayName: 'OnlineServices' };
}

function refundOptionsOf({ status }: Subscription, refunds: Refunds, now: Date) {
  if (status === 'deleted') return [];
  return refunds
    .filter(({ until }) => until >= now)
    .map(({ kind, until }) => ({
      type: kind === 'full' ? 'Full' : 'Partial',
      expiresAt: until.toISOString(),
    }));
}

/** `NonPayment`, `CustomerRequest`: the holds that withhold access; `Expiration` where time did. */
function suspensionReasonsOf(subscription: Subscription, holds: readonly Hold[]): string[] {
  const { id, status } = subscription;
  if (status === 'active' || status === 'pending' || status === 'deleted') return [];
  if (status === 'expired' || status === 'disabled') return ['Expiration'];
  const bearing = holds.filter(
    ({ scope, subscriptionId }) => scope === 'customer' || subscriptionId === id,
  );
  return [...new Set(bearing.map(({ kind }) => pascal(kind)))];
}

function pascal(word: string): string {
  return word.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function refundableOf(batches: readonly SeatBatch[], now: Date) {
  const open = batches.filter(({ returnableUntil }) => returnableUntil >= now);
  return {
    totalQuantity: open.reduce((sum, { quantity }) => sum + quantity, 0),
    details: open.map(({ quantity, returnableUntil }) => ({
      quantity,
      allowedUntilDateTime: returnableUntil.toISOString(),
    })),
  };
}

function instructionsOf(subscription: Subscription, change: ScheduledChange) {
  const [productId = '', skuId = '', availabilityId = ''] = (
    change.offerId ?? subscription.offerId
  ).split(':');
  return {
    product: {
      productId,
      skuId,
      availabilityId,
      billingCycle: change.billingCycle ?? subscription.billingCycle,
      termDuration: wireTerm(change.term ?? subscription.term),
    },
    quantity: change.quantity ?? subscription.quantity,
  };
}

/** An Azure subscription under a plan. It stays active until its cancellation takes effect. */
export function wireEntitlement(entitlement: Entitlement, customerId: string) {
  const { id, friendlyName, status, subscriptionId } = entitlement;
  const isActive = status === 'active' || status === 'cancelling';
  const plan = `/customers/${customerId}/subscriptions/${subscriptionId}`;
  return {
    id,
    friendlyName,
    status: isActive ? 'active' : 'inactive',
    subscriptionId,
    links: { self: linkTo(`${plan}/azureEntitlements/${id}`) },
    attributes: attributesOf('AzureEntitlement'),
  } as const;
}
