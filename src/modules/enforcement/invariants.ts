import type { Context } from '../../platform/context.ts';
import { VIOLATIONS_MAX, type Invariant } from '../../platform/invariant.ts';
import { holdsOfCustomer } from '../subscriptions/index.ts';
import { measuresUntold, measuresWithHolds } from './store-measure.ts';

/** As many as a check looks at; older ones were looked at before. */
const MEASURES_CHECKED = 10_000;

async function unlikeHolds(context: Context): Promise<string[]> {
  const measures = await measuresWithHolds(context, MEASURES_CHECKED);
  const byCustomer = Map.groupBy(measures, (each) => each.customerId ?? '');
  const violations: string[] = [];
  for (const [customerId, own] of byCustomer) {
    const open = (await holdsOfCustomer(context, customerId)).filter(
      (hold) => hold.sourceKind === 'enforcement' && hold.liftedAt === null,
    );
    for (const measure of own) {
      const stands = open.some((hold) => hold.sourceId === measure.id);
      if (stands !== (measure.state === 'in_force')) violations.push(`measure ${measure.id}`);
    }
  }
  return violations.slice(0, VIOLATIONS_MAX);
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
