import { newId } from '../../kernel/ids.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents, type NewEvent } from '../../platform/events.ts';
import { getCustomer } from '../customers/index.ts';
import { placeOrdersOfCart } from './commands-order.ts';
import { checkCloud } from './decide-cloud.ts';
import { CART_DAYS } from './decide-order.ts';
import { addDaysTo } from './decide-term.ts';
import * as store from './store-order.ts';
import type { Cart, NewOrderLine, Order } from './types-order.ts';
import { refuse } from './types.ts';

/**
 * Opens a cart. Its lines are looked at when it is checked out, because offers and holds may change
 * until then.
 * @throws Refused `customer_not_found`, `cloud_closed`, `cloud_lacks_feature`
 */
export async function createCart(
  context: Context,
  customerId: string,
  lines: readonly NewOrderLine[],
): Promise<Cart> {
  await getCustomer(context, customerId);
  checkCloud((await getPartner(context)).cloud, 'purchases');
  const cart: Cart = {
    id: newId(context.now.getTime()),
    customerId,
    state: 'open',
    lines,
    createdAt: context.now,
    expiresAt: addDaysTo(context.now, CART_DAYS),
    version: 1,
  };
  await store.insertCart(context, cart);
  await recordEvents(context, [saved('subscriptions.cart_created', cart)]);
  return cart;
}

/** @throws Refused `cart_not_found`, also for a cart of another customer */
export async function getCart(context: Context, customerId: string, cartId: string): Promise<Cart> {
  return found(context, customerId, cartId, await store.findCart(context, cartId));
}

/** Replaces the lines of an open cart. @throws Refused `cart_not_found`, `cart_not_open` */
export async function changeCart(
  context: Context,
  customerId: string,
  cartId: string,
  lines: readonly NewOrderLine[],
): Promise<Cart> {
  const cart = found(context, customerId, cartId, await store.lockCart(context, cartId));
  if (cart.state !== 'open') throw refuse('cart_not_open', { state: cart.state });
  const changed: Cart = { ...cart, lines, version: cart.version + 1 };
  await store.saveCart(context, changed);
  await recordEvents(context, [saved('subscriptions.cart_changed', changed)]);
  return changed;
}

/**
 * Buys what is in a cart, once: checking it out again gives the orders it became.
 * @throws Refused `cart_not_found`, `cart_not_open` when it has expired, and as `decideOrders` does
 */
export async function checkoutCart(
  context: Context,
  customerId: string,
  cartId: string,
): Promise<{ cart: Cart; orders: Order[] }> {
  const cart = found(context, customerId, cartId, await store.lockCart(context, cartId));
  if (cart.state === 'checked_out') {
    return { cart, orders: await store.ordersOfCart(context, cartId) };
  }
  if (cart.state !== 'open') throw refuse('cart_not_open', { state: cart.state });
  const orders = await placeOrdersOfCart(context, { customerId, lines: cart.lines }, cartId);
  const checkedOut: Cart = { ...cart, state: 'checked_out', version: cart.version + 1 };
  await store.saveCart(context, checkedOut);
  return { cart: checkedOut, orders };
}

/** As it is now: nobody has to come by for a cart to expire. */
function found(context: Context, customerId: string, cartId: string, cart: Cart | undefined): Cart {
  if (cart?.customerId !== customerId) throw refuse('cart_not_found', { cartId });
  return cart.state === 'open' && cart.expiresAt <= context.now
    ? { ...cart, state: 'expired' }
    : cart;
}

function saved(type: 'subscriptions.cart_created' | 'subscriptions.cart_changed', cart: Cart) {
  return {
    type,
    subject: { kind: 'cart', id: cart.id },
    customerId: cart.customerId,
    after: { lines: cart.lines.map((line) => ({ ...line })) },
  } satisfies NewEvent;
}
