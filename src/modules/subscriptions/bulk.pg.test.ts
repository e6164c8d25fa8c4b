import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, Context } from '../../platform/context.ts';
import type { Route } from '../../platform/route.ts';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { createCustomer } from '../customers/index.ts';
import {
  approveBulk,
  askForBulk,
  carryOutBulk,
  declineBulk,
  getBulkAction,
  previewBulk,
  stopBulk,
  type BulkAccess,
  type NewBulk,
} from './commands-bulk.ts';
import { changeSubscriptionSettings, subscriptionSettings } from './commands-settings.ts';
import { anOffer } from './fixtures.ts';
import { getSubscription, placeOrder, saveOffers } from './index.ts';
import { bulkRoutes } from './routes-bulk.ts';
import { pageOfBulkItems } from './store-bulk.ts';

let db: TestDatabase;
let partnerId: string;
let ids: string[];

const BOUGHT = new Date('2026-03-02T09:00:00Z');
/** Long after every window has closed. */
const NOW = new Date('2026-06-10T09:00:00Z');
const ann: Actor = { kind: 'user', id: '01890000-0000-7000-8000-00000000000a', name: 'Ann' };
const bob: Actor = { kind: 'user', id: '01890000-0000-7000-8000-00000000000b', name: 'Bob' };

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
  ids = await at(BOUGHT, ann, async (context) => {
    const offer = anOffer();
    await saveOffers(context, [offer]);
    const customer = await createCustomer(context, { number: 'C-1', name: 'Northwind' });
    const line = { offerId: offer.id, quantity: 5 };
    const lines = [line, line, line];
    const order = await placeOrder(context, { customerId: customer.id, lines });
    return order.lines.map((each) => each.subscriptionId!).toSorted();
  });
});

function at<T>(now: Date, actor: Actor, work: (context: Context) => Promise<T>): Promise<T> {
  return contextOf(db.database, partnerId, now, (context) => work({ ...context, actor }));
}

const worker: Actor = { kind: 'system', id: null, name: 'subscriptions.bulk' };
const access = (now = NOW): BulkAccess => ({ transact: (work) => at(now, worker, work) });

function asked(wanted: Partial<NewBulk> = {}, actor = ann) {
  return at(NOW, actor, (context) =>
    askForBulk(context, {
      subscriptionIds: ids,
      action: { kind: 'set_auto_renew', autoRenew: false },
      reason: 'Spring cleaning',
      ...wanted,
    }),
  );
}

const settings = (changed: object) =>
  at(NOW, ann, async (context) =>
    changeSubscriptionSettings(context, { ...(await subscriptionSettings(context)), ...changed }),
  );

const statusOf = (id: string) =>
  at(NOW, ann, async (context) => (await getSubscription(context, id)).status);

const items = (bulkActionId: string) =>
  at(NOW, ann, async (context) =>
    (await pageOfBulkItems(context, { bulkActionId, state: null, afterId: null, limit: 100 })).map(
      ({ subscriptionId, state, refusal }) => ({ subscriptionId, state, refusal }),
    ),
  );

async function effects(): Promise<{ key: string; not_before: Date }[]> {
  const client = await db.adminClient();
  const found = await client.query<{ key: string; not_before: Date }>(
    `select key, not_before from platform.outbox
     where partner_id = $1 and kind = 'subscriptions.bulk'`,
    [partnerId],
  );
  return found.rows;
}

