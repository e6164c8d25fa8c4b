import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refused } from '../../kernel/refusal.ts';
import { decideChange } from './decide-change.ts';
import { decideLife, type LifeFacts, type Moved } from './decide-life.ts';
import { decideOutlook } from './decide-outlook.ts';
import { lifeFacts } from './fixtures.ts';
import type { Charge, SubscriptionChange } from './types.ts';

const HOUR_MS = 3_600_000;
const YEARS_3_HOURS = 3 * 366 * 24;

const offers = fc.record({
  kind: fc.constantFrom('license', 'license', 'software_subscription', 'marketplace'),
  commerce: fc.constantFrom('new', 'new', 'legacy'),
  term: fc.constantFrom('P1M', 'P1Y', 'P3Y'),
  billingCycle: fc.constantFrom('monthly', 'annual', 'triennial'),
  unitPrice: fc.bigInt({ min: 0n, max: 10_000_000n }),
} as const);

const purchases = fc.record({
  offer: offers,
  quantity: fc.integer({ min: 1, max: 500 }),
  cloud: fc.constantFrom('global', 'china'),
  at: fc.date({
    min: new Date('2024-01-01T00:00:00Z'),
    max: new Date('2027-12-31T00:00:00Z'),
    noInvalidDate: true,
  }),
} as const);

const changes: fc.Arbitrary<SubscriptionChange> = fc.oneof(
  fc.record({ status: fc.constantFrom('active', 'suspended') }),
  fc.record({ quantity: fc.integer({ min: 1, max: 600 }) }),
  fc.record({ autoRenew: fc.boolean() }),
  fc.record({ autoRenew: fc.constant(false), atTermEnd: fc.constantFrom('cancel', 'extend') }),
  fc.record({ scheduledChange: fc.record({ quantity: fc.integer({ min: 1, max: 600 }) }) }),
  fc.constant({ status: 'deleted' } as const),
);

const steps = fc.array(
  fc.record({ afterHours: fc.integer({ min: 0, max: 2_000 }), change: fc.option(changes) }),
  { maxLength: 12 },
);

interface Lived {
  readonly facts: LifeFacts;
  readonly charges: readonly Charge[];
  /** From which state to which. */
  readonly ways: readonly string[];
}

