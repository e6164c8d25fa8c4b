import type { Context } from '../../platform/context.ts';
import { VIOLATIONS_MAX, type Invariant } from '../../platform/invariant.ts';
import { decideReconcile } from './decide-reconcile.ts';
import * as store from './store-invariants.ts';
import { factsAfter } from './store-reconcile.ts';

export const subscriptionsInvariants: readonly Invariant[] = [
  { name: 'subscriptions.seats_are_in_batches', check: store.subscriptionsWithOtherSeats },
  {
    name: 'subscriptions.nobody_is_forgotten_by_the_clock',
    check: store.subscriptionsWithoutClock,
  },
  {
    name: 'subscriptions.nothing_is_billed_beyond_its_term',
    check: store.subscriptionsBilledBeyond,
  },
  { name: 'subscriptions.addons_do_not_outlive_their_base', check: store.addonsWithoutBase },
  { name: 'subscriptions.access_follows_holds', check: subscriptionsOutOfStep },
  { name: 'subscriptions.orders_wait_for_a_reason', check: store.ordersWithoutReason },
  { name: 'subscriptions.refunds_stay_within_charges', check: store.subscriptionsRefundedTooMuch },
];

const BATCH_SUBSCRIPTIONS = 2_000;

/**
 * Access is on exactly when no hold is open: nothing is left to ask the provider for, but for what
 * is under way, what it refused, and what a person has to decide.
 */
async function subscriptionsOutOfStep(context: Context): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const batch: Awaited<ReturnType<typeof factsAfter>> = await factsAfter(
      context,
      after,
      BATCH_SUBSCRIPTIONS,
    );
    for (const facts of batch) {
      const { kind } = decideReconcile(facts, { now: context.now });
      if (kind === 'command' && facts.refused === null) {
        found.push(`subscription ${facts.subscription.id}`);
      }
    }
    after = batch.length < BATCH_SUBSCRIPTIONS ? null : (batch.at(-1)?.subscription.id ?? null);
  } while (after !== null && found.length < VIOLATIONS_MAX);
  return found.slice(0, VIOLATIONS_MAX);
}
