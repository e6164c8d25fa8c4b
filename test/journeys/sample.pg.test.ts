import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInvariants } from '../../src/app/invariants.ts';
import { wireEvents } from '../../src/app/reactions.ts';
import { loadSample, removeSample } from '../../src/app/sample.ts';
import { pageOfProposals } from '../../src/modules/collections/index.ts';
import { countCustomers } from '../../src/modules/customers/index.ts';
import { entitlementsOf, pageOfSubscriptions } from '../../src/modules/subscriptions/index.ts';
import { listPartners } from '../../src/people/index.ts';
import { sealEvents, verifyAudit } from '../../src/platform/audit.ts';
import { openSecretBox } from '../../src/platform/secrets.ts';
import { aPartner, contextOf } from '../support/context.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

const now = new Date('2026-11-23T03:00:00Z');
const secrets = openSecretBox(Buffer.alloc(32, 7));
let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
  wireEvents();
});
afterAll(() => db.drop());

const load = () =>
  db.database.transact('installation', (tx) => loadSample(tx, { now, secrets, people: [] }));
const remove = () => db.database.transact('installation', (tx) => removeSample(tx, now));

test('the sample lives its half year by the real rules, once, and leaves no trace when removed', async () => {
  const real = await aPartner(db.database);
  const { partner, isNew } = await load();
  expect(isNew).toBe(true);
  expect(await load()).toMatchObject({ isNew: false, partner: { id: partner.id } });

  const inSample = <T>(work: Parameters<typeof contextOf<T>>[3]) =>
    contextOf(db.database, partner.id, now, work);
  expect(await inSample(countCustomers)).toBe(12);
  expect(
    (await inSample(checkInvariants)).checked.filter((each) => each.violations.length > 0),
  ).toEqual([]);
  const sold = await inSample((context) =>
    pageOfSubscriptions(context, { after: null, limit: 100 }),
  );
  expect(sold.length).toBeGreaterThan(20);
  expect(new Set(sold.map((each) => each.kind)).size).toBe(6);
  expect(sold.filter((each) => each.drift !== null)).toEqual([]);
  const plan = sold.find((each) => each.friendlyName === 'Render farm')!;
  const azure = await inSample((context) => entitlementsOf(context, plan.id));
  expect(azure.map((each) => each.status)).toEqual(['active', 'active', 'cancelled']);
  const proposals = await inSample((context) =>
    pageOfProposals(context, { state: 'proposed', customerId: null, beforeId: null, limit: 100 }),
  );
  expect(proposals.map((proposal) => proposal.kind)).toContain('suspend');
  while ((await inSample(sealEvents)) > 0);
  expect(await inSample(verifyAudit)).toMatchObject({ intact: true, unsealedEvents: 0 });

  expect(await remove()).toEqual({ removed: true });
  expect(await remove()).toEqual({ removed: false });
  const partners = await db.database.transact('installation', listPartners);
  expect(partners.map((each) => each.id)).toEqual([real.partnerId]);
  const admin = await db.adminClient();
  const { rows } = await admin.query<{ name: string; count: number }>(`
    select c.oid::regclass::text as name,
      (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %s where partner_id = %L', c.oid::regclass, '${partner.id}'), false, true, '')))[1]::text::int as count
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'partner_id'
    where c.relkind = 'r'`);
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter((row) => row.count > 0)).toEqual([]);
});

test('a real partner is never removed, whoever asks', async () => {
  const real = await aPartner(db.database);
  const removing = contextOf(db.database, real.partnerId, now, ({ tx }) =>
    sql`select platform.remove_sample(${real.partnerId})`.execute(tx),
  );
  await expect(removing).rejects.toThrow('is not a sample');
});
