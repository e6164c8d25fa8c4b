import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { listEvents } from '../../platform/event-log.ts';
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
import {
  getSubscription,
  holdsOfSubscription,
  liftHold,
  liftHolds,
  openHolds,
  placeHolds,
  reconcile,
  reconcileAll,
  requestAction,
  type NewHold,
  type Subscription,
} from './index.ts';
import { subscriptionsInvariants } from './invariants.ts';
import { commandsOfSubscription, expectAsFound, latestRestoration } from './store-command.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
let subscription: Subscription;
const now = HOLDS_NOW;
const DAY_MS = 24 * 60 * 60_000;

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

const runAt = <T>(at: Date, work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, at, work);
const run = <T>(work: (context: Context) => Promise<T>) => runAt(now, work);
const seen = (id = subscription.id) => run((context) => getSubscription(context, id));
const place = (...holds: NewHold[]) => run((context) => placeHolds(context, holds));
const lift = (holdId: string) =>
  run((context) => liftHold(context, holdId, { as: 'partner', reason: 'Cleared' }));
const commands = async (id = subscription.id) =>
  (await run((context) => commandsOfSubscription(context, id, 10))).toReversed();
const restoration = () => run((context) => latestRestoration(context, subscription.id));
const eventTypes = async () =>
  (await run((context) => listEvents(context, { beforeId: null, limit: 100 })))
    .map((event) => event.type)
    .toReversed();
const violations = async () =>
  (
    await Promise.all(subscriptionsInvariants.map(({ check }) => run((context) => check(context))))
  ).flat();

describe('one hold', () => {
  test('takes access away, keeps what that takes, and gives all of it back', async () => {
    const [hold] = await place(holdOn(subscription));
    expect(await seen()).toMatchObject({
      status: 'suspended',
      autoRenew: false,
      scheduledChange: null,
    });
    expect(await restoration()).toMatchObject({
      autoRenew: true,
      scheduledChange: { quantity: 15 },
      termStart: subscription.termStart,
      settledAt: null,
    });

    await lift(hold!.id);
    expect(await seen()).toMatchObject({
      status: 'active',
      autoRenew: true,
      scheduledChange: { quantity: 15 },
    });
    expect(await restoration()).toMatchObject({ outcome: 'restored', settledAt: now });
    expect((await commands()).map(({ kind, state }) => [kind, state])).toEqual([
      ['suspend', 'done'],
      ['reactivate', 'done'],
    ]);
    expect((await eventTypes()).filter((type) => type.startsWith('subscriptions.'))).toEqual([
      'subscriptions.hold_placed',
      'subscriptions.subscription_changed',
      'subscriptions.command_done',
      'subscriptions.hold_lifted',
      'subscriptions.subscription_changed',
      'subscriptions.command_done',
    ]);
    expect(await violations()).toEqual([]);
  });

  test('that is asked for again is the same one', async () => {
    const [first] = await place(holdOn(subscription));
    const [second] = await place(holdOn(subscription, { reason: 'Said otherwise' }));
    expect(second).toEqual(first);
    expect(await commands()).toHaveLength(1);
  });

  test('is lifted once', async () => {
    const [hold] = await place(holdOn(subscription));
    await lift(hold!.id);
    expect(await refusalOf(lift(hold!.id))).toBe('hold_already_lifted');
    expect(await refusalOf(lift(subscription.id))).toBe('hold_not_found');
  });

  test('of the provider is not the partner’s to lift', async () => {
    const [hold] = await place(
      holdOn(subscription, {
        owner: 'provider',
        kind: 'acceptable_use',
        sourceKind: 'enforcement',
      }),
    );
    expect(await refusalOf(lift(hold!.id))).toBe('hold_not_yours');
    const all = { customerId, sourceKind: 'enforcement', as: 'partner', reason: 'Paid' } as const;
    expect(await run((context) => liftHolds(context, all))).toEqual([]);
    expect((await seen()).status).toBe('suspended');
    await run((context) => liftHold(context, hold!.id, { as: 'provider', reason: 'Appeal' }));
    expect((await seen()).status).toBe('active');
  });

  test('is refused for what is not there', async () => {
    const unknown = '01890000-0000-7000-8000-00000000dead';
    expect(await refusalOf(place(holdOn(subscription, { subscriptionId: unknown })))).toBe(
      'subscription_not_found',
    );
    expect(await refusalOf(place(holdOnCustomer(unknown)))).toBe('customer_not_found');
    const other = await run((context) => heldCustomer(context, 'H-2'));
    expect(await refusalOf(place(holdOn(subscription, { customerId: other })))).toBe(
      'subscription_not_found',
    );
  });
});

