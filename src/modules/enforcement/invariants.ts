import type { Context } from '../../platform/context.ts';
import { VIOLATIONS_MAX, type Invariant } from '../../platform/invariant.ts';
import { openHoldsOfCustomers } from '../subscriptions/index.ts';
import { measuresUntold, measuresWithHolds } from './store-measure.ts';

/** As many as a check looks at; older ones were looked at before. */
const MEASURES_CHECKED = 10_000;

async function unlikeHolds(context: Context): Promise<string[]> {
  const measures = await measuresWithHolds(context, MEASURES_CHECKED);
  const customerIds = [...new Set(measures.flatMap((each) => each.customerId ?? []))];
  const open = await openHoldsOfCustomers(context, customerIds);
  const standing = new Set(
    open.filter((hold) => hold.sourceKind === 'enforcement').map((hold) => hold.sourceId),
  );
  return measures
    .filter(({ id, state }) => standing.has(id) !== (state === 'in_force'))
    .slice(0, VIOLATIONS_MAX)
    .map(({ id }) => `measure ${id}`);
}

export const enforcementInvariants: readonly Invariant[] = [
  {
    name: 'enforcement: a measure is in force exactly while its hold is open',
    check: unlikeHolds,
  },
  {
    name: 'enforcement: no measure without its notice to the reseller',
    check: async (context) =>
      (await measuresUntold(context, VIOLATIONS_MAX)).map((id) => `measure ${id}`),
  },
];
