import { newId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { customersOf, getCustomer, lockForWithholding } from '../customers/index.ts';
import { reconcile } from './commands-reconcile.ts';
import { holdKey, mayLift } from './decide-hold.ts';
import * as store from './store-hold.ts';
import { livingIdsOfCustomers, lockFamilies } from './store-reconcile.ts';
import { subscriptionsByIds } from './store.ts';
import { refuse, type Hold, type HoldOwner, type NewHold } from './types.ts';

/** Who lifts and why. */
export interface Lifting {
  readonly as: HoldOwner;
  readonly reason: string;
}

/**
 * Places holds and lets access follow. A hold that the same source has placed already and that is
 * still open is returned instead of a second one. Where the provider cannot withhold access now,
 * the holds stand all the same, and it follows when the provider can.
 * @returns the holds in the order in which they were asked for
 * @throws Refused `subscription_not_found`, `customer_not_found`
 */
export async function placeHolds(context: Context, holds: readonly NewHold[]): Promise<Hold[]> {
  const placed = await placeOnly(context, holds);
  await reconcile(context, placed.subscriptionIds, { retry: true });
  return placed.holds;
}

/** Places holds and locks what they bear on; access does not follow yet. */
export async function placeOnly(
  context: Context,
  wanted: readonly NewHold[],
): Promise<{ readonly holds: Hold[]; readonly subscriptionIds: string[] }> {
  await checkTargets(context, wanted);
  await lockForWithholding(context, customersWithheld(wanted));
  // Subscriptions are locked before holds are touched, here and when holds are lifted: two that act
  // on one subscription at once come one after the other, and the later sees what the earlier did.
  const subscriptionIds = await lockBearing(context, wanted);
  const candidates = wanted.toSorted(byKey).map((each) => newHold(context, each));
  const isNew = await store.insertHolds(context, candidates);
  const customerIds = [...new Set(wanted.map((each) => each.customerId))];
  const open = await store.openHoldsOfCustomers(context, customerIds);
  const byHoldKey = new Map(open.map((hold) => [holdKey(hold), hold]));
  const placed = open.filter((hold) => isNew.has(hold.id));
  await recordHolds(context, 'subscriptions.hold_placed', placed);
  return { holds: wanted.flatMap((each) => byHoldKey.get(holdKey(each)) ?? []), subscriptionIds };
}

/** One order for everybody, so that two who place the same holds never wait for each other. */
function byKey(one: NewHold, other: NewHold): number {
  return holdKey(one) < holdKey(other) ? -1 : 1;
}

async function checkTargets(context: Context, wanted: readonly NewHold[]): Promise<void> {
  const customerIds = [...new Set(wanted.map((each) => each.customerId))];
  const known = new Set((await customersOf(context, customerIds)).map((each) => each.id));
  const customerId = customerIds.find((id) => !known.has(id));
  if (customerId !== undefined) await getCustomer(context, customerId);
  const ids = [...new Set(wanted.flatMap((each) => each.subscriptionId ?? []))];
  const found = new Map((await subscriptionsByIds(context, ids)).map((each) => [each.id, each]));
  for (const { customerId: owner, subscriptionId } of wanted) {
    if (subscriptionId === undefined) continue;
    if (found.get(subscriptionId)?.customerId !== owner) {
      throw refuse('subscription_not_found', { subscriptionId }, 'subscriptionId');
    }
  }
}

function newHold(context: Context, wanted: NewHold): Hold {
  return {
    ...wanted,
    id: newId(context.now.getTime()),
    subscriptionId: wanted.subscriptionId ?? null,
    placedAt: context.now,
    placedBy: context.actor.name,
    liftedAt: null,
    liftedBy: null,
    liftReason: null,
  };
}

/** Whose every subscription is meant, also one that is being bought just now. */
function customersWithheld(holds: readonly (Hold | NewHold)[]): string[] {
  const wide = holds.filter((hold) => hold.scope === 'customer').map((hold) => hold.customerId);
  return [...new Set(wide)];
}

/** Locks every subscription on which one of the holds bears, and returns their ids. */
async function lockBearing(
  context: Context,
  holds: readonly (Hold | NewHold)[],
): Promise<string[]> {
  const own = holds.flatMap((hold) => hold.subscriptionId ?? []);
  const wide = customersWithheld(holds);
  const all = wide.length > 0 ? await livingIdsOfCustomers(context, wide) : [];
  return lockFamilies(context, [...new Set([...own, ...all])]);
}

/**
 * Lifts one hold and lets access follow.
 * @throws Refused `hold_not_found`, `hold_already_lifted`, `hold_not_yours`
 */
export async function liftHold(context: Context, holdId: string, lifting: Lifting): Promise<Hold> {
  const hold = await store.findHold(context, holdId);
  if (!hold) throw refuse('hold_not_found', { holdId });
  checkMayLift(hold, lifting.as);
  const [done] = await lift(context, [hold], lifting.reason);
  if (!done) throw refuse('hold_already_lifted', { holdId });
  return done;
}

/** @throws Refused `hold_not_yours` */
export function checkMayLift(hold: Hold, as: HoldOwner): void {
  if (mayLift(hold, as)) return;
  const { id: holdId, owner, kind } = hold;
  throw refuse('hold_not_yours', { holdId, owner, kind });
}

/**
 * Lifts every open hold that one source placed for a customer, and lets access follow. Holds of
 * another owner are left alone.
 * @returns the holds that were lifted
 */
export async function liftHolds(
  context: Context,
  selection: store.HoldSelection & Lifting,
): Promise<Hold[]> {
  const open = await store.openHoldsSelected(context, selection);
  const own = open.filter((hold) => mayLift(hold, selection.as));
  return lift(context, own, selection.reason);
}

/** Lifts those that are still open once their subscriptions are locked, and lets access follow. */
async function lift(context: Context, holds: readonly Hold[], reason: string): Promise<Hold[]> {
  if (holds.length === 0) return [];
  const subscriptionIds = await lockBearing(context, holds);
  const lifted = await liftOnly(context, holds, reason);
  await reconcile(context, subscriptionIds, { retry: true });
  return lifted;
}

/** Lifts holds whose subscriptions the caller has locked; access does not follow yet. */
export async function liftOnly(
  context: Context,
  holds: readonly Hold[],
  reason: string,
): Promise<Hold[]> {
  const ids = holds.map((hold) => hold.id);
  const lifted = await store.liftOpenHolds(context, ids, reason);
  await recordHolds(context, 'subscriptions.hold_lifted', lifted);
  return lifted;
}

async function recordHolds(context: Context, type: string, holds: readonly Hold[]): Promise<void> {
  await recordEvents(
    context,
    holds.map((hold) => ({
      type,
      subject: { kind: 'hold', id: hold.id },
      customerId: hold.customerId,
      after: {
        scope: hold.scope,
        subscriptionId: hold.subscriptionId,
        kind: hold.kind,
        owner: hold.owner,
        reason: hold.liftReason ?? hold.reason,
        sourceKind: hold.sourceKind,
        sourceId: hold.sourceId,
      },
    })),
  );
}
