import { afterAll, beforeAll, expect, test } from 'vitest';
import type pg from 'pg';
import { sql } from 'kysely';
import { aPartner } from '../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../test/support/database.ts';

let db: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  db = await testDatabase();
  admin = await db.adminClient();
});
afterAll(() => db.drop());

/** Tables of people and things that belong to the installation rather than to one partner. */
const INSTALLATION_TABLES = new Set([
  'people.person',
  'people.identity',
  'people.session',
  'people.sign_in_attempt',
  'people.setup_token',
  // One provider signs for all its partners.
  'partner_center.signing_key',
  'partner_center.webhook_key',
  'public.migration',
]);

interface TableFacts {
  name: string;
  protected: boolean;
  first_key: string | null;
  app_owns: boolean;
}

async function allTables(): Promise<TableFacts[]> {
  const { rows } = await admin.query<TableFacts>(`
    select n.nspname || '.' || c.relname as name,
      c.relrowsecurity and c.relforcerowsecurity as protected,
      (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisprimary) as first_key,
      pg_get_userbyid(c.relowner) = 'surety_app' as app_owns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)' order by 1`);
  return rows;
}

test('partner_id leads every key, row-level security is forced, and the application owns nothing', async () => {
  const tables = await allTables();
  expect(tables.length).toBeGreaterThan(10);
  expect(tables.filter((table) => table.app_owns)).toEqual([]);
  const partnerTables = tables.filter((table) => !INSTALLATION_TABLES.has(table.name));
  expect(partnerTables.filter((table) => !table.protected)).toEqual([]);
  expect(partnerTables.filter((table) => table.first_key !== 'partner_id')).toEqual([]);
});

test('partner_id leads every foreign key between tables of a partner', async () => {
  const { rows } = await admin.query<{ name: string; target: string; first: string }>(`
    select con.conname as name, con.confrelid::regclass::text as target, a.attname as first
    from pg_constraint con
    join pg_attribute a on a.attrelid = con.conrelid and a.attnum = con.conkey[1]
    where con.contype = 'f'`);
  expect(rows.length).toBeGreaterThan(5);
  const wrong = rows.filter(
    (row) =>
      !INSTALLATION_TABLES.has(row.target) &&
      row.first !== 'partner_id' &&
      row.target !== 'people.partner',
  );
  expect(wrong).toEqual([]);
});

test('the application may not change the ledger, the event log or the tables', async () => {
  const { rows } = await admin.query<{ table: string; right: string }>(`
    select table_schema || '.' || table_name as table, privilege_type as right
    from information_schema.role_table_grants where grantee = 'surety_app'`);
  const rightsOn = (table: string) =>
    rows
      .filter((row) => row.table === table)
      .map((row) => row.right)
      .toSorted();
  for (const table of [
    'platform.event',
    'platform.seal',
    'receivables.journal',
    'receivables.entry',
    'receivables.allocation',
  ]) {
    expect([table, rightsOn(table)]).toEqual([table, ['INSERT', 'SELECT']]);
  }
  expect(rows.filter((row) => row.right === 'TRUNCATE')).toEqual([]);
  const { rows: role } = await admin.query<{ rolsuper: boolean; rolbypassrls: boolean }>(
    `select rolsuper, rolbypassrls from pg_roles where rolname = 'surety_app'`,
  );
  expect(role).toEqual([{ rolsuper: false, rolbypassrls: false }]);
});

test('a transaction sees its own partner only, and writes no other', async () => {
  const mine = await aPartner(db.database);
  const other = await aPartner(db.database);
  const seen = await db.database.transact({ partnerId: mine.partnerId }, (tx) =>
    sql<{ partner_id: string }>`select partner_id from people.partner`.execute(tx),
  );
  expect(seen.rows).toEqual([{ partner_id: mine.partnerId }]);
  const intruding = db.database.transact({ partnerId: mine.partnerId }, (tx) =>
    sql`insert into platform.event_unsealed values (${other.partnerId}, ${other.partnerId})`.execute(
      tx,
    ),
  );
  await expect(intruding).rejects.toThrow(/row-level security/);
});

test('without a scope nothing is visible', async () => {
  await aPartner(db.database);
  const { rows } = await db.database.pool.query('select * from people.partner');
  expect(rows).toEqual([]);
});

test('a transaction that throws leaves nothing, and the connection is usable again', async () => {
  const { partnerId } = await aPartner(db.database);
  const failing = db.database.transact({ partnerId }, async (tx) => {
    await sql`update people.partner set name = 'changed'`.execute(tx);
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  const after = await db.database.transact({ partnerId }, (tx) =>
    sql<{ name: string }>`select name from people.partner`.execute(tx),
  );
  expect(after.rows).toEqual([{ name: 'Nimbus Resale' }]);
});

test('refuses a partner id that is none, before it reaches the database', async () => {
  const attempt = db.database.transact({ partnerId: `x'; drop table people.partner; --` }, () =>
    Promise.resolve(),
  );
  await expect(attempt).rejects.toThrow('not a partner id');
});
