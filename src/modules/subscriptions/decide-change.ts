import { cloudTable } from '../../kernel/clouds.ts';
import { canonicalJson } from '../../kernel/json.ts';
import {
  costOfRest,
  currentCycle,
  cycleAround,
  refundOfCancellation,
  refundOfSeats,
} from './decide-charge.ts';
import { endedIn, withDue, type LifeFacts } from './decide-life.ts';
import { offerOfChange } from './decide-renewal.ts';
import { endAfter, monthsOfTerm, SEATS_RETURN_MS, UPDATES_MAX } from './decide-term.ts';
import {
  refuse,
  type Charge,
  type ScheduledChange,
  type SeatBatch,
  type Subscription,
  type SubscriptionChange,
} from './types.ts';

export interface Changed {
  readonly subscription: Subscription;
  readonly batches: readonly SeatBatch[];
  readonly charges: readonly Charge[];
}

/**
 * What the provider does with a change, by the rules of the life cycle. Members that equal what
 * stands are re-sent, not changed; when nothing differs the same subscription comes back. One thing
 * changes at a time: the status, the quantity, the name, or what happens at the term's end; only a
 * reactivation may bring the last of these with it. The facts are those of `now`, nothing is due.
 * @param newBatchId for seats that are added
 * @throws Refused `cloud_closed`, `subscription_several_changes`, `subscription_change_unknown`,
 *   `subscription_deleted`, `subscription_renewing`, `subscription_status_impossible`,
 *   `subscription_update_limit`, and as the parts below do
 */
export function decideChange(
  facts: LifeFacts,
  change: SubscriptionChange,
  newBatchId: string,
): Changed {
  const { subscription } = facts;
  const wished = differencesOf(subscription, change);
  if (Object.keys(wished).length === 0) {
    return { subscription, batches: facts.batches, charges: [] };
  }
  checkChangeable(facts, wished);
  const changed = carriedOut(facts, wished, newBatchId);
  const counted: Subscription = {
    ...changed.subscription,
    updatesMade: subscription.updatesMade + 1,
    version: subscription.version + 1,
  };
  return { ...changed, subscription: withDue(counted, facts.cloud) };
}

function carriedOut(facts: LifeFacts, wished: SubscriptionChange, newBatchId: string): Changed {
  const { subscription, batches } = facts;
  const { status, quantity, friendlyName } = wished;
  if (status === 'active') return reactivated(facts, wished);
  if (status === 'suspended') return suspended(facts);
  if (status === 'deleted') return cancelled(facts);
  if (quantity !== undefined) return withQuantity(facts, quantity, newBatchId);
  checkNotSuspended(subscription);
  if (friendlyName === undefined) {
    return { subscription: withRenewal(facts, wished), batches, charges: [] };
  }
  return { subscription: { ...subscription, friendlyName }, batches, charges: [] };
}

/** The members that differ from what stands. A suspension implies that nothing renews. */
function differencesOf(subscription: Subscription, change: SubscriptionChange): SubscriptionChange {
  const status = change.status === subscription.status ? undefined : change.status;
  const withholds = status === 'suspended' || status === 'deleted';
  const differing = Object.entries({ ...change, status }).filter(([key, value]) => {
    if (value === undefined) return false;
    if (withholds && (value === false || value === null)) return false;
    if (key === 'scheduledChange') {
      const wish = value as ScheduledChange | null;
      return textOf(wish) !== textOf(subscription.scheduledChange);
    }
    return value !== subscription[key as keyof SubscriptionChange];
  });
  return Object.fromEntries(differing);
}

function textOf(change: ScheduledChange | null): string {
  return canonicalJson(change && { ...change });
}

const renewalMembers: readonly string[] = ['autoRenew', 'scheduledChange', 'atTermEnd'];

