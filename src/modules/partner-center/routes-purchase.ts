import { Type, type Static } from 'typebox';
import { wireRoute, type AnyWireRoute, type WireCall } from '../../platform/wire-route.ts';
import type { Customer } from '../customers/index.ts';
import {
  changeCart,
  checkoutCart,
  createCart,
  getCart,
  getOrder,
  ordersOfCustomer,
  placeOrder,
  type Cart,
  type Order,
} from '../subscriptions/index.ts';
import { checkedId, findOwnCustomer } from './commands-customer.ts';
import { cycleOf, linesOf, offersById } from './commands-purchase.ts';
import { wireCustomerId } from './decide-customer.ts';
import { collectionOf } from './decide-envelope.ts';
import { checkEtag } from './decide-etag.ts';
import { sameWord } from './decide-filter.ts';
import { isLegacyClient } from './decide-legacy.ts';
import { wireCart, wireOrder, wireOrderStatus } from './decide-purchase.ts';
import {
  CartInput,
  CartSchema,
  CheckoutSchema,
  OrderInput,
  OrderPatch,
  OrderSchema,
} from './routes-purchase-schemas.ts';
import { collectionSchema } from './routes-schemas.ts';
import { refuse } from './types.ts';

const shared = { tag: 'orders', callers: 'app_or_user', counted: true } as const;
const read = { ...shared, method: 'GET', permission: 'subscriptions.read' } as const;
const buy = { ...shared, permission: 'orders.write', feature: 'purchases' } as const;
const ORDERS = '/v1/customers/{customerId}/orders';
const CARTS = '/v1/customers/{customerId}/carts';

const orderRoutes: readonly AnyWireRoute[] = [
  wireRoute({
    ...read,
    path: ORDERS,
    name: 'getOrders',
    summary: 'Orders of a customer, the newest first.',
    query: Type.Object({ billingType: Type.Optional(Type.String()) }),
    output: collectionSchema(OrderSchema),
    handle: async (call, { params }) => {
      const customer = await findOwnCustomer(call, params.customerId);
      const orders = await ordersOfCustomer(call, customer.id);
      const items = await shownOrders(call, customer, orders);
      return { body: collectionOf(items, `/customers/${wireCustomerId(customer)}/orders`) };
    },
  }),
  wireRoute({
    ...read,
    path: `${ORDERS}/{orderId}`,
    name: 'getOrder',
    summary: 'One order.',
    output: OrderSchema,
    handle: async (call, { params }) => {
      const customer = await findOwnCustomer(call, params.customerId);
      const order = await getOrder(call, checkedId(params.orderId), customer.id);
      return { body: await shownOrder(call, customer, order) };
    },
  }),
  wireRoute({
    ...buy,
    method: 'POST',
    path: ORDERS,
    name: 'createOrder',
    summary: 'Buys: each line becomes a subscription.',
    body: OrderInput,
    output: OrderSchema,
    status: 201,
    handle: async (call, { params, body }) => {
      const customer = await findOwnCustomer(call, params.customerId);
      const billingCycle = cycleOf(body.billingCycle);
      const order = await placeOrder(call, {
        customerId: customer.id,
        ...(billingCycle === undefined ? {} : { billingCycle }),
        lines: await linesOf(call, body.lineItems),
      });
      return { body: await shownOrder(call, customer, order) };
    },
  }),
  wireRoute({
    ...buy,
    method: 'PATCH',
    path: `${ORDERS}/{orderId}`,
    name: 'updateOrder',
    summary: 'Takes an order back unchanged; other changes are refused.',
    body: OrderPatch,
    output: OrderSchema,
    handle: async (call, { params, body }) => {
      const customer = await findOwnCustomer(call, params.customerId);
      const order = await getOrder(call, checkedId(params.orderId), customer.id);
      checkEtag(call, body.attributes?.etag, order.id, order.version);
      const cycle = cycleOf(body.billingCycle);
      if (cycle !== undefined && cycle !== order.billingCycle) {
        throw refuse('api_order_change_unknown', {}, 'billingCycle');
      }
      if (body.status !== undefined && !sameWord(body.status, wireOrderStatus(order.state))) {
        throw refuse('api_order_change_unknown', {}, 'status');
      }
      return { body: await shownOrder(call, customer, order) };
    },
  }),
];

const cartRoutes: readonly AnyWireRoute[] = [
  wireRoute({
    ...buy,
    method: 'POST',
    path: CARTS,
    name: 'createCart',
    summary: 'Opens a cart.',
    body: CartInput,
    output: CartSchema,
    status: 201,
    handle: async (call, { params, body }) => {
      const customer = await findOwnCustomer(call, params.customerId);
      const cart = await createCart(call, customer.id, await cartLines(call, body));
      return { body: await shownCart(call, customer, cart) };
    },
  }),
  wireRoute({
    ...read,
    path: `${CARTS}/{cartId}`,
    name: 'getCart',
    summary: 'One cart.',
    output: CartSchema,
    handle: async (call, { params }) => {
      const customer = await findOwnCustomer(call, params.customerId);
      const cart = await getCart(call, customer.id, checkedId(params.cartId));
      return { body: await shownCart(call, customer, cart) };
    },
  }),
  wireRoute({
    ...buy,
    method: 'PUT',
    path: `${CARTS}/{cartId}`,
    name: 'updateCart',
    summary: 'Replaces the lines of an open cart.',
    body: CartInput,
    output: CartSchema,
    handle: async (call, { params, body }) => {
      const customer = await findOwnCustomer(call, params.customerId);
      const lines = await cartLines(call, body);
      const cart = await changeCart(call, customer.id, checkedId(params.cartId), lines);
      return { body: await shownCart(call, customer, cart) };
    },
  }),
  wireRoute({
    ...buy,
    method: 'POST',
    path: `${CARTS}/{cartId}/checkout`,
    name: 'checkoutCart',
    summary: 'Buys what is in a cart, once; all of it or nothing.',
    output: CheckoutSchema,
    status: 201,
    handle: async (call, { params }) => {
      const customer = await findOwnCustomer(call, params.customerId);
      const done = await checkoutCart(call, customer.id, checkedId(params.cartId));
      const orders = await shownOrders(call, customer, done.orders);
      return { body: { orders, orderErrors: [] } };
    },
  }),
];

export const purchaseWireRoutes: readonly AnyWireRoute[] = [...orderRoutes, ...cartRoutes];

function cartLines(call: WireCall, { lineItems }: Static<typeof CartInput>) {
  return linesOf(
    call,
    lineItems.map(({ catalogItemId, provisioningContext, ...line }) => ({
      ...line,
      offerId: catalogItemId,
      ...provisioningContext,
    })),
  );
}

async function shownOrders(call: WireCall, customer: Customer, orders: readonly Order[]) {
  const ids = orders.flatMap(({ lines }) => lines.map(({ offerId }) => offerId));
  const offers = await offersById(call, ids);
  const legacy = isLegacyClient(call.headers);
  return orders.map((order) => wireOrder(order, wireCustomerId(customer), offers, legacy));
}

async function shownOrder(call: WireCall, customer: Customer, order: Order) {
  const [shown] = await shownOrders(call, customer, [order]);
  return shown!;
}

async function shownCart(call: WireCall, customer: Customer, cart: Cart) {
  const offers = await offersById(
    call,
    cart.lines.map(({ offerId }) => offerId),
  );
  return wireCart(cart, wireCustomerId(customer), offers, isLegacyClient(call.headers));
}
