import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { db, subscriptionColumns, toSubscription } from './store-tables.ts';
import type { Subscription } from './types.ts';

/** Subscriptions of these customers whose running term has cycles that are not charged yet. */
export async function committedSubscriptions(
  context: Context,
  customerIds: readonly string[],
): Promise<Subscription[]> {
  const rows = await db(context)
    .selectFrom('subscriptions.subscription')
    .select(subscriptionColumns)
    .where('partner_id', '=', context.partnerId)
    .where('customer_id', '=', sql<string>`any(${customerIds}::uuid[])`)
    .where('status', 'in', ['active', 'suspended'])
    .where('commerce', '=', 'new')
    .whereRef('billed_until', '<', 'term_end')
    .orderBy('id')
    .execute();
  return rows.map(toSubscription);
}

/** What the provider charged for one subscription, added up. */
export interface ChargeSum {
  readonly customerId: string;
  readonly subscriptionId: string;
  readonly subscriptionName: string;
  readonly currency: string;
  /** Minor units; negative when more was given back. */
  readonly amount: bigint;
  readonly cancelUntil: Date | null;
  readonly latestAt: Date;
}

/** What the provider charged since an instant for these customers, by subscription. */
export async function chargeSumsSince(
  context: Context,
  customerIds: readonly string[],
  since: Date,
): Promise<ChargeSum[]> {
  const result = await sql<Omit<ChargeSum, 'amount'> & { amount: string }>`
    select s.customer_id as "customerId", c.subscription_id as "subscriptionId",
      s.friendly_name as "subscriptionName", s.cancel_until as "cancelUntil", c.currency,
      sum(c.amount)::text as amount, max(c.charged_at) as "latestAt"
    from subscriptions.subscription s
    join subscriptions.charge c on c.partner_id = s.partner_id and c.subscription_id = s.id
    where s.partner_id = ${context.partnerId} and s.customer_id = any(${customerIds}::uuid[])
      and c.charged_at >= ${since}
    group by s.customer_id, c.subscription_id, s.friendly_name, s.cancel_until, c.currency
    order by c.subscription_id, c.currency
  `.execute(context.tx);
  return result.rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

/** What the provider charged since an instant, of all customers, by currency. Minor units. */
export async function chargedSince(
  context: Context,
  since: Date,
): Promise<{ currency: string; amount: bigint }[]> {
  const result = await sql<{ currency: string; amount: string }>`
    select currency, sum(amount)::text as amount from subscriptions.charge
    where partner_id = ${context.partnerId} and charged_at >= ${since}
    group by currency order by currency
  `.execute(context.tx);
  return result.rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

/** An order that was asked for and is neither provisioned nor charged. */
export interface OrderInProcess {
  readonly id: string;
  readonly customerId: string;
  readonly currency: string;
  /** Minor units of its first billing cycle. */
  readonly total: bigint;
  readonly createdAt: Date;
}

/** Orders in process of these customers, or of all. */
export async function ordersInProcess(
  context: Context,
  customerIds: readonly string[] | null,
): Promise<OrderInProcess[]> {
  const result = await sql<Omit<OrderInProcess, 'total'> & { total: string }>`
    select id, customer_id as "customerId", currency, total, created_at as "createdAt"
    from subscriptions.customer_order
    where partner_id = ${context.partnerId} and state = 'pending'
      and (${customerIds === null} or customer_id = any(${customerIds ?? []}::uuid[]))
    order by id
  `.execute(context.tx);
  return result.rows.map((row) => ({ ...row, total: BigInt(row.total) }));
}

/**
 * Living subscriptions whose cancellation window or whose term ends within a span, of one customer
 * or of all, the first to end first.
 */
export async function endingSubscriptions(
  context: Context,
  span: { readonly from: Date; readonly to: Date; readonly limit: number },
  customerId: string | null,
): Promise<Subscription[]> {
  const rows = await db(context)
    .selectFrom('subscriptions.subscription')
    .select(subscriptionColumns)
    .where('partner_id', '=', context.partnerId)
    .where('status', 'in', ['active', 'suspended'])
    .where(
      sql<boolean>`(cancel_until between ${span.from} and ${span.to}
        or term_end between ${span.from} and ${span.to})`,
    )
    .where(sql<boolean>`(${customerId}::uuid is null or customer_id = ${customerId}::uuid)`)
    .orderBy(
      sql`least(term_end, case when cancel_until >= ${span.from} then cancel_until else term_end end)`,
    )
    .orderBy('id')
    .limit(span.limit)
    .execute();
  return rows.map(toSubscription);
}