function checkChangeable({ subscription, cloud }: LifeFacts, wished: SubscriptionChange): void {
  if (cloudTable[cloud].closed) throw refuse('cloud_closed', { cloud: cloudTable[cloud].names.en });
  const { status, id } = subscription;
  const values = { subscriptionId: id };
  if (status === 'deleted') throw refuse('subscription_deleted', values);
  if (subscription.renewingSince !== null) throw refuse('subscription_renewing', values);
  const kinds = new Set(
    Object.keys(wished).map((key) => (renewalMembers.includes(key) ? 'renewal' : key)),
  );
  if (wished.status === 'active') kinds.delete('renewal');
  if (kinds.size > 1) throw refuse('subscription_several_changes', values);
  if (status !== 'active' && status !== 'suspended') {
    if (status !== 'pending' || wished.status !== 'active') throw impossible(subscription, wished);
  }
  // Access can always be withheld and given back, however often something else was changed.
  if (wished.status === undefined && subscription.updatesMade >= UPDATES_MAX) {
    throw refuse('subscription_update_limit', { limit: UPDATES_MAX });
  }
}

function impossible({ status: from }: Subscription, { status: to }: SubscriptionChange) {
  return refuse('subscription_status_impossible', { from, to: to ?? from }, 'status');
}

function checkNotSuspended({ status, id }: Subscription): void {
  if (status === 'suspended') throw refuse('subscription_suspended', { subscriptionId: id });
}

/**
 * In new commerce the term and its charges go on, auto-renewal and the scheduled change are
 * dropped. In legacy commerce billing stops, the rest of the cycle is given back, auto-renewal
 * stays.
 * @throws Refused `subscription_status_impossible` for a trial,
 *   `azure_plan_has_active_subscriptions`
 */
function suspended(facts: LifeFacts): Changed {
  const { subscription, batches, now } = facts;
  checkCanLoseAccess(facts, 'suspended');
  const withheld = { ...subscription, status: 'suspended', statusSince: now } as const;
  if (subscription.commerce === 'new') {
    const dropped = { ...withheld, autoRenew: false, scheduledChange: null };
    return { subscription: dropped, batches, charges: [] };
  }
  const cycle = currentCycle(subscription);
  if (cycle === null) return { subscription: withheld, batches, charges: [] };
  const amount = -costOfRest(subscription, subscription.quantity, cycle, now, 'used');
  return {
    subscription: { ...withheld, billedUntil: null },
    batches,
    charges: [chargeOf(facts, 'suspension_refund', subscription.quantity, amount, cycle.end)],
  };
}

function checkCanLoseAccess(facts: LifeFacts, to: 'suspended' | 'deleted'): void {
  const { subscription, activeEntitlements } = facts;
  if (subscription.kind === 'trial') throw impossible(subscription, { status: to });
  if (subscription.kind === 'azure_plan' && activeEntitlements > 0) {
    throw refuse('azure_plan_has_active_subscriptions', { count: activeEntitlements });
  }
}

/**
 * Before the term's end. Auto-renewal does not come back by itself; a change that names it brings
 * it.
 * @throws Refused `subscription_parent_inactive`, `subscription_status_impossible`
 */
function reactivated(facts: LifeFacts, wished: SubscriptionChange): Changed {
  const { subscription, batches, parentStatus, now } = facts;
  if (parentStatus !== null && parentStatus !== 'active') {
    throw refuse('subscription_parent_inactive', { parentStatus });
  }
  const given = { ...subscription, status: 'active', statusSince: now } as const;
  const { subscription: back, charges } =
    subscription.commerce === 'legacy' && subscription.status === 'suspended'
      ? billedAgain(facts, given)
      : { subscription: given, charges: [] };
  return { subscription: withRenewal({ ...facts, subscription: back }, wished), batches, charges };
}

/** Terms that passed during the suspension were not billed; the running cycle is, from now on. */
function billedAgain(
  facts: LifeFacts,
  given: Subscription,
): { subscription: Subscription; charges: Charge[] } {
  const months = monthsOfTerm(given.term);
  let { termStart, termEnd } = given;
  while (months !== null && termEnd !== null && termEnd <= facts.now) {
    if (!given.autoRenew) throw impossible(facts.subscription, { status: 'active' });
    termStart = termEnd;
    termEnd = endAfter(given.termAnchor, termEnd, months);
  }
  const running = { ...given, termStart, termEnd };
  const cycle = given.billingType === 'license' ? cycleAround(running, facts.now) : null;
  if (cycle === null) return { subscription: running, charges: [] };
  const amount = costOfRest(running, running.quantity, cycle, facts.now, 'used');
  return {
    subscription: { ...running, billedUntil: cycle.end },
    charges: [chargeOf(facts, 'reactivation', running.quantity, amount, cycle.end)],
  };
}

