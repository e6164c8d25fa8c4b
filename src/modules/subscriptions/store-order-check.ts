import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { OrderObjection } from './types-order-check.ts';

type ObjectionRow = OrderObjection & { readonly orderId: string };

/** What checks had against these orders, by order. */
export async function objectionsOf(
  context: Context,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly OrderObjection[]>> {
  const result = await sql<ObjectionRow>`
    select c.order_id as "orderId", c.check_name as "check", c.verdict, c.reasons,
      c.asked_at as "askedAt", c.settled_at as "settledAt", c.settled_by as "settledBy",
      c.settled_how as "settledHow", c.settled_reason as "settledReason"
    from subscriptions.order_check c
    where c.partner_id = ${context.partnerId} and c.order_id = any(${orderIds}::uuid[])
    order by c.order_id, c.check_name
  `.execute(context.tx);
  const byOrder = Map.groupBy(result.rows, (row) => row.orderId);
  return new Map(
    [...byOrder].map(([orderId, rows]) => [
      orderId,
      rows.map(({ orderId: _orderId, ...row }) => row),
    ]),
  );
}

/** Keeps what a check has against an order; a check has one say, and the last one counts. */
export async function saveObjection(
  context: Context,
  orderId: string,
  objection: OrderObjection,
): Promise<void> {
  await sql`
    insert into subscriptions.order_check (partner_id, order_id, check_name, verdict, reasons,
      asked_at, settled_at, settled_by, settled_how, settled_reason)
    values (${context.partnerId}, ${orderId}, ${objection.check}, ${objection.verdict},
      ${JSON.stringify(objection.reasons)}::jsonb, ${objection.askedAt}, ${objection.settledAt},
      ${objection.settledBy}, ${objection.settledHow}, ${objection.settledReason})
    on conflict (partner_id, order_id, check_name) do update
    set verdict = excluded.verdict, reasons = excluded.reasons, asked_at = excluded.asked_at,
      settled_at = excluded.settled_at, settled_by = excluded.settled_by,
      settled_how = excluded.settled_how, settled_reason = excluded.settled_reason
  `.execute(context.tx);
}

/** Which of these customers, or of all, have an order that waits. */
export async function customersWithWaitingOrders(
  context: Context,
  customerIds: readonly string[] | null,
): Promise<string[]> {
  const result = await sql<{ customerId: string }>`
    select distinct o.customer_id as "customerId" from subscriptions.customer_order o
    where o.partner_id = ${context.partnerId} and o.state = 'pending'
      and (${customerIds}::uuid[] is null or o.customer_id = any(${customerIds}::uuid[]))
    order by o.customer_id
  `.execute(context.tx);
  return result.rows.map((row) => row.customerId);
}