describe('a bulk action', () => {
  it('is looked at first: what happens to each, and what it costs and saves', async () => {
    const preview = await at(NOW, ann, (context) =>
      previewBulk(context, {
        subscriptionIds: [...ids, ids[0]!],
        action: { kind: 'set_quantity', quantity: 8 },
      }),
    );
    expect(preview).toMatchObject({ possible: 3, refused: 0, needsApproval: false });
    expect(preview.items.map((each) => each.subscriptionId)).toEqual(ids);
    expect(preview.money).toHaveLength(1);
    const [sum] = preview.money;
    const one = preview.items[0]!.money!;
    expect(sum).toMatchObject({ currency: 'USD', stillCharged: one.stillCharged * 3n });
    // The window is closed: nobody can cancel, and it says why.
    const closed = await at(NOW, ann, (context) =>
      previewBulk(context, { subscriptionIds: ids, action: { kind: 'cancel', when: 'now' } }),
    );
    expect(closed).toMatchObject({ possible: 0, refused: 3, money: [] });
    expect(closed.items[0]!.refusal).toBe('subscription_cancel_window_closed');
    expect(await effects()).toEqual([]);
  });

  it('needs a second person when many small ends of commitment are a big one together', async () => {
    const inWindow = new Date(BOUGHT.getTime() + 86_400_000);
    const preview = (subscriptionIds: readonly string[]) =>
      at(inWindow, ann, (context) =>
        previewBulk(context, { subscriptionIds, action: { kind: 'cancel', when: 'now' } }),
      );
    const { commitmentEnded } = (await preview(ids)).items[0]!.money!;
    expect(commitmentEnded).toBeGreaterThan(0n);
    await settings({ approvalAbove: commitmentEnded * 2n });
    expect(await preview(ids.slice(1))).toMatchObject({ possible: 2, needsApproval: false });
    const together = await preview(ids);
    expect(together).toMatchObject({ possible: 3, needsApproval: true });
    expect(together.items.map(({ money }) => money!.needsApproval)).toEqual([false, false, false]);
    await settings({ approvalAbove: commitmentEnded * 3n });
    expect((await preview(ids)).needsApproval).toBe(false);
  });

  it('is carried out one by one, each with its result', async () => {
    const [first, second, third] = ids as [string, string, string];
    await at(NOW, ann, (context) =>
      askForBulk(context, {
        subscriptionIds: [second],
        action: { kind: 'suspend', hold: 'investigation' },
        reason: 'Under investigation',
      }).then((bulk) => carryOutBulk({ transact: (work) => work(context) }, bulk.id)),
    );
    const bulk = await asked({ action: { kind: 'set_quantity', quantity: 9 } });
    expect(await carryOutBulk(access(), bulk.id)).toBe('ended');
    expect(await items(bulk.id)).toEqual([
      { subscriptionId: first, state: 'done', refusal: null },
      { subscriptionId: second, state: 'refused', refusal: expect.stringMatching(/suspended/) },
      { subscriptionId: third, state: 'done', refusal: null },
    ]);
    const after = await at(NOW, ann, (context) => getBulkAction(context, bulk.id));
    expect(after).toMatchObject({ state: 'done', total: 3, done: 2, refused: 1 });
    expect(await carryOutBulk(access(), bulk.id)).toBe('ended');
  });

  it('goes on where a killed process left it, and does nothing twice', async () => {
    const bulk = await asked({ action: { kind: 'suspend', hold: 'investigation' } });
    let left = 2;
    const dying: BulkAccess = {
      transact: (work) =>
        at(NOW, worker, async (context) => {
          const result = await work(context);
          left -= 1;
          if (left < 0) throw new Error('killed');
          return result;
        }),
    };
    await expect(carryOutBulk(dying, bulk.id)).rejects.toThrow('killed');
    expect((await items(bulk.id)).map((each) => each.state)).toEqual(['done', 'done', 'waiting']);
    expect(await statusOf(ids[2]!)).toBe('active');
    expect(await carryOutBulk(access(), bulk.id)).toBe('ended');
    expect(await Promise.all(ids.map(statusOf))).toEqual(['suspended', 'suspended', 'suspended']);
  });

  it('can be stopped between two items', async () => {
    const bulk = await asked({ action: { kind: 'suspend', hold: 'investigation' } });
    let step = 0;
    const stopping: BulkAccess = {
      transact: async (work) => {
        const result = await at(NOW, worker, work);
        step += 1;
        if (step === 1) await at(NOW, bob, (context) => stopBulk(context, bulk.id));
        return result;
      },
    };
    expect(await carryOutBulk(stopping, bulk.id)).toBe('ended');
    expect((await items(bulk.id)).map((each) => each.state)).toEqual([
      'done',
      'waiting',
      'waiting',
    ]);
    await expect(at(NOW, bob, (context) => stopBulk(context, bulk.id))).rejects.toMatchObject({
      code: 'bulk_action_ended',
    });
  });

  it('begins at its time, a scheduled cancellation not before its day', async () => {
    const runAt = new Date('2026-07-01T22:00:00Z');
    const later = await asked({ runAt });
    const scheduled = await asked({
      action: { kind: 'cancel', when: 'scheduled', on: '2027-03-05' },
      confirmed: true,
    });
    expect(scheduled.runAt).toEqual(new Date('2027-03-05T00:00:00Z'));
    expect((await effects()).map((each) => [each.key, each.not_before])).toContainEqual([
      later.id,
      runAt,
    ]);
  });

  it('waits for a second person when it is large, and never for the one who asked', async () => {
    await settings({ bulkApprovalAbove: 2 });
    const bulk = await asked();
    expect(bulk.state).toBe('waiting_for_approval');
    expect(await effects()).toEqual([]);
    expect(await carryOutBulk(access(), bulk.id)).toBe('ended');
    expect((await items(bulk.id)).map((each) => each.state)).not.toContain('done');
    await expect(at(NOW, ann, (context) => approveBulk(context, bulk.id))).rejects.toMatchObject({
      code: 'bulk_action_same_person',
    });
    const approved = await at(NOW, bob, (context) => approveBulk(context, bulk.id));
    expect(approved).toMatchObject({ state: 'scheduled', approvedBy: 'Bob' });
    expect(await effects()).toHaveLength(1);
    expect(await carryOutBulk(access(), bulk.id)).toBe('ended');
    await expect(at(NOW, bob, (context) => approveBulk(context, bulk.id))).rejects.toMatchObject({
      code: 'bulk_action_not_waiting',
    });
  });

  it('is not carried out when the second person says no', async () => {
    await settings({ bulkApprovalAbove: 1 });
    const bulk = await asked();
    await at(NOW, bob, (context) => declineBulk(context, bulk.id, 'Not these'));
    expect(await carryOutBulk(access(), bulk.id)).toBe('ended');
    expect(await at(NOW, ann, (context) => getBulkAction(context, bulk.id))).toMatchObject({
      state: 'declined',
      done: 0,
    });
  });

  it('that cannot be undone must be confirmed and, above the threshold, agreed to', async () => {
    await settings({ approvalAbove: 0n });
    const soon = new Date('2026-03-03T09:00:00Z');
    const ask = (confirmed: boolean) =>
      at(soon, ann, (context) =>
        askForBulk(context, {
          subscriptionIds: ids,
          action: { kind: 'cancel', when: 'now' },
          reason: 'Bought by mistake',
          confirmed,
        }),
      );
    await expect(ask(false)).rejects.toMatchObject({ code: 'subscription_cancel_not_confirmed' });
    const bulk = await ask(true);
    expect(bulk.state).toBe('waiting_for_approval');
    await at(soon, bob, (context) => approveBulk(context, bulk.id));
    expect(await carryOutBulk(access(soon), bulk.id)).toBe('ended');
    expect((await items(bulk.id)).map((each) => each.state)).toEqual(['done', 'done', 'done']);
    expect(await statusOf(ids[0]!)).toBe('deleted');
  });

  it('has a cap, and names only subscriptions that exist', async () => {
    await settings({ bulkMaximum: 2 });
    await expect(asked()).rejects.toMatchObject({ code: 'bulk_action_too_large' });
    const subscriptionIds = ['01890000-0000-7000-8000-0000000000ff'];
    await expect(asked({ subscriptionIds })).rejects.toMatchObject({
      code: 'subscription_not_found',
    });
  });
});

