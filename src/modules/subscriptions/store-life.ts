import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../kernel/ids.ts';
import { fromRecords, recordset } from '../../platform/recordset.ts';
import {
  db,
  rowOf,
  subscriptionColumns,
  toSeatBatch,
  toSubscription,
  type SeatBatchRow,
} from './store-tables.ts';
import type { Charge, SeatBatch, Subscription } from './types.ts';

/**
 * The next ones whose time has come, locked; those that somebody else is at are left for the next
 * look.
 * @param after where the batch before ended: what was moved and is due again comes after it
 */
export async function lockDue(
  context: Context,
  after: { readonly dueAt: Date; readonly id: string } | null,
  limit: number,
): Promise<Subscription[]> {
  let query = db(context)
    .selectFrom('subscriptions.subscription')
    .select(subscriptionColumns)
    .where('partner_id', '=', context.partnerId)
    .where('due_at', '<=', context.now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  if (after) query = query.where(sql<boolean>`(due_at, id) > (${after.dueAt}, ${after.id}::uuid)`);
  const rows = await query.execute();
  return rows.map(toSubscription);
}

/** Add-ons of many bases that are not gone, locked. */
export async function lockAddonsOf(
  context: Context,
  baseIds: readonly string[],
): Promise<Subscription[]> {
  if (baseIds.length === 0) return [];
  const rows = await db(context)
    .selectFrom('subscriptions.subscription')
    .select(subscriptionColumns)
    .where('partner_id', '=', context.partnerId)
    .where('parent_id', '=', sql<string>`any(${baseIds}::uuid[])`)
    .where('status', '<>', 'deleted')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toSubscription);
}

/** Seats by subscription, in the order in which they were added. */
export async function seatBatchesOfMany(
  context: Context,
  subscriptionIds: readonly string[],
): Promise<Map<string, SeatBatch[]>> {
  const rows = await db(context)
    .selectFrom('subscriptions.seat_batch')
    .select(['id', 'subscription_id', 'quantity', 'added_at', 'returnable_until'])
    .where('partner_id', '=', context.partnerId)
    .where('subscription_id', '=', sql<string>`any(${subscriptionIds}::uuid[])`)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  const batches = new Map<string, SeatBatch[]>();
  for (const row of rows as (SeatBatchRow & { subscription_id: string })[]) {
    const known = batches.get(row.subscription_id);
    if (known) known.push(toSeatBatch(row));
    else batches.set(row.subscription_id, [toSeatBatch(row)]);
  }
  return batches;
}

