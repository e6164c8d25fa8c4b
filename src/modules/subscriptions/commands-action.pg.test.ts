import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../platform/context.ts';
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
  openHolds,
  placeHolds,
  previewAction,
  requestAction,
  type ActionOptions,
  type Subscription,
  type SubscriptionAction,
} from './index.ts';
import { commandsOfSubscription } from './store-command.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
let subscription: Subscription;
const HOUR_MS = 60 * 60_000;
const now = HOLDS_NOW;

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
const source = { kind: 'person', id: 'alice' } as const;
const ask = (
  action: SubscriptionAction,
  options: Partial<ActionOptions> = {},
  { id, at }: { id: string; at: Date } = { id: subscription.id, at: now },
) =>
  runAt(at, (context) => requestAction(context, id, action, { reason: 'So', source, ...options }));
const preview = (action: SubscriptionAction, id = subscription.id) =>
  run((context) => previewAction(context, id, action));
const commands = async (id = subscription.id) =>
  (await run((context) => commandsOfSubscription(context, id, 10))).toReversed();
const inWindow = () =>
  run((context) =>
    heldSubscription(context, customerId, { cancelUntil: new Date(now.getTime() + HOUR_MS) }),
  );

describe('suspending and reactivating', () => {
  test('goes by way of a hold', async () => {
    const { subscription: off, placed } = await ask({ kind: 'suspend', hold: 'investigation' });
    expect(off.status).toBe('suspended');
    expect(placed).toMatchObject([{ kind: 'investigation', owner: 'partner', sourceId: 'alice' }]);
    const { subscription: on, lifted } = await ask({ kind: 'reactivate' });
    expect(on).toMatchObject({
      status: 'active',
      autoRenew: true,
      scheduledChange: { quantity: 15 },
    });
    expect(lifted.map((hold) => hold.id)).toEqual(placed.map((hold) => hold.id));
  });

  test('is refused as the provider refuses it, and then nothing has happened', async () => {
    const trial = await run((context) =>
      heldSubscription(context, customerId, {
        kind: 'trial',
        autoRenew: false,
        scheduledChange: null,
      }),
    );
    const asked = ask({ kind: 'suspend', hold: 'investigation' }, {}, { id: trial.id, at: now });
    expect(await refusalOf(asked)).toBe('subscription_status_impossible');
    expect(await run((context) => openHolds(context, customerId))).toEqual([]);
    expect(await commands(trial.id)).toEqual([]);
  });

  test.each([
    ['of the provider', () => holdOn(subscription, { owner: 'provider', kind: 'acceptable_use' })],
    ['on the whole customer', () => holdOnCustomer(customerId)],
  ])('does not lift a hold %s, nor any other with it', async (_name, standing) => {
    await run((context) => placeHolds(context, [holdOn(subscription), standing()]));
    expect(await refusalOf(ask({ kind: 'reactivate' }))).toBe('hold_not_yours');
    expect((await preview({ kind: 'reactivate' })).refusal?.code).toBe('hold_not_yours');
    expect(await run((context) => openHolds(context, customerId))).toHaveLength(2);
    expect((await seen()).status).toBe('suspended');
  });

  test('an add-on does not come back before its base', async () => {
    const addon = await run((context) =>
      heldSubscription(context, customerId, { parentId: subscription.id }),
    );
    await ask({ kind: 'suspend', hold: 'non_payment' });
    expect(await refusalOf(ask({ kind: 'reactivate' }, {}, { id: addon.id, at: now }))).toBe(
      'subscription_parent_inactive',
    );
  });

  test('a second hold on what is suspended already asks the provider nothing', async () => {
    await ask({ kind: 'suspend', hold: 'investigation' });
    const { command, placed } = await ask({ kind: 'suspend', hold: 'non_payment' });
    expect([command, placed.length]).toEqual([null, 1]);
  });

  test('during a renewal it is under way', async () => {
    const at = new Date(subscription.termEnd!.getTime() + HOUR_MS);
    const asked = await ask(
      { kind: 'suspend', hold: 'non_payment' },
      {},
      { id: subscription.id, at },
    );
    expect(asked.command).toMatchObject({ kind: 'suspend', state: 'pending' });
    const rename = ask({ kind: 'rename', friendlyName: 'X' }, {}, { id: subscription.id, at });
    expect(await refusalOf(rename)).toBe('subscription_command_under_way');
  });
});

