import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Context } from '../../platform/context.ts';
import { countCustomers } from '../customers/index.ts';
import { day } from './fixtures.ts';
import { ageing, balanceCheck, importReceivables, receivablesInvariants } from './index.ts';

let db: TestDatabase;
let partnerId: string;
const now = new Date('2026-06-15T09:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
});

const run = <T>(work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, now, work);

async function expectSoundBooks(): Promise<void> {
  for (const { name, check } of receivablesInvariants) {
    expect([name, ...(await run(check))]).toEqual([name]);
  }
}

const FOLDER = join(import.meta.dirname, '../../../../shared/data/receivables');

describe.skipIf(!existsSync(FOLDER))('real ledgers (skipped without ../shared)', () => {
  const real = (profile: string, name: string) =>
    importReceivables(
      { transact: run },
      {
        profile,
        badRows: 'stop',
        dryRun: false,
        fileName: name,
        input: createReadStream(join(FOLDER, name)),
      },
    );

  test('the SAP export gives the figures that its README names', async () => {
    expect(await real('sap-open-items', 'open-invoices.csv')).toMatchObject({
      rows: 9_681,
      created: 9_681,
      rejected: 0,
    });
    expect(await run(countCustomers)).toBe(694);
    const asOf = day(4, 30, 2020);
    const found = await run((context) => ageing(context, { asOf, basis: 'known_now' }));
    expect(found.currencies).toMatchObject([
      {
        currency: 'USD',
        openCount: 9_681,
        open: 31_042_785_875n,
        customers: 694,
        overdueCount: 6_618,
        overdueCustomers: 563,
        overdue: 21_770_765_544n,
      },
    ]);
    expect(found.currencies[0]!.buckets.map(({ key, count: items }) => [key, items])).toEqual([
      ['notDue', 3_063],
      ['1-30', 4_384],
      ['31-60', 2_225],
      ['61-90', 9],
      ['91-120', 0],
      ['120+', 0],
    ]);
    const admin = await db.adminClient();
    const { rows } = await admin.query(
      'select count(distinct terms)::int as terms from receivables.document where partner_id = $1',
      [partnerId],
    );
    expect(rows).toEqual([{ terms: 43 }]);
    expect(await real('sap-open-items', 'open-invoices.csv')).toMatchObject({ unchanged: 9_681 });
    await expectSoundBooks();
  });

  test('the settled invoices are all settled', async () => {
    expect(await real('settled-invoices', 'settled-invoices.csv')).toMatchObject({
      created: 2_466,
    });
    expect(await run(countCustomers)).toBe(100);
    const [balance] = await run(balanceCheck);
    expect(balance).toMatchObject({ openDebits: 0n, openCredits: 0n });
    expect(balance!.accounts.cash).toBe(14_770_318n);
    await expectSoundBooks();
  });
});
