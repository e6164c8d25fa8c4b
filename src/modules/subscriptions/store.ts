import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { db, rowOf, subscriptionColumns, toSeatBatch, toSubscription } from './store-tables.ts';
import type { HoldKind, SeatBatch, Subscription, SubscriptionStatus } from './types.ts';

export async function findSubscription(
  context: Context,
  id: string,
): Promise<Subscription | undefined> {
  const row = await db(context)
    .selectFrom('subscriptions.subscription')
    .select(subscriptionColumns)
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toSubscription(row);
}

/**
 * The subscription, locked until the transaction ends. A parent is always locked before its
 * add-ons, so that two who change a base and an add-on never wait for each other.
 */
export async function lockSubscription(
  context: Context,
  id: string,
): Promise<Subscription | undefined> {
  await sql`
    select from subscriptions.subscription
    where partner_id = ${context.partnerId} and id = (
      select parent_id from subscriptions.subscription
      where partner_id = ${context.partnerId} and id = ${id})
    for share
  `.execute(context.tx);
  const row = await db(context)
    .selectFrom('subscriptions.subscription')
    .select(subscriptionColumns)
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toSubscription(row);
}

/** Ids that are not known are left out. */
export async function subscriptionsByIds(
  context: Context,
  ids: readonly string[],
): Promise<Subscription[]> {
  const rows = await db(context)
    .selectFrom('subscriptions.subscription')
    .select(subscriptionColumns)
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .execute();
  return rows.map(toSubscription);
}

/** Oldest first, deleted ones too. */
export async function subscriptionsOfCustomer(
  context: Context,
  customerId: string,
): Promise<Subscription[]> {
  const rows = await db(context)
    .selectFrom('subscriptions.subscription')
    .select(subscriptionColumns)
    .where('partner_id', '=', context.partnerId)
    .where('customer_id', '=', customerId)
    .orderBy('id')
    .execute();
  return rows.map(toSubscription);
}

export interface SubscriptionFilter {
  readonly customerId?: string;
  readonly status?: SubscriptionStatus;
  /** Part of a name, folded by `foldForSearch`. */
  readonly q?: string;
  /** Together with `q`: subscriptions of these customers match too. */
  readonly customerIds?: readonly string[];
  /** Only what the clock moves up to then. */
  readonly due?: Date;
  readonly drifted?: boolean;
  /** Only what an open hold of this kind bears on. */
  readonly hold?: HoldKind;
}

export interface SubscriptionPage extends SubscriptionFilter {
  /** The id of the last one of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

/** Newest first. */
export async function pageOfSubscriptions(
  context: Context,
  page: SubscriptionPage,
): Promise<Subscription[]> {
  let query = filtered(context, page)
    .select(subscriptionColumns)
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (page.after) query = query.where('id', '<', page.after);
  const rows = await query.execute();
  return rows.map(toSubscription);
}

/** Counting further would cost more than anybody gains from the number. */
const COUNTED_MAX = 10_000;

/** How many there are; unknown when there are more than anybody scrolls through. */
export async function countSubscriptions(
  context: Context,
  filter: SubscriptionFilter,
): Promise<number | undefined> {
  const listed = filtered(context, filter)
    .select(sql<number>`1`.as('one'))
    .limit(COUNTED_MAX + 1);
  const result = await sql<{ count: number }>`
    select count(*)::int as count from ${listed} listed
  `.execute(context.tx);
  const { count } = result.rows[0]!;
  return count > COUNTED_MAX ? undefined : count;
}

function filtered(context: Context, filter: SubscriptionFilter) {
  let query = db(context)
    .selectFrom('subscriptions.subscription')
    .where('partner_id', '=', context.partnerId);
  if (filter.customerId) query = query.where('customer_id', '=', filter.customerId);
  if (filter.status) query = query.where('status', '=', filter.status);
  if (filter.due) query = query.where('due_at', '<=', filter.due);
  if (filter.drifted === true) query = query.where('drift', 'is not', null);
  if (filter.drifted === false) query = query.where('drift', 'is', null);
  if (filter.hold) query = query.where(isHeld(filter.hold));
  if (filter.q) {
    query = query.where(
      sql<boolean>`(strpos(lower(normalize(friendly_name || ' ' || offer_name, nfkc)), ${filter.q}) > 0
        or id::text = ${filter.q} or customer_id = any(${filter.customerIds ?? []}::uuid[]))`,
    );
  }
  return query;
}

/** Few are held at a time: those are looked up, not all the others. */
function isHeld(kind: HoldKind) {
  const mine = 'subscriptions.subscription';
  return sql<boolean>`exists (
    select from subscriptions.hold h
    where h.partner_id = ${sql.ref(`${mine}.partner_id`)} and h.lifted_at is null and h.kind = ${kind}
      and h.customer_id = ${sql.ref(`${mine}.customer_id`)}
      and (h.scope = 'customer' or h.subscription_id = ${sql.ref(`${mine}.id`)}
        or h.subscription_id = ${sql.ref(`${mine}.parent_id`)}))`;
}

export async function seatBatchesOf(
  context: Context,
  subscriptionId: string,
): Promise<SeatBatch[]> {
  const rows = await db(context)
    .selectFrom('subscriptions.seat_batch')
    .select(['id', 'quantity', 'added_at', 'returnable_until'])
    .where('partner_id', '=', context.partnerId)
    .where('subscription_id', '=', subscriptionId)
    .orderBy('id')
    .execute();
  return rows.map(toSeatBatch);
}

export async function insertSubscriptionRow(
  context: Context,
  subscription: Subscription,
): Promise<void> {
  await db(context)
    .insertInto('subscriptions.subscription')
    .values({ partner_id: context.partnerId, ...sentRow(subscription) })
    .execute();
}

function sentRow(subscription: Subscription) {
  const row = rowOf(subscription);
  return {
    ...row,
    scheduled_change: row.scheduled_change && JSON.stringify(row.scheduled_change),
    drift: row.drift && JSON.stringify(row.drift),
  };
}