/** A subscription through a story: time passes, somebody changes something, refused or not. */
function lived(
  purchase: Parameters<typeof lifeFacts>[0],
  story: readonly { afterHours: number; change: SubscriptionChange | null }[],
): Lived {
  let facts = lifeFacts(purchase);
  const charges: Charge[] = [firstCharge(facts)];
  const seen: string[] = [facts.subscription.status];
  for (const { afterHours, change } of story) {
    const moved = passed(facts, afterHours);
    facts = { ...facts, ...moved, now: new Date(facts.now.getTime() + afterHours * HOUR_MS) };
    charges.push(...moved.charges);
    seen.push(...moved.steps.map(({ status }) => status));
    if (change === null) continue;
    try {
      const changed = decideChange(facts, change, `batch ${charges.length}`);
      facts = { ...facts, subscription: changed.subscription, batches: changed.batches };
      charges.push(...changed.charges);
      seen.push(changed.subscription.status);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  const ways = seen.flatMap((to, place) => {
    const from = seen[place - 1];
    return from === undefined || from === to ? [] : [`${from} ${to}`];
  });
  return { facts, charges, ways };
}

function firstCharge({ subscription }: LifeFacts): Charge {
  return {
    kind: 'purchase',
    quantity: subscription.quantity,
    amount: subscription.unitPrice * BigInt(subscription.quantity),
    periodStart: subscription.purchasedAt,
    periodEnd: subscription.billedUntil,
    chargedAt: subscription.purchasedAt,
  };
}

/** `decideLife` takes a bounded number of steps at a time; this takes them all. */
function passed(facts: LifeFacts, hours: number): Moved {
  const now = new Date(facts.now.getTime() + hours * HOUR_MS);
  let all: Moved = { ...facts, charges: [], steps: [] };
  for (;;) {
    const { subscription, batches, charges, steps: more } = decideLife({ ...facts, ...all, now });
    const grown = [...all.steps, ...more];
    all = { subscription, batches, charges: [...all.charges, ...charges], steps: grown };
    if (more.length === 0) return all;
  }
}

describe('the clock', () => {
  it('comes to the same whether it looks once or twice', () => {
    const span = fc.integer({ min: 0, max: YEARS_3_HOURS });
    fc.assert(
      fc.property(purchases, steps, span, span, (purchase, story, first, second) => {
        const { facts } = lived(purchase, story);
        const once = passed(facts, first + second);
        const half = passed(facts, first);
        const now = new Date(facts.now.getTime() + first * HOUR_MS);
        const twice = passed({ ...facts, ...half, now }, second);

        expect({ ...twice.subscription, version: 0 }).toEqual({ ...once.subscription, version: 0 });
        expect(twice.batches).toEqual(once.batches);
        expect([...half.charges, ...twice.charges]).toEqual(once.charges);
        expect([...half.steps, ...twice.steps]).toEqual(once.steps);
      }),
    );
  });

  it('finds nothing due after it looked', () => {
    fc.assert(
      fc.property(purchases, steps, (purchase, story) => {
        const { facts } = lived(purchase, story);
        const { dueAt, status } = facts.subscription;
        expect(dueAt === null || dueAt > facts.now || status === 'pending').toBe(true);
        expect(decideLife(facts).steps).toEqual([]);
      }),
    );
  });

  it('does what was foretold', () => {
    fc.assert(
      fc.property(purchases, steps, (purchase, story) => {
        const { facts } = lived(purchase, story);
        const [next] = decideOutlook(facts).filter(({ what }) => !what.endsWith('window_ends'));
        if (!next) return;
        const done = decideLife({ ...facts, now: next.at }).steps.find(
          ({ what }) => what !== 'cycle',
        );
        expect(done).toMatchObject({ at: next.at, status: next.status });
      }),
    );
  });
});

/** What `docs/states/subscription.md` draws, as `from to`. */
function drawnWays(): ReadonlySet<string> {
  const drawing = join(import.meta.dirname, '../../../docs/states/subscription.md');
  const arrows = readFileSync(drawing, 'utf8').matchAll(/^ {2}(\S+) --> ([^\s:]+)/gmu);
  return new Set([...arrows].map(([, from, to]) => `${from} ${to}`));
}

describe('whatever is done', () => {
  it('only drawn ways are gone', () => {
    const drawn = drawnWays();
    fc.assert(
      fc.property(purchases, steps, (purchase, story) => {
        const { ways } = lived(purchase, story);
        expect(ways.filter((way) => !drawn.has(way))).toEqual([]);
      }),
    );
  });

  it('no more is given back than was charged, and seats are in batches', () => {
    fc.assert(
      fc.property(purchases, steps, (purchase, story) => {
        const { facts, charges } = lived(purchase, story);
        const sum = charges.reduce((total, { amount }) => total + amount, 0n);
        expect(sum >= 0n).toBe(true);
        const { status, quantity } = facts.subscription;
        if (status !== 'active' && status !== 'suspended') return;
        const seats = facts.batches.reduce((total, batch) => total + batch.quantity, 0);
        expect(seats).toBe(quantity);
      }),
    );
  });

  it('a deleted subscription stays deleted, and nothing without access renews', () => {
    fc.assert(
      fc.property(purchases, steps, (purchase, story) => {
        const { facts } = lived(purchase, [
          ...story,
          { afterHours: 0, change: { status: 'deleted' } },
        ]);
        const { subscription } = facts;
        const { status, commerce, autoRenew } = subscription;
        expect(status === 'suspended' && commerce === 'new' && autoRenew).toBe(false);
        if (subscription.status !== 'deleted') return;
        expect(subscription).toMatchObject({ autoRenew: false, dueAt: null, billedUntil: null });
        const renamed = () => decideChange(facts, { friendlyName: 'Another' }, 'batch');
        expect(renamed).toThrow('subscription_deleted');
      }),
    );
  });

  it('saying the same again changes nothing', () => {
    fc.assert(
      fc.property(purchases, steps, changes, (purchase, story, change) => {
        const { facts } = lived(purchase, [...story, { afterHours: 0, change }]);
        const { autoRenew, scheduledChange, quantity, friendlyName } = facts.subscription;
        const same = { autoRenew, scheduledChange, quantity, friendlyName };
        expect(decideChange(facts, same, 'batch').subscription).toBe(facts.subscription);
      }),
    );
  });
});
