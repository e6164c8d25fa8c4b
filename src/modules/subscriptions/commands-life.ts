import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents, type NewEvent } from '../../platform/events.ts';
import { decideFollowing, decideLife, type LifeFacts, type Moved } from './decide-life.ts';
import * as life from './store-life.ts';
import { offersByIds } from './store-offer.ts';
import { subscriptionsByIds } from './store.ts';
import type { Offer, Subscription } from './types.ts';

/** Runs work in transactions of its own, so that what is done stays done when the process ends. */
export interface SweepAccess {
  readonly transact: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
  /** Aborted to stop after the batch at hand; the rest is still due. */
  readonly signal?: AbortSignal;
}

/**
 * Subscriptions per transaction: enough that round trips do not count, few enough that somebody who
 * changes one of them waits for less than a second.
 */
const BATCH_SUBSCRIPTIONS = 2_000;

/**
 * Moves every subscription whose time has come, batch by batch: found by the instant it is due,
 * decided again under lock, saved with its charges and events. Killed at any point, it goes on with
 * what is still due. Doing it twice changes nothing.
 * @returns how many were moved
 */
export async function moveDueSubscriptions(
  access: SweepAccess,
  { batchSubscriptions = BATCH_SUBSCRIPTIONS }: { readonly batchSubscriptions?: number } = {},
): Promise<number> {
  let moved = 0;
  let place: Place | null = null;
  while (access.signal?.aborted !== true) {
    const after: Place | null = place;
    const batch: readonly Subscription[] = await access.transact((context) =>
      moveBatch(context, after, batchSubscriptions),
    );
    moved += batch.length;
    place = placeOf(batch.at(-1));
    if (place === null) break;
  }
  return moved;
}

interface Place {
  readonly dueAt: Date;
  readonly id: string;
}

function placeOf(last: Subscription | undefined): Place | null {
  return last === undefined || last.dueAt === null ? null : { dueAt: last.dueAt, id: last.id };
}

/** @returns the subscriptions as they were found, in the order in which they were due */
async function moveBatch(
  context: Context,
  after: Place | null,
  limit: number,
): Promise<Subscription[]> {
  const due = await life.lockDue(context, after, limit);
  if (due.length === 0) return due;
  const facts = await lifeFactsOf(context, due);
  await saveMoved(
    context,
    facts.map((each) => ({ before: each, moved: decideLife(each) })),
  );
  return due;
}

interface Move {
  readonly before: LifeFacts;
  readonly moved: Moved;
}

/** Saves what the clock did, lets add-ons follow, records `subscriptions.subscription_moved`. */
export async function saveMoved(context: Context, moves: readonly Move[]): Promise<void> {
  await life.saveSubscriptions(
    context,
    moves.map(({ moved }) => moved.subscription),
  );
  await life.saveSeats(
    context,
    moves
      .filter(({ before, moved }) => moved.batches !== before.batches)
      .map(({ moved }) => ({ subscriptionId: moved.subscription.id, batches: moved.batches })),
  );
  await life.insertCharges(
    context,
    moves.flatMap(({ moved: { subscription, charges } }) =>
      charges.map((charge) => ({ ...charge, subscription })),
    ),
  );
  await recordEvents(
    context,
    moves.flatMap(({ before, moved }) => movedEvents(before.subscription, moved)),
  );
  await letAddonsFollow(
    context,
    moves
      .filter(({ before, moved }) => before.subscription.status !== moved.subscription.status)
      .map(({ moved }) => moved.subscription),
  );
}

/** A billing cycle is among the charges; it is no event of the subscription's life. */
function movedEvents(before: Subscription, { subscription, steps }: Moved): NewEvent[] {
  const told = steps.filter(({ what }) => what !== 'cycle');
  if (told.length === 0) return [];
  return [
    {
      type: 'subscriptions.subscription_moved',
      subject: { kind: 'subscription', id: subscription.id },
      customerId: subscription.customerId,
      before: stateOf(before),
      after: {
        ...stateOf(subscription),
        steps: told.map(({ what, at, status }) => ({ what, at: at.toISOString(), status })),
      },
    },
  ];
}

