import { newId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { liftOnly, placeOnly } from './commands-hold.ts';
import { foundNow, reconcile } from './commands-reconcile.ts';
import { decideReactivation } from './decide-hold.ts';
import { whatWasTaken, type ReconcileFacts } from './decide-command.ts';
import * as store from './store-command.ts';
import { openHoldsBearing } from './store-hold.ts';
import { factsOf, lockFamilies } from './store-reconcile.ts';
import { refuse, type Observed } from './types.ts';

/**
 * A person decides about what somebody did at the provider.
 *
 * `undo` asks the provider to make it as it was left. `accept` makes what is found the rule: a
 * suspension becomes a hold `investigation` of the partner, so that there is a reason for it which
 * can be lifted and then gives back what it took; a reactivation lifts the partner's holds on the
 * subscription, and takes auto-renewal as it was found with it; auto-renewal counts as it is found.
 * @throws Refused `subscription_not_found`, `drift_not_found`; `hold_not_yours` where access was
 *   given back that a hold withholds which the partner cannot lift here
 */
export async function resolveDrift(
  context: Context,
  subscriptionId: string,
  how: 'accept' | 'undo',
): Promise<void> {
  await lockFamilies(context, [subscriptionId]);
  const [facts] = await factsOf(context, [subscriptionId]);
  if (!facts) throw refuse('subscription_not_found', { subscriptionId });
  const { drift, customerId } = facts.subscription;
  if (!drift) throw refuse('drift_not_found', { subscriptionId });
  if (how === 'accept') await accept(context, facts);
  await recordEvents(context, [
    {
      type: 'subscriptions.drift_resolved',
      subject: { kind: 'subscription', id: subscriptionId },
      customerId,
      before: drift.expected,
      after: { ...drift.found, how },
    },
  ]);
  await reconcile(context, [subscriptionId], { overrule: how === 'undo', retry: true });
}

async function accept(context: Context, facts: ReconcileFacts): Promise<void> {
  const { id, status } = facts.subscription;
  if (status === 'suspended' && facts.isAccessWanted) await holdFor(context, facts);
  if (status === 'active' && !facts.isAccessWanted) await liftFor(context, facts);
  await store.saveExpected(context, id, foundNow(facts));
  await store.saveDrift(context, id, null);
}

/** The suspension gets the reason that it lacks. */
async function holdFor(context: Context, facts: ReconcileFacts): Promise<void> {
  const { id, customerId, termStart } = facts.subscription;
  const taken = whatWasTaken(facts);
  if (taken) {
    const restoration = {
      ...taken,
      id: newId(context.now.getTime()),
      subscriptionId: id,
      termStart,
    };
    await store.keepRestoration(context, restoration);
  }
  await placeOnly(context, [
    {
      customerId,
      scope: 'subscription',
      subscriptionId: id,
      kind: 'investigation',
      owner: 'partner',
      reason: 'Suspended at the provider',
      sourceKind: 'person',
      sourceId: context.actor.id ?? context.actor.name,
    },
  ]);
}

async function liftFor(context: Context, facts: ReconcileFacts): Promise<void> {
  const { subscription, restoration } = facts;
  const holds = await openHoldsBearing(context, [subscription]);
  const decided = decideReactivation(holds, subscription, 'partner');
  if (decided.kind === 'impossible') {
    const { id: holdId, owner, kind, scope } = decided.standing;
    throw refuse('hold_not_yours', { holdId, owner, kind, scope });
  }
  await liftOnly(context, decided.lift, 'Reactivated at the provider');
  if (restoration) await store.settleRestoration(context, subscription.id, 'nothing_to_restore');
}

/**
 * What a remote provider was found to say, whether or not anybody asked for it: it is written down,
 * and what differs from what was asked for becomes a drift. Subscriptions that are not known are
 * left out, and so are those of which a command was under way since: what was read of them may be
 * older than its outcome.
 * @param askedAt when the provider was asked
 */
export async function observe(
  context: Context,
  found: readonly Observed[],
  askedAt: Date,
): Promise<void> {
  const ids = found.map((observed) => observed.id);
  await lockFamilies(context, ids);
  const touched = await store.commandedSince(context, ids, askedAt);
  const current = found.filter((observed) => !touched.has(observed.id));
  for (const observed of current) await store.saveObserved(context, observed);
  await reconcile(
    context,
    current.map((observed) => observed.id),
  );
}