/**
 * Ends it at once and for good: in its window, or at any time where there is no commitment.
 * @throws Refused `subscription_status_impossible`, `subscription_cancel_window_closed`,
 *   `azure_plan_has_active_subscriptions`
 */
function cancelled(facts: LifeFacts): Changed {
  const { subscription, batches, now } = facts;
  checkCanLoseAccess(facts, 'deleted');
  if (!canCancelAnyTime(subscription)) {
    const { cancelUntil: until } = subscription;
    if (until === null || now > until) {
      throw refuse('subscription_cancel_window_closed', {
        closedAt: until?.toISOString() ?? '',
        kind: subscription.kind,
      });
    }
  }
  const refund = refundOfCancellation(subscription, batches, now);
  const ended = endedIn(subscription, 'deleted', now);
  const end = subscription.billedUntil;
  const charge = chargeOf(facts, 'cancellation_refund', subscription.quantity, -refund, end);
  return { subscription: ended, batches, charges: refund === 0n ? [] : [charge] };
}

/** Without a commitment there is no window: usage, legacy commerce, and extended terms. */
export function canCancelAnyTime({ kind, commerce, extendedTerm }: Subscription): boolean {
  return kind === 'azure_plan' || commerce === 'legacy' || extendedTerm;
}

/**
 * More seats at any time, at the price of the rest of the cycle; fewer within their window.
 * @throws Refused `subscription_quantity_fixed`, `subscription_suspended`,
 *   `subscription_quantity_out_of_range`, `subscription_seats_not_returnable`
 */
function withQuantity(facts: LifeFacts, quantity: number, newBatchId: string): Changed {
  const { subscription } = facts;
  if (hasFixedQuantity(subscription)) {
    throw refuse('subscription_quantity_fixed', { kind: subscription.kind }, 'quantity');
  }
  checkNotSuspended(subscription);
  checkQuantity(facts, subscription.offerId, quantity, 'quantity');
  return quantity > subscription.quantity
    ? withMoreSeats(facts, quantity, newBatchId)
    : withFewerSeats(facts, quantity);
}

export function hasFixedQuantity({ kind, extendedTerm }: Subscription): boolean {
  return kind === 'trial' || kind === 'azure_plan' || kind === 'software_perpetual' || extendedTerm;
}

function checkQuantity(facts: LifeFacts, offerId: string, quantity: number, field: string): void {
  const offer = facts.offers.find(({ id }) => id === offerId);
  const minimum = offer?.minimumQuantity ?? 1;
  const maximum = offer?.maximumQuantity ?? QUANTITY_MAX;
  if (!Number.isInteger(quantity) || quantity < minimum || quantity > maximum) {
    throw refuse('subscription_quantity_out_of_range', { quantity, minimum, maximum }, field);
  }
}

/** What is allowed where the catalogue no longer knows the offer; larger numbers are slips. */
const QUANTITY_MAX = 1_000_000;

function withMoreSeats(facts: LifeFacts, quantity: number, newBatchId: string): Changed {
  const { subscription, batches, now } = facts;
  const added = quantity - subscription.quantity;
  const cycle = currentCycle(subscription);
  const batch: SeatBatch = {
    id: newBatchId,
    quantity: added,
    addedAt: now,
    returnableUntil: new Date(now.getTime() + SEATS_RETURN_MS),
  };
  const charge =
    cycle &&
    chargeOf(
      facts,
      'seats_added',
      added,
      costOfRest(subscription, added, cycle, now, 'begun'),
      cycle.end,
    );
  return {
    subscription: { ...subscription, quantity },
    batches: [...batches, batch],
    charges: charge ? [charge] : [],
  };
}