describe('the settings', () => {
  it('have defaults, and are not saved over what somebody else saved', async () => {
    expect(await at(NOW, ann, subscriptionSettings)).toMatchObject({ version: 0 });
    const saved = await settings({ approvalAbove: 5n });
    expect(saved).toMatchObject({ approvalAbove: 5n, version: 1 });
    await expect(settings({ version: 0 })).rejects.toMatchObject({
      code: 'subscription_settings_stale',
    });
    expect(await settings({ bulkMaximum: 7 })).toMatchObject({ bulkMaximum: 7, version: 2 });
  });
});

describe('over HTTP', () => {
  async function call(name: string, input: object = {}): Promise<Record<string, unknown>> {
    const route = bulkRoutes.find((each) => each.name === name) as Route;
    const answer = await at(NOW, ann, (context) =>
      route.handle(context, { params: {}, query: {}, body: {}, ...input }),
    );
    const sent: unknown = JSON.parse(JSON.stringify(answer));
    const [error] = Compile(route.output).Errors(sent);
    expect(error, `${name}: ${JSON.stringify(error)}`).toBeUndefined();
    return sent as Record<string, unknown>;
  }

  it('a dry run and the action itself are one request', async () => {
    const body = {
      subscriptionIds: ids,
      action: { kind: 'set_auto_renew', autoRenew: false },
      reason: 'Spring cleaning',
    };
    const dry = await call('askForBulkAction', { body: { ...body, dryRun: true } });
    expect(dry).toMatchObject({ bulkAction: null, preview: { possible: 3 } });
    const { bulkAction } = await call('askForBulkAction', { body });
    const { id } = bulkAction as { id: string };
    await carryOutBulk(access(), id);
    expect(await call('getBulkAction', { params: { id } })).toMatchObject({ done: 3 });
    const first = await call('listBulkItems', { params: { id }, query: { limit: 2 } });
    const query = { limit: 2, cursor: first['nextCursor'] };
    const rest = await call('listBulkItems', { params: { id }, query });
    expect([first['items'], rest['items']].flat()).toHaveLength(3);
    expect(await call('listBulkActions')).toMatchObject({ items: [{ id, state: 'done' }] });
  });

  it('shows and changes the settings in the partner’s currency', async () => {
    const shown = await call('getSubscriptionSettings');
    expect(shown).toMatchObject({ approvalAbove: '10000.00', currency: 'USD' });
    const { currency: _, ...body } = shown;
    const changed = { ...body, approvalAbove: '250.5' };
    expect(await call('changeSubscriptionSettings', { body: changed })).toMatchObject({
      approvalAbove: '250.50',
      version: 1,
    });
    await expect(
      call('changeSubscriptionSettings', {
        body: { ...changed, version: 1, approvalAbove: '1.234' },
      }),
    ).rejects.toMatchObject({ code: 'subscription_amount_invalid' });
  });
});
