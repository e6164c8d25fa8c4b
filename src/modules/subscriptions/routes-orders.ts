import { Type } from 'typebox';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { getCustomer } from '../customers/index.ts';
import { changeCart, checkoutCart, createCart, getCart } from './commands-cart.ts';
import { getOrder, placeOrder } from './commands-order.ts';
import {
  BillingCycleSchema,
  cartJson,
  CartParams,
  CartSchema,
  CustomerParams,
  NewOrderLines,
  orderJson,
  OrderParams,
  OrderSchema,
} from './routes-order-schemas.ts';
import { pageOfOrders } from './store-order.ts';

const tag = 'orders';

const purchaseRefusals = [
  'customer_not_found',
  'purchases_blocked',
  'offer_not_found',
  'offer_not_available',
  'offer_quantity_out_of_range',
  'offer_addon_needs_parent',
  'offer_not_an_addon',
  'subscription_parent_inactive',
  'cart_empty',
  'cloud_closed',
  'cloud_lacks_feature',
];

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

const orderRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/customers/{customerId}/orders',
    name: 'placeOrder',
    summary: 'Buys for a customer; each line becomes a subscription.',
    tag,
    permission: 'orders.write',
    params: CustomerParams,
    body: Type.Object({ billingCycle: Type.Optional(BillingCycleSchema), lines: NewOrderLines }),
    output: OrderSchema,
    refusals: [...purchaseRefusals, 'offer_cycle_not_offered', 'order_currencies_differ'],
    handle: async (context, { params, body }) =>
      orderJson(await placeOrder(context, { customerId: params.customerId, ...body })),
  }),
  route({
    method: 'GET',
    path: '/api/customers/{customerId}/orders',
    name: 'listOrders',
    summary: 'Orders of a customer, newest first.',
    tag,
    permission: 'subscriptions.read',
    params: CustomerParams,
    query: Type.Object(PageQuery),
    output: pageOf(OrderSchema),
    refusals: ['customer_not_found', 'cursor_invalid'],
    handle: async (context, { params: { customerId }, query }) => {
      await getCustomer(context, customerId);
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const beforeId = query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null;
      const rows = await pageOfOrders(context, customerId, { beforeId, limit: limit + 1 });
      const { items, nextCursor } = cutPage(rows, limit, (row) => [row.id]);
      return { items: items.map(orderJson), nextCursor };
    },
  }),
  route({
    method: 'GET',
    path: '/api/customers/{customerId}/orders/{orderId}',
    name: 'getOrder',
    summary: 'One order with its lines.',
    tag,
    permission: 'subscriptions.read',
    params: OrderParams,
    output: OrderSchema,
    refusals: ['order_not_found'],
    handle: async (context, { params }) =>
      orderJson(await getOrder(context, params.orderId, params.customerId)),
  }),
];

const cartRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/customers/{customerId}/carts',
    name: 'createCart',
    summary: 'Opens a cart; it expires after seven days.',
    tag,
    permission: 'orders.write',
    params: CustomerParams,
    body: Type.Object({ lines: NewOrderLines }),
    output: CartSchema,
    refusals: ['customer_not_found', 'cloud_closed', 'cloud_lacks_feature'],
    handle: async (context, { params, body }) =>
      cartJson(await createCart(context, params.customerId, body.lines)),
  }),
  route({
    method: 'GET',
    path: '/api/customers/{customerId}/carts/{cartId}',
    name: 'getCart',
    summary: 'One cart.',
    tag,
    permission: 'subscriptions.read',
    params: CartParams,
    output: CartSchema,
    refusals: ['cart_not_found'],
    handle: async (context, { params }) =>
      cartJson(await getCart(context, params.customerId, params.cartId)),
  }),
  route({
    method: 'PUT',
    path: '/api/customers/{customerId}/carts/{cartId}',
    name: 'changeCart',
    summary: 'Replaces the lines of an open cart.',
    tag,
    permission: 'orders.write',
    params: CartParams,
    body: Type.Object({ lines: NewOrderLines }),
    output: CartSchema,
    refusals: ['cart_not_found', 'cart_not_open'],
    handle: async (context, { params, body }) =>
      cartJson(await changeCart(context, params.customerId, params.cartId, body.lines)),
  }),
  route({
    method: 'POST',
    path: '/api/customers/{customerId}/carts/{cartId}/checkout',
    name: 'checkoutCart',
    summary: 'Buys what is in the cart, once: an order for each currency.',
    tag,
    permission: 'orders.write',
    params: CartParams,
    output: Type.Object({ cart: CartSchema, orders: Type.Array(OrderSchema) }),
    refusals: ['cart_not_found', 'cart_not_open', ...purchaseRefusals],
    handle: async (context, { params }) => {
      const { cart, orders } = await checkoutCart(context, params.customerId, params.cartId);
      return { cart: cartJson(cart), orders: orders.map(orderJson) };
    },
  }),
];

export const ordersRoutes: readonly AnyRoute[] = [...orderRoutes, ...cartRoutes];
