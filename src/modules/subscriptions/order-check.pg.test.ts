import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Context } from '../../platform/context.ts';
import { onEvents } from '../../platform/events.ts';
import { createCustomer } from '../customers/index.ts';
import { anOffer } from './fixtures.ts';
import {
  getOrder,
  getSubscription,
  installOrderChecks,
  ordersOfCustomer,
  placeHolds,
  placeOrder,
  reconsiderOrders,
  refuseOrder,
  releaseOrder,
  saveOffers,
  subscriptionsOfCustomer,
  type Offer,
  type OrderAnswer,
  type OrderCheck,
  type OrderQuestion,
} from './index.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
let asked: OrderQuestion[] = [];
let told: string[] = [];
const answers = new Map<string, OrderAnswer>();
const now = new Date('2026-06-15T09:00:00Z');
const tomorrow = new Date('2026-06-16T09:00:00Z');
const offer: Offer = { ...anOffer(), term: 'P1Y', billingCycle: 'monthly' };

const run = <T>(work: (context: Context) => Promise<T>, at = now) =>
  contextOf(db.database, partnerId, at, work);
const check = (name: string): OrderCheck => ({
  name,
  answer: (_, question) => {
    asked.push(question);
    return Promise.resolve(answers.get(name) ?? { verdict: 'proceed', reasons: [] });
  },
});
const says = (name: string, verdict: OrderAnswer['verdict']) =>
  answers.set(name, { verdict, reasons: [{ code: `${name}_minds`, values: { amount: '1.00' } }] });
const buy = (quantity = 2) =>
  run((context) => placeOrder(context, { customerId, lines: [{ offerId: offer.id, quantity }] }));
const bought = async () =>
  (await run((context) => subscriptionsOfCustomer(context, customerId))).length;

beforeAll(async () => {
  db = await testDatabase();
  onEvents((_, events) => {
    told.push(...events.map((event) => event.type));
    return Promise.resolve();
  });
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
  ({ id: customerId } = await run(async (context) => {
    await saveOffers(context, [offer]);
    return createCustomer(context, { number: 'C1', name: 'Acme' });
  }));
  installOrderChecks([check('credit'), check('screening')]);
  answers.clear();
  asked = [];
  told = [];
});
afterEach(() => installOrderChecks([]));

describe('an order that nobody minds', () => {
  test('is bought at once, and the checks saw what it costs', async () => {
    const order = await buy(2);
    expect(order).toMatchObject({ state: 'completed', objections: [] });
    expect(asked[0]).toMatchObject({
      customerId,
      orderId: order.id,
      firstCharge: offer.unitPrice * 2n,
      commitment: offer.unitPrice * 2n * 12n,
      waits: false,
    });
    expect(await bought()).toBe(1);
  });
});

describe('an order that waits', () => {
  test('buys nothing until it is released, and then with the price of its day', async () => {
    says('credit', 'wait');
    const order = await buy();
    expect(order.state).toBe('pending');
    expect(order.objections).toMatchObject([
      { check: 'credit', verdict: 'wait', settledAt: null, reasons: [{ code: 'credit_minds' }] },
    ]);
    expect(order.lines[0]!.subscriptionId).toBeNull();
    expect(await bought()).toBe(0);
    expect(told).toContain('subscriptions.order_waits');

    await run((context) => saveOffers(context, [{ ...offer, unitPrice: offer.unitPrice * 2n }]));
    const released = await run(
      (context) => releaseOrder(context, { orderId: order.id, reason: 'cover agreed by phone' }),
      tomorrow,
    );
    expect(released.state).toBe('completed');
    const subscription = await run((context) =>
      getSubscription(context, released.lines[0]!.subscriptionId!),
    );
    expect(subscription).toMatchObject({ unitPrice: offer.unitPrice, purchasedAt: tomorrow });
    expect(await run((context) => getOrder(context, order.id))).toEqual(released);
    expect(released.objections).toMatchObject([
      { settledHow: 'released', settledReason: 'cover agreed by phone', settledAt: tomorrow },
    ]);
    const again = run((context) => releaseOrder(context, { orderId: order.id, reason: 'twice' }));
    await expect(again).rejects.toThrow('order_not_waiting');
  });

  test('goes on waiting for the other check', async () => {
    says('credit', 'wait');
    says('screening', 'wait');
    const { id: orderId } = await buy();
    const half = await run((context) =>
      releaseOrder(context, { orderId, check: 'credit', reason: 'limit raised' }),
    );
    expect(half.state).toBe('pending');
    const twice = run((context) =>
      releaseOrder(context, { orderId, check: 'credit', reason: 'again' }),
    );
    await expect(twice).rejects.toThrow('order_not_waiting');
    const whole = await run((context) =>
      releaseOrder(context, { orderId, check: 'screening', reason: 'known buyer' }),
    );
    expect(whole.state).toBe('completed');
  });

  test('is bought by itself when the checks no longer mind, the oldest first', async () => {
    says('credit', 'wait');
    const first = await buy(1);
    const second = await buy(3);
    expect(await run((context) => reconsiderOrders(context, [customerId]))).toBe(0);
    answers.clear();
    asked = [];
    expect(await run((context) => reconsiderOrders(context, [customerId]), tomorrow)).toBe(2);
    expect(asked.map(({ orderId, waits }) => [orderId, waits])).toEqual([
      [first.id, true],
      [second.id, true],
    ]);
    const orders = await run((context) => ordersOfCustomer(context, customerId));
    expect(orders.map(({ state }) => state)).toEqual(['completed', 'completed']);
    expect(orders[0]!.objections).toMatchObject([{ settledHow: 'cleared', settledReason: null }]);
    expect(await run((context) => reconsiderOrders(context, [customerId]), tomorrow)).toBe(0);
  });

  test('goes on waiting when cover is back but purchases are blocked', async () => {
    says('credit', 'wait');
    const order = await buy();
    answers.clear();
    await run((context) =>
      placeHolds(context, [
        {
          customerId,
          scope: 'purchases',
          kind: 'non_payment',
          owner: 'partner',
          reason: 'unpaid',
          sourceKind: 'collections',
          sourceId: 'USD:block',
        },
      ]),
    );
    expect(await run((context) => reconsiderOrders(context, [customerId]))).toBe(0);
    expect(await run((context) => getOrder(context, order.id))).toEqual(order);
    const release = run((context) =>
      releaseOrder(context, { orderId: order.id, reason: 'please' }),
    );
    await expect(release).rejects.toThrow('purchases_blocked');
  });

  test('can be refused by a person, for good', async () => {
    says('credit', 'wait');
    const { id: orderId } = await buy();
    const refused = await run((context) => refuseOrder(context, { orderId, reason: 'no cover' }));
    expect(refused).toMatchObject({ state: 'refused', objections: [{ settledHow: 'refused' }] });
    expect(await run((context) => getOrder(context, orderId))).toEqual(refused);
    answers.clear();
    expect(await run((context) => reconsiderOrders(context, [customerId]))).toBe(0);
    expect(await bought()).toBe(0);
  });
});

describe('an order that a check refuses', () => {
  test('is kept with the reasons of all who mind, and nothing is bought', async () => {
    says('credit', 'wait');
    says('screening', 'refuse');
    const order = await buy();
    expect(order.state).toBe('refused');
    expect(order.objections.map(({ check: name, verdict }) => [name, verdict])).toEqual([
      ['credit', 'wait'],
      ['screening', 'refuse'],
    ]);
    expect(await run((context) => getOrder(context, order.id))).toEqual(order);
    expect(await bought()).toBe(0);
    expect(told).toContain('subscriptions.order_refused');
  });
});