/** What events say of a subscription. */
export function stateOf(subscription: Subscription) {
  const { status, quantity, autoRenew, scheduledChange, version } = subscription;
  return {
    status,
    quantity,
    autoRenew,
    scheduledChange: scheduledChange && { ...scheduledChange },
    termEnd: subscription.termEnd?.toISOString() ?? null,
    version,
  };
}

/** Add-ons go where their bases went, in the same transaction. */
export async function letAddonsFollow(
  context: Context,
  bases: readonly Subscription[],
): Promise<void> {
  const byId = new Map(
    bases.filter(({ parentId }) => parentId === null).map((base) => [base.id, base]),
  );
  const addons = await life.lockAddonsOf(context, [...byId.keys()]);
  if (addons.length === 0) return;
  const { cloud } = await getPartner(context);
  const followed = addons.flatMap((before) => {
    const base = byId.get(before.parentId ?? '');
    const after = base && decideFollowing(before, base, cloud);
    return after ? [{ before, after }] : [];
  });
  await life.saveSubscriptions(
    context,
    followed.map(({ after }) => after),
  );
  await recordEvents(
    context,
    followed.map(({ before, after }) => ({
      type: 'subscriptions.subscription_moved',
      subject: { kind: 'subscription', id: after.id },
      customerId: after.customerId,
      before: stateOf(before),
      after: { ...stateOf(after), followed: after.parentId ?? '' },
    })),
  );
}

/**
 * What decisions about subscriptions need to know, read for all of them at once, in their order.
 * @param offerIds offers that a change names, besides those of the subscriptions
 */
export async function lifeFactsOf(
  context: Context,
  subscriptions: readonly Subscription[],
  offerIds: readonly string[] = [],
): Promise<LifeFacts[]> {
  const ids = subscriptions.map(({ id }) => id);
  const plans = subscriptions.filter(({ kind }) => kind === 'azure_plan').map(({ id }) => id);
  const parentIds = subscriptions.flatMap(({ parentId }) => (parentId === null ? [] : [parentId]));
  const { cloud } = await getPartner(context);
  const batches = await life.seatBatchesOfMany(context, ids);
  const entitlements = await life.runningEntitlementsOf(context, plans);
  const parents = new Map(
    (parentIds.length === 0 ? [] : await subscriptionsByIds(context, parentIds)).map((parent) => [
      parent.id,
      parent.status,
    ]),
  );
  const offers = await offersOf(context, subscriptions, offerIds);
  return subscriptions.map((subscription) => ({
    subscription,
    batches: batches.get(subscription.id) ?? [],
    offers: offers(subscription),
    activeEntitlements: entitlements.get(subscription.id) ?? 0,
    parentStatus:
      subscription.parentId === null ? null : (parents.get(subscription.parentId) ?? null),
    cloud,
    now: context.now,
  }));
}

/** By subscription: offers of its SKU, the one its scheduled change names, those of the change. */
async function offersOf(
  context: Context,
  subscriptions: readonly Subscription[],
  offerIds: readonly string[],
): Promise<(subscription: Subscription) => Offer[]> {
  const named = subscriptions.flatMap(({ scheduledChange }) => scheduledChange?.offerId ?? []);
  const own = new Set(subscriptions.map(({ offerId }) => offerId));
  const siblings = await life.offerIdsOfSameSku(context, [...own]);
  const offers = await offersByIds(context, [...new Set([...siblings, ...named, ...offerIds])]);
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const bySku = Map.groupBy(offers, skuOf);
  const extra = offerIds.flatMap((id) => byId.get(id) ?? []);
  return ({ offerId, scheduledChange }) => {
    const base = byId.get(offerId);
    const next = byId.get(scheduledChange?.offerId ?? '');
    return [...((base && bySku.get(skuOf(base))) ?? []), ...(next ? [next] : []), ...extra];
  };
}

function skuOf({ productId, skuId }: Offer): string {
  return `${productId}:${skuId}`;
}