describe('cancelling', () => {
  test('wants to be confirmed, and above the threshold a second person', async () => {
    const { id } = await inWindow();
    const now_ = { kind: 'cancel', when: 'now' } as const;
    const at = { id, at: now };
    expect(await refusalOf(ask(now_, {}, at))).toBe('subscription_cancel_not_confirmed');
    const large = await run((context) =>
      heldSubscription(context, customerId, {
        quantity: 900,
        cancelUntil: new Date(now.getTime() + HOUR_MS),
      }),
    );
    const asked = ask(now_, { confirmed: true }, { id: large.id, at: now });
    expect(await refusalOf(asked)).toBe('subscription_cancel_needs_approval');
    expect((await preview(now_, large.id)).money).toMatchObject({
      needsApproval: true,
      reversible: false,
    });
    const done = await ask(now_, { confirmed: true, approved: true }, { id: large.id, at: now });
    expect(done.subscription.status).toBe('deleted');
    expect(done.command).toMatchObject({ kind: 'cancel', state: 'done' });
    expect((await ask(now_, { confirmed: true }, at)).subscription.status).toBe('deleted');
    expect(await refusalOf(ask({ kind: 'reactivate' }, {}, at))).toBe('subscription_deleted');
    expect(await refusalOf(ask({ kind: 'suspend', hold: 'non_payment' }, {}, at))).toBe(
      'subscription_deleted',
    );
  });

  test('outside its window is refused; with the term it is not', async () => {
    const refused = ask({ kind: 'cancel', when: 'now' }, { confirmed: true, approved: true });
    expect(await refusalOf(refused)).toBe('subscription_cancel_window_closed');
    const { subscription: ending } = await ask({ kind: 'cancel', when: 'term_end' });
    expect(ending).toMatchObject({ status: 'active', autoRenew: false, atTermEnd: 'cancel' });
  });

  test('on a later day is a bulk action of one, and looked at as on that day', async () => {
    const { id } = await inWindow();
    const later = { kind: 'cancel', when: 'scheduled', on: '2026-07-01' } as const;
    expect((await preview(later, id)).refusal?.code).toBe('subscription_cancel_window_closed');
    const asked = ask(later, { confirmed: true, approved: true }, { id, at: now });
    expect(await refusalOf(asked)).toBe('subscription_change_unknown');
  });
});

describe('changing', () => {
  test('seats, renewal and name each become a command', async () => {
    await ask({ kind: 'set_quantity', quantity: 12 });
    await ask({ kind: 'schedule_change', change: { quantity: 20 } });
    await ask({ kind: 'rename', friendlyName: 'Head office' });
    await ask({ kind: 'set_auto_renew', autoRenew: false });
    expect(await seen()).toMatchObject({
      quantity: 12,
      scheduledChange: null,
      friendlyName: 'Head office',
      autoRenew: false,
      drift: null,
    });
    expect((await commands()).map(({ kind, state }) => `${kind} ${state}`)).toEqual(
      Array.from({ length: 4 }, () => 'change done'),
    );
  });

  test('more seats are a purchase, which a hold on purchases stops; fewer are not', async () => {
    await run((context) =>
      placeHolds(context, [{ ...holdOnCustomer(customerId), scope: 'purchases' }]),
    );
    const more = { kind: 'set_quantity', quantity: 12 } as const;
    const next = { kind: 'schedule_change', change: { quantity: 20 } } as const;
    expect((await preview(more)).refusal?.code).toBe('purchases_blocked');
    expect(await refusalOf(ask(more))).toBe('purchases_blocked');
    expect(await refusalOf(ask(next))).toBe('purchases_blocked');
    await ask({ kind: 'schedule_change', change: { quantity: 5 } });
    expect((await seen()).scheduledChange).toEqual({ quantity: 5 });
  });

  test('what was seen in another version is refused, and what the rules refuse', async () => {
    const rename = { kind: 'rename', friendlyName: 'X' } as const;
    expect(await refusalOf(ask(rename, { expectedVersion: 7 }))).toBe('subscription_version_stale');
    expect(await refusalOf(ask({ kind: 'set_quantity', quantity: 1 }))).toBe(
      'subscription_seats_not_returnable',
    );
    expect(await commands()).toEqual([]);
  });

  test('what a person switches off while access is withheld does not come back', async () => {
    const legacy = await run((context) =>
      heldSubscription(context, customerId, { commerce: 'legacy', scheduledChange: null }),
    );
    const at = { id: legacy.id, at: now };
    await ask({ kind: 'suspend', hold: 'non_payment' }, {}, at);
    const refused = ask({ kind: 'set_auto_renew', autoRenew: false }, {}, at);
    expect(await refusalOf(refused)).toBe('subscription_suspended');
  });
});

describe('two operators at once', () => {
  test('one suspends while the other reactivates: whoever comes last is right', async () => {
    await ask({ kind: 'suspend', hold: 'investigation' });
    const done = await Promise.allSettled([
      ask({ kind: 'reactivate' }),
      ask({ kind: 'suspend', hold: 'non_payment' }),
    ]);
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const open = await run((context) => openHolds(context, customerId));
    expect((await seen()).status).toBe(open.length === 0 ? 'active' : 'suspended');
  });

  test('both suspend: one hold each, one command', async () => {
    await Promise.all([
      ask({ kind: 'suspend', hold: 'investigation' }),
      ask({ kind: 'suspend', hold: 'investigation' }, { source: { kind: 'person', id: 'bob' } }),
    ]);
    expect(await run((context) => openHolds(context, customerId))).toHaveLength(2);
    expect(await commands()).toHaveLength(1);
  });

  test('both change what they saw: the second is told that it changed', async () => {
    const { version } = await seen();
    const done = await Promise.allSettled([
      ask({ kind: 'set_quantity', quantity: 11 }, { expectedVersion: version }),
      ask({ kind: 'set_quantity', quantity: 12 }, { expectedVersion: version }),
    ]);
    const refused = done.filter((each) => each.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'subscription_version_stale' } }]);
  });
});