describe('several holds', () => {
  test('keep access away until the last one goes, in any order, and give back once', async () => {
    const [first] = await place(holdOn(subscription));
    const [second] = await place(holdOnCustomer(customerId));
    const [third] = await place(holdOn(subscription, { kind: 'acceptable_use' }));
    for (const hold of [first!, third!]) {
      await lift(hold.id);
      expect((await seen()).status).toBe('suspended');
    }
    const paid = { customerId, sourceKind: 'collections', as: 'partner', reason: 'Paid' } as const;
    const lifted = await run((context) =>
      liftHolds(context, { ...paid, sourceIds: ['USD:suspend'] }),
    );
    expect(lifted.map((hold) => hold.id)).toEqual([second!.id]);
    expect(await seen()).toMatchObject({
      status: 'active',
      autoRenew: true,
      scheduledChange: { quantity: 15 },
    });
    expect(await commands()).toHaveLength(2);
    expect(await run((context) => holdsOfSubscription(context, subscription.id))).toHaveLength(3);
  });

  test('a payment lifts only holds for non-payment', async () => {
    await place(
      holdOn(subscription),
      holdOnCustomer(customerId),
      holdOnCustomer(customerId, { kind: 'investigation' }),
    );
    const paid = { customerId, sourceKind: 'collections', kind: 'non_payment' } as const;
    await run((context) => liftHolds(context, { ...paid, as: 'partner', reason: 'Paid' }));
    expect((await seen()).status).toBe('suspended');
    expect(
      (await run((context) => openHolds(context, customerId))).map((hold) => hold.kind),
    ).toEqual(['investigation', 'investigation']);
  });

  test('one on a customer bears on everything the customer has, one on purchases on nothing', async () => {
    const another = await run((context) => heldSubscription(context, customerId));
    await place(holdOnCustomer(customerId, { scope: 'purchases' }));
    expect((await seen()).status).toBe('active');
    const [hold] = await place(holdOnCustomer(customerId));
    expect([(await seen()).status, (await seen(another.id)).status]).toEqual([
      'suspended',
      'suspended',
    ]);
    await lift(hold!.id);
    expect([(await seen()).status, (await seen(another.id)).status]).toEqual(['active', 'active']);
  });
});

describe('an add-on', () => {
  test('goes and comes back with its base, with what was its own', async () => {
    const addon = await run((context) =>
      heldSubscription(context, customerId, {
        parentId: subscription.id,
        scheduledChange: { quantity: 3 },
      }),
    );
    const [hold] = await place(holdOn(subscription));
    expect((await seen(addon.id)).status).toBe('suspended');
    const [own] = await place(holdOn(addon));
    await lift(hold!.id);
    expect([(await seen()).status, (await seen(addon.id)).status]).toEqual(['active', 'suspended']);
    await lift(own!.id);
    expect(await seen(addon.id)).toMatchObject({
      status: 'active',
      autoRenew: true,
      scheduledChange: { quantity: 3 },
    });
    expect(await violations()).toEqual([]);
  });

  test('of a legacy base too', async () => {
    const legacy = { commerce: 'legacy', scheduledChange: null } as const;
    const { base, addon } = await run(async (context) => {
      const created = await heldSubscription(context, customerId, legacy);
      const follower = { ...legacy, parentId: created.id };
      return { base: created, addon: await heldSubscription(context, customerId, follower) };
    });
    const [hold] = await place(holdOn(base));
    expect([(await seen(base.id)).status, (await seen(addon.id)).status]).toEqual([
      'suspended',
      'suspended',
    ]);
    await lift(hold!.id);
    expect([(await seen(base.id)).status, (await seen(addon.id)).status]).toEqual([
      'active',
      'active',
    ]);
    expect(await violations()).toEqual([]);
  });
});

describe('a subscription that was taken over suspended', () => {
  const suspended = { status: 'suspended', autoRenew: false, scheduledChange: null } as const;

  test('comes back when the hold goes that was taken over with it', async () => {
    const { id } = await run((context) => heldSubscription(context, customerId, suspended));
    await run((context) => expectAsFound(context, [id]));
    const [hold] = await place({ ...holdOn(subscription), subscriptionId: id });
    await lift(hold!.id);
    expect(await seen(id)).toMatchObject({ status: 'active', drift: null });
    expect(await violations()).toEqual([]);
  });

  test('is a drift without one: nobody here knows why', async () => {
    const { id } = await run((context) => heldSubscription(context, customerId, suspended));
    await run((context) => reconcile(context, [id]));
    expect((await seen(id)).drift).toMatchObject({ found: { status: 'suspended' } });
  });
});

