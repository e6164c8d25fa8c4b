import type { Cloud } from '../../kernel/clouds.ts';
import { checkCloud } from './decide-cloud.ts';
import { refuse, type Entitlement, type Subscription } from './types.ts';

/** The provider takes about ten minutes to stop, or to start, an Azure subscription. */
export const ENTITLEMENT_EFFECT_MS = 10 * 60_000;

/** The only reason that the provider knows. */
export const CANCELLATION_REASON = 'compromise';

export interface EntitlementFacts {
  readonly cloud: Cloud;
  readonly plan: Subscription;
  readonly entitlement: Entitlement;
  readonly now: Date;
}

/**
 * Stops an Azure subscription, whatever the plan's own status is. Asking again changes nothing.
 * @throws Refused `cloud_closed`, `cloud_lacks_feature`, `entitlement_reason_unknown`
 */
export function decideCancellation(
  { cloud, entitlement, now }: EntitlementFacts,
  reason: string,
): Entitlement {
  checkCloud(cloud, 'azure_entitlement_cancel');
  if (reason.toLowerCase() !== CANCELLATION_REASON) {
    throw refuse('entitlement_reason_unknown', { reason }, 'reason');
  }
  if (entitlement.status === 'cancelling' || entitlement.status === 'cancelled') {
    return entitlement;
  }
  return {
    ...entitlement,
    status: 'cancelling',
    cancellationReason: CANCELLATION_REASON,
    effectiveAt: new Date(now.getTime() + ENTITLEMENT_EFFECT_MS),
  };
}

/**
 * Starts a cancelled Azure subscription again; while that is under way, asking again changes
 * nothing.
 * @throws Refused `cloud_closed`, `cloud_lacks_feature`, `entitlement_status_impossible` for one
 *   that is not cancelled, `subscription_parent_inactive` while the plan itself is off
 */
export function decideReactivation({
  cloud,
  plan,
  entitlement,
  now,
}: EntitlementFacts): Entitlement {
  checkCloud(cloud, 'azure_entitlement_cancel');
  if (entitlement.status === 'reactivating') return entitlement;
  if (entitlement.status !== 'cancelled') {
    throw refuse('entitlement_status_impossible', { status: entitlement.status });
  }
  if (plan.status !== 'active') {
    throw refuse('subscription_parent_inactive', { subscriptionId: plan.id });
  }
  return {
    ...entitlement,
    status: 'reactivating',
    effectiveAt: new Date(now.getTime() + ENTITLEMENT_EFFECT_MS),
  };
}
