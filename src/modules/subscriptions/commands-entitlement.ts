import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents, type NewEvent } from '../../platform/events.ts';
import { checkCloud } from './decide-cloud.ts';
import {
  decideCancellation,
  decideReactivation,
  type EntitlementFacts,
} from './decide-entitlement.ts';
import { checkHolds } from './decide-order.ts';
import * as store from './store-entitlement.ts';
import { openHolds } from './store-hold.ts';
import { findSubscription } from './store.ts';
import { refuse, type Entitlement, type Subscription } from './types.ts';

/**
 * The Azure subscriptions under a plan.
 * @throws Refused `subscription_not_found`, `not_an_azure_plan`
 */
export async function entitlementsOf(
  context: Context,
  subscriptionId: string,
): Promise<Entitlement[]> {
  await planOf(context, subscriptionId);
  return store.entitlementsOfSubscription(context, subscriptionId);
}

/** @throws Refused `subscription_not_found`, `not_an_azure_plan`, `entitlement_not_found` */
export async function getEntitlement(
  context: Context,
  subscriptionId: string,
  entitlementId: string,
): Promise<Entitlement> {
  await planOf(context, subscriptionId);
  const entitlement = await store.findEntitlement(context, entitlementId);
  if (entitlement?.subscriptionId !== subscriptionId) throw notFound(entitlementId);
  return entitlement;
}

/** An Azure subscription by its own id, whatever plan it is under; undefined when there is none. */
export async function findEntitlement(
  context: Context,
  entitlementId: string,
): Promise<Entitlement | undefined> {
  return store.findEntitlement(context, entitlementId);
}

/**
 * Adds an Azure subscription to a plan.
 * @throws Refused `subscription_not_found`, `not_an_azure_plan`, `subscription_parent_inactive`,
 *   `purchases_blocked`, `cloud_closed`, `cloud_lacks_feature`
 */
export async function addEntitlement(
  context: Context,
  subscriptionId: string,
  friendlyName: string,
): Promise<Entitlement> {
  const plan = await planOf(context, subscriptionId);
  checkCloud((await getPartner(context)).cloud, 'purchases');
  if (plan.status !== 'active') throw refuse('subscription_parent_inactive', { subscriptionId });
  checkHolds(plan.customerId, await openHolds(context, plan.customerId));
  const entitlement: Entitlement = {
    id: newId(context.now.getTime()),
    subscriptionId,
    friendlyName,
    status: 'active',
    cancellationReason: null,
    effectiveAt: null,
    createdAt: context.now,
  };
  await store.insertEntitlement(context, entitlement);
  await recordEvents(context, [changed(plan.customerId, null, entitlement)]);
  return entitlement;
}

/**
 * Cancels one Azure subscription; it stops within ten minutes and the plan goes on.
 * @param reason `compromise` is the only one the provider knows
 * @throws Refused as `getEntitlement` and `decideCancellation` do
 */
export function cancelEntitlement(
  context: Context,
  subscriptionId: string,
  entitlementId: string,
  reason: string,
): Promise<Entitlement> {
  return change(context, subscriptionId, entitlementId, (facts) =>
    decideCancellation(facts, reason),
  );
}

/** @throws Refused as `getEntitlement` and `decideReactivation` do */
export function reactivateEntitlement(
  context: Context,
  subscriptionId: string,
  entitlementId: string,
): Promise<Entitlement> {
  return change(context, subscriptionId, entitlementId, decideReactivation);
}

async function change(
  context: Context,
  subscriptionId: string,
  entitlementId: string,
  decide: (facts: EntitlementFacts) => Entitlement,
): Promise<Entitlement> {
  const plan = await planOf(context, subscriptionId);
  const before = await store.lockEntitlement(context, subscriptionId, entitlementId);
  if (!before) throw notFound(entitlementId);
  const { cloud } = await getPartner(context);
  const after = decide({ cloud, plan, entitlement: before, now: context.now });
  if (after === before) return before;
  await store.saveEntitlement(context, after);
  await recordEvents(context, [changed(plan.customerId, before, after)]);
  return after;
}

/** Transactions of one partner's own, one after the other. */
export interface MovingAccess {
  readonly transact: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
  readonly signal?: AbortSignal;
}

/** Few enough that no row stays locked for long. */
const MOVED_AT_ONCE = 500;

/**
 * Lets cancellations and reactivations take effect whose time has come. Doing it twice changes
 * nothing.
 * @returns how many were moved
 */
export async function moveDueEntitlements(access: MovingAccess): Promise<number> {
  let moved = 0;
  for (;;) {
    access.signal?.throwIfAborted();
    const count = await access.transact(moveSome);
    moved += count;
    if (count < MOVED_AT_ONCE) return moved;
  }
}

async function moveSome(context: Context): Promise<number> {
  const moved = await store.moveDue(context, MOVED_AT_ONCE);
  await recordEvents(
    context,
    moved.map(({ customerId, ...entitlement }) => {
      const status = entitlement.status === 'cancelled' ? 'cancelling' : 'reactivating';
      return changed(customerId, { ...entitlement, status }, entitlement);
    }),
  );
  return moved.length;
}

async function planOf(context: Context, subscriptionId: string): Promise<Subscription> {
  const plan = await findSubscription(context, subscriptionId);
  if (!plan) throw refuse('subscription_not_found', { subscriptionId });
  if (plan.kind !== 'azure_plan') throw refuse('not_an_azure_plan', { subscriptionId });
  return plan;
}

function notFound(entitlementId: string) {
  return refuse('entitlement_not_found', { entitlementId });
}

function changed(customerId: string, before: Entitlement | null, after: Entitlement): NewEvent {
  return {
    type: 'subscriptions.entitlement_changed',
    subject: { kind: 'entitlement', id: after.id },
    customerId,
    ...(before === null ? {} : { before: stateOf(before) }),
    after: { ...stateOf(after), subscriptionId: after.subscriptionId },
  };
}

function stateOf({ status, cancellationReason, effectiveAt }: Entitlement): JsonObject {
  return { status, cancellationReason, effectiveAt: effectiveAt?.toISOString() ?? null };
}
