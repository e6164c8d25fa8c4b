import { Refused } from '../../kernel/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents, type NewEvent } from '../../platform/events.ts';
import { askChecks } from './commands-order-check.ts';
import { completeOrder, questionAgain } from './commands-order.ts';
import { standing } from './decide-order-check.ts';
import { saveObjection } from './store-order-check.ts';
import * as store from './store-order.ts';
import type { OrderObjection } from './types-order-check.ts';
import type { Order } from './types-order.ts';
import { refuse } from './types.ts';

/** The effect that asks again about a customer's waiting orders; payload `{ customerId }`. */
export const RECONSIDER_EFFECT = 'subscriptions.reconsider_orders';

export interface OrderDecision {
  readonly orderId: string;
  /** One check's objection; without it, whatever stands. */
  readonly check?: string;
  readonly reason: string;
}

/**
 * A person lets a waiting order go on. When nothing else stands in the way it is bought, on the
 * prices it was placed with; otherwise it goes on waiting for the rest.
 * @throws Refused `order_not_found`, `order_not_waiting`, and as `placeOrder` does when what was
 *   ordered can no longer be bought
 */
export async function releaseOrder(context: Context, decision: OrderDecision): Promise<Order> {
  const order = await lockWaiting(context, decision.orderId);
  const released = standing(order.objections).filter(
    ({ check }) => decision.check === undefined || check === decision.check,
  );
  if (released.length === 0) throw refuse('order_not_waiting', { state: order.state });
  const settled = await settle(context, order, released, 'released', decision.reason);
  await recordEvents(context, [decided('subscriptions.order_released', settled, decision)]);
  return standing(settled.objections).length > 0 ? settled : completeOrder(context, settled);
}

/**
 * A person decides that a waiting order will not be bought.
 * @throws Refused `order_not_found`, `order_not_waiting`
 */
export async function refuseOrder(context: Context, decision: OrderDecision): Promise<Order> {
  const order = await lockWaiting(context, decision.orderId);
  return refuseWaiting(context, order, standing(order.objections), decision.reason);
}

/**
 * Asks the checks that have orders of these customers wait once more. What nobody objects to any
 * longer is bought; what can no longer be bought for another reason goes on waiting for a person.
 * @returns how many orders were bought
 */
export async function reconsiderOrders(
  context: Context,
  customerIds: readonly string[],
): Promise<number> {
  const page = { state: 'pending', customerIds, beforeId: null, limit: null } as const;
  const waiting = await store.pageOfAllOrders(context, page);
  let bought = 0;
  // The oldest first: whoever has waited longest gets the cover that has come back.
  for (const { id } of waiting.toReversed()) {
    const order = await store.lockOrder(context, id);
    if (order?.state !== 'pending') continue;
    const after = await reconsider(context, order);
    if (after.state === 'completed') bought += 1;
  }
  return bought;
}

async function reconsider(context: Context, order: Order): Promise<Order> {
  const before = standing(order.objections);
  const question = await questionAgain(context, order);
  const names = before.map(({ check }) => check);
  const { verdict, objections } = await askChecks(context, question, names);
  for (const objection of objections) await saveObjection(context, order.id, objection);
  const current: Order = { ...order, objections: merged(order.objections, objections) };
  if (verdict === 'refuse') return refuseWaiting(context, current, objections, null);
  const cleared = before.filter(({ check }) => !objections.some((each) => each.check === check));
  if (cleared.length === 0) return current;
  if (objections.length > 0) return settle(context, current, cleared, 'cleared', null);
  try {
    const completed = await completeOrder(context, current);
    await settle(context, completed, cleared, 'cleared', null);
    return completed;
  } catch (error) {
    if (error instanceof Refused) return current;
    throw error;
  }
}

async function refuseWaiting(
  context: Context,
  order: Order,
  objections: readonly OrderObjection[],
  reason: string | null,
): Promise<Order> {
  const settled = await settle(context, order, objections, 'refused', reason);
  const refused: Order = { ...settled, state: 'refused', version: order.version + 1 };
  await store.saveOrderState(context, refused);
  await recordEvents(context, [decided('subscriptions.order_refused', refused, { reason })]);
  return refused;
}

async function lockWaiting(context: Context, orderId: string): Promise<Order> {
  const order = await store.lockOrder(context, orderId);
  if (!order) throw refuse('order_not_found', { orderId });
  if (order.state !== 'pending') throw refuse('order_not_waiting', { state: order.state });
  return order;
}

async function settle(
  context: Context,
  order: Order,
  objections: readonly OrderObjection[],
  settledHow: 'released' | 'cleared' | 'refused',
  settledReason: string | null,
): Promise<Order> {
  const settled = objections.map((objection) => ({
    ...objection,
    settledHow,
    settledReason,
    settledAt: context.now,
    settledBy: context.actor.name,
  }));
  for (const objection of settled) await saveObjection(context, order.id, objection);
  return { ...order, objections: merged(order.objections, settled) };
}

function merged(
  all: readonly OrderObjection[],
  newer: readonly OrderObjection[],
): readonly OrderObjection[] {
  return all.map((each) => newer.find(({ check }) => check === each.check) ?? each);
}

function decided(
  type: 'subscriptions.order_released' | 'subscriptions.order_refused',
  order: Order,
  { check, reason }: { readonly check?: string; readonly reason: string | null },
): NewEvent {
  return {
    type,
    subject: { kind: 'order', id: order.id },
    customerId: order.customerId,
    after: { status: order.state, reason, ...(check === undefined ? {} : { check }) },
  };
}
