import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { refusalOf } from '../../../test/support/faulty-provider.ts';
import { heldWorld, type HeldWorld } from '../../../test/support/held-world.ts';
import { builtInProvider } from './commands-provider.ts';
import {
  carryOutCommand,
  holdsOfSubscription,
  installProvider,
  observe,
  placeHolds,
  requestAction,
  resolveDrift,
} from './index.ts';
import { commandsOfSubscription, latestRestoration } from './store-command.ts';
import type { ProviderPort } from './types-provider.ts';

let db: TestDatabase;
let world: HeldWorld;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(async () => {
  installProvider(builtInProvider);
  await db.drop();
});
beforeEach(async () => {
  world = await heldWorld(db);
});

/** The second subscription, which has no add-on and no scheduled change. */
const other = () => world.subscriptions[1]!.id;
const hold = () =>
  world.place({ owner: 'partner', target: 1, kind: 'non_payment', source: 'alice' });
const lift = async (id: string) => expect(await world.lift(id, 'partner')).toBe('lifted');
const seen = async () => (await world.seen())[1]!;
const states = async () => {
  const commands = await world.run((context) => commandsOfSubscription(context, other(), 10));
  return commands.map(({ kind, state }) => `${kind} ${state}`).toReversed();
};
const restoration = () => world.run((context) => latestRestoration(context, other()));
const requests = () =>
  world.provider.requests.filter(({ subscriptionId }) => subscriptionId === other());

