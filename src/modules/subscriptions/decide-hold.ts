import type { Hold, HoldOwner, HoldScope, NewHold, SubscriptionReason } from './types.ts';

/** A subscription as far as holds bear on it. */
export interface HeldSubscription {
  readonly id: string;
  readonly customerId: string;
  readonly parentId: string | null;
}

/**
 * Whether an open hold withholds access to the subscription: it is on it, on all of its customer's,
 * or on the subscription it is an add-on of. A hold on purchases withholds no access.
 */
export function bearsOn(hold: Hold, subscription: HeldSubscription): boolean {
  if (hold.liftedAt !== null || hold.customerId !== subscription.customerId) return false;
  switch (hold.scope) {
    case 'customer':
      return true;
    case 'subscription':
      return (
        hold.subscriptionId === subscription.id || hold.subscriptionId === subscription.parentId
      );
    case 'purchases':
      return false;
  }
}

export interface Access {
  readonly isOn: boolean;
  /** Every hold that stands in the way, or that none does. */
  readonly reasons: readonly SubscriptionReason[];
}

/** Access is on exactly when no open hold bears on the subscription. */
export function decideAccess(holds: readonly Hold[], subscription: HeldSubscription): Access {
  const bearing = holds.filter((hold) => bearsOn(hold, subscription));
  if (bearing.length === 0) return { isOn: true, reasons: [{ code: 'access_on', values: {} }] };
  return { isOn: false, reasons: bearing.map(reasonOf) };
}

function reasonOf(hold: Hold): SubscriptionReason {
  const values = { holdId: hold.id, kind: hold.kind, owner: hold.owner, scope: hold.scope };
  if (hold.owner === 'provider') return { code: 'hold_of_provider', values };
  return { code: hold.scope === 'customer' ? 'hold_on_customer' : 'hold_open', values };
}

/** Purchases are blocked by a hold on them, and by one on everything the customer has. */
export function blocksPurchases(hold: Hold): boolean {
  const scopes: readonly HoldScope[] = ['purchases', 'customer'];
  return hold.liftedAt === null && scopes.includes(hold.scope);
}

/** A hold is lifted by whom it belongs to and by nobody else. */
export function mayLift(hold: Hold, as: HoldOwner): boolean {
  return hold.owner === as;
}

export type Reactivation =
  | { readonly kind: 'possible'; readonly lift: readonly Hold[] }
  /** The first hold that the asking side cannot lift here. */
  | { readonly kind: 'impossible'; readonly standing: Hold };

/**
 * What a request to reactivate one subscription lifts: the asking side's holds on that subscription
 * itself. One on the whole customer is lifted at the customer, one on the base at the base, and
 * another owner's by that owner: while one of those stands, nothing is lifted at all.
 */
export function decideReactivation(
  holds: readonly Hold[],
  subscription: HeldSubscription,
  as: HoldOwner,
): Reactivation {
  const bearing = holds.filter((hold) => bearsOn(hold, subscription));
  const isLiftable = (hold: Hold) => mayLift(hold, as) && hold.subscriptionId === subscription.id;
  const standing = bearing.find((hold) => !isLiftable(hold));
  return standing ? { kind: 'impossible', standing } : { kind: 'possible', lift: bearing };
}

/** Two holds are the same when the same source asks for the same thing again. */
export function holdKey(hold: Hold | NewHold): string {
  return JSON.stringify([
    hold.customerId,
    hold.scope,
    hold.subscriptionId ?? null,
    hold.kind,
    hold.owner,
    hold.sourceKind,
    hold.sourceId,
  ]);
}
