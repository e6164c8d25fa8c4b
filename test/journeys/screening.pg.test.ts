import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Refused } from '../../src/kernel/refusal.ts';
import { wireOrderChecks } from '../../src/app/order-checks.ts';
import { createCustomer } from '../../src/modules/customers/index.ts';
import {
  addEntry,
  changeRules,
  draftRules,
  publishRules,
  resumeRule,
  shadowRules,
  stopRule,
  trialOf,
  type ScreeningRule,
} from '../../src/modules/screening/index.ts';
import {
  getOrder,
  placeOrder,
  releaseOrder,
  saveOffers,
} from '../../src/modules/subscriptions/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { anOffer } from '../support/consequences.ts';
import { aPartner, contextOf } from '../support/context.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
const START = new Date('2026-06-15T09:00:00Z');
const HOUR_MS = 3_600_000;

const at = <T>(hours: number, work: (context: Context) => Promise<T>): Promise<T> =>
  contextOf(db.database, partnerId, new Date(START.getTime() + hours * HOUR_MS), work);

beforeAll(async () => {
  db = await testDatabase();
  wireOrderChecks();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
  customerId = await at(-24 * 30, async (context) => {
    await saveOffers(context, [anOffer('USD')]);
    return (await createCustomer(context, { number: 'C-1', name: 'Acme' })).id;
  });
});

const aRule = (overrides: Partial<ScreeningRule> = {}): ScreeningRule => ({
  key: 'many',
  titles: { en: 'Many seats', ja: '大量注文' },
  when: 'seats > 50',
  effect: 'review',
  score: 100,
  whenUnknown: 'quiet',
  because: 'Tests',
  ...overrides,
});

async function publish(...rules: readonly ScreeningRule[]): Promise<string> {
  return at(-1, async (context) => {
    const id = await draftRules(context);
    await changeRules(context, id, 1, rules);
    await publishRules(context, id, [], null);
    return id;
  });
}

const buy = (quantity: number, hours = 0) =>
  at(hours, (context) =>
    placeOrder(context, { customerId, lines: [{ offerId: anOffer('USD').id, quantity }] }),
  );

async function decisions() {
  const client = await db.adminClient();
  const found = await client.query<{ verdict: string; shadow: unknown; facts: object }>(
    `select verdict, shadow, facts from screening.decision where partner_id = $1 order by id`,
    [partnerId],
  );
  return found.rows;
}

describe('an order', () => {
  it('is not screened while no rules are live', async () => {
    expect((await buy(100)).state).toBe('completed');
    expect(await decisions()).toEqual([]);
  });

  it('waits for a look, stays decided, and is bought when a person releases it', async () => {
    await publish(aRule());
    expect((await buy(10)).state).toBe('completed');
    const held = await buy(100, 1);
    expect(held).toMatchObject({
      state: 'pending',
      objections: [{ check: 'screening', reasons: [{ code: 'screening_rule' }] }],
    });
    await at(2, (context) => releaseOrder(context, { orderId: held.id, reason: 'Called them' }));
    const order = await at(2, (context) => getOrder(context, held.id));
    expect(order.state).toBe('completed');
    expect((await decisions()).map((each) => each.verdict)).toEqual(['allow', 'review']);
  });

  it('is refused by a block, and let pass by a list although a rule asks for a look', async () => {
    await publish(
      aRule(),
      aRule({ key: 'blocked', when: 'seats > 200', effect: 'block' }),
      aRule({ key: 'trusted', when: 'listed("trusted", customerNumber)', effect: 'allow' }),
    );
    expect((await buy(250)).state).toBe('refused');
    await at(0, (context) =>
      addEntry(context, { list: 'trusted', value: 'c-1', note: '', expiresOn: '2026-06-16' }),
    );
    expect((await buy(100, 1)).state).toBe('completed');
    // The day after its last the entry counts no more.
    expect((await buy(100, 48)).state).toBe('pending');
  });

  it('is judged by the past alone, each window closed at its start and open at the order', async () => {
    await publish(aRule({ when: 'orders1h >= 2' }));
    expect((await buy(1, 0)).state).toBe('completed');
    expect((await buy(1, 0.5)).state).toBe('completed');
    // The one exactly an hour ago counts, and this one does not.
    expect((await buy(1, 1)).state).toBe('pending');
    expect((await buy(1, 2.1)).state).toBe('completed');
    const found = await decisions();
    expect(found.map((each) => (each.facts as { orders1h: string }).orders1h)).toEqual([
      '0',
      '1',
      '2',
      '0',
    ]);
  });
});

describe('rules', () => {
  it('in shadow judge without consequence; a stopped rule is off at once', async () => {
    await publish(aRule());
    const draft = await at(0, async (context) => {
      const id = await draftRules(context);
      await changeRules(context, id, 1, [aRule({ when: 'seats > 5' })]);
      await shadowRules(context, id, true);
      return id;
    });
    expect((await buy(10)).state).toBe('completed');
    expect(await decisions()).toMatchObject([
      { verdict: 'allow', shadow: { verdict: 'review', rules: ['many'] } },
    ]);
    const trial = await at(1, (context) => trialOf(context, draft));
    expect(trial).toMatchObject({ decisions: 1, review: 1, different: 1 });

    await at(1, (context) => stopRule(context, 'many', 'Too many false alarms'));
    expect((await buy(100, 2)).state).toBe('completed');
    await at(2, (context) => resumeRule(context, 'many'));
    expect((await buy(100, 3)).state).toBe('pending');
  });

  it('are put into force by a second person, or with a reason where there is none', async () => {
    const act = (userId: string, publisherIds: readonly string[], because: string | null) =>
      at(0, async (context) => {
        const own: Context = { ...context, actor: { kind: 'user', id: userId, name: userId } };
        const id = await draftRules(own).catch((error: unknown) => {
          if (error instanceof Refused && error.code === 'rule_set_draft_exists') return null;
          throw error;
        });
        const found = id ?? (await draft());
        if (id !== null) await changeRules(own, id, 1, [aRule()]);
        return publishRules(own, found, publisherIds, because);
      });
    const draft = async () => {
      const client = await db.adminClient();
      const found = await client.query<{ id: string }>(
        `select id from screening.rule_set where partner_id = $1 and state = 'draft'`,
        [partnerId],
      );
      return found.rows[0]!.id;
    };
    await expect(act('a', ['a', 'b'], null)).rejects.toMatchObject({
      code: 'rule_set_needs_second_person',
    });
    await expect(act('a', ['a'], null)).rejects.toMatchObject({
      code: 'rule_set_alone_needs_reason',
    });
    await act('a', ['a'], 'I am alone here');
    await expect(
      at(1, async (context) => {
        const id = await draftRules(context);
        await changeRules(context, id, 7, [aRule()]);
      }),
    ).rejects.toMatchObject({ code: 'rule_set_revision_stale' });
    await expect(
      at(1, async (context) => {
        const id = await draftRules(context);
        await changeRules(context, id, 1, [aRule({ when: 'nobody' })]);
      }),
    ).rejects.toMatchObject({ code: 'rule_set_invalid' });
  });
});
