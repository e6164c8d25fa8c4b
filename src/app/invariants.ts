import { bankInvariants } from '../modules/bank/index.ts';
import { casesInvariants } from '../modules/cases/index.ts';
import { customersInvariants } from '../modules/customers/index.ts';
import { receivablesInvariants } from '../modules/receivables/index.ts';
import { collectionsInvariants } from '../modules/collections/index.ts';
import { enforcementInvariants } from '../modules/enforcement/index.ts';
import { exposureInvariants } from '../modules/exposure/index.ts';
import { noticesInvariants } from '../modules/notices/index.ts';
import { partnerCenterInvariants } from '../modules/partner-center/index.ts';
import { usageInvariants } from '../modules/usage/index.ts';
import { subscriptionsInvariants } from '../modules/subscriptions/index.ts';
import type { Context } from '../platform/context.ts';
import type { Invariant } from '../platform/invariant.ts';

export const invariants: readonly Invariant[] = [
  ...customersInvariants,
  ...usageInvariants,
  ...receivablesInvariants,
  ...bankInvariants,
  ...exposureInvariants,
  ...collectionsInvariants,
  ...subscriptionsInvariants,
  ...enforcementInvariants,
  ...partnerCenterInvariants,
  ...casesInvariants,
  ...noticesInvariants,
];

export interface InvariantsVerdict {
  readonly holds: boolean;
  readonly checked: { name: string; violations: string[] }[];
}

/** Checks every invariant over one partner's rows. Reads only. */
export async function checkInvariants(context: Context): Promise<InvariantsVerdict> {
  const checked: InvariantsVerdict['checked'] = [];
  for (const invariant of invariants) {
    checked.push({ name: invariant.name, violations: [...(await invariant.check(context))] });
  }
  return { holds: checked.every((each) => each.violations.length === 0), checked };
}
