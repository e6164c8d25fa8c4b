import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { BulkAction, BulkItem, BulkItemState, BulkState } from './types-bulk.ts';
import type { SubscriptionAction } from './types.ts';

export interface NewBulkAction {
  readonly id: string;
  readonly action: SubscriptionAction;
  readonly reason: string;
  readonly state: Extract<BulkState, 'waiting_for_approval' | 'scheduled'>;
  readonly askedById: string;
  readonly runAt: Date;
  readonly subscriptionIds: readonly string[];
}

export async function insertBulkAction(context: Context, bulk: NewBulkAction): Promise<void> {
  await sql`
    insert into subscriptions.bulk_action (partner_id, id, action, reason, state, asked_by_id,
      asked_by, run_at, total, created_at)
    values (${context.partnerId}, ${bulk.id}, ${JSON.stringify(bulk.action)}::jsonb, ${bulk.reason},
      ${bulk.state}, ${bulk.askedById}, ${context.actor.name}, ${bulk.runAt},
      ${bulk.subscriptionIds.length}, ${context.now})
  `.execute(context.tx);
  await sql`
    insert into subscriptions.bulk_item (partner_id, bulk_action_id, subscription_id, state)
    select ${context.partnerId}, ${bulk.id}, id, 'waiting'
    from unnest(${bulk.subscriptionIds}::uuid[]) as s(id)
  `.execute(context.tx);
}

const columns = sql.raw(`b.id, b.action, b.reason, b.state, b.asked_by_id as "askedById",
  b.asked_by as "askedBy", b.approved_by as "approvedBy", b.run_at as "runAt", b.total,
  b.created_at as "createdAt", b.finished_at as "finishedAt"`);

/** Counting thousands of items is for those who look, not for every step. */
const counts = sql.raw(`
  (select count(*)::int from subscriptions.bulk_item i where i.partner_id = b.partner_id
    and i.bulk_action_id = b.id and i.state = 'done') as done,
  (select count(*)::int from subscriptions.bulk_item i where i.partner_id = b.partner_id
    and i.bulk_action_id = b.id and i.state = 'refused') as refused`);

export async function findBulkAction(
  context: Context,
  id: string,
): Promise<BulkAction | undefined> {
  const result = await sql<BulkAction>`
    select ${columns}, ${counts} from subscriptions.bulk_action b
    where b.partner_id = ${context.partnerId} and b.id = ${id}
  `.execute(context.tx);
  return result.rows[0];
}

/** A bulk action without the counts of its items. */
export type LockedBulk = Omit<BulkAction, 'done' | 'refused'>;

/** Until the transaction ends, nobody else decides about it or carries out one of its items. */
export async function lockBulkAction(
  context: Context,
  id: string,
): Promise<LockedBulk | undefined> {
  const result = await sql<LockedBulk>`
    select ${columns} from subscriptions.bulk_action b
    where b.partner_id = ${context.partnerId} and b.id = ${id} for update
  `.execute(context.tx);
  return result.rows[0];
}

export async function saveBulkState(
  context: Context,
  id: string,
  state: BulkState,
  approvedBy: string | null = null,
): Promise<void> {
  const isEnd = state === 'done' || state === 'declined' || state === 'stopped';
  await sql`
    update subscriptions.bulk_action
    set state = ${state}, finished_at = ${isEnd ? context.now : null}::timestamptz,
      approved_by = coalesce(${approvedBy}, approved_by)
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

/** Newest first. */
export async function pageOfBulkActions(
  context: Context,
  filter: {
    readonly state: BulkState | null;
    readonly beforeId: string | null;
    readonly limit: number;
  },
): Promise<BulkAction[]> {
  const result = await sql<BulkAction>`
    select ${columns}, ${counts} from subscriptions.bulk_action b
    where b.partner_id = ${context.partnerId}
      and (${filter.state}::text is null or b.state = ${filter.state})
      and (${filter.beforeId}::uuid is null or b.id < ${filter.beforeId}::uuid)
    order by b.id desc limit ${filter.limit}
  `.execute(context.tx);
  return result.rows;
}

/** In the order of the subscriptions' ids, after one. */
export async function pageOfBulkItems(
  context: Context,
  filter: {
    readonly bulkActionId: string;
    readonly state: BulkItemState | null;
    readonly afterId: string | null;
    readonly limit: number;
  },
): Promise<BulkItem[]> {
  const result = await sql<BulkItem>`
    select subscription_id as "subscriptionId", state, refusal, finished_at as "finishedAt"
    from subscriptions.bulk_item
    where partner_id = ${context.partnerId} and bulk_action_id = ${filter.bulkActionId}
      and (${filter.state}::text is null or state = ${filter.state})
      and (${filter.afterId}::uuid is null or subscription_id > ${filter.afterId}::uuid)
    order by subscription_id limit ${filter.limit}
  `.execute(context.tx);
  return result.rows;
}

/** The first item after one that waits; undefined when there is none. */
export async function nextWaitingItem(
  context: Context,
  bulkActionId: string,
  afterId: string | null,
): Promise<string | undefined> {
  const [item] = await pageOfBulkItems(context, {
    bulkActionId,
    state: 'waiting',
    afterId,
    limit: 1,
  });
  return item?.subscriptionId;
}

export async function finishBulkItem(
  context: Context,
  bulkActionId: string,
  subscriptionId: string,
  refusal: string | null,
): Promise<void> {
  await sql`
    update subscriptions.bulk_item
    set state = ${refusal === null ? 'done' : 'refused'}, refusal = ${refusal},
      finished_at = ${context.now}
    where partner_id = ${context.partnerId} and bulk_action_id = ${bulkActionId}
      and subscription_id = ${subscriptionId} and state = 'waiting'
  `.execute(context.tx);
}
