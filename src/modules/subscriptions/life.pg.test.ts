import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { createCustomer } from '../customers/index.ts';
import { anOffer, aPurchase, type BoughtHow } from './fixtures.ts';
import {
  changeSubscription,
  chargesOfSubscription,
  getSubscription,
  insertSubscription,
  moveDueSubscriptions,
  pageOfSubscriptions,
  saveOffers,
  seatBatchesOf,
  subscriptionsInvariants,
} from './index.ts';
import type { Subscription } from './types.ts';

const BOUGHT_AT = new Date('2026-06-10T09:30:00Z');

let test: TestDatabase;
let partnerId: string;
let customerId: string;

beforeAll(async () => {
  test = await testDatabase();
  ({ partnerId } = await aPartner(test.database));
  await at(BOUGHT_AT, async (context) => {
    const customer = { number: 'C-1', name: 'Northwind Traders', country: 'US' };
    ({ id: customerId } = await createCustomer(context, customer));
    await saveOffers(context, [anOffer()]);
  });
});

afterAll(async () => {
  await test.drop();
});

function at<T>(now: Date | string, work: (context: Context) => Promise<T>): Promise<T> {
  return contextOf(test.database, partnerId, new Date(now), work);
}

function sweep(now: string, batchSubscriptions?: number): Promise<number> {
  return moveDueSubscriptions(
    { transact: (work) => at(now, work) },
    batchSubscriptions === undefined ? {} : { batchSubscriptions },
  );
}

async function bought(how: BoughtHow = {}): Promise<Subscription> {
  const subscriptionId = newId(BOUGHT_AT.getTime());
  const begun = aPurchase({ at: BOUGHT_AT, customerId, ...how, subscriptionId });
  await at(BOUGHT_AT, (context) =>
    insertSubscription(context, begun.subscription, begun.batches, begun.charges),
  );
  return begun.subscription;
}

function eventsOf(id: string): Promise<{ type: string; after: Record<string, unknown> }[]> {
  return at(BOUGHT_AT, async (context) => {
    const result = await sql<{ type: string; after: Record<string, unknown> }>`
      select type, after from platform.event
      where partner_id = ${partnerId} and subject_id = ${id} order by id
    `.execute(context.tx);
    return result.rows;
  });
}

const read = (id: string) => at(BOUGHT_AT, (context) => getSubscription(context, id));

describe('a subscription', () => {
  it('comes back as it was saved, with its seats and its charge', async () => {
    const saved = await bought();

    expect(await read(saved.id)).toEqual(saved);
    const [batches, charges] = await at(BOUGHT_AT, async (context) => [
      await seatBatchesOf(context, saved.id),
      await chargesOfSubscription(context, saved.id, 10),
    ]);
    expect(batches).toMatchObject([{ quantity: 10, addedAt: BOUGHT_AT }]);
    expect(charges).toMatchObject([{ kind: 'purchase', amount: 120_000n }]);
  });

  it('that nobody knows is refused', async () => {
    const unknown = newId(BOUGHT_AT.getTime());

    await expect(read(unknown)).rejects.toThrow('subscription_not_found');
    await expect(
      at(BOUGHT_AT, (context) => changeSubscription(context, unknown, { quantity: 1 })),
    ).rejects.toThrow('subscription_not_found');
  });
});

