import { parseCurrency } from '../../kernel/money.ts';
import type { Cart, Offer, Order } from '../subscriptions/index.ts';
import { attributesOf, etagOf, linkTo } from './decide-envelope.ts';
import { wireCycle } from './decide-legacy.ts';
import { amountNumber } from './decide-number.ts';
import { wireTerm } from './decide-subscription.ts';

/**
 * A waiting order is `pending`, which every client knows; a refused one is `cancelled`: nothing was
 * bought and nothing will be.
 */
export function wireOrderStatus(state: Order['state']) {
  return state === 'refused' ? 'cancelled' : state;
}

/** An order as the API shows it. */
export function wireOrder(
  order: Order,
  customerId: string,
  offers: ReadonlyMap<string, Offer>,
  legacy: boolean,
) {
  const currency = parseCurrency(order.currency);
  if (currency === null) throw new Error(`not a currency: ${order.currency}`);
  const lineItems = order.lines.map((line) => ({
    lineItemNumber: line.number,
    offerId: line.offerId,
    ...(line.subscriptionId === null ? {} : { subscriptionId: line.subscriptionId }),
    friendlyName: line.friendlyName,
    quantity: line.quantity,
    termDuration: wireTerm(offers.get(line.offerId)?.term ?? 'none'),
    transactionType: 'New',
    links:
      line.subscriptionId === null
        ? {}
        : {
            subscription: linkTo(`/customers/${customerId}/subscriptions/${line.subscriptionId}`),
          },
  }));
  return {
    id: order.id,
    alternateId: order.id.replaceAll('-', '').slice(-12),
    referenceCustomerId: customerId,
    billingCycle: wireCycle(order.billingCycle, legacy),
    currencyCode: order.currency,
    lineItems,
    creationDate: order.createdAt.toISOString(),
    status: wireOrderStatus(order.state),
    transactionType: 'UserPurchase',
    totalPrice: amountNumber(order.total, currency),
    links: { self: linkTo(`/customers/${customerId}/orders/${order.id}`) },
    attributes: attributesOf('Order', etagOf(order.id, order.version)),
  };
}

/** A cart as the API shows it. */
export function wireCart(
  cart: Cart,
  customerId: string,
  offers: ReadonlyMap<string, Offer>,
  legacy: boolean,
) {
  const lineItems = cart.lines.map((line, id) => {
    const offer = offers.get(line.offerId);
    return {
      id,
      catalogItemId: line.offerId,
      friendlyName: line.friendlyName ?? offer?.names.en ?? null,
      quantity: line.quantity,
      currencyCode: offer?.currency ?? null,
      billingCycle: offer ? wireCycle(offer.billingCycle, legacy) : null,
      termDuration: offer ? wireTerm(offer.term) : null,
      orderGroup: '0',
    };
  });
  return {
    id: cart.id,
    creationTimestamp: cart.createdAt.toISOString(),
    expirationTimestamp: cart.expiresAt.toISOString(),
    status: { open: 'Active', checked_out: 'Ordered', expired: 'Expired' }[cart.state],
    lineItems,
    links: { self: linkTo(`/customers/${customerId}/carts/${cart.id}`) },
    attributes: attributesOf('Cart', etagOf(cart.id, cart.version)),
  };
}
