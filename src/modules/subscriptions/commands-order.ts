import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { formatDecimal, parseCurrency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents, type NewEvent } from '../../platform/events.ts';
import { getCustomer, lockForPurchase } from '../customers/index.ts';
import { offersOf } from './commands-catalogue.ts';
import { insertSubscription } from './commands-change.ts';
import { addEntitlement } from './commands-entitlement.ts';
import { beginSubscription } from './decide-begin.ts';
import { askChecks } from './commands-order-check.ts';
import { questionOf } from './decide-order-check.ts';
import {
  decideOrders,
  type DecidedLine,
  type DecidedOrder,
  type PurchaseFacts,
} from './decide-order.ts';
import { openHolds } from './store-hold.ts';
import * as store from './store-order.ts';
import { ordersInProcess } from './store-sums.ts';
import { subscriptionsByIds } from './store.ts';
import { saveObjection } from './store-order-check.ts';
import type { OrderQuestion } from './types-order-check.ts';
import type { NewOrderLine, Order, OrderLine } from './types-order.ts';
import { refuse, type BillingCycle } from './types.ts';

export interface NewOrder {
  readonly customerId: string;
  /** Where it is named, every line that has a price must be billed so. */
  readonly billingCycle?: BillingCycle;
  readonly lines: readonly NewOrderLine[];
}

/**
 * Buys for a customer: each line becomes a subscription, and the first billing cycle is charged.
 * Where a check objects, nothing is bought: the order waits, or is kept as refused, with reasons.
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
  await lockForPurchase(context, customerId);
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

/** Where no check objects it is bought at once; else it is kept as it stands. */
async function buy(
  context: Context,
  facts: PurchaseFacts,
  decided: DecidedOrder,
  cartId: string | null,
): Promise<Order> {
  const id = newId(context.now.getTime());
  const { customerId } = facts;
  const inProcess = await inProcessOf(context, customerId, decided.currency);
  const question = { orderId: id, customerId, inProcess, placedAt: context.now, waits: false };
  const { verdict, objections } = await askChecks(context, questionOf(decided, question));
  const order: Order = {
    id,
    customerId,
    cartId,
    objections,
    state: verdict === 'refuse' ? 'refused' : 'pending',
    billingCycle: decided.billingCycle,
    currency: decided.currency,
    total: decided.total,
    createdAt: context.now,
    version: 1,
    lines: decided.lines.map(linesToBuy),
  };
  const subscriptionIds = order.lines.map(() => newId(context.now.getTime()));
  if (verdict !== 'proceed') {
    await store.insertOrder(context, order, subscriptionIds);
    await saveObjections(context, order);
    await recordEvents(context, [kept(order)]);
    return order;
  }
  const completed = completedOrder(order, subscriptionIds);
  await store.insertOrder(context, completed, subscriptionIds);
  await begin(context, facts, decided, completed);
  return completed;
}

/**
 * Buys what waited, on the terms of that day, with the term beginning today. Holds, offers and the
 * subscriptions of add-ons are looked at again.
 * @throws Refused as `decideOrders` does
 */
export async function completeOrder(context: Context, waiting: Order): Promise<Order> {
  const lines = waiting.lines.map(({ parentSubscriptionId, offerId, quantity, friendlyName }) => ({
    offerId,
    quantity,
    friendlyName,
    ...(parentSubscriptionId === null ? {} : { parentSubscriptionId }),
  }));
  const { decided, facts } = await decideAgain(context, waiting, lines);
  const reserved = await store.reservedSubscriptions(context, waiting.id);
  const ids = waiting.lines.map(({ number }) => reserved.get(number) ?? '');
  const completed = { ...completedOrder(waiting, ids), version: waiting.version + 1 };
  await store.saveOrderState(context, completed);
  await begin(context, facts, decided, completed);
  return completed;
}

/** The question of a waiting order, with the prices of the day it was placed. */
export async function questionAgain(context: Context, waiting: Order): Promise<OrderQuestion> {
  const lines = waiting.lines.map(({ offerId, quantity }) => ({ offerId, quantity }));
  const offers = await offersOf(
    context,
    lines.map(({ offerId }) => offerId),
  );
  const { id: orderId, customerId, currency, createdAt: placedAt } = waiting;
  const decidedLines = waiting.lines.flatMap(({ unitPrice, ...line }) => {
    const offer = offers.find(({ id }) => id === line.offerId);
    const parentId = line.parentSubscriptionId;
    return offer ? [{ ...line, offer: { ...offer, unitPrice }, parentId }] : [];
  });
  const { total, billingCycle } = waiting;
  const decided = { currency, billingCycle, total, lines: decidedLines };
  const inProcess = await inProcessOf(context, customerId, currency);
  return questionOf(decided, { orderId, customerId, inProcess, placedAt, waits: true });
}

