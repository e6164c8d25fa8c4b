import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { fromRecords, recordset } from '../../platform/recordset.ts';
import { objectionsOf } from './store-order-check.ts';
import type { Cart, NewOrderLine, Order, OrderLine } from './types-order.ts';

/** The columns as the members of `Order` but its lines; `o` names the table. */
const orderColumns: RawBuilder<unknown> = sql.raw(`o.id, o.customer_id as "customerId", o.state,
  o.billing_cycle as "billingCycle", o.currency, o.total, o.cart_id as "cartId",
  o.created_at as "createdAt", o.version`);

const cartColumns: RawBuilder<unknown> = sql.raw(`c.id, c.customer_id as "customerId", c.state,
  c.lines, c.created_at as "createdAt", c.expires_at as "expiresAt", c.version`);

type OrderRow = Omit<Order, 'total' | 'lines' | 'objections'> & { readonly total: string };
type LineRow = Omit<OrderLine, 'unitPrice'> & {
  readonly orderId: string;
  readonly unitPrice: string;
};

export async function findOrder(context: Context, id: string): Promise<Order | undefined> {
  const result = await sql<OrderRow>`
    select ${orderColumns} from subscriptions.customer_order o
    where o.partner_id = ${context.partnerId} and o.id = ${id}
  `.execute(context.tx);
  return (await withLines(context, result.rows))[0];
}

export async function lockOrder(context: Context, id: string): Promise<Order | undefined> {
  await sql`
    select 1 from subscriptions.customer_order o
    where o.partner_id = ${context.partnerId} and o.id = ${id} for update
  `.execute(context.tx);
  return findOrder(context, id);
}

/**
 * Of every customer, or of those named, in one state or in any; newest first. `beforeId` is the
 * last id of the page before.
 */
export async function pageOfAllOrders(
  context: Context,
  page: {
    readonly state: Order['state'] | null;
    readonly customerIds: readonly string[] | null;
    readonly beforeId: string | null;
    readonly limit: number | null;
  },
): Promise<Order[]> {
  const result = await sql<OrderRow>`
    select ${orderColumns} from subscriptions.customer_order o
    where o.partner_id = ${context.partnerId}
      and (${page.state}::text is null or o.state = ${page.state})
      and (${page.customerIds}::uuid[] is null or o.customer_id = any(${page.customerIds}::uuid[]))
      and (${page.beforeId}::uuid is null or o.id < ${page.beforeId})
    order by o.id desc limit ${page.limit}::bigint
  `.execute(context.tx);
  return withLines(context, result.rows);
}

/** The ids set aside for the subscriptions of a waiting order, by line number. */
export async function reservedSubscriptions(
  context: Context,
  orderId: string,
): Promise<ReadonlyMap<number, string>> {
  const result = await sql<{ number: number; subscriptionId: string }>`
    select l.number, l.subscription_id as "subscriptionId" from subscriptions.order_line l
    where l.partner_id = ${context.partnerId} and l.order_id = ${orderId}
  `.execute(context.tx);
  return new Map(result.rows.map((row) => [row.number, row.subscriptionId]));
}

export async function saveOrderState(context: Context, order: Order): Promise<void> {
  await sql`
    update subscriptions.customer_order
    set state = ${order.state}, version = ${order.version}
    where partner_id = ${context.partnerId} and id = ${order.id}
  `.execute(context.tx);
}

/** Newest first; `beforeId` is the last id of the page before. */
export async function pageOfOrders(
  context: Context,
  customerId: string,
  page: { readonly beforeId: string | null; readonly limit: number | null },
): Promise<Order[]> {
  const result = await sql<OrderRow>`
    select ${orderColumns} from subscriptions.customer_order o
    where o.partner_id = ${context.partnerId} and o.customer_id = ${customerId}
      and (${page.beforeId}::uuid is null or o.id < ${page.beforeId})
    order by o.id desc limit ${page.limit}::bigint
  `.execute(context.tx);
  return withLines(context, result.rows);
}

export async function ordersOfCart(context: Context, cartId: string): Promise<Order[]> {
  const result = await sql<OrderRow>`
    select ${orderColumns} from subscriptions.customer_order o
    where o.partner_id = ${context.partnerId} and o.cart_id = ${cartId} order by o.id
  `.execute(context.tx);
  return withLines(context, result.rows);
}

