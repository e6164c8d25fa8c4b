import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { Refused } from '../../kernel/refusal.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { enqueue } from '../../platform/outbox.ts';
import { previewAction, requestAction } from './commands-action.ts';
import { subscriptionSettings } from './commands-settings.ts';
import { scheduledAt } from './decide-action.ts';
import { isPassing, summarize } from './decide-bulk.ts';
import * as store from './store-bulk.ts';
import { subscriptionsByIds } from './store.ts';
import type { BulkAction, BulkPreview, BulkPreviewItem } from './types-bulk.ts';
import { refuse, type Subscription, type SubscriptionAction } from './types.ts';

export interface BulkRequest {
  readonly subscriptionIds: readonly string[];
  readonly action: SubscriptionAction;
}

export interface NewBulk extends BulkRequest {
  readonly reason: string;
  /** Without it, at once; for a scheduled cancellation, not before its day. */
  readonly runAt?: Date;
  /** The consequences were seen; needed where some of them cannot be undone. */
  readonly confirmed?: boolean;
}

/**
 * What one action would do to each of many subscriptions today, and what it would cost and save.
 * @throws Refused `bulk_action_too_large`, `subscription_not_found`
 */
export async function previewBulk(context: Context, request: BulkRequest): Promise<BulkPreview> {
  const settings = await subscriptionSettings(context);
  const ids = [...new Set(request.subscriptionIds)];
  if (ids.length > settings.bulkMaximum) {
    const values = { count: ids.length, maximum: settings.bulkMaximum };
    throw refuse('bulk_action_too_large', values, 'subscriptionIds');
  }
  const found = new Map((await subscriptionsByIds(context, ids)).map((each) => [each.id, each]));
  const items: BulkPreviewItem[] = [];
  for (const id of ids) {
    const subscription = found.get(id);
    if (!subscription) {
      throw refuse('subscription_not_found', { subscriptionId: id }, 'subscriptionIds');
    }
    items.push(await previewOne(context, subscription, request.action));
  }
  const { currency } = await getPartner(context);
  return summarize(items, settings, currency);
}

async function previewOne(
  context: Context,
  { id, customerId, friendlyName }: Subscription,
  action: SubscriptionAction,
): Promise<BulkPreviewItem> {
  const { refusal, money } = await previewAction(context, id, action);
  const code = refusal?.code ?? null;
  return { subscriptionId: id, customerId, friendlyName, refusal: code, money };
}

/**
 * Asks for one action on many subscriptions. It begins at its time, or waits for a second person
 * first. Those with which nothing can be done today are kept all the same: at its time each is
 * looked at again.
 * @throws Refused as `previewBulk`, and `subscription_cancel_not_confirmed`
 */
export async function askForBulk(context: Context, wanted: NewBulk): Promise<BulkAction> {
  const preview = await previewBulk(context, wanted);
  if (preview.irreversible > 0 && wanted.confirmed !== true) {
    throw refuse('subscription_cancel_not_confirmed', { count: preview.irreversible }, 'confirmed');
  }
  const id = newId(context.now.getTime());
  const times = [context.now, wanted.runAt, scheduledAt(wanted.action)].filter(isTime);
  const runAt = new Date(Math.max(...times.map((each) => each.getTime())));
  const state = preview.needsApproval ? 'waiting_for_approval' : 'scheduled';
  await store.insertBulkAction(context, {
    id,
    action: wanted.action,
    reason: wanted.reason,
    state,
    askedById: askerOf(context),
    runAt,
    subscriptionIds: preview.items.map((each) => each.subscriptionId),
  });
  const bulk = await getBulkAction(context, id);
  if (state === 'scheduled') await schedule(context, bulk);
  await recordBulkEvent(context, 'subscriptions.bulk_asked', bulk, { reason: wanted.reason });
  return bulk;
}

function isTime(time: Date | null | undefined): time is Date {
  return time instanceof Date;
}

/** Programs of the installation have no id; they are one party. */
function askerOf({ actor }: Context): string {
  return actor.id ?? 'system';
}

async function schedule(context: Context, { id, runAt }: store.LockedBulk): Promise<void> {
  const effect = { kind: 'subscriptions.bulk', key: id, payload: { bulkActionId: id } };
  await enqueue(context, [runAt > context.now ? { ...effect, notBefore: runAt } : effect]);
}

/** @throws Refused `bulk_action_not_found` */
export async function getBulkAction(context: Context, id: string): Promise<BulkAction> {
  const bulk = await store.findBulkAction(context, id);
  if (!bulk) throw refuse('bulk_action_not_found', { id });
  return bulk;
}

async function lockWaiting(context: Context, id: string): Promise<store.LockedBulk> {
  const bulk = await store.lockBulkAction(context, id);
  if (!bulk) throw refuse('bulk_action_not_found', { id });
  const { state } = bulk;
  if (state !== 'waiting_for_approval') throw refuse('bulk_action_not_waiting', { state });
  return bulk;
}

/**
 * A second person says yes.
 * @throws Refused `bulk_action_not_found`, `bulk_action_not_waiting`, `bulk_action_same_person`
 */