/** The latest batches go first: they undo the latest addition, and more of them is given back. */
function withFewerSeats(facts: LifeFacts, quantity: number): Changed {
  const { subscription, now } = facts;
  let left = subscription.quantity - quantity;
  const returnable = returnableSeats(facts);
  if (left > returnable) {
    throw refuse('subscription_seats_not_returnable', { asked: left, returnable }, 'quantity');
  }
  let refund = 0n;
  const kept = facts.batches
    .toSorted((one, other) => other.addedAt.getTime() - one.addedAt.getTime())
    .map((batch) => {
      const taken = isReturnable(subscription, batch, now) ? Math.min(left, batch.quantity) : 0;
      if (taken > 0) refund += refundOfSeats(subscription, batch, taken, now);
      left -= taken;
      return { ...batch, quantity: batch.quantity - taken };
    })
    .filter((batch) => batch.quantity > 0)
    .toReversed();
  const returned = subscription.quantity - quantity;
  const end = subscription.billedUntil;
  const charge = chargeOf(facts, 'seats_returned', returned, -refund, end);
  return {
    subscription: { ...subscription, quantity },
    batches: kept,
    charges: refund === 0n ? [] : [charge],
  };
}

/** Seats that can be given back now; in legacy commerce all. */
export function returnableSeats({ subscription, batches, now }: LifeFacts): number {
  return batches
    .filter((batch) => isReturnable(subscription, batch, now))
    .reduce((sum, batch) => sum + batch.quantity, 0);
}

export function isReturnable(subscription: Subscription, batch: SeatBatch, now: Date): boolean {
  if (subscription.kind !== 'license' || hasFixedQuantity(subscription)) return false;
  return subscription.commerce === 'legacy' || now <= batch.returnableUntil;
}

/**
 * What happens at the end of the term. Without renewal there is nothing to schedule, with it
 * nothing to end.
 * @throws Refused `subscription_auto_renew_impossible`, `subscription_several_changes`, and as
 *   `checkScheduledChange` does
 */
function withRenewal(facts: LifeFacts, wished: SubscriptionChange): Subscription {
  const { subscription } = facts;
  const autoRenew = wished.autoRenew ?? subscription.autoRenew;
  const asked = (member: keyof SubscriptionChange) => wished[member] !== undefined;
  if (asked('autoRenew') && autoRenew && !canRenew(subscription)) {
    throw refuse('subscription_auto_renew_impossible', { kind: subscription.kind }, 'autoRenew');
  }
  if (wished.atTermEnd && autoRenew) {
    throw refuse('subscription_several_changes', { subscriptionId: subscription.id }, 'atTermEnd');
  }
  const scheduledChange = autoRenew
    ? (wished.scheduledChange ?? (asked('scheduledChange') ? null : subscription.scheduledChange))
    : null;
  if (wished.scheduledChange) {
    if (!autoRenew) {
      throw refuse(
        'subscription_auto_renew_impossible',
        { kind: subscription.kind },
        'scheduledChange',
      );
    }
    checkScheduledChange(facts, wished.scheduledChange);
  }
  const wish = asked('atTermEnd') ? (wished.atTermEnd ?? null) : subscription.atTermEnd;
  return { ...subscription, autoRenew, scheduledChange, atTermEnd: autoRenew ? null : wish };
}

function canRenew({ kind, termEnd, extendedTerm }: Subscription): boolean {
  return kind !== 'trial' && termEnd !== null && !extendedTerm;
}

/**
 * @throws Refused `subscription_quantity_out_of_range`, `offer_not_available` for another offer,
 *   `offer_cycle_not_offered` for a term or cycle in which the product is not sold
 */
function checkScheduledChange(facts: LifeFacts, change: ScheduledChange): void {
  const { subscription, offers } = facts;
  const next = offerOfChange(subscription, change, offers);
  const otherOffer = change.offerId !== undefined && change.offerId !== subscription.offerId;
  const otherTerm =
    (change.term ?? subscription.term) !== subscription.term ||
    (change.billingCycle ?? subscription.billingCycle) !== subscription.billingCycle;
  if (next === null && otherOffer) {
    throw refuse('offer_not_available', { offerId: change.offerId }, 'scheduledChange.offerId');
  }
  if (next === null && otherTerm) {
    throw refuse('offer_cycle_not_offered', {}, 'scheduledChange.term');
  }
  const quantity = change.quantity ?? subscription.quantity;
  checkQuantity(facts, next?.id ?? subscription.offerId, quantity, 'scheduledChange.quantity');
}

function chargeOf(
  { now }: LifeFacts,
  kind: Charge['kind'],
  quantity: number,
  amount: bigint,
  periodEnd: Date | null,
): Charge {
  return { kind, quantity, amount, periodStart: now, periodEnd, chargedAt: now };
}