/** What is asked of offers when subscriptions of these live on: all of their SKUs. */
export async function offerIdsOfSameSku(
  context: Context,
  offerIds: readonly string[],
): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select o.id from subscriptions.offer o
    where o.partner_id = ${context.partnerId} and (o.product_id, o.sku_id) in (
      select own.product_id, own.sku_id from subscriptions.offer own
      where own.partner_id = ${context.partnerId} and own.id = any(${offerIds}::text[]))
  `.execute(context.tx);
  return result.rows.map((row) => row.id);
}

/** How many Azure subscriptions are not cancelled, by plan; plans without any are left out. */
export async function runningEntitlementsOf(
  context: Context,
  planIds: readonly string[],
): Promise<Map<string, number>> {
  if (planIds.length === 0) return new Map();
  const result = await sql<{ id: string; count: number }>`
    select subscription_id as id, count(*)::int from subscriptions.entitlement
    where partner_id = ${context.partnerId} and subscription_id = any(${planIds}::uuid[])
      and status <> 'cancelled'
    group by subscription_id
  `.execute(context.tx);
  return new Map(result.rows.map((row) => [row.id, row.count]));
}

/** What a life or a change may alter; who it belongs to and what was seen of it stays. */
const changing = {
  id: 'uuid',
  offer_id: 'text',
  offer_name: 'text',
  friendly_name: 'text',
  billing_cycle: 'text',
  term: 'text',
  unit_price: 'bigint',
  quantity: 'integer',
  status: 'text',
  status_since: 'timestamptz',
  term_start: 'timestamptz',
  term_end: 'timestamptz',
  billed_until: 'timestamptz',
  cancel_until: 'timestamptz',
  auto_renew: 'boolean',
  scheduled_change: 'jsonb',
  at_term_end: 'text',
  extended_term: 'boolean',
  renewing_since: 'timestamptz',
  updates_made: 'integer',
  version: 'integer',
  due_at: 'timestamptz',
} as const;

type ChangingColumn = keyof typeof changing;
const changingColumns = Object.keys(changing) as ChangingColumn[];
const assignments = sql.join(
  changingColumns
    .filter((column) => column !== 'id')
    .map((column) => sql`${sql.id(column)} = r.${sql.id(column)}`),
);

/**
 * Writes locked subscriptions as they are, their versions too. The ids are named once more by
 * themselves: joined to the rows alone, the planner reads the whole table (of a million, 3 s
 * instead of 0.1 s for 2,000 rows).
 */
export async function saveSubscriptions(
  context: Context,
  subscriptions: readonly Subscription[],
): Promise<void> {
  if (subscriptions.length === 0) return;
  const rows = recordset(subscriptions.map(changingOf), changing);
  await sql`
    update subscriptions.subscription s set ${assignments}
    from ${fromRecords(rows)} as r
    where s.partner_id = ${context.partnerId} and s.id = r.id
      and s.id = any(${subscriptions.map(({ id }) => id)}::uuid[])
  `.execute(context.tx);
}

type ChangingRow = Record<ChangingColumn, string | number | boolean | object | null>;

function changingOf(subscription: Subscription): ChangingRow {
  const row: Record<string, unknown> = { ...rowOf(subscription) };
  const entries = changingColumns.map((column) => [column, sent(row[column])]);
  return Object.fromEntries(entries) as ChangingRow;
}

function sent(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

/** The seats of a subscription as they are from now on. */
export interface SeatsOf {
  readonly subscriptionId: string;
  readonly batches: readonly SeatBatch[];
}

const batchColumns = {
  id: 'uuid',
  subscription_id: 'uuid',
  quantity: 'integer',
  added_at: 'timestamptz',
  returnable_until: 'timestamptz',
} as const;

/** Replaces all batches of the subscriptions. */
export async function saveSeats(context: Context, seats: readonly SeatsOf[]): Promise<void> {
  if (seats.length === 0) return;
  const rows = seats.flatMap(({ subscriptionId, batches }) =>
    batches.map((batch) => ({
      id: batch.id,
      subscription_id: subscriptionId,
      quantity: batch.quantity,
      added_at: batch.addedAt.toISOString(),
      returnable_until: batch.returnableUntil.toISOString(),
    })),
  );
  const kept = rows.map((row) => row.id);
  await sql`
    delete from subscriptions.seat_batch
    where partner_id = ${context.partnerId}
      and subscription_id = any(${seats.map((each) => each.subscriptionId)}::uuid[])
      and not id = any(${kept}::uuid[])
  `.execute(context.tx);
  await sql`
    insert into subscriptions.seat_batch as b (partner_id, id, subscription_id, quantity, added_at,
      returnable_until)
    select ${context.partnerId}, r.id, r.subscription_id, r.quantity, r.added_at, r.returnable_until
    from ${fromRecords(recordset(rows, batchColumns))} as r
    on conflict (partner_id, id) do update set quantity = excluded.quantity,
      added_at = excluded.added_at, returnable_until = excluded.returnable_until
  `.execute(context.tx);
}

export interface ChargeOf extends Charge {
  readonly subscription: Subscription;
}

const chargeColumns = {
  id: 'uuid',
  customer_id: 'uuid',
  subscription_id: 'uuid',
  kind: 'text',
  quantity: 'integer',
  currency: 'text',
  amount: 'bigint',
  period_start: 'timestamptz',
  period_end: 'timestamptz',
  charged_at: 'timestamptz',
} as const;

export async function insertCharges(context: Context, charges: readonly ChargeOf[]): Promise<void> {
  if (charges.length === 0) return;
  const rows = charges.map((charge) => ({
    id: newId(context.now.getTime()),
    customer_id: charge.subscription.customerId,
    subscription_id: charge.subscription.id,
    kind: charge.kind,
    quantity: charge.quantity,
    currency: charge.subscription.currency,
    amount: charge.amount,
    period_start: charge.periodStart.toISOString(),
    period_end: charge.periodEnd?.toISOString() ?? null,
    charged_at: charge.chargedAt.toISOString(),
  }));
  await sql`
    insert into subscriptions.charge (partner_id, id, customer_id, subscription_id, kind, quantity,
      currency, amount, period_start, period_end, charged_at)
    select ${context.partnerId}, r.id, r.customer_id, r.subscription_id, r.kind, r.quantity,
      r.currency, r.amount, r.period_start, r.period_end, r.charged_at
    from ${fromRecords(recordset(rows, chargeColumns))} as r
  `.execute(context.tx);
}

/** What a subscription was charged for, oldest first, at most `limit` of the newest. */
export async function chargesOfSubscription(
  context: Context,
  subscriptionId: string,
  limit: number,
): Promise<Charge[]> {
  const result = await sql<Omit<Charge, 'amount'> & { amount: string }>`
    select kind, quantity, amount, period_start as "periodStart", period_end as "periodEnd",
      charged_at as "chargedAt"
    from subscriptions.charge
    where partner_id = ${context.partnerId} and subscription_id = ${subscriptionId}
    order by id desc limit ${limit}
  `.execute(context.tx);
  return result.rows.map((row) => ({ ...row, amount: BigInt(row.amount) })).toReversed();
}