export async function approveBulk(context: Context, id: string): Promise<BulkAction> {
  const bulk = await lockWaiting(context, id);
  if (bulk.askedById === askerOf(context)) throw refuse('bulk_action_same_person');
  await store.saveBulkState(context, id, 'scheduled', context.actor.name);
  await schedule(context, bulk);
  await recordBulkEvent(context, 'subscriptions.bulk_approved', bulk, {});
  return getBulkAction(context, id);
}

/**
 * Anybody who may approve says no; who asked may take it back this way too.
 * @throws Refused `bulk_action_not_found`, `bulk_action_not_waiting`
 */
export async function declineBulk(
  context: Context,
  id: string,
  reason: string,
): Promise<BulkAction> {
  const bulk = await lockWaiting(context, id);
  await store.saveBulkState(context, id, 'declined');
  await recordBulkEvent(context, 'subscriptions.bulk_declined', bulk, { reason });
  return getBulkAction(context, id);
}

/**
 * Ends it before the next item. What is done stays done.
 * @throws Refused `bulk_action_not_found`, `bulk_action_ended`
 */
export async function stopBulk(context: Context, id: string): Promise<BulkAction> {
  const { state } = (await store.lockBulkAction(context, id)) ?? {};
  if (state === undefined) throw refuse('bulk_action_not_found', { id });
  if (state === 'done' || state === 'declined' || state === 'stopped') {
    throw refuse('bulk_action_ended', { state });
  }
  await store.saveBulkState(context, id, 'stopped');
  const bulk = await getBulkAction(context, id);
  await recordBulkEvent(context, 'subscriptions.bulk_stopped', bulk, {
    done: bulk.done,
    refused: bulk.refused,
  });
  return bulk;
}

/** Bulk actions work in transactions of their own, so that what is done stays done. */
export interface BulkAccess {
  readonly transact: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
  /** Aborted to stop before the next item; the action stays to be resumed. */
  readonly signal?: AbortSignal;
}

/** `later`: some items wait for something that passes by itself. */
export type BulkProgress = 'ended' | 'later' | 'interrupted';

/**
 * Carries an action out item by item: each in a transaction with its mark, so that it happens once
 * whatever happens to the process. What the provider refuses for now stays for the next time.
 */
export async function carryOutBulk(
  access: BulkAccess,
  bulkActionId: string,
): Promise<BulkProgress> {
  let after: string | null = null;
  while (access.signal?.aborted !== true) {
    const from: string | null = after;
    const step = await carryOutNext(access, bulkActionId, from);
    if (step.kind === 'item') after = step.subscriptionId;
    else if (step.kind === 'ended') return 'ended';
    else return access.transact((context) => finish(context, bulkActionId));
  }
  return 'interrupted';
}

type Step =
  | { readonly kind: 'ended' }
  | { readonly kind: 'no_more' }
  | { readonly kind: 'item'; readonly subscriptionId: string };

/** A refusal undoes what the item had done so far, and is noted by itself. */
async function carryOutNext(
  access: BulkAccess,
  bulkActionId: string,
  after: string | null,
): Promise<Step> {
  let attempted: string | null = null;
  try {
    return await access.transact(async (context) => {
      const bulk = await claim(context, bulkActionId);
      if (bulk === null) return { kind: 'ended' };
      const id = await store.nextWaitingItem(context, bulkActionId, after);
      if (id === undefined) return { kind: 'no_more' };
      attempted = id;
      await requestOne(context, bulk, id);
      await store.finishBulkItem(context, bulkActionId, id, null);
      return { kind: 'item', subscriptionId: id };
    });
  } catch (error) {
    if (!(error instanceof Refused) || attempted === null) throw error;
    const { code } = error;
    const subscriptionId: string = attempted;
    if (!isPassing(code)) {
      await access.transact((context) =>
        store.finishBulkItem(context, bulkActionId, subscriptionId, code),
      );
    }
    return { kind: 'item', subscriptionId };
  }
}

/** Keeps others from the action until the transaction ends; null when it was stopped or ended. */
async function claim(context: Context, id: string): Promise<store.LockedBulk | null> {
  const bulk = await store.lockBulkAction(context, id);
  if (bulk?.state === 'scheduled') await store.saveBulkState(context, id, 'running');
  return bulk?.state === 'scheduled' || bulk?.state === 'running' ? bulk : null;
}

async function requestOne(context: Context, bulk: store.LockedBulk, id: string): Promise<void> {
  await requestAction(context, id, bulk.action, {
    reason: bulk.reason,
    confirmed: true,
    approved: bulk.approvedBy !== null,
    source: { kind: 'person', id: bulk.askedById },
  });
}

async function finish(context: Context, id: string): Promise<BulkProgress> {
  if ((await claim(context, id)) === null) return 'ended';
  const bulk = await getBulkAction(context, id);
  if (bulk.done + bulk.refused < bulk.total) return 'later';
  await store.saveBulkState(context, id, 'done');
  await recordBulkEvent(context, 'subscriptions.bulk_done', bulk, {
    done: bulk.done,
    refused: bulk.refused,
  });
  return 'ended';
}

async function recordBulkEvent(
  context: Context,
  type: string,
  { id, action, total, state }: store.LockedBulk,
  after: JsonObject,
): Promise<void> {
  const subject = { kind: 'bulk_action', id };
  await recordEvents(context, [
    { type, subject, before: { state }, after: { action: action.kind, total, ...after } },
  ]);
}
