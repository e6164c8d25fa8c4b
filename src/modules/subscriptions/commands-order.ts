import { newId } from '../../kernel/ids.ts';
import { formatDecimal, parseCurrency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents, type NewEvent } from '../../platform/events.ts';
import { getCustomer } from '../customers/index.ts';
import { offersOf } from './commands-catalogue.ts';
import { insertSubscription } from './commands-change.ts';
import { addEntitlement } from './commands-entitlement.ts';
import { beginSubscription, type Begun } from './decide-begin.ts';
import { decideOrders, type DecidedOrder, type PurchaseFacts } from './decide-order.ts';
import { openHolds } from './store-hold.ts';
import * as store from './store-order.ts';
import { subscriptionsByIds } from './store.ts';
import type { NewOrderLine, Order } from './types-order.ts';
import { refuse, type BillingCycle } from './types.ts';

export interface NewOrder {
  readonly customerId: string;
  /** Where it is named, every line that has a price must be billed so. */
  readonly billingCycle?: BillingCycle;
  readonly lines: readonly NewOrderLine[];
}

/**
 * Buys for a customer: each line becomes a subscription, and the first billing cycle is charged.
 * @throws Refused `customer_not_found`, `order_currencies_differ`, and as `decideOrders` does
 */
export async function placeOrder(context: Context, wanted: NewOrder): Promise<Order> {
  const facts = await purchaseFacts(context, wanted);
  const [order, ...others] = decideOrders(facts, wanted);
  if (order === undefined || others.length > 0) {
    const currencies = [order, ...others].map((each) => each?.currency).join(', ');
    throw refuse('order_currencies_differ', { currencies }, 'lines');
  }
  return buy(context, facts, order, null);
}

/**
 * Buys what is in a cart, as one order for each currency.
 * @throws Refused as `decideOrders` does; then nothing is bought
 */
export async function placeOrdersOfCart(
  context: Context,
  wanted: NewOrder,
  cartId: string,
): Promise<Order[]> {
  const facts = await purchaseFacts(context, wanted);
  const orders: Order[] = [];
  for (const order of decideOrders(facts, wanted)) {
    orders.push(await buy(context, facts, order, cartId));
  }
  return orders;
}

/** @throws Refused `order_not_found`, also for an order of another customer */
export async function getOrder(
  context: Context,
  orderId: string,
  customerId?: string,
): Promise<Order> {
  const order = await store.findOrder(context, orderId);
  if (!order || (customerId !== undefined && order.customerId !== customerId)) {
    throw refuse('order_not_found', { orderId });
  }
  return order;
}

/** Every order of a customer, newest first. @throws Refused `customer_not_found` */
export async function ordersOfCustomer(context: Context, customerId: string): Promise<Order[]> {
  await getCustomer(context, customerId);
  return store.pageOfOrders(context, customerId, { beforeId: null, limit: null });
}

async function purchaseFacts(
  context: Context,
  { customerId, lines }: NewOrder,
): Promise<PurchaseFacts> {
  await getCustomer(context, customerId);
  const { cloud, language } = await getPartner(context);
  const parents = await subscriptionsByIds(
    context,
    lines.flatMap((line) => line.parentSubscriptionId ?? []),
  );
  const parentOfferIds = parents.map((parent) => parent.offerId);
  const found = await offersOf(context, [...lines.map((line) => line.offerId), ...parentOfferIds]);
  return {
    cloud,
    customerId,
    language,
    holds: await openHolds(context, customerId),
    offers: found,
    parents,
    parentOffers: found,
  };
}

async function buy(
  context: Context,
  facts: PurchaseFacts,
  decided: DecidedOrder,
  cartId: string | null,
): Promise<Order> {
  const id = newId(context.now.getTime());
  const begun = decided.lines.map((line) => {
    const subscriptionId = newId(context.now.getTime());
    const { customerId, cloud } = facts;
    const { now } = context;
    return beginSubscription({ ...line, subscriptionId, customerId, orderId: id, cloud, now });
  });
  const order = orderOf(context, decided, begun, { id, cartId, customerId: facts.customerId });
  await store.insertOrder(context, order);
  for (const { subscription, batches, charges } of begun) {
    await insertSubscription(context, subscription, batches, charges);
    // The provider opens the first Azure subscription together with its plan.
    if (subscription.kind === 'azure_plan') {
      await addEntitlement(context, subscription.id, `${subscription.friendlyName} 1`);
    }
  }
  await recordEvents(context, [placed(order)]);
  return order;
}

function orderOf(
  context: Context,
  decided: DecidedOrder,
  begun: readonly Begun[],
  rest: Pick<Order, 'id' | 'cartId' | 'customerId'>,
): Order {
  return {
    ...rest,
    state: 'completed',
    billingCycle: decided.billingCycle,
    currency: decided.currency,
    total: decided.total,
    createdAt: context.now,
    version: 1,
    lines: begun.map(({ subscription }, number) => ({
      number,
      offerId: subscription.offerId,
      friendlyName: subscription.friendlyName,
      quantity: subscription.quantity,
      unitPrice: subscription.unitPrice,
      subscriptionId: subscription.id,
    })),
  };
}

function placed(order: Order): NewEvent {
  return {
    type: 'subscriptions.order_placed',
    subject: { kind: 'order', id: order.id },
    customerId: order.customerId,
    after: {
      status: order.state,
      currency: order.currency,
      total: amountText(order.total, order.currency),
      billingCycle: order.billingCycle,
      cartId: order.cartId,
      lines: order.lines.map(({ unitPrice, ...line }) => ({
        ...line,
        unitPrice: amountText(unitPrice, order.currency),
      })),
    },
  };
}

/** @throws when the currency is none, which no offer has */
function amountText(minor: bigint, code: string): string {
  const currency = parseCurrency(code);
  if (currency === null) throw new Error(`${code} is no currency`);
  return formatDecimal(minor, currency);
}
