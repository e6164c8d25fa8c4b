import { newId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { letAddonsFollow, lifeFactsOf, saveMoved, stateOf } from './commands-life.ts';
import { decideChange, type Changed } from './decide-change.ts';
import { decideLife, type LifeFacts } from './decide-life.ts';
import * as life from './store-life.ts';
import * as store from './store.ts';
import { refuse, type Charge, type SeatBatch } from './types.ts';
import type { Subscription, SubscriptionChange } from './types.ts';

export interface ChangeOptions {
  /** The version that was seen; absent to change whatever stands now. */
  readonly expectedVersion?: number;
  /** A command of the reconciliation, not somebody's own hand at the provider. */
  readonly viaProvider?: true;
}

/**
 * The built-in provider carries a change out: locks the row, moves it on to now, decides by the
 * rules of the life cycle, saves, charges, and records `subscriptions.subscription_changed`. A
 * change that changes nothing is no event. It knows nothing of holds.
 * @throws Refused `subscription_not_found`, `subscription_version_stale`, and as `decideChange`
 *   does
 */
export async function changeSubscription(
  context: Context,
  id: string,
  change: SubscriptionChange,
  options: ChangeOptions = {},
): Promise<Subscription> {
  const found = await store.lockSubscription(context, id);
  if (!found) throw refuse('subscription_not_found', { subscriptionId: id });
  const { expectedVersion = found.version } = options;
  if (expectedVersion !== found.version) {
    const versions = { expected: expectedVersion, current: found.version };
    throw refuse('subscription_version_stale', versions, 'version');
  }
  const facts = await currentFacts(context, found, change);
  const before = facts.subscription;
  const changed = decideChange(facts, change, newId(context.now.getTime()));
  if (changed.subscription === before) return before;
  await saveChanged(context, facts, changed);
  await recordEvents(context, [
    {
      type: 'subscriptions.subscription_changed',
      subject: { kind: 'subscription', id },
      customerId: before.customerId,
      before: detailsOf(before),
      after: { ...detailsOf(changed.subscription), byCommand: options.viaProvider === true },
    },
  ]);
  if (before.status !== changed.subscription.status) {
    await letAddonsFollow(context, [changed.subscription]);
  }
  return changed.subscription;
}

function detailsOf(subscription: Subscription) {
  const { friendlyName, atTermEnd } = subscription;
  return { ...stateOf(subscription), friendlyName, atTermEnd };
}

/** What the clock should have done by now is done first, so that nobody gains by being quick. */
async function currentFacts(
  context: Context,
  found: Subscription,
  change: SubscriptionChange,
): Promise<LifeFacts> {
  const { offerId } = change.scheduledChange ?? {};
  const [facts] = await lifeFactsOf(context, [found], offerId === undefined ? [] : [offerId]);
  if (!facts) throw new Error(`no facts for subscription ${found.id}`);
  const moved = decideLife(facts);
  if (moved.steps.length === 0) return facts;
  await saveMoved(context, [{ before: facts, moved }]);
  return { ...facts, subscription: moved.subscription, batches: moved.batches };
}

async function saveChanged(context: Context, before: LifeFacts, changed: Changed): Promise<void> {
  const { subscription, batches, charges } = changed;
  await life.saveSubscriptions(context, [subscription]);
  if (batches !== before.batches) {
    await life.saveSeats(context, [{ subscriptionId: subscription.id, batches }]);
  }
  await life.insertCharges(
    context,
    charges.map((charge) => ({ ...charge, subscription })),
  );
}

/** Saves a new subscription with its seats and its first charges; see `beginSubscription`. */
export async function insertSubscription(
  context: Context,
  subscription: Subscription,
  batches: readonly SeatBatch[],
  charges: readonly Charge[] = [],
): Promise<void> {
  await store.insertSubscriptionRow(context, subscription);
  await life.saveSeats(context, [{ subscriptionId: subscription.id, batches }]);
  await life.insertCharges(
    context,
    charges.map((charge) => ({ ...charge, subscription })),
  );
}
