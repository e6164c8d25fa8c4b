import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type pg from 'pg';
import { aPartner, contextOf } from '../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../test/support/database.ts';
import { SEAL_BATCH, sealEvents, verifyAudit } from './audit.ts';
import { listEvents } from './event-log.ts';
import { recordEvents, type NewEvent } from './events.ts';

let db: TestDatabase;
let admin: pg.Client;
let partnerId: string;
const now = new Date('2026-03-02T09:00:00.123Z');

beforeAll(async () => {
  db = await testDatabase();
  admin = await db.adminClient();
});
afterAll(() => db.drop());
beforeEach(async () => {
  partnerId = (await aPartner(db.database)).partnerId;
});

const anEvent = (amount: string): NewEvent => ({
  type: 'receivables.payment_recorded',
  subject: { kind: 'payment', id: amount },
  before: { open: '10.00' },
  after: { open: amount, lines: [1, 2, { z: null, a: true }] },
});
const record = (...events: NewEvent[]) =>
  contextOf(db.database, partnerId, now, (context) => recordEvents(context, events));
const seal = () => contextOf(db.database, partnerId, now, sealEvents);
const verify = () => contextOf(db.database, partnerId, now, verifyAudit);
/** What nobody but a superuser who switches the guards off could do. */
const tamper = async (statement: string) => {
  await admin.query(
    `set session_replication_role = replica; ${statement}; set session_replication_role = default`,
  );
};

describe('the event log', () => {
  test('keeps who, what, when, before and after', async () => {
    await record(anEvent('1.00'));
    const [event] = await contextOf(db.database, partnerId, now, (context) =>
      listEvents(context, { beforeId: null, limit: 10 }),
    );
    expect(event).toMatchObject({
      type: 'receivables.payment_recorded',
      subjectId: '1.00',
      actorKind: 'system',
      actorName: 'test',
      occurredAt: now,
      before: { open: '10.00' },
      after: { open: '1.00' },
    });
  });

  test('cannot be changed by the application, and not by a slip of the owner', async () => {
    await record(anEvent('1.00'));
    await expect(db.database.pool.query('delete from platform.event')).rejects.toThrow(
      /permission/,
    );
    await expect(db.database.pool.query(`update platform.event set type = 'a.b'`)).rejects.toThrow(
      /permission/,
    );
    const owner = await db.ownerClient(partnerId);
    await expect(owner.query('delete from platform.event')).rejects.toThrow(/only adds/);
  });

  test('shows nobody the events of another partner', async () => {
    await record(anEvent('1.00'));
    const other = await aPartner(db.database);
    const seen = await contextOf(db.database, other.partnerId, now, (context) =>
      listEvents({ ...context, partnerId }, { beforeId: null, limit: 10 }),
    );
    expect(seen).toEqual([]);
  });
});

describe('the chain of seals', () => {
  test('covers every event once, in batches', async () => {
    await record(...Array.from({ length: SEAL_BATCH + 5 }, (_, at) => anEvent(`${at}.00`)));
    expect(await seal()).toBe(SEAL_BATCH);
    expect(await seal()).toBe(5);
    expect(await seal()).toBe(0);
    await record(anEvent('9.99'));
    expect(await verify()).toEqual({
      intact: true,
      seals: 2,
      sealedEvents: SEAL_BATCH + 5,
      unsealedEvents: 1,
      brokenAt: null,
    });
  });

  test.each([
    [
      'an altered event',
      `update platform.event set after = '{"open":"0.00"}' where subject_id = '2.00'`,
      'event_altered',
    ],
    [
      'another person named',
      `update platform.event set actor_name = 'x' where subject_id = '2.00'`,
      'event_altered',
    ],
    ['a removed event', `delete from platform.event where subject_id = '2.00'`, 'event_missing'],
    [
      'an altered seal',
      `update platform.seal set hash = sha256('x') where number = 2`,
      'seal_altered',
    ],
    ['a removed seal', 'delete from platform.seal where number = 2', 'seal_missing'],
    ['a removed last seal', 'delete from platform.seal where number = 3', 'event_unaccounted'],
  ])('names the place of %s', async (_, statement, problem) => {
    for (const amount of ['1.00', '2.00', '3.00']) {
      await record(anEvent(amount));
      await seal();
    }
    expect((await verify()).intact).toBe(true);
    await tamper(
      `${statement} and partner_id = '${partnerId}'`.replace('seal and', 'seal where true and'),
    );
    const verdict = await verify();
    expect(verdict.intact).toBe(false);
    const place = problem === 'event_unaccounted' ? 3 : 2;
    expect(verdict.brokenAt).toMatchObject({ seal: place, problem });
  });

  test('finds an event that was slipped in around the queue', async () => {
    await record(anEvent('1.00'));
    await seal();
    await tamper(
      `insert into platform.event select partner_id, gen_random_uuid(), type, subject_kind, subject_id, customer_id,
        actor_kind, actor_id, actor_name, request_id, occurred_at, before, after
        from platform.event where partner_id = '${partnerId}'`,
    );
    expect((await verify()).brokenAt).toMatchObject({ problem: 'event_unaccounted' });
  });
});
