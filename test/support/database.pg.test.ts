import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { aPartner, contextOf } from './context.ts';
import { testDatabase, type TestDatabase } from './database.ts';

const NOW = new Date('2026-03-01T09:00:00Z');

describe('the database of a test file', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  it('is opened as the role of the server, which cannot bypass row-level security', async () => {
    const { rows } = await test.database.pool.query(
      `select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user`,
    );
    expect(rows).toEqual([{ rolname: 'surety_app', rolsuper: false, rolbypassrls: false }]);
    const owned = await test.database.pool.query(
      `select relname from pg_class where relowner = 'surety_app'::regrole`,
    );
    expect(owned.rows).toEqual([]);
  });

  it('holds the migrated tables and sees only the partner of the context', async () => {
    const one = await aPartner(test.database, { name: 'One' });
    const other = await aPartner(test.database, { name: 'Other', currency: 'JPY' });
    const names = await contextOf(test.database, one.partnerId, NOW, async ({ tx }) => {
      const { rows } = await sql<{ name: string }>`select name from people.partner`.execute(tx);
      return rows.map((row) => row.name);
    });
    expect(names).toEqual(['One']);
    expect(other.partnerId).not.toBe(one.partnerId);
  });

  it('lets a test plant what the server may not write', async () => {
    const partner = await aPartner(test.database);
    const admin = await test.adminClient();
    const planted = `insert into platform.event_unsealed (partner_id, event_id) values ($1, $2)`;
    await admin.query(planted, [partner.partnerId, newId(NOW.getTime())]);
    const owner = await test.ownerClient(partner.partnerId);
    const { rows } = await owner.query('select partner_id from platform.event_unsealed');
    expect(rows).toEqual([{ partner_id: partner.partnerId }]);
  });

  it('is not the database of another', async () => {
    const second = await testDatabase();
    try {
      const { rows } = await second.database.pool.query('select current_database() as name');
      expect(rows).toEqual([{ name: second.name }]);
      expect(second.name).not.toBe(test.name);
    } finally {
      await second.drop();
    }
  });
});
