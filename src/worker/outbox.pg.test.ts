import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson, type JsonObject } from '../kernel/json.ts';
import type { Context } from '../platform/context.ts';
import { silentLog } from '../platform/log.ts';
import { enqueue, type Effect } from '../platform/outbox.ts';
import { aPartner, contextOf } from '../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../test/support/database.ts';
import { FAILURES_MAX } from './backoff.ts';
import { TryLater, type EffectHandlers } from './handler.ts';
import { CLAIM_MS, carryOutDueEffects } from './outbox.ts';
import { claimEffects, listEffects, reviveEffect } from './store.ts';

let db: TestDatabase;
let partnerId: string;
let now: Date;
const never = new AbortController().signal;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  now = new Date('2026-03-02T09:00:00Z');
  partnerId = (await aPartner(db.database)).partnerId;
});

const given = (effects: Effect[]) =>
  contextOf(db.database, partnerId, now, (context) => enqueue(context, effects));
const anEffect = (key: string, kind = 'test.note'): Effect => ({ kind, key, payload: { key } });
const effects = () =>
  contextOf(db.database, partnerId, now, (context) =>
    listEffects(context, { state: null, beforeId: null, limit: 100 }),
  );

function work(handlers: EffectHandlers): Promise<number> {
  return carryOutDueEffects(
    {
      database: db.database,
      handlers,
      clock: { now: () => now },
      log: silentLog,
      spread: () => 0,
    },
    never,
  );
}

const keyIn = (payload: JsonObject) => canonicalJson(payload['key'] ?? null).replaceAll('"', '');
/**
 * Notes each effect in the partner's event-free scratch: a row that commits or rolls back with the
 * work.
 */
const noted = async (context: Context, key: string) => {
  await sql`
    insert into platform.idempotent_answer
      (partner_id, actor_id, key, request_hash, status, body, created_at)
    values (${context.partnerId}, 'test', ${key}, '\\x00', 200, '{}', ${context.now})
  `.execute(context.tx);
};
const notes = async () => {
  const rows = await contextOf(db.database, partnerId, now, (context) =>
    sql<{ key: string }>`
      select key from platform.idempotent_answer where partner_id = ${partnerId} order by key
    `.execute(context.tx),
  );
  return rows.rows.map((row) => row.key);
};
const noting: EffectHandlers = {
  'test.note': {
    mode: 'in_transaction',
    handle: (context, payload) => noted(context, keyIn(payload)),
  },
};

describe('enqueue', () => {
  test('uses a key once, for ever', async () => {
    expect(await given([anEffect('a'), anEffect('b')])).toEqual(['a', 'b']);
    expect(await given([anEffect('a'), anEffect('c')])).toEqual(['c']);
    await work(noting);
    expect(await given([anEffect('a')])).toEqual([]);
    await work(noting);
    expect(await notes()).toEqual(['a', 'b', 'c']);
  });

  test('belongs to the transaction that decided it', async () => {
    const failing = contextOf(db.database, partnerId, now, async (context) => {
      await enqueue(context, [anEffect('lost')]);
      throw new Error('the decision failed');
    });
    await expect(failing).rejects.toThrow('the decision failed');
    expect(await effects()).toEqual([]);
  });
});

describe('carrying out', () => {
  test('does each effect once, not before its time', async () => {
    await given([{ ...anEffect('later'), notBefore: new Date('2026-03-02T10:00:00Z') }]);
    await given([anEffect('now')]);
    expect(await work(noting)).toBe(1);
    expect(await work(noting)).toBe(0);
    now = new Date('2026-03-02T10:00:00Z');
    expect(await work(noting)).toBe(1);
    expect(await notes()).toEqual(['later', 'now']);
  });

  test('rolls the work back together with the mark when the handler fails, and tries again', async () => {
    await given([anEffect('a')]);
    let failures = 0;
    const failingOnce: EffectHandlers = {
      'test.note': {
        mode: 'in_transaction',
        handle: async (context, payload) => {
          await noted(context, keyIn(payload));
          if (failures++ === 0) throw new Error('no luck');
        },
      },
    };
    await work(failingOnce);
    expect(await notes()).toEqual([]);
    expect(await effects()).toMatchObject([
      { state: 'pending', failures: 1, lastError: 'no luck' },
    ]);
    expect(await work(failingOnce)).toBe(0);
    now = new Date(now.getTime() + 3_000);
    await work(failingOnce);
    expect(await notes()).toEqual(['a']);
    expect(await effects()).toMatchObject([{ state: 'done', lastError: null }]);
  });

  test('buries an effect that always fails; a person can revive it', async () => {
    await given([anEffect('a')]);
    const failing: EffectHandlers = {
      'test.note': { mode: 'in_transaction', handle: () => Promise.reject(new Error('never')) },
    };
    for (let attempt = 0; attempt < FAILURES_MAX; attempt += 1) {
      expect(await work(failing)).toBe(1);
      now = new Date(now.getTime() + 5 * 60 * 60 * 1_000);
    }
    expect(await work(failing)).toBe(0);
    const [dead] = await effects();
    expect(dead).toMatchObject({ state: 'dead', lastError: 'never' });
    const revived = await contextOf(db.database, partnerId, now, (context) =>
      reviveEffect(context, dead!.id),
    );
    expect(revived).toBe('test.note');
    await work(noting);
    expect(await notes()).toEqual(['a']);
  });

  test('waits as told without counting a failure', async () => {
    await given([anEffect('a')]);
    const at = new Date('2026-03-03T09:00:00Z');
    await work({
      'test.note': {
        mode: 'in_steps',
        handle: () => Promise.reject(new TryLater(at, 'outside sending hours')),
      },
    });
    expect(await effects()).toMatchObject([{ state: 'pending', failures: 0, notBefore: at }]);
  });

  test('takes over what a dead worker left, and a late finish of that worker does not count', async () => {
    await given([anEffect('a')]);
    let lateFinish: () => Promise<unknown> = () => Promise.resolve();
    const slow: EffectHandlers = {
      'test.note': {
        mode: 'in_transaction',
        handle: async (context, payload) => {
          // While this worker works, its claim runs out and another one does the work.
          now = new Date(now.getTime() + CLAIM_MS + 1_000);
          await work(noting);
          lateFinish = () => noted(context, `${keyIn(payload)} again`);
          await lateFinish();
        },
      },
    };
    await work(slow);
    expect(await notes()).toEqual(['a']);
    expect(await effects()).toMatchObject([{ state: 'done' }]);
  });

  test('two workers never claim the same effect', async () => {
    await given(Array.from({ length: 30 }, (_, at) => anEffect(`k${at}`)));
    const claim = {
      kinds: ['test.note'],
      now,
      claimedUntil: new Date(now.getTime() + 1),
      limit: 20,
    };
    const [first, second] = await Promise.all([
      db.database.transact('installation', (tx) => claimEffects(tx, claim)),
      db.database.transact('installation', (tx) => claimEffects(tx, claim)),
    ]);
    const ids = [...first, ...second].map((effect) => effect.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeLessThanOrEqual(30);
  });

  test('leaves alone what it has no handler for', async () => {
    await given([anEffect('a', 'other.kind')]);
    expect(await work(noting)).toBe(0);
    expect(await effects()).toMatchObject([{ state: 'pending' }]);
  });
});
