import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { faults, type Fault } from '../../../test/support/faulty-provider.ts';
import { heldWorld, type HeldWorld } from '../../../test/support/held-world.ts';
import { builtInProvider } from './commands-provider.ts';
import { installProvider } from './index.ts';
import { holdKinds, type HoldKind, type HoldOwner } from './types.ts';

/** Small, because every one of them lives through its story in a real database. */
const RUNS = 60;

interface ModelHold {
  readonly owner: HoldOwner;
  /** Index of the subscription; null for everything of the customer. */
  readonly target: number | null;
}

/** What should be: nothing but who holds what, and what was last wished for each renewal. */
interface Model {
  readonly holds: Map<string, ModelHold>;
}

type Step = fc.AsyncCommand<Model, HeldWorld>;

const step = (name: string, run: (model: Model, world: HeldWorld) => Promise<void>): Step => ({
  check: () => true,
  run,
  toString: () => name,
});

const owners = fc.constantFrom<HoldOwner>('partner', 'partner', 'provider');
const targets = fc.constantFrom(0, 1, 2, null);

function place(owner: HoldOwner, target: number | null, kind: HoldKind, source: string): Step {
  return step(`place ${owner} ${target} ${kind} ${source}`, async (model, world) => {
    const hold = await world.place({ owner, target, kind, source });
    model.holds.set(hold.id, { owner, target });
  });
}

function lift(choice: number, as: HoldOwner): Step {
  return step(`lift ${choice} as ${as}`, async (model, world) => {
    const [id, hold] = [...model.holds][choice % Math.max(1, model.holds.size)] ?? [];
    if (id === undefined || hold === undefined) return;
    const outcome = await world.lift(id, as);
    // Only somebody who acts at the same time can have lifted it before.
    const lifted = model.holds.has(id) ? 'lifted' : 'hold_already_lifted';
    expect(outcome).toBe(hold.owner === as ? lifted : 'hold_not_yours');
    if (hold.owner === as) model.holds.delete(id);
  });
}

/** Everybody lifts what is theirs, one after the other. */
async function liftEverything(model: Model, world: HeldWorld): Promise<void> {
  for (const [id, { owner }] of model.holds) expect(await world.lift(id, owner)).toBe('lifted');
  model.holds.clear();
}

const liftAll: Step = step('lift all', liftEverything);

/** Two operators, or an operator and a worker, act in transactions that overlap. */
function atOnce(one: Step, other: Step): Step {
  return step(`{ ${one.toString()} | ${other.toString()} }`, async (model, world) => {
    const ran = await Promise.allSettled([one.run(model, world), other.run(model, world)]);
    for (const each of ran) if (each.status === 'rejected') throw each.reason;
    // Which of them came first is the database's to say.
    model.holds.clear();
    for (const [id, hold] of await world.openHolds()) model.holds.set(id, hold);
  });
}

const fail = (fault: Fault): Step =>
  step(`fail ${fault}`, (_model, world) => {
    world.provider.failNext(fault);
    return Promise.resolve();
  });

/** Commands are carried out, perhaps by two workers at once. */
const work = (side: number): Step => step(`work ${side}`, (_model, world) => world.work(side));

const pass = (minutes: number): Step =>
  step(`pass ${minutes}`, (_model, world) => {
    world.pass(minutes);
    return Promise.resolve();
  });

const look: Step = step('look', (_model, world) => world.look());
const reconcile: Step = step('reconcile', (_model, world) => world.reconcile());

/** Somebody changes what renews while nothing is held; refused while a command is under way. */
const wish = (target: number, autoRenew: boolean): Step =>
  step(`wish ${target} ${autoRenew}`, (_model, world) => world.wish(target, autoRenew));

const places = fc
  .tuple(owners, targets, fc.constantFrom(...holdKinds), fc.constantFrom('a', 'b'))
  .map(([owner, target, kind, source]) => place(owner, target, kind, source));
const lifts = fc.tuple(fc.nat(5), owners).map(([choice, as]) => lift(choice, as));
const works = fc.constantFrom(1, 1, 2).map(work);

const steps = [
  places,
  lifts,
  fc.constant(liftAll),
  fc
    .tuple(fc.oneof(places, lifts), fc.oneof(places, lifts, works))
    .map(([one, other]) => atOnce(one, other)),
  fc.constantFrom(...faults).map(fail),
  works,
  fc.constantFrom(1, 20, 400).map(pass),
  fc.constantFrom(look, reconcile),
  fc.tuple(fc.nat(2), fc.boolean()).map(([target, autoRenew]) => wish(target, autoRenew)),
];

async function checkQuiet(model: Model, world: HeldWorld): Promise<void> {
  const open = [...model.holds.values()];
  const bears = (index: number) =>
    open.some(({ target }) => target === null || target === index || (index === 2 && target === 0));
  for (const [index, seen] of (await world.seen()).entries()) {
    // Access is on exactly when no hold is open, at the provider and as it is shown; then exactly
    // what was there before is back, and that is settled.
    const quiet = bears(index)
      ? { status: 'suspended', autoRenew: false, scheduledChange: null }
      : { status: 'active', ...seen.wished };
    expect(seen).toMatchObject({
      provider: quiet,
      row: { ...quiet, drift: null },
      openCommands: 0,
      openRestorations: bears(index) ? 1 : 0,
    });
    checkCommands(seen, world);
  }
}

type Seen = Awaited<ReturnType<HeldWorld['seen']>>[number];

/**
 * What took effect at the provider is what the commands say was done: nothing lost, nothing twice.
 */
function checkCommands({ id, done }: Seen, world: HeldWorld): void {
  const effects = world.provider.effects.filter((each) => each.id === id);
  const requestIds = effects.map((each) => each.requestId);
  expect(new Set(requestIds).size).toBe(requestIds.length);
  expect(requestIds).toEqual(done);
  const access = effects.map((each) => each.kind).filter((kind) => kind !== 'change');
  expect(access).toEqual(access.map((_, index) => (index % 2 === 0 ? 'suspend' : 'reactivate')));
}

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(async () => {
  installProvider(builtInProvider);
  await db.drop();
});

describe('subscriptions, holds and a provider that fails', () => {
  test.each(['later', 'refused'] as const)(
    'a "%s" to one of two workers takes nothing from what the other did',
    async (no) => {
      const world = await heldWorld(db, false);
      const model: Model = { holds: new Map() };
      const story = [
        place('partner', 0, 'non_payment', 'a'),
        fail('died_before'),
        work(1),
        fail(no),
        work(2),
      ];
      for (const each of story) await each.run(model, world);
      await world.settle();
      await checkQuiet(model, world);
      await liftEverything(model, world);
      await world.settle();
      await checkQuiet(model, world);
      expect(world.provider.requests.length).toBeGreaterThan(world.provider.effects.length);
    },
  );

  test.each([true, false])(
    'come to rest where the holds want them (all given back at once: %s)',
    async (givesAllBack) => {
      const lived = await fc.check(
        fc.asyncProperty(fc.commands(steps, { maxCommands: 25 }), async (commands) => {
          const world = await heldWorld(db, givesAllBack);
          const model: Model = { holds: new Map() };
          await fc.asyncModelRun(() => ({ model, real: world }), commands);
          await world.settle();
          await checkQuiet(model, world);
          await liftEverything(model, world);
          await world.settle();
          await checkQuiet(model, world);
        }),
        { numRuns: RUNS },
      );
      expect((await fc.asyncDefaultReportMessage(lived)) ?? '').toBe('');
    },
    300_000,
  );
});