describe('what cannot follow', () => {
  test('a subscription that was cancelled gives nothing back', async () => {
    const cancelUntil = new Date(now.getTime() + DAY_MS);
    const fresh = await run((context) => heldSubscription(context, customerId, { cancelUntil }));
    const [hold] = await place(holdOn(fresh));
    const source = { kind: 'person', id: 'alice' } as const;
    await run((context) =>
      requestAction(
        context,
        fresh.id,
        { kind: 'cancel', when: 'now' },
        { reason: 'Over', confirmed: true, approved: true, source },
      ),
    );
    expect(await run((context) => latestRestoration(context, fresh.id))).toMatchObject({
      outcome: 'cancelled',
    });
    await lift(hold!.id);
    expect((await seen(fresh.id)).status).toBe('deleted');
  });

  test('a term that ends while access is off takes the restoration with it', async () => {
    const [hold] = await place(holdOn(subscription));
    const after = new Date(subscription.termEnd!.getTime() + DAY_MS);
    await runAt(after, (context) => reconcile(context, [subscription.id]));
    expect((await seen()).status).toBe('disabled_after_suspension');
    expect(await restoration()).toMatchObject({ outcome: 'term_ended' });
    await runAt(after, (context) => liftHold(context, hold!.id, { as: 'partner', reason: 'Late' }));
    expect((await seen()).status).toBe('disabled_after_suspension');
  });

  test('during a renewal access follows later, and not at all when the hold goes before', async () => {
    const renewing = new Date(subscription.termEnd!.getTime() + 60 * 60_000);
    const [hold] = await runAt(renewing, (context) => placeHolds(context, [holdOn(subscription)]));
    expect((await seen()).renewingSince).not.toBeNull();
    expect((await commands()).map(({ kind, state }) => [kind, state])).toEqual([
      ['suspend', 'pending'],
    ]);
    await runAt(renewing, (context) =>
      liftHold(context, hold!.id, { as: 'partner', reason: 'Paid' }),
    );
    expect((await commands()).map(({ state }) => state)).toEqual(['superseded']);
    const after = new Date(renewing.getTime() + 2 * DAY_MS);
    await runAt(after, (context) => reconcile(context, [subscription.id]));
    expect(await seen()).toMatchObject({ status: 'active', autoRenew: true, quantity: 15 });
    expect(await restoration()).toBeUndefined();
  });

  test('what the provider refuses is kept and asked again', async () => {
    const plan = await run((context) =>
      heldSubscription(context, customerId, {
        kind: 'trial',
        autoRenew: false,
        scheduledChange: null,
      }),
    );
    await place(holdOn(plan));
    expect((await seen(plan.id)).status).toBe('active');
    expect(await commands(plan.id)).toMatchObject([
      { kind: 'suspend', state: 'refused', refusal: 'subscription_status_impossible' },
    ]);
    await run((context) => reconcile(context, [plan.id]));
    expect(await commands(plan.id)).toHaveLength(1);
    await runAt(new Date(now.getTime() + DAY_MS), (context) => reconcile(context, [plan.id]));
    expect(await commands(plan.id)).toHaveLength(2);
    expect(await run((context) => latestRestoration(context, plan.id))).toBeUndefined();
  });
});

describe('reconciling everything', () => {
  test('changes nothing when all is as it should be, and finds what was missed', async () => {
    const transact = <T>(work: (context: Context) => Promise<T>) => run(work);
    expect(await reconcileAll({ transact })).toEqual({ checked: 1, commands: 0, drifted: 0 });
    const admin = await db.adminClient();
    await admin.query(
      `insert into subscriptions.hold (partner_id, id, customer_id, scope, kind, owner, reason,
        source_kind, source_id, placed_at, placed_by)
      values ($1, gen_random_uuid(), $2, 'customer', 'non_payment', 'partner', 'Unpaid', 'person', 'x',
        now(), 'x')`,
      [partnerId, customerId],
    );
    expect(await violations()).toEqual([`subscription ${subscription.id}`]);
    expect(await reconcileAll({ transact })).toEqual({ checked: 1, commands: 1, drifted: 0 });
    expect((await seen()).status).toBe('suspended');
    expect(await reconcileAll({ transact })).toEqual({ checked: 1, commands: 0, drifted: 0 });
    expect(await violations()).toEqual([]);
  });
});
