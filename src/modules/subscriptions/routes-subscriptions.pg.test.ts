import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../platform/context.ts';
import type { Route } from '../../platform/route.ts';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { refusalOf } from '../../../test/support/faulty-provider.ts';
import {
  heldCustomer,
  heldSubscription,
  holdOn,
  holdOnCustomer,
  HOLDS_NOW,
} from '../../../test/support/held-subscriptions.ts';
import { holdRoutes, placeHolds, subscriptionRoutes, type Subscription } from './index.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
let subscription: Subscription;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  partnerId = (await aPartner(db.database)).partnerId;
  await run(async (context) => {
    customerId = await heldCustomer(context);
    subscription = await heldSubscription(context, customerId);
  });
});

const run = <T>(work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, HOLDS_NOW, work);

interface Input {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
}

/** Answers as the server would, and holds the answer against what the route promises. */
async function call<Answer = Record<string, unknown>>(
  name: string,
  input: Input = {},
): Promise<Answer> {
  const route = [...subscriptionRoutes, ...holdRoutes].find((each) => each.name === name) as Route;
  const answer = await run((context) =>
    route.handle(context, { params: {}, query: {}, body: {}, ...input }),
  );
  const sent: unknown = JSON.parse(JSON.stringify(answer));
  const [error] = Compile(route.output).Errors(sent);
  expect(error, `${name}: ${JSON.stringify(error)}`).toBeUndefined();
  return sent as Answer;
}

interface List {
  readonly items: readonly { readonly id: string; readonly holds: readonly { kind: string }[] }[];
  readonly nextCursor: string | null;
  readonly total: number;
}

const list = (query: object = {}) => call<List>('listSubscriptions', { query });
const ids = async (query: object) => (await list(query)).items.map((each) => each.id);
const params = () => ({ subscriptionId: subscription.id });

describe('the list', () => {
  test('shows the newest first, page by page, with holds and what comes next', async () => {
    const newer = await run((context) => heldSubscription(context, customerId));
    await run((context) => placeHolds(context, [holdOn(subscription)]));
    const first = await list({ limit: 1 });
    expect(first).toMatchObject({ total: 2, items: [{ id: newer.id, holds: [] }] });
    const second = await list({ limit: 1, cursor: first.nextCursor });
    expect(second.items).toMatchObject([
      {
        id: subscription.id,
        customerNumber: 'H-1',
        holds: [{ kind: 'investigation' }],
        next: { at: '2027-06-01T00:00:00.000Z', what: 'disables' },
        unitPrice: '72.00',
        monthlyPrice: '60.00',
        status: 'suspended',
      },
    ]);
    expect(second.nextCursor).toBeNull();
  });

  test('is narrowed by customer, status, hold, due date, drift and words', async () => {
    const others = await run(async (context) => {
      const other = await heldCustomer(context, 'H-2');
      return heldSubscription(context, other, { friendlyName: 'Ｂａｃｋｕｐ Vault' });
    });
    await run((context) => placeHolds(context, [holdOnCustomer(customerId)]));
    expect(await ids({ customerId })).toEqual([subscription.id]);
    expect(await ids({ status: 'active' })).toEqual([others.id]);
    expect(await ids({ hold: 'non_payment' })).toEqual([subscription.id]);
    expect(await ids({ hold: 'investigation' })).toEqual([]);
    expect(await ids({ drifted: true })).toEqual([]);
    expect(await ids({ dueBefore: '2026-07-01T00:00:00Z' })).toEqual([]);
    expect(await ids({ q: 'backup' })).toEqual([others.id]);
    expect(await ids({ q: 'customer h-1' })).toEqual([subscription.id]);
    expect(await ids({ q: others.id })).toEqual([others.id]);
  });
});

describe('one subscription', () => {
  test('tells where it stands, why, what was asked and charged, and what comes next', async () => {
    await run((context) => placeHolds(context, [holdOn(subscription)]));
    expect(await call('getSubscription', { params: params() })).toMatchObject({
      subscription: { status: 'suspended', autoRenew: false },
      access: { isOn: false, reasons: [{ code: 'hold_open' }] },
      holds: [{ kind: 'investigation', liftedAt: null }],
      batches: [{ quantity: 10 }],
      activeEntitlements: 0,
      commands: [{ kind: 'suspend', state: 'done', askedBy: 'test' }],
      restoration: { autoRenew: true, scheduledChange: { quantity: 15 }, settledAt: null },
      retentionDays: 90,
    });
    const unknown = { subscriptionId: '01890000-0000-7000-8000-00000000dead' };
    expect(await refusalOf(call('getSubscription', { params: unknown }))).toBe(
      'subscription_not_found',
    );
  });

  test('says before what an action costs, and carries it out', async () => {
    const action = { kind: 'suspend', hold: 'non_payment' };
    const told = await call('previewSubscriptionAction', { params: params(), body: { action } });
    expect(told).toMatchObject({
      refusal: null,
      money: { currency: 'USD', reversible: true, reasons: [{ code: 'billing_goes_on' }, {}, {}] },
    });
    const asked = { params: params(), body: { action, reason: 'Unpaid' } };
    expect(await call('requestSubscriptionAction', asked)).toMatchObject({
      subscription: { status: 'suspended' },
      command: { kind: 'suspend', state: 'done' },
      placed: [{ kind: 'non_payment', reason: 'Unpaid' }],
      bulkActionId: null,
    });
  });

  test('a cancellation on a later day becomes a bulk action of one', async () => {
    const action = { kind: 'cancel', when: 'scheduled', on: '2026-07-01' };
    const body = { action, reason: 'Over', confirmed: true };
    const answer = await call('requestSubscriptionAction', { params: params(), body });
    expect(answer['bulkActionId']).toEqual(expect.any(String));
    expect(answer).toMatchObject({ command: null, subscription: { status: 'active' } });
  });

  test('a drift that is not there cannot be resolved', async () => {
    const resolved = call('resolveSubscriptionDrift', { params: params(), body: { how: 'undo' } });
    expect(await refusalOf(resolved)).toBe('drift_not_found');
  });
});

describe('holds', () => {
  test('are placed on many, listed and lifted', async () => {
    const another = await run((context) => heldSubscription(context, customerId));
    const body = {
      customerId,
      scope: 'subscription',
      subscriptionIds: [subscription.id, another.id],
      kind: 'investigation',
      reason: 'Looks odd',
    };
    const placed = await call<List>('placeHold', { body });
    expect(placed.items).toHaveLength(2);
    expect(
      (await call<List>('listHolds', { query: { customerId, state: 'open' } })).items,
    ).toHaveLength(2);
    const [hold] = placed.items;
    const lifted = { params: { holdId: hold!.id }, body: { reason: 'Cleared' } };
    expect(await call('liftHold', lifted)).toMatchObject({ liftReason: 'Cleared' });
    const page = await call<List>('listHolds', { query: { limit: 1 } });
    expect(page.nextCursor).not.toBeNull();
    expect((await call<List>('listHolds', { query: { state: 'lifted' } })).items).toHaveLength(1);
    const all = await call<List>('listCustomerHolds', { params: { customerId } });
    expect(all.items).toHaveLength(2);
  });

  test('on subscriptions need one', async () => {
    const body = { customerId, scope: 'subscription', kind: 'investigation', reason: 'x' };
    expect(await refusalOf(call('placeHold', { body }))).toBe('subscription_not_found');
  });
});