describe('a provider somewhere else', () => {
  test('is asked after the commit, and what it says is written down', async () => {
    await hold();
    expect(await states()).toEqual(['suspend pending']);
    expect((await seen()).row.status).toBe('active');
    await world.work(1);
    expect(await states()).toEqual(['suspend done']);
    expect((await seen()).row).toMatchObject({ status: 'suspended', autoRenew: false });
    expect(await restoration()).toMatchObject({ autoRenew: true, settledAt: null });
  });

  test('times out although it did it: read back, not sent again', async () => {
    await hold();
    world.provider.failNext('timeout_done');
    await world.work(1);
    expect(await states()).toEqual(['suspend unknown']);
    await world.work(1);
    expect(await states()).toEqual(['suspend done']);
    expect(requests()).toHaveLength(1);
  });

  test('times out and did not: sent again under the same request id', async () => {
    await hold();
    world.provider.failNext('timeout_lost', 'unreadable');
    await world.work(1);
    await world.work(1);
    expect(await states()).toEqual(['suspend unknown']);
    await world.work(1);
    expect(await states()).toEqual(['suspend done']);
    expect(new Set(requests().map(({ requestId }) => requestId)).size).toBe(1);
    expect(requests()).toHaveLength(2);
  });

  test('says "already suspended": that is done', async () => {
    world.provider.byHand(other(), { status: 'suspended', autoRenew: false });
    await hold();
    await world.work(1);
    expect(await states()).toEqual(['suspend done']);
    expect((await seen()).row.status).toBe('suspended');
  });

  test('says no: nothing was taken away, and it is asked again some hours later', async () => {
    await hold();
    world.provider.failNext('refused');
    await world.work(1);
    expect(await states()).toEqual(['suspend refused']);
    expect(await restoration()).toMatchObject({ outcome: 'nothing_to_restore' });
    await world.reconcile();
    expect(await states()).toEqual(['suspend refused']);
    world.pass(7 * 60);
    await world.reconcile();
    await world.work(1);
    expect(await states()).toEqual(['suspend refused', 'suspend done']);
  });

  test('says later, and the hold goes meanwhile: never asked again', async () => {
    const { id } = await hold();
    world.provider.failNext('later');
    await world.work(1);
    expect(await states()).toEqual(['suspend pending']);
    await lift(id);
    expect(await states()).toEqual(['suspend superseded']);
    await world.work(1);
    expect((await seen()).provider).toMatchObject({ status: 'active', autoRenew: true });
    expect(world.provider.effects).toEqual([]);
  });

  test('a hold that goes while its command is under way is followed by a second command', async () => {
    const { id } = await hold();
    world.provider.failNext('timeout_done');
    await world.work(1);
    await lift(id);
    expect(await states()).toEqual(['suspend unknown']);
    await world.work(1);
    await world.work(1);
    expect(await states()).toEqual(['suspend done', 'reactivate done']);
    expect((await seen()).provider).toMatchObject({ status: 'active', autoRenew: true });
    expect(await restoration()).toMatchObject({ outcome: 'restored' });
  });

  test('one that nobody knows of and that did not happen is dropped when it is not wanted', async () => {
    const { id } = await hold();
    world.provider.failNext('timeout_lost');
    await world.work(1);
    await lift(id);
    await world.work(1);
    expect(await states()).toEqual(['suspend superseded']);
    expect(requests()).toHaveLength(1);
    expect(await restoration()).toMatchObject({ outcome: 'nothing_to_restore' });
  });

  test('gives access back without the rest: the rest is asked for by itself', async () => {
    world.provider.givesAllBack = false;
    const { id } = await hold();
    await world.work(1);
    await lift(id);
    await world.work(1);
    expect(await states()).toEqual(['suspend done', 'reactivate done', 'change pending']);
    await world.work(1);
    expect((await seen()).provider.autoRenew).toBe(true);
    expect(await restoration()).toMatchObject({ outcome: 'restored' });
  });

  test('what is still to be given back survives another hold', async () => {
    world.provider.givesAllBack = false;
    const { id } = await hold();
    await world.work(1);
    await lift(id);
    await world.work(1);
    world.provider.failNext('refused');
    await world.work(1);
    expect(await states()).toEqual(['suspend done', 'reactivate done', 'change refused']);
    const { id: second } = await hold();
    await world.work(1);
    await lift(second);
    await world.settle();
    expect((await seen()).provider).toMatchObject({ status: 'active', autoRenew: true });
    expect((await seen()).openRestorations).toBe(0);
  });

  test('a person is told when it refuses, where it answers at once', async () => {
    const asked = world.run((context) =>
      requestAction(
        context,
        other(),
        { kind: 'set_auto_renew', autoRenew: false },
        { reason: 'So', source: { kind: 'person', id: 'alice' } },
      ),
    );
    expect((await asked).command).toMatchObject({ kind: 'change', state: 'pending' });
    const again = world.run((context) =>
      requestAction(
        context,
        other(),
        { kind: 'rename', friendlyName: 'X' },
        { reason: 'So', source: { kind: 'person', id: 'alice' } },
      ),
    );
    expect(await refusalOf(again)).toBe('subscription_command_under_way');
    await world.work(1);
    // What the provider would drop was sent along.
    expect(requests()[0]!.change).toEqual({ autoRenew: false, scheduledChange: null });
  });

  test('a process that dies after sending finds out what happened', async () => {
    await hold();
    world.provider.failNext('died_after');
    await world.work(1);
    expect(await states()).toEqual(['suspend sending']);
    await world.work(1);
    expect(await states()).toEqual(['suspend done']);
    expect(requests()).toHaveLength(1);
  });

  test('is given a time limit, and heard when the worker stops', async () => {
    await hold();
    const [open] = await world.openCommands();
    const stopping = new AbortController();
    const silent: ProviderPort = {
      mode: 'remote',
      send: (_request, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve({ kind: 'unknown', why: 'aborted' }));
          stopping.abort();
        }),
      read: () => Promise.resolve({ kind: 'unknown', why: 'aborted' }),
    };
    installProvider(silent);
    const carried = await carryOutCommand(
      { transact: world.run, signal: stopping.signal },
      open!.id,
    );
    expect(carried).toMatchObject({ kind: 'later', why: 'aborted' });
    expect(await states()).toEqual(['suspend unknown']);
  });
});

