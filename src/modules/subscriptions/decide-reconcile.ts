import { canonicalJson, type JsonObject } from '../../kernel/json.ts';
import type { Reason } from '../../kernel/reasons.ts';
import {
  contradicts,
  isEqual,
  isExpectedTerm,
  isSameChange,
  isSameTerm,
  valuesOf,
  whatComesBack,
  type Kept,
  type NewCommand,
  type ReconcileFacts,
  type Restoration,
} from './decide-command.ts';
import type { Drift, SubscriptionStatus } from './types.ts';

export type RestorationOutcome = 'restored' | 'nothing_to_restore' | 'term_ended' | 'cancelled';

export interface ReconcileWish {
  readonly now: Date;
  /** Holds changed just now: what the provider refused before is asked again at once. */
  readonly retry?: boolean;
  /** A person wants it so: what somebody did at the provider is undone. */
  readonly overrule?: boolean;
}

export type ReconcileReason = Reason<
  | 'access_agrees'
  | 'access_to_withhold'
  | 'access_to_give'
  | 'command_under_way'
  | 'no_longer_wanted'
  | 'provider_refused'
  | 'parent_inactive'
  | 'status_final'
  | 'status_pending'
  | 'restoration_outstanding'
  | 'changed_at_provider'
>;

export type ReconcileDecision = { readonly reason: ReconcileReason } & (
  | {
      readonly kind: 'nothing';
      /** How the restoration that is open ends. */
      readonly settle?: RestorationOutcome;
      /** What is found counts as expected from now on. */
      readonly adopt?: true;
      /** A drift that is recorded no longer exists. */
      readonly clearDrift?: true;
    }
  | { readonly kind: 'command'; readonly command: NewCommand }
  /** The command under way was never carried out and must not be any more. */
  | { readonly kind: 'supersede'; readonly commandId: string }
  | { readonly kind: 'drift'; readonly expected: JsonObject; readonly found: JsonObject }
);

/**
 * A refusal may depend on something that changes without anybody telling; asking again a few times
 * a day finds out.
 */
const REFUSED_AGAIN_MS = 6 * 60 * 60_000;

/** Only a person who buys again can change anything about these. */
const finalStatuses: readonly SubscriptionStatus[] = [
  'expired',
  'disabled_after_suspension',
  'disabled',
  'deleted',
];

/**
 * Compares what should be with what the provider says is. The answer is one step; after it was
 * carried out, the question is asked again until nothing is left to do.
 */
export function decideReconcile(facts: ReconcileFacts, wish: ReconcileWish): ReconcileDecision {
  const { subscription, open, isAccessWanted } = facts;
  if (finalStatuses.includes(subscription.status)) return atTheEnd(facts);
  if (open) return underWay(open, isAccessWanted);
  if (subscription.status === 'pending')
    return { kind: 'nothing', reason: because('status_pending') };
  if (isAccessWanted)
    return subscription.status === 'active' ? onAndOn(facts, wish) : giveAccess(facts, wish);
  return subscription.status === 'active' ? withhold(facts, wish) : offAndOff(facts);
}

function atTheEnd({ subscription, restoration, open }: ReconcileFacts): ReconcileDecision {
  const reason = because('status_final', { status: subscription.status });
  if (open?.state === 'pending') return { kind: 'supersede', commandId: open.id, reason };
  const outcome = subscription.status === 'deleted' ? 'cancelled' : 'term_ended';
  return {
    kind: 'nothing',
    reason,
    ...(restoration && open === null ? { settle: outcome } : {}),
    ...(subscription.drift ? { clearDrift: true } : {}),
  };
}

/**
 * A command that was not sent, or that the provider turned away for now, can be dropped. One that
 * may have arrived cannot: it is seen through first, and access follows after.
 */
function underWay(
  open: NonNullable<ReconcileFacts['open']>,
  isAccessWanted: boolean,
): ReconcileDecision {
  if (open.state === 'pending' && contradicts(open.kind, isAccessWanted)) {
    return { kind: 'supersede', commandId: open.id, reason: because('no_longer_wanted') };
  }
  return { kind: 'nothing', reason: because('command_under_way', { commandId: open.id }) };
}

function withhold(facts: ReconcileFacts, wish: ReconcileWish): ReconcileDecision {
  const { expected } = facts;
  // Our command left it suspended: somebody has reactivated it since.
  if (expected?.status === 'suspended' && !wish.overrule) {
    return drift({ status: 'suspended' }, { status: 'active' });
  }
  const command: NewCommand = { kind: 'suspend', change: { status: 'suspended' } };
  return command_(facts, wish, command, because('access_to_withhold'));
}

