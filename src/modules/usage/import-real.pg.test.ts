import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Context } from '../../platform/context.ts';
import { countCustomers } from '../customers/index.ts';
import {
  formatExact,
  importUsage,
  parseMonth,
  roundToMinor,
  usageInvariants,
  usageOfCustomers,
} from './index.ts';
import { monthTotals } from './store-usage.ts';

let db: TestDatabase;
let partnerId: string;
const now = new Date('2024-10-15T09:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
});

const run = <T>(work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, now, work);

const FILE = join(import.meta.dirname, '../../../../shared/data/usage/focus-1.0-sample.csv');

const real = (subAccounts: 'report' | 'create') =>
  importUsage(
    { transact: run },
    {
      format: 'focus-1.0',
      badRows: 'stop',
      subAccounts,
      dryRun: false,
      fileName: 'focus-1.0-sample.csv',
      input: createReadStream(FILE),
    },
  );

describe.skipIf(!existsSync(FILE))('real multi-cloud charges (skipped without ../shared)', () => {
  test('are taken whole, to the last digit', async () => {
    expect(await real('create')).toMatchObject({ rows: 1_000, created: 1_000, rejected: 0 });
    expect(await run(countCustomers)).toBe(73);
    const september = parseMonth('2024-09');
    const totals = await run((context) => monthTotals(context, september));
    expect(
      totals.map((each) => ({
        currency: each.currency,
        customers: each.customers,
        records: each.records,
        billed: formatExact(each.billed),
        effective: formatExact(each.effective),
        consumed: formatExact(each.consumed),
        unbilled: formatExact(each.unbilled),
        minor: roundToMinor(each.billed, each.currency),
      })),
    ).toEqual([
      {
        currency: 'USD',
        customers: 73,
        records: 1_000,
        billed: '20.52022672899',
        effective: '14.97651418586',
        // Without a credit of -2.6137 and adjustments of 0.192 and 0.08.
        consumed: '22.86192672899',
        unbilled: '20.52022672899',
        minor: 2_052n,
      },
    ]);
    const customers = await run((context) => usageOfCustomers(context, september));
    expect(customers.reduce((sum, each) => sum + each.billed, 0n)).toBe(totals[0]!.billed);
    expect(await real('create')).toMatchObject({ created: 0, unchanged: 1_000, changed: 0 });
    for (const { name, check } of usageInvariants) {
      expect([name, ...(await run(check))]).toEqual([name]);
    }
  });

  test('of accounts that nobody owns are reported row by row', async () => {
    const result = await real('report');
    expect(result).toMatchObject({ state: 'stopped', rows: 1_000, created: 0, rejected: 1_000 });
    expect(result.errors).toHaveLength(1_000);
    expect(result.errors[0]).toMatchObject({ line: 2, code: 'usage_sub_account_unknown' });
  });
});