describe('what somebody does at the provider', () => {
  const resolve = (how: 'accept' | 'undo') =>
    world.run((context) => resolveDrift(context, other(), how));

  test('a suspension that nobody here asked for is shown, and undone when a person says so', async () => {
    world.provider.byHand(other(), { status: 'suspended', autoRenew: false });
    await world.look();
    await world.look();
    expect((await seen()).row.drift).toMatchObject({
      expected: { status: 'active' },
      found: { status: 'suspended' },
    });
    await world.reconcile();
    expect(await states()).toEqual([]);
    await resolve('undo');
    await world.work(1);
    expect((await seen()).row).toMatchObject({ status: 'active', drift: null });
    expect(await refusalOf(resolve('undo'))).toBe('drift_not_found');
  });

  test('or accepted: it becomes a hold that can be lifted', async () => {
    await world.wish(1, false);
    await world.work(1);
    await world.wish(1, true);
    await world.work(1);
    world.provider.byHand(other(), { status: 'suspended', autoRenew: false });
    await world.look();
    await resolve('accept');
    const [placed] = await world.run((context) => holdsOfSubscription(context, other()));
    expect(placed).toMatchObject({ kind: 'investigation', owner: 'partner', liftedAt: null });
    expect((await seen()).row).toMatchObject({ status: 'suspended', drift: null });
    await lift(placed!.id);
    await world.work(1);
    expect((await seen()).provider).toMatchObject({ status: 'active', autoRenew: true });
    expect((await seen()).openRestorations).toBe(0);
  });

  test('access that somebody gave back against a hold is not taken again unasked', async () => {
    await hold();
    await world.work(1);
    world.provider.byHand(other(), { status: 'active' });
    await world.look();
    expect((await seen()).row.drift).toMatchObject({
      expected: { status: 'suspended' },
      found: { status: 'active' },
    });
    await world.place({ owner: 'partner', target: 1, kind: 'investigation', source: 'bob' });
    expect(await states()).toEqual(['suspend done']);
    await resolve('undo');
    await world.work(1);
    expect((await seen()).row).toMatchObject({ status: 'suspended', drift: null });
    // What the first suspension took is still what comes back.
    expect(await restoration()).toMatchObject({ autoRenew: true, settledAt: null });
  });

  test('accepted, it lifts the partner’s holds, but nobody else’s', async () => {
    await hold();
    const theirs = await world.place({
      owner: 'provider',
      target: 1,
      kind: 'acceptable_use',
      source: 'desk',
    });
    await world.work(1);
    world.provider.byHand(other(), { status: 'active' });
    await world.look();
    expect(await refusalOf(resolve('accept'))).toBe('hold_not_yours');
    await world.lift(theirs.id, 'provider');
    await resolve('accept');
    expect(await world.openHolds()).toEqual([]);
    expect((await seen()).row).toMatchObject({ status: 'active', autoRenew: false, drift: null });
    await world.reconcile();
    expect((await seen()).openCommands).toBe(0);
  });

  test('holds that go after it give back what was taken', async () => {
    const { id } = await hold();
    await world.work(1);
    world.provider.byHand(other(), { status: 'active' });
    await world.look();
    await lift(id);
    await world.work(1);
    expect((await seen()).row).toMatchObject({ status: 'active', autoRenew: true, drift: null });
    expect((await seen()).openRestorations).toBe(0);
  });

  test('auto-renewal that was switched is shown, kept or put back', async () => {
    await world.wish(1, false);
    await world.work(1);
    world.provider.byHand(other(), { autoRenew: true });
    await world.look();
    expect((await seen()).row.drift).toMatchObject({
      expected: { autoRenew: false },
      found: { autoRenew: true },
    });
    await resolve('undo');
    await world.work(1);
    expect((await seen()).row).toMatchObject({ autoRenew: false, drift: null });
    world.provider.byHand(other(), { autoRenew: true });
    await world.look();
    await resolve('accept');
    await world.reconcile();
    expect((await seen()).row).toMatchObject({ autoRenew: true, drift: null });
  });

  test('what was read before a command finished is not believed', async () => {
    const before = { ...world.provider.of(other()) };
    await hold();
    const asked = await world.run((context) => Promise.resolve(context.now));
    await world.work(1);
    await world.run((context) => observe(context, [before], asked));
    expect((await seen()).row).toMatchObject({ status: 'suspended', drift: null });
  });
});

describe('a hold on everything', () => {
  test('of a customer suspends add-ons and bases, each once', async () => {
    const wide = {
      customerId: world.customerId,
      scope: 'customer',
      kind: 'non_payment',
      owner: 'partner',
      reason: 'Unpaid',
      sourceKind: 'collections',
      sourceId: 'USD:suspend',
    } as const;
    await world.run((context) => placeHolds(context, [wide, wide]));
    await world.work(2);
    expect(world.provider.effects.map(({ kind }) => kind)).toEqual([
      'suspend',
      'suspend',
      'suspend',
    ]);
  });
});