function offAndOff({ subscription, expected }: ReconcileFacts): ReconcileDecision {
  const isOurs = expected?.status === 'suspended';
  return {
    kind: 'nothing',
    reason: because('access_agrees'),
    // Who else suspended it does not matter while a hold is open; it does again when the last goes.
    ...(subscription.drift && isOurs ? { clearDrift: true } : {}),
  };
}

function giveAccess(facts: ReconcileFacts, wish: ReconcileWish): ReconcileDecision {
  const { subscription, expected, parentStatus } = facts;
  // Nobody here asked for the suspension, so nobody here undoes it unasked.
  if (expected?.status !== 'suspended' && !wish.overrule) {
    return drift({ status: 'active' }, { status: subscription.status });
  }
  if (parentStatus !== null && parentStatus !== 'active') {
    return { kind: 'nothing', reason: because('parent_inactive', { status: parentStatus }) };
  }
  const command: NewCommand = {
    kind: 'reactivate',
    change: { status: 'active', ...whatComesBack(facts) },
  };
  return command_(facts, wish, command, because('access_to_give'));
}

/** Access is as it should be; what a suspension took away may still be outstanding. */
function onAndOn(facts: ReconcileFacts, wish: ReconcileWish): ReconcileDecision {
  const { subscription, restoration, expected } = facts;
  const wanted = outstanding(facts) ?? changedByHand(facts);
  if (wanted) {
    // Asked for once, and it is not so: somebody else decides about it at the provider.
    const wasAsked =
      expected?.status === 'active' &&
      isExpectedTerm(expected, subscription) &&
      isEqual(expected, wanted);
    if (wasAsked && !wish.overrule) return drift({ ...json(wanted) }, { ...json(subscription) });
    const command: NewCommand = { kind: 'change', change: valuesOf(wanted) };
    return command_(facts, wish, command, because('restoration_outstanding'));
  }
  return {
    kind: 'nothing',
    reason: because('access_agrees'),
    ...(restoration ? { settle: outcomeOf(restoration, subscription) } : {}),
    ...(expected?.status === 'suspended' ? { adopt: true } : {}),
    ...(subscription.drift ? { clearDrift: true } : {}),
  };
}

/** What the last hold that went is still to give back. */
function outstanding({ subscription, restoration }: ReconcileFacts): Kept | null {
  const isDue =
    restoration && isSameTerm(restoration, subscription) && !isEqual(restoration, subscription);
  return isDue ? restoration : null;
}

/** How it should be where somebody switched auto-renew in the term in which we left it. */
function changedByHand({ subscription, expected }: ReconcileFacts): Kept | null {
  const isChanged =
    expected?.status === 'active' &&
    isExpectedTerm(expected, subscription) &&
    expected.autoRenew !== subscription.autoRenew;
  return isChanged ? expected : null;
}

function command_(
  { refused }: ReconcileFacts,
  { now, retry, overrule }: ReconcileWish,
  command: NewCommand,
  reason: ReconcileReason,
): ReconcileDecision {
  const wasRefused =
    refused !== null &&
    refused.kind === command.kind &&
    isSameChange(refused.change, command.change);
  const isTooSoon =
    wasRefused &&
    refused.finishedAt !== null &&
    now.getTime() - refused.finishedAt.getTime() < REFUSED_AGAIN_MS;
  if (isTooSoon && !retry && !overrule) {
    return {
      kind: 'nothing',
      reason: because('provider_refused', { code: refused.refusal ?? '' }),
    };
  }
  return { kind: 'command', command, reason };
}

/** Whether the same difference is recorded already. */
export function isSameDrift(
  recorded: Drift | null,
  seen: { readonly expected: JsonObject; readonly found: JsonObject },
): boolean {
  return (
    recorded !== null &&
    canonicalJson(recorded.expected) === canonicalJson(seen.expected) &&
    canonicalJson(recorded.found) === canonicalJson(seen.found)
  );
}

function drift(expected: JsonObject, found: JsonObject): ReconcileDecision {
  return { kind: 'drift', expected, found, reason: because('changed_at_provider') };
}

function json(kept: Kept): JsonObject {
  return valuesOf(kept) as unknown as JsonObject;
}

function outcomeOf(
  restoration: Restoration,
  subscription: ReconcileFacts['subscription'],
): RestorationOutcome {
  // Suspended legacy subscriptions keep what they have, also over the end of a term.
  if (!isEqual(restoration, subscription)) return 'term_ended';
  const isNothing = !restoration.autoRenew && restoration.scheduledChange === null;
  return isNothing ? 'nothing_to_restore' : 'restored';
}

function because(code: ReconcileReason['code'], values: JsonObject = {}): ReconcileReason {
  return { code, values };
}