async function inProcessOf(
  context: Context,
  customerId: string,
  currency: string,
): Promise<bigint> {
  const orders = await ordersInProcess(context, [customerId]);
  return orders.reduce((sum, each) => (each.currency === currency ? sum + each.total : sum), 0n);
}

async function decideAgain(
  context: Context,
  waiting: Order,
  lines: readonly NewOrderLine[],
): Promise<{ readonly decided: DecidedOrder; readonly facts: PurchaseFacts }> {
  const facts = await purchaseFacts(context, { customerId: waiting.customerId, lines });
  const [decided] = decideOrders(facts, { lines });
  if (decided === undefined) throw new Error(`order ${waiting.id} has no lines`);
  const priced = decided.lines.map((line) => {
    const unitPrice = waiting.lines[line.number]?.unitPrice ?? line.offer.unitPrice;
    return { ...line, offer: { ...line.offer, unitPrice } };
  });
  return { decided: { ...decided, lines: priced }, facts };
}

async function begin(
  context: Context,
  { customerId, cloud }: PurchaseFacts,
  decided: DecidedOrder,
  order: Order,
): Promise<void> {
  for (const line of decided.lines) {
    const subscriptionId = order.lines[line.number]?.subscriptionId;
    if (!subscriptionId) throw new Error(`line ${line.number} has no subscription`);
    const { now } = context;
    const { subscription, batches, charges } = beginSubscription({
      ...line,
      subscriptionId,
      customerId,
      orderId: order.id,
      cloud,
      now,
    });
    await insertSubscription(context, subscription, batches, charges);
    // The provider opens the first Azure subscription together with its plan.
    if (subscription.kind === 'azure_plan') {
      await addEntitlement(context, subscription.id, `${subscription.friendlyName} 1`);
    }
  }
  await recordEvents(context, [placed(order)]);
}

function linesToBuy({ number, offer, quantity, friendlyName, parentId }: DecidedLine): OrderLine {
  return {
    number,
    friendlyName,
    quantity,
    offerId: offer.id,
    unitPrice: offer.unitPrice,
    subscriptionId: null,
    parentSubscriptionId: parentId,
  };
}

function completedOrder(order: Order, subscriptionIds: readonly string[]): Order {
  const lines = order.lines.map((line) => ({
    ...line,
    subscriptionId: subscriptionIds[line.number] ?? null,
  }));
  return { ...order, state: 'completed', lines };
}

async function saveObjections(context: Context, order: Order): Promise<void> {
  for (const objection of order.objections) await saveObjection(context, order.id, objection);
}

function placed(order: Order): NewEvent {
  return {
    type: 'subscriptions.order_placed',
    subject: { kind: 'order', id: order.id },
    customerId: order.customerId,
    after: orderFacts(order),
  };
}

/** What waits or was refused, with what was said against it. */
function kept(order: Order): NewEvent {
  const objections = order.objections.map(({ check, verdict, reasons }) => ({
    check,
    verdict,
    reasons: reasons.map(({ code, values }) => ({
      code,
      values,
    })),
  }));
  return {
    type: order.state === 'refused' ? 'subscriptions.order_refused' : 'subscriptions.order_waits',
    subject: { kind: 'order', id: order.id },
    customerId: order.customerId,
    after: { ...orderFacts(order), objections },
  };
}

function orderFacts(order: Order): JsonObject {
  return {
    status: order.state,
    currency: order.currency,
    total: amountText(order.total, order.currency),
    billingCycle: order.billingCycle,
    cartId: order.cartId,
    lines: order.lines.map(({ unitPrice, ...line }) => ({
      ...line,
      unitPrice: amountText(unitPrice, order.currency),
    })),
  };
}

/** @throws when the currency is none, which no offer has */
function amountText(minor: bigint, code: string): string {
  const currency = parseCurrency(code);
  if (currency === null) throw new Error(`${code} is no currency`);
  return formatDecimal(minor, currency);
}
