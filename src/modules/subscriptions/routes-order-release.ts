import { Type } from 'typebox';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { customersOf } from '../customers/index.ts';
import { getOrder } from './commands-order.ts';
import { reconsiderOrders, refuseOrder, releaseOrder } from './commands-order-release.ts';
import { orderJson, OrderSchema } from './routes-order-schemas.ts';
import { pageOfAllOrders } from './store-order.ts';
import { orderStates, type Order } from './types-order.ts';

const tag = 'orders';
const OrderParams = Type.Object({ orderId: Type.String({ format: 'uuid' }) });
const ReasonText = Type.String({ minLength: 1, maxLength: 500 });
const OrderRowSchema = Type.Object({
  ...OrderSchema.properties,
  customerNumber: Type.String(),
  customerName: Type.String(),
});

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

async function rowsOf(context: Context, orders: readonly Order[]) {
  const ids = [...new Set(orders.map((order) => order.customerId))];
  const customers = new Map((await customersOf(context, ids)).map((each) => [each.id, each]));
  return orders.map((order) => {
    const { number = '', name = '' } = customers.get(order.customerId) ?? {};
    return { ...orderJson(order), customerNumber: number, customerName: name };
  });
}

async function rowOf(context: Context, order: Order) {
  const [row] = await rowsOf(context, [order]);
  if (!row) throw new Error(`order ${order.id} makes no row`);
  return row;
}

export const orderReleaseRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/orders',
    name: 'listAllOrders',
    summary: 'Orders of every customer, newest first; those that wait with `state=pending`.',
    tag,
    permission: 'subscriptions.read',
    query: Type.Object({ ...PageQuery, state: Type.Optional(Type.Enum([...orderStates])) }),
    output: pageOf(OrderRowSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const beforeId = query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null;
      const found = await pageOfAllOrders(context, {
        state: query.state ?? null,
        customerIds: null,
        beforeId,
        limit: limit + 1,
      });
      const { items, nextCursor } = cutPage(found, limit, (order) => [order.id]);
      return { items: await rowsOf(context, items), nextCursor };
    },
  }),
  route({
    method: 'POST',
    path: '/api/orders/{orderId}/release',
    name: 'releaseOrder',
    summary: 'Lets a waiting order go on; it is bought when nothing else stands in its way.',
    tag,
    permission: 'orders.release',
    params: OrderParams,
    body: Type.Object({
      check: Type.Optional(
        Type.String({ maxLength: 40, description: 'One check; without it, all that stand' }),
      ),
      reason: ReasonText,
    }),
    output: OrderRowSchema,
    refusals: [
      'order_not_found',
      'order_not_waiting',
      'purchases_blocked',
      'offer_not_found',
      'offer_not_available',
      'subscription_not_found',
      'subscription_parent_inactive',
      'cloud_closed',
      'cloud_lacks_feature',
    ],
    handle: async (context, { params, body }) =>
      rowOf(context, await releaseOrder(context, { ...params, ...body })),
  }),
  route({
    method: 'POST',
    path: '/api/orders/{orderId}/refuse',
    name: 'refuseOrder',
    summary: 'Decides that a waiting order will not be bought.',
    tag,
    permission: 'orders.release',
    params: OrderParams,
    body: Type.Object({ reason: ReasonText }),
    output: OrderRowSchema,
    refusals: ['order_not_found', 'order_not_waiting'],
    handle: async (context, { params, body }) =>
      rowOf(context, await refuseOrder(context, { ...params, ...body })),
  }),
  route({
    method: 'POST',
    path: '/api/orders/{orderId}/reconsider',
    name: 'reconsiderOrder',
    summary: 'Asks the checks that have the customer’s orders wait once more.',
    tag,
    permission: 'orders.release',
    params: OrderParams,
    output: OrderRowSchema,
    refusals: ['order_not_found'],
    handle: async (context, { params: { orderId } }) => {
      const { customerId } = await getOrder(context, orderId);
      await reconsiderOrders(context, [customerId]);
      return rowOf(context, await getOrder(context, orderId));
    },
  }),
];
