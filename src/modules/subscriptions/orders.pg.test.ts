import { sql } from 'kysely';
import { Type } from 'typebox';
import Schema from 'typebox/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Context } from '../../platform/context.ts';
import { onEvents, type NewEvent } from '../../platform/events.ts';
import type { Route } from '../../platform/route.ts';
import { createCustomer } from '../customers/index.ts';
import {
  catalogueRoutes,
  chargesOfSubscription,
  entitlementRoutes,
  entitlementsOf,
  getSubscription,
  moveDueEntitlements,
  placeOrder,
  ordersRoutes,
  placeHolds,
  seatBatchesOf,
} from './index.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
let events: NewEvent[] = [];
const now = new Date('2026-06-15T09:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

beforeAll(async () => {
  db = await testDatabase();
  onEvents((_, seen) => {
    events.push(...seen);
    return Promise.resolve();
  });
});
afterAll(() => db.drop());
beforeEach(() => asPartner({}));

async function asPartner(wanted: Parameters<typeof aPartner>[1]): Promise<void> {
  ({ partnerId } = await aPartner(db.database, wanted));
  ({ id: customerId } = await run((context) =>
    createCustomer(context, { number: 'C1', name: 'Acme' }),
  ));
  events = [];
}

const run = <T>(work: (context: Context) => Promise<T>, at = now) =>
  contextOf(db.database, partnerId, at, work);

interface Answer {
  readonly [name: string]: unknown;
  readonly id: string;
  readonly items: readonly Answer[];
  readonly lines: readonly Answer[];
  readonly orders: readonly Answer[];
  readonly subscriptionId: string;
  readonly nextCursor: string | null;
}

const routes = [...catalogueRoutes, ...ordersRoutes, ...entitlementRoutes] as Route[];

/** Calls a route as the server does; the answer must be what the route says it gives. */
async function call(name: string, asked: object = {}, at = now): Promise<Answer> {
  const route = routes.find((each) => each.name === name);
  if (!route) throw new Error(`no route ${name}`);
  const input = { params: { customerId }, query: {}, body: {}, ...asked };
  for (const part of ['params', 'query', 'body'] as const) {
    expect(Schema.Errors(route[part] ?? Type.Unknown(), input[part])[1]).toEqual([]);
  }
  const answer = await run((context) => route.handle(context, input as never), at);
  const onTheWire = JSON.parse(JSON.stringify(answer)) as Answer;
  expect(Schema.Errors(route.output, onTheWire)[1]).toEqual([]);
  return onTheWire;
}

const STANDARD = 'SUITESTAND01:0001:P1Y-MONTHLY';
const CALLING = 'CALLINGADD01:0001:P1Y-MONTHLY';
const PLAN = 'CLOUDPLAN001:0001:NONE-NONE';
const order = (...lines: object[]) => call('placeOrder', { body: { lines } });
const seats = (quantity = 10, more: object = {}) => ({ offerId: STANDARD, quantity, ...more });

test('names and paths are unique', () => {
  const keys = routes.map((each) => `${each.method} ${each.path}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(routes.map((each) => each.name)).size).toBe(keys.length);
});

describe('the catalogue', () => {
  test('is the built-in one until offers are saved, and then only those', async () => {
    const { items } = await call('listOffers', { query: { state: 'available' } });
    expect(items.length).toBeGreaterThan(12);
    expect(items.find((each) => each.id === STANDARD)).toMatchObject({
      unitPrice: '12.50',
      currency: 'USD',
      term: 'P1Y',
    });

    await asPartner({ currency: 'JPY' });
    const own = {
      ...items.find((each) => each.id === STANDARD),
      currency: 'JPY',
      unitPrice: '900',
    };
    expect(await call('saveOffers', { body: { offers: [own] } })).toEqual({
      created: 1,
      changed: 0,
      unchanged: 0,
    });
    const withdrawn = { ...own, state: 'withdrawn' };
    expect(await call('saveOffers', { body: { offers: [withdrawn] } })).toMatchObject({
      changed: 1,
    });
    expect(await call('saveOffers', { body: { offers: [withdrawn] } })).toMatchObject({
      unchanged: 1,
    });
    expect((await call('listOffers')).items).toEqual([withdrawn]);
    await expect(order(seats())).rejects.toThrow('offer_not_available');
    expect(events.map((each) => each.type)).toEqual([
      'subscriptions.offers_saved',
      'subscriptions.offers_saved',
    ]);
  });
});

describe('an order', () => {
  test('makes a subscription of each line, charges it and is told', async () => {
    const placed = await order(seats(10, { friendlyName: 'Head office' }));
    expect(placed).toMatchObject({ state: 'completed', total: '125.00', billingCycle: 'monthly' });
    const { subscriptionId } = placed.lines[0]!;
    const subscription = await run((context) => getSubscription(context, subscriptionId));
    expect(subscription).toMatchObject({
      customerId,
      orderId: placed.id,
      friendlyName: 'Head office',
      status: 'active',
      quantity: 10,
      autoRenew: true,
      termEnd: new Date('2027-06-15T09:00:00Z'),
      cancelUntil: new Date('2026-06-22T09:00:00Z'),
    });
    expect(await run((context) => seatBatchesOf(context, subscriptionId))).toMatchObject([
      { quantity: 10 },
    ]);
    expect(
      await run((context) => chargesOfSubscription(context, subscriptionId, 10)),
    ).toMatchObject([{ kind: 'purchase', amount: 12_500n }]);
    const told = events.find((each) => each.type === 'subscriptions.order_placed');
    expect(told).toMatchObject({
      subject: { id: placed.id },
      customerId,
      after: { total: '125.00' },
    });

    const addon = await order({
      offerId: CALLING,
      quantity: 2,
      parentSubscriptionId: subscriptionId,
    });
    const addonId = addon.lines[0]!.subscriptionId;
    expect(await run((context) => getSubscription(context, addonId))).toMatchObject({
      parentId: subscriptionId,
    });
  });

  test('is listed newest first, page by page, and found under its customer only', async () => {
    const placed = [await order(seats(1)), await order(seats(2)), await order(seats(3))];
    const first = await call('listOrders', { query: { limit: 2 } });
    expect(first.items.map((each) => each.id)).toEqual([placed[2]!.id, placed[1]!.id]);
    const rest = await call('listOrders', { query: { limit: 2, cursor: first.nextCursor } });
    expect(rest.items.map((each) => each.id)).toEqual([placed[0]!.id]);
    const orderId = placed[0]!.id;
    expect(await call('getOrder', { params: { customerId, orderId } })).toEqual(placed[0]);
    const other = await run((context) => createCustomer(context, { number: 'C2', name: 'Other' }));
    const elsewhere = { params: { customerId: other.id, orderId } };
    await expect(call('getOrder', elsewhere)).rejects.toThrow('order_not_found');
  });

  test('is refused under a hold on purchases, and leaves nothing', async () => {
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
    await expect(order(seats())).rejects.toThrow('purchases_blocked');
    expect((await call('listOrders')).items).toEqual([]);
  });

  test('cannot be placed where the cloud is closed', async () => {
    await asPartner({ cloud: 'germany' });
    await expect(order(seats())).rejects.toThrow('cloud_closed');
    await expect(call('createCart', { body: { lines: [] } })).rejects.toThrow('cloud_closed');
  });
});

describe('a cart', () => {
  test('becomes orders once, however often it is checked out', async () => {
    const cart = await call('createCart', { body: { lines: [seats(1)] } });
    const params = { customerId, cartId: cart.id };
    const changed = await call('changeCart', { params, body: { lines: [seats(4)] } });
    expect(changed).toMatchObject({ version: 2, lines: [{ quantity: 4 }] });
    const bought = await call('checkoutCart', { params });
    expect(bought).toMatchObject({ cart: { state: 'checked_out' }, orders: [{ total: '50.00' }] });
    expect((await call('checkoutCart', { params })).orders).toEqual(bought.orders);
    expect((await call('listOrders')).items).toEqual(bought.orders);
    const late = call('changeCart', { params, body: { lines: [] } });
    await expect(late).rejects.toThrow('cart_not_open');
  });

  test('is bought once by two who check it out at the same time', async () => {
    const cart = await call('createCart', { body: { lines: [seats(2)] } });
    const params = { customerId, cartId: cart.id };
    const [one, other] = await Promise.all([
      call('checkoutCart', { params }),
      call('checkoutCart', { params }),
    ]);
    expect(one.orders).toEqual(other.orders);
    expect((await call('listOrders')).items).toHaveLength(1);
  });

  test('is withheld when everything of the customer is withheld while it is being bought', async () => {
    const all = {
      customerId,
      scope: 'customer',
      kind: 'investigation',
      owner: 'partner',
      reason: 'Being looked into',
      sourceKind: 'person',
      sourceId: 'test',
    } as const;
    let withholding: Promise<unknown> = Promise.resolve();
    const bought = await run(async (context) => {
      const lines = [{ offerId: STANDARD, quantity: 1 }];
      const placed = await placeOrder(context, { customerId, lines });
      withholding = run((other) => placeHolds(other, [all]));
      await Promise.race([withholding, somebodyWaits(context)]);
      return placed;
    });
    await withholding;
    const id = bought.lines[0]!.subscriptionId!;
    expect(await run((context) => getSubscription(context, id))).toMatchObject({
      status: 'suspended',
    });
  });

  test('expires after seven days and can stay empty until then', async () => {
    const cart = await call('createCart', { body: { lines: [] } });
    const params = { customerId, cartId: cart.id };
    await expect(call('checkoutCart', { params })).rejects.toThrow('cart_empty');
    const atTheEnd = later(7 * 24 * 60);
    expect(await call('getCart', { params }, atTheEnd)).toMatchObject({ state: 'expired' });
    await expect(call('checkoutCart', { params }, atTheEnd)).rejects.toThrow('cart_not_open');
  });
});

describe('Azure subscriptions under a plan', () => {
  test('begin with one, stop ten minutes after they are cancelled, and can come back', async () => {
    const { subscriptionId } = (await order({ offerId: PLAN, quantity: 1 })).lines[0]!;
    const params = { subscriptionId };
    await call('addEntitlement', { params, body: { friendlyName: 'Render farm' } });
    const { items } = await call('listEntitlements', { params });
    expect(items.map((each) => [each.friendlyName, each.status])).toEqual([
      ['Cloud Plan 1', 'active'],
      ['Render farm', 'active'],
    ]);

    const one = { params: { subscriptionId, entitlementId: items[1]!.id } };
    const unknown = { ...one, body: { reason: 'boredom' } };
    await expect(call('cancelEntitlement', unknown)).rejects.toThrow('entitlement_reason_unknown');
    const asked = { ...one, body: { reason: 'compromise' } };
    const cancelling = await call('cancelEntitlement', asked);
    expect(cancelling).toMatchObject({
      status: 'cancelling',
      effectiveAt: later(10).toISOString(),
    });
    expect(await call('cancelEntitlement', asked, later(3))).toEqual(cancelling);

    expect(await move(later(9))).toBe(0);
    expect(await move(later(10))).toBe(1);
    expect(await move(later(10))).toBe(0);
    expect(await statuses(subscriptionId)).toEqual(['active', 'cancelled']);
    expect(await call('reactivateEntitlement', one, later(20))).toMatchObject({
      status: 'reactivating',
    });
    expect(await move(later(30))).toBe(1);
    expect(await statuses(subscriptionId)).toEqual(['active', 'active']);
    const steps = events
      .filter((each) => each.subject.id === items[1]!.id)
      .map(({ before, after }) => [before?.['status'], after?.['status']]);
    expect(steps).toEqual([
      [undefined, 'active'],
      ['active', 'cancelling'],
      ['cancelling', 'cancelled'],
      ['cancelled', 'reactivating'],
      ['reactivating', 'active'],
    ]);
  });

  test('exist under plans alone, and under their own', async () => {
    const [seat, plan] = (await order(seats(1), { offerId: PLAN, quantity: 1 })).lines;
    const params = { subscriptionId: seat!.subscriptionId };
    await expect(call('listEntitlements', { params })).rejects.toThrow('not_an_azure_plan');
    const other = (await order({ offerId: PLAN, quantity: 1 })).lines[0]!;
    const [entitlement] = await run((context) => entitlementsOf(context, plan!.subscriptionId));
    const wrong = { subscriptionId: other.subscriptionId, entitlementId: entitlement!.id };
    const cancel = call('cancelEntitlement', { params: wrong, body: { reason: 'compromise' } });
    await expect(cancel).rejects.toThrow('entitlement_not_found');
  });

  const move = (at: Date) => moveDueEntitlements({ transact: (work) => run(work, at) });
  const statuses = async (subscriptionId: string) => {
    const found = await run((context) => entitlementsOf(context, subscriptionId));
    return found.map((each) => each.status);
  };
});

/** Until another transaction waits for a lock. */
async function somebodyWaits(context: Context): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_locks where not granted
    `.execute(context.tx);
    if ((rows[0]?.waiting ?? 0) > 0) return;
  }
}
