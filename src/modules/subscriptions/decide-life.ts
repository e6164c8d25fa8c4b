import { cloudTable, type Cloud } from '../../kernel/clouds.ts';
import { decideRenewal, decideExtension } from './decide-renewal.ts';
import { chargeCycle } from './decide-charge.ts';
import {
  addDaysTo,
  DISABLED_AFTER_SUSPENSION_DAYS,
  DISABLED_DAYS,
  EXPIRED_DAYS,
  EXTENDED_TERMS_SINCE,
  monthsOfCycle,
  nextUtcDay,
} from './decide-term.ts';
import type {
  Charge,
  Offer,
  Outlook,
  SeatBatch,
  Subscription,
  SubscriptionStatus,
} from './types.ts';

/** What a decision about one subscription needs to know. */
export interface LifeFacts {
  readonly subscription: Subscription;
  readonly batches: readonly SeatBatch[];
  /** Offers of the subscription's own SKU, and the one that its scheduled change names. */
  readonly offers: readonly Offer[];
  /** Azure subscriptions under the plan that are not cancelled. */
  readonly activeEntitlements: number;
  /** Null for what has no parent. */
  readonly parentStatus: SubscriptionStatus | null;
  readonly cloud: Cloud;
  readonly now: Date;
}

/** What the clock does to a subscription, one thing after another. */
export interface Step {
  readonly what: Outlook['what'] | 'renewal_starts' | 'cycle';
  readonly at: Date;
  readonly status: SubscriptionStatus;
}

export interface Moved {
  readonly subscription: Subscription;
  readonly batches: readonly SeatBatch[];
  readonly charges: readonly Charge[];
  readonly steps: readonly Step[];
}

/**
 * Years of months, for one that was forgotten for long; the rest is left to the next look, because
 * it is still due then.
 */
const STEPS_MAX = 120;

/**
 * Moves a subscription on to `now`, step by step, each at the instant it was due: looking late or
 * often comes to the same. Gives the same subscription when nothing is due.
 */
export function decideLife(facts: LifeFacts): Moved {
  let moved: Moved = {
    // What is due is decided from the state; the stored instant only helps to find it.
    subscription: withDue(facts.subscription, facts.cloud),
    batches: facts.batches,
    charges: [],
    steps: [],
  };
  for (let count = 0; count < STEPS_MAX; count += 1) {
    const { dueAt } = moved.subscription;
    if (dueAt === null || dueAt > facts.now) break;
    const step = stepAt(moved, facts, dueAt);
    moved = {
      subscription: withDue(step.subscription, facts.cloud),
      batches: step.batches,
      charges: [...moved.charges, ...step.charges],
      steps: [...moved.steps, { what: step.what, at: dueAt, status: step.subscription.status }],
    };
  }
  return moved.steps.some(({ what }) => what !== 'cycle')
    ? { ...moved, subscription: bumped(moved.subscription) }
    : moved;
}

function bumped(subscription: Subscription): Subscription {
  return { ...subscription, version: subscription.version + 1 };
}

interface Result {
  readonly what: Step['what'];
  readonly subscription: Subscription;
  readonly batches: readonly SeatBatch[];
  readonly charges: readonly Charge[];
}

function stepAt({ subscription, batches }: Moved, facts: LifeFacts, at: Date): Result {
  const to = (what: Step['what'], status: SubscriptionStatus): Result => ({
    what,
    subscription: endedIn(subscription, status, at),
    batches,
    charges: [],
  });
  switch (subscription.status) {
    case 'active':
    case 'suspended':
      if (subscription.renewingSince !== null) return decideRenewal(subscription, facts.offers, at);
      if (isLegacySuspended(subscription)) return to('deletes', 'deleted');
      return at.getTime() === subscription.termEnd?.getTime()
        ? atTermEnd(subscription, batches, facts, at)
        : { what: 'cycle', batches, ...chargeCycle(subscription, 'cycle', at) };
    case 'expired':
    case 'disabled_after_suspension':
      return to('disables', 'disabled');
    case 'disabled':
      return to('deletes', 'deleted');
    case 'pending':
    case 'deleted':
      throw new Error(
        `nothing is due for a ${subscription.status} subscription ${subscription.id}`,
      );
  }
}