async function withLines(context: Context, orders: readonly OrderRow[]): Promise<Order[]> {
  if (orders.length === 0) return [];
  const result = await sql<LineRow>`
    select l.order_id as "orderId", l.number, l.offer_id as "offerId",
      l.friendly_name as "friendlyName", l.quantity, l.unit_price as "unitPrice",
      l.subscription_id as "subscriptionId",
      l.parent_subscription_id as "parentSubscriptionId"
    from subscriptions.order_line l
    where l.partner_id = ${context.partnerId}
      and l.order_id = any(${orders.map((order) => order.id)}::uuid[])
    order by l.order_id, l.number
  `.execute(context.tx);
  const lines = Map.groupBy(result.rows, (line) => line.orderId);
  const ids = orders.map((order) => order.id);
  const objections = await objectionsOf(context, ids);
  return orders.map((order) => ({
    ...order,
    total: BigInt(order.total),
    lines: (lines.get(order.id) ?? []).map(({ orderId: _orderId, unitPrice, ...line }) => ({
      ...line,
      subscriptionId: order.state === 'completed' ? line.subscriptionId : null,
      unitPrice: BigInt(unitPrice),
    })),
    objections: objections.get(order.id) ?? [],
  }));
}

/** @param subscriptionIds that the lines become, or will become, by line number */
export async function insertOrder(
  context: Context,
  order: Order,
  subscriptionIds: readonly string[],
): Promise<void> {
  await sql`
    insert into subscriptions.customer_order (partner_id, id, customer_id, state, billing_cycle,
      currency, total, cart_id, created_at)
    values (${context.partnerId}, ${order.id}, ${order.customerId}, ${order.state},
      ${order.billingCycle}, ${order.currency}, ${order.total.toString()}, ${order.cartId},
      ${order.createdAt})
  `.execute(context.tx);
  const rows = recordset(
    order.lines.map((line) => ({
      number: line.number,
      offer_id: line.offerId,
      friendly_name: line.friendlyName,
      quantity: line.quantity,
      unit_price: line.unitPrice,
      subscription_id: subscriptionIds[line.number] ?? null,
      parent_subscription_id: line.parentSubscriptionId,
    })),
    {
      number: 'integer',
      offer_id: 'text',
      friendly_name: 'text',
      quantity: 'integer',
      unit_price: 'bigint',
      subscription_id: 'uuid',
      parent_subscription_id: 'uuid',
    },
  );
  await sql`
    insert into subscriptions.order_line (partner_id, order_id, number, offer_id, friendly_name,
      quantity, unit_price, subscription_id, parent_subscription_id)
    select ${context.partnerId}, ${order.id}, r.number, r.offer_id, r.friendly_name, r.quantity,
      r.unit_price, r.subscription_id, r.parent_subscription_id
    from ${fromRecords(rows)} as r
  `.execute(context.tx);
}

export async function findCart(context: Context, id: string): Promise<Cart | undefined> {
  const result = await sql<Cart>`
    select ${cartColumns} from subscriptions.cart c
    where c.partner_id = ${context.partnerId} and c.id = ${id}
  `.execute(context.tx);
  return result.rows[0];
}

export async function lockCart(context: Context, id: string): Promise<Cart | undefined> {
  const result = await sql<Cart>`
    select ${cartColumns} from subscriptions.cart c
    where c.partner_id = ${context.partnerId} and c.id = ${id} for update
  `.execute(context.tx);
  return result.rows[0];
}

export async function insertCart(context: Context, cart: Cart): Promise<void> {
  await sql`
    insert into subscriptions.cart (partner_id, id, customer_id, state, lines, created_at,
      expires_at)
    values (${context.partnerId}, ${cart.id}, ${cart.customerId}, ${cart.state},
      ${jsonOf(cart.lines)}::jsonb, ${cart.createdAt}, ${cart.expiresAt})
  `.execute(context.tx);
}

export async function saveCart(context: Context, cart: Cart): Promise<void> {
  await sql`
    update subscriptions.cart
    set state = ${cart.state}, lines = ${jsonOf(cart.lines)}::jsonb, version = ${cart.version}
    where partner_id = ${context.partnerId} and id = ${cart.id}
  `.execute(context.tx);
}

function jsonOf(lines: readonly NewOrderLine[]): string {
  return JSON.stringify(lines);
}