describe('a change', () => {
  it('is saved with its seats, its charge and its event', async () => {
    const { id } = await bought();

    const changed = await at('2026-06-11T00:00:00Z', (context) =>
      changeSubscription(context, id, { quantity: 12 }, { expectedVersion: 1 }),
    );

    expect(await read(id)).toEqual(changed);
    expect(await at(BOUGHT_AT, (context) => seatBatchesOf(context, id))).toHaveLength(2);
    expect(await eventsOf(id)).toMatchObject([
      { type: 'subscriptions.subscription_changed', after: { quantity: 12, version: 2 } },
    ]);
  });

  it('of a version that is not the current one is refused', async () => {
    const { id } = await bought();
    const stale = at('2026-06-11T00:00:00Z', (context) =>
      changeSubscription(context, id, { quantity: 12 }, { expectedVersion: 7 }),
    );

    await expect(stale).rejects.toThrow('subscription_version_stale');
  });

  it('that changes nothing leaves no trace', async () => {
    const { id } = await bought();
    await at('2026-06-11T00:00:00Z', (context) =>
      changeSubscription(context, id, { quantity: 10, autoRenew: true }),
    );

    expect((await read(id)).version).toBe(1);
    expect(await eventsOf(id)).toEqual([]);
  });

  it('meets the subscription as the clock has it, though the sweep has not come by', async () => {
    const { id } = await bought();
    const change = (now: string) =>
      at(now, (context) => changeSubscription(context, id, { friendlyName: 'Other' }));

    await expect(change('2027-06-10T12:00:00Z')).rejects.toThrow('subscription_renewing');
    expect(await change('2027-06-11T00:00:00Z')).toMatchObject({
      friendlyName: 'Other',
      termEnd: new Date('2028-06-10T09:30:00Z'),
    });
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual([
      'subscriptions.subscription_moved',
      'subscriptions.subscription_changed',
    ]);
  });

  it('by two at once: one is done after the other, and both count', async () => {
    const { id } = await bought();
    const add = (quantity: number) =>
      at('2026-06-11T00:00:00Z', (context) => changeSubscription(context, id, { quantity }));

    await Promise.all([add(12), add(15)]);

    const { quantity, version } = await read(id);
    const batches = await at(BOUGHT_AT, (context) => seatBatchesOf(context, id));
    expect(version).toBe(3);
    expect(batches.reduce((sum, batch) => sum + batch.quantity, 0)).toBe(quantity);
  });

  it('of a base takes its add-ons along', async () => {
    const base = await bought();
    const addon = await bought({ parentId: base.id });

    await at('2026-06-11T00:00:00Z', (context) =>
      changeSubscription(context, base.id, { status: 'deleted' }),
    );

    expect(await read(addon.id)).toMatchObject({ status: 'deleted', dueAt: null });
    expect(await eventsOf(addon.id)).toMatchObject([{ after: { followed: base.id } }]);
  });
});

describe('the sweep', () => {
  it('moves everything that is due, in batches, and finds nothing the second time', async () => {
    const some = await Promise.all(Array.from({ length: 7 }, () => bought({ quantity: 3 })));

    const moved = await sweep('2027-06-11T00:00:00Z', 2);

    expect(moved).toBeGreaterThanOrEqual(7);
    expect(await sweep('2027-06-11T00:00:00Z', 2)).toBe(0);
    for (const { id } of some) {
      expect(await read(id)).toMatchObject({ termEnd: new Date('2028-06-10T09:30:00Z') });
      expect(await eventsOf(id)).toMatchObject([
        { after: { steps: [{ what: 'renewal_starts' }, { what: 'renews' }] } },
      ]);
    }
  });

  it('leaves one alone that somebody is changing, and comes back to it', async () => {
    const { id } = await bought();
    const client = await test.ownerClient(partnerId);
    await client.query('begin');
    await client.query('select 1 from subscriptions.subscription where id = $1 for update', [id]);

    await sweep('2027-06-11T00:00:00Z');
    expect((await read(id)).version).toBe(1);
    await client.query('rollback');
    await sweep('2027-06-11T00:00:00Z');

    expect((await read(id)).version).toBe(2);
  });

  it('lets add-ons go with their bases', async () => {
    const base = await bought({ offer: { term: 'P1M', billingCycle: 'monthly' } });
    const addon = await bought({ parentId: base.id });
    await at('2026-06-11T00:00:00Z', (context) =>
      changeSubscription(context, base.id, { autoRenew: false, atTermEnd: 'cancel' }),
    );

    await sweep('2026-07-10T09:30:00Z');

    expect((await read(base.id)).status).toBe('deleted');
    expect((await read(addon.id)).status).toBe('deleted');
  });
});

it('the list finds by name, state, customer and what is due', async () => {
  const { id } = await bought();
  await at('2026-06-11T00:00:00Z', (context) =>
    changeSubscription(context, id, { friendlyName: 'Ｎｏｒｔｈ depot' }),
  );
  const find = (wanted: Partial<Parameters<typeof pageOfSubscriptions>[1]>) =>
    at(BOUGHT_AT, async (context) => {
      const page = await pageOfSubscriptions(context, { after: null, limit: 100, ...wanted });
      return page.map((each) => each.id);
    });

  expect(await find({ q: 'north depot' })).toEqual([id]);
  expect(await find({ q: 'north depot', status: 'deleted' })).toEqual([]);
  expect(await find({ customerId: newId(BOUGHT_AT.getTime()) })).toEqual([]);
  expect(await find({ due: new Date('2026-06-12T00:00:00Z') })).not.toContain(id);
});

it.each(subscriptionsInvariants)('$name holds after all that', async ({ check }) => {
  expect(await at(BOUGHT_AT, check)).toEqual([]);
});
