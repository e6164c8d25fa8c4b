import { Refused } from '../../kernel/refusal.ts';
import type { ScheduledChange, Subscription, SubscriptionAction } from '../subscriptions/index.ts';
import { wireCycle, wireStatus, type WireCycle, type WireStatus } from './decide-legacy.ts';
import { refuse } from './types.ts';

/** A subscription as a client sends it back: as a whole, or only what it wants to change. */
export interface SubscriptionPatch {
  readonly status?: WireStatus;
  readonly quantity?: number;
  readonly friendlyName?: string;
  readonly autoRenewEnabled?: boolean;
  readonly billingCycle?: WireCycle;
  readonly partnerId?: string;
  readonly scheduledNextTermInstructions?: {
    readonly quantity?: number;
    readonly product?: {
      readonly productId?: string;
      readonly skuId?: string;
      readonly availabilityId?: string;
      readonly billingCycle?: WireCycle;
      readonly termDuration?: string;
    };
  };
}

export interface DecidedPatch {
  /** What is asked for; null when nothing but the renewal changes, or nothing at all. */
  readonly wish: SubscriptionAction | null;
  /** The renewal as the client wants it, afterwards; the original drops what is not sent again. */
  readonly renewal: {
    readonly autoRenew: boolean;
    readonly scheduledChange: ScheduledChange | null;
  };
}

/**
 * What a client wants, found by the difference to what stands. One thing at a time; auto-renewal
 * and scheduled changes that are not sent again are dropped, as the original does. A reactivation
 * may name them, and then they come back with access.
 * @param legacy the client was shown the few states that it knows
 * @throws Refused `subscription_deleted`, `subscription_several_changes`,
 *   `subscription_status_impossible`, `api_cycle_fixed`, `api_partner_fixed`
 */
export function decidePatch(
  subscription: Subscription,
  patch: SubscriptionPatch,
  legacy: boolean,
): DecidedPatch {
  const { id, status } = subscription;
  if (status === 'deleted') throw new Refused('subscription_deleted', { subscriptionId: id });
  checkFixed(subscription, patch, legacy);
  const renewal = renewalOf(subscription, patch);
  const wishes = wishesOf(subscription, patch, legacy);
  const [wish = null] = wishes;
  const others = isPartOf(wish, subscription, patch) ? 0 : 1;
  if (wishes.length + others > 1) {
    throw new Refused('subscription_several_changes', { subscriptionId: id });
  }
  return { wish, renewal };
}

function checkFixed(
  subscription: Subscription,
  { billingCycle, partnerId }: SubscriptionPatch,
  legacy: boolean,
): void {
  const shown = wireCycle(subscription.billingCycle, legacy);
  if (billingCycle !== undefined && billingCycle !== 'unknown' && billingCycle !== shown) {
    throw refuse('api_cycle_fixed', {}, 'billingCycle');
  }
  if (partnerId !== undefined && partnerId.trim() !== '') {
    throw refuse('api_partner_fixed', { partnerId: partnerId.slice(0, 60) }, 'partnerId');
  }
}

function wishesOf(
  subscription: Subscription,
  patch: SubscriptionPatch,
  legacy: boolean,
): SubscriptionAction[] {
  const wishes: SubscriptionAction[] = [];
  const { status, quantity } = patch;
  if (status !== undefined && status !== wireStatus(subscription, legacy)) {
    wishes.push(statusWish(subscription, status));
  }
  if (quantity !== undefined && quantity !== subscription.quantity) {
    wishes.push({ kind: 'set_quantity', quantity });
  }
  const friendlyName = patch.friendlyName?.trim();
  if (friendlyName && friendlyName !== subscription.friendlyName) {
    wishes.push({ kind: 'rename', friendlyName });
  }
  return wishes;
}

function statusWish(subscription: Subscription, status: WireStatus): SubscriptionAction {
  if (status === 'suspended') return { kind: 'suspend', hold: 'customer_request' };
  if (status === 'active') return { kind: 'reactivate' };
  if (status === 'deleted') return { kind: 'cancel', when: 'now' };
  const values = { from: subscription.status, to: status };
  throw new Refused('subscription_status_impossible', values, 'status');
}

/** Where nothing renews by contract, there is nothing to drop. */
function renewalOf(subscription: Subscription, patch: SubscriptionPatch): DecidedPatch['renewal'] {
  if (subscription.commerce === 'legacy') {
    const { autoRenew, scheduledChange } = subscription;
    return { autoRenew: patch.autoRenewEnabled ?? autoRenew, scheduledChange };
  }
  const autoRenew = patch.autoRenewEnabled ?? false;
  return { autoRenew, scheduledChange: autoRenew ? scheduledOf(subscription, patch) : null };
}

function scheduledOf(
  subscription: Subscription,
  { scheduledNextTermInstructions: asked }: SubscriptionPatch,
): ScheduledChange | null {
  if (asked === undefined) return null;
  const { productId, skuId, availabilityId, billingCycle, termDuration } = asked.product ?? {};
  const offerId = [productId, skuId, availabilityId].filter(Boolean).join(':');
  const term = (['P1M', 'P1Y', 'P3Y'] as const).find((each) => each === termDuration);
  const cycle = (['monthly', 'annual', 'triennial'] as const).find((each) => each === billingCycle);
  const { quantity } = asked;
  const change: ScheduledChange = {
    ...(quantity === undefined || quantity === subscription.quantity ? {} : { quantity }),
    ...(offerId === '' || offerId === subscription.offerId ? {} : { offerId }),
    ...(term === undefined || term === subscription.term ? {} : { term }),
    ...(cycle === undefined || cycle === subscription.billingCycle ? {} : { billingCycle: cycle }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

/**
 * Whether what is said about the renewal goes with the wish. What a client merely leaves out is no
 * wish of its own; whoever loses access loses the renewal with it; who gets access back may name
 * the renewal that is to come back too.
 */
function isPartOf(
  wish: SubscriptionAction | null,
  subscription: Subscription,
  patch: SubscriptionPatch,
): boolean {
  const { autoRenewEnabled: wanted, scheduledNextTermInstructions: asked } = patch;
  if (wish?.kind === 'reactivate') return true;
  const switched = wanted !== undefined && wanted !== subscription.autoRenew;
  if (wish?.kind === 'suspend' || wish?.kind === 'cancel') return !switched || !wanted;
  if (switched) return false;
  return (
    asked === undefined ||
    sameChange(scheduledOf(subscription, patch), subscription.scheduledChange)
  );
}

export function sameChange(one: ScheduledChange | null, other: ScheduledChange | null): boolean {
  if (one === null || other === null) return one === other;
  const members = ['quantity', 'offerId', 'term', 'billingCycle'] as const;
  return members.every((member) => one[member] === other[member]);
}
