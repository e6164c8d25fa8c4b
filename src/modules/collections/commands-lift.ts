import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { liftHolds } from '../subscriptions/index.ts';
import { holdSourceOf } from './decide-consequence.ts';
import { markLifted, type LiftedConsequence } from './store-write.ts';
import { liftReason } from './words-hold.ts';

/**
 * Takes back what was carried out and no longer has its reason: the holds of those stages are
 * lifted, and access follows, in this transaction. Holds of anybody else stay.
 */
export async function takeBack(
  context: Context,
  lifts: readonly LiftedConsequence[],
): Promise<void> {
  if (lifts.length === 0) return;
  const taken = new Set(await markLifted(context, lifts));
  const { language } = await getPartner(context);
  const own = lifts.filter((each) => taken.has(each.proposalId));
  for (const [customerId, ofCustomer] of Map.groupBy(own, (each) => each.customerId)) {
    for (const [because, alike] of Map.groupBy(ofCustomer, (each) => each.because)) {
      await liftHolds(context, {
        customerId,
        sourceKind: 'collections',
        sourceIds: [...new Set(alike.map(holdSourceOf))],
        kind: 'non_payment',
        as: 'partner',
        reason: liftReason(language, because),
      });
    }
  }
}
