import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { contextOf } from '../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../test/support/database.ts';
import {
  addMember,
  createPartner,
  listAdministrators,
  listPartners,
  removeSamplePartner,
} from './commands-partner.ts';
import { setUp } from './commands-setup.ts';
import { systemActor } from './types.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const input = {
  name: 'Kumo',
  cloud: 'global',
  currency: 'JPY',
  timeZone: 'Asia/Tokyo',
} as const;
const admin = { email: 'aiko@example.test', name: 'Aiko', password: 'four random words here' };

describe('partners', () => {
  let test: TestDatabase;
  let first: { partnerId: string; userId: string };
  const create = (isSample: boolean) =>
    test.database.transact('installation', (tx) =>
      createPartner({ tx, now: NOW, requestId: 'test', actor: systemActor }, input, isSample),
    );
  beforeAll(async () => {
    test = await testDatabase();
    first = await test.database.transact('installation', (tx) =>
      setUp(tx, { ...input, ...admin, trusted: true, partnerName: 'First' }, NOW),
    );
  });
  afterAll(() => test.drop());

  it('record their creation, and who works for them', async () => {
    const events = await contextOf(test.database, first.partnerId, NOW, async ({ tx }) => {
      const { rows } = await sql<{ type: string; actor: string }>`
        select type, actor_name as actor from platform.event order by type
      `.execute(tx);
      return rows;
    });
    expect(events).toEqual([
      { type: 'people.partner_created', actor: 'Aiko' },
      { type: 'people.user_added', actor: 'Aiko' },
    ]);
  });

  it('are administered by their global admins', async () => {
    const other = await create(false);
    const person = { id: first.userId, email: admin.email };
    await contextOf(test.database, other.id, NOW, async (context) => {
      await addMember(context, person, ['sales_agent']);
      await addMember(context, person, ['global_admin']);
    });
    await test.database.transact('installation', async (tx) => {
      expect(await listAdministrators(tx)).toEqual([person]);
    });
  });

  it('that are samples can be removed, real ones never', async () => {
    const sample = await create(true);
    const remove = (partnerId: string) =>
      test.database.transact('installation', (tx) =>
        removeSamplePartner({ tx, now: NOW, requestId: 'test', actor: systemActor, partnerId }),
      );
    await expect(remove(first.partnerId)).rejects.toMatchObject({ code: 'partner_not_sample' });
    await remove(sample.id);
    const left = await test.database.transact('installation', listPartners);
    expect(left.map((partner) => partner.id)).not.toContain(sample.id);
    await expect(remove(sample.id)).rejects.toMatchObject({ code: 'partner_not_found' });
  });

  it('see their own people only, and no sessions', async () => {
    const other = await create(false);
    const seen = await contextOf(test.database, other.id, NOW, async ({ tx }) => {
      const { rows } = await sql<{ people: number; sessions: number; attempts: number }>`
        select (select count(*)::int from people.person) as people,
          (select count(*)::int from people.session) as sessions,
          (select count(*)::int from people.sign_in_attempt) as attempts
      `.execute(tx);
      return rows[0];
    });
    expect(seen).toEqual({ people: 0, sessions: 0, attempts: 0 });
    const stolen = contextOf(test.database, other.id, NOW, ({ tx }) =>
      sql`update people.person set password_hash = 'x' returning id`.execute(tx),
    );
    expect((await stolen).rows).toEqual([]);
  });
});