function atTermEnd(
  subscription: Subscription,
  batches: readonly SeatBatch[],
  facts: LifeFacts,
  at: Date,
): Result {
  const to = (what: Step['what'], status: SubscriptionStatus): Result => ({
    what,
    subscription: endedIn(subscription, status, at),
    batches,
    charges: [],
  });
  if (subscription.status === 'suspended') return to('disables', 'disabled_after_suspension');
  if (subscription.autoRenew) {
    const renewing = { ...subscription, renewingSince: at };
    return { what: 'renewal_starts', subscription: renewing, batches, charges: [] };
  }
  switch (endOfTerm(subscription)) {
    case 'cancel':
      return to('ends', 'deleted');
    case 'expire':
      return to('expires', 'expired');
    case 'disable':
      return to('disables', 'disabled');
    case 'extend':
      return { batches, ...decideExtension(subscription, facts.offers, at) };
  }
}

/**
 * What becomes of an active subscription that does not renew. Month-by-month extension and the 30
 * days before it are rules of new commerce's licences; all else just loses access.
 */
export function endOfTerm(subscription: Subscription): 'cancel' | 'extend' | 'expire' | 'disable' {
  const { kind, commerce, atTermEnd: wish, termEnd } = subscription;
  if (kind !== 'license' || commerce === 'legacy') return wish === 'cancel' ? 'cancel' : 'disable';
  if (termEnd !== null && termEnd < EXTENDED_TERMS_SINCE) return 'expire';
  return wish === 'cancel' ? 'cancel' : 'extend';
}

/** A state from which there is no way back: nothing renews, nothing is billed. */
export function endedIn(
  subscription: Subscription,
  status: SubscriptionStatus,
  at: Date,
): Subscription {
  return {
    ...subscription,
    status,
    statusSince: at,
    autoRenew: false,
    scheduledChange: null,
    atTermEnd: null,
    renewingSince: null,
    cancelUntil: null,
    billedUntil: null,
  };
}

function isLegacySuspended({ status, commerce }: Subscription): boolean {
  return status === 'suspended' && commerce === 'legacy';
}

/** With the instant at which the clock moves it next. Whoever changes a subscription calls it. */
export function withDue(subscription: Subscription, cloud: Cloud): Subscription {
  return { ...subscription, dueAt: nextDue(subscription, cloud) };
}

function nextDue(subscription: Subscription, cloud: Cloud): Date | null {
  const { status, statusSince, termEnd, renewingSince } = subscription;
  const retention =
    subscription.commerce === 'legacy' ? cloudTable[cloud].legacyRetentionDays : DISABLED_DAYS;
  switch (status) {
    case 'pending':
    case 'deleted':
      return null;
    case 'expired':
      return addDaysTo(statusSince, EXPIRED_DAYS);
    case 'disabled_after_suspension':
      return addDaysTo(statusSince, DISABLED_AFTER_SUSPENSION_DAYS);
    case 'disabled':
      return addDaysTo(statusSince, retention);
    case 'active':
    case 'suspended':
      if (isLegacySuspended(subscription)) return addDaysTo(statusSince, retention);
      // The provider renews on the day after the term has ended.
      if (renewingSince !== null) return nextUtcDay(renewingSince);
      return earlier(nextCycle(subscription), termEnd);
  }
}

function nextCycle({ billingCycle, billedUntil }: Subscription): Date | null {
  return monthsOfCycle(billingCycle) === null ? null : billedUntil;
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/**
 * An add-on does not outlive its base: it goes where the base has gone, at the same instant. Null
 * when it stays as it is. In legacy commerce it is suspended with the base, too.
 */
export function decideFollowing(
  addon: Subscription,
  base: Subscription,
  cloud: Cloud,
): Subscription | null {
  const { status } = base;
  if (status === 'active' || status === 'pending' || addon.status === 'deleted') return null;
  if (status === 'suspended' && (base.commerce !== 'legacy' || addon.status !== 'active'))
    return null;
  if (addon.status === status) return null;
  const ended =
    status === 'suspended'
      ? { ...addon, status, statusSince: base.statusSince, billedUntil: null }
      : endedIn(addon, status, base.statusSince);
  return withDue(bumped(ended), cloud);
}
