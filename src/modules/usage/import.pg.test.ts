import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { parseDay } from '../../kernel/days.ts';
import { Refused } from '../../kernel/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { createCustomer, customerIdsByNumber } from '../customers/index.ts';
import { aCharge, aUsageImport, focusFile, type Charge } from './fixtures.ts';
import {
  formatExact,
  importUsage,
  markBilled,
  parseMonth,
  setSubAccountOwner,
  unbilledUsage,
  usageInvariants,
  usageSummary,
  type UsageImportRequest,
  type UsageImportResult,
} from './index.ts';
import { pageOfSubAccounts } from './store-sub-account.ts';

let db: TestDatabase;
let partnerId: string;
const now = new Date('2026-11-20T09:00:00Z');
const november = parseMonth('2026-11');

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
});

const run = <T>(work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, now, work);

const load = (charges: readonly Charge[], overrides: Partial<UsageImportRequest> = {}) =>
  importUsage({ transact: run }, aUsageImport(focusFile(charges), overrides));

const countsOf = ({ rows, created, unchanged, changed, rejected }: UsageImportResult) => [
  rows,
  created,
  unchanged,
  changed,
  rejected,
];

async function customerId(number: string): Promise<string> {
  return (await run((context) => customerIdsByNumber(context, [number]))).get(number)!;
}

async function month(number: string) {
  const id = await customerId(number);
  const found = await run((context) => usageSummary(context, id, november));
  return found.map((each) => [
    each.currency,
    formatExact(each.billed),
    formatExact(each.unbilled),
    each.records,
  ]);
}

async function expectSound(): Promise<void> {
  for (const { name, check } of usageInvariants) {
    expect([name, ...(await run(check))]).toEqual([name]);
  }
}

describe('an import of charges', () => {
  test('adds up the provider’s digits per customer and currency', async () => {
    const charges = [
      aCharge({ BilledCost: '0.00000080000' }),
      aCharge({ BilledCost: '0.1', ResourceId: 'vm-2' }),
      aCharge({ BilledCost: '0.2', ResourceId: 'vm-3', ChargePeriodStart: '2026-11-02T00:00:00Z' }),
      aCharge({ BilledCost: '100', BillingCurrency: 'JPY' }),
      aCharge({ BilledCost: '7', SubAccountId: 'acc-2', SubAccountName: 'Contoso' }),
    ];
    const result = await load(charges);
    expect(result).toMatchObject({ state: 'applied', errors: [] });
    expect(countsOf(result)).toEqual([5, 5, 0, 0, 0]);
    expect(await month('acc-1')).toEqual([
      ['JPY', '100', '100', 1],
      ['USD', '0.3000008', '0.3000008', 3],
    ]);
    expect(await month('acc-2')).toEqual([['USD', '7', '7', 1]]);
    await expectSound();
  });

  test('changes nothing when it is repeated, in whatever order', async () => {
    // Two charges of equal description stand for two charges.
    const charges = [aCharge(), aCharge(), aCharge({ SkuId: 'D4s' })];
    await load(charges);
    expect(countsOf(await load(charges.toReversed()))).toEqual([3, 0, 3, 0, 0]);
    expect(await month('acc-1')).toEqual([['USD', '31.5', '31.5', 3]]);
  });

  test('lets restated figures replace the old ones, and keeps what they were', async () => {
    await load([aCharge(), aCharge({ ResourceId: 'vm-2' })]);
    expect(countsOf(await load([aCharge({ BilledCost: '12' })]))).toEqual([1, 0, 0, 1, 0]);
    expect(await month('acc-1')).toEqual([['USD', '22.5', '22.5', 2]]);
    const admin = await db.adminClient();
    const { rows } = await admin.query(
      `select trim_scale(billed_cost_before)::text as before, trim_scale(billed_cost_after)::text as after
       from usage.restatement where partner_id = $1`,
      [partnerId],
    );
    expect(rows).toEqual([{ before: '10.5', after: '12' }]);
    await expectSound();
  });

  test('stops at a bad row and changes nothing, or skips it', async () => {
    const charges = [aCharge(), aCharge({ BilledCost: 'ten', EffectiveCost: '10' })];
    const stopped = await load(charges);
    expect(stopped).toMatchObject({ state: 'stopped', created: 0, rejected: 1 });
    expect(stopped.errors).toMatchObject([
      { line: 3, column: 'BilledCost', code: 'usage_amount_not_a_number' },
    ]);
    expect(await customerId('acc-1')).toBeUndefined();
    const skipped = await load(charges, { badRows: 'skip' });
    expect(skipped).toMatchObject({ state: 'applied', created: 1, rejected: 1 });
    await expectSound();
  });

  test('a dry run says what would happen and leaves no trace', async () => {
    const result = await load([aCharge(), aCharge({ SkuId: 'D4s' })], { dryRun: true });
    expect(result).toMatchObject({ state: 'previewed', created: 2, rejected: 0 });
    expect(await customerId('acc-1')).toBeUndefined();
    const accounts = await run((context) => pageOfSubAccounts(context, { after: null, limit: 10 }));
    expect(accounts).toEqual([]);
  });

  test('two at once take every charge once', async () => {
    const charges = Array.from({ length: 50 }, (_, at) => aCharge({ ResourceId: `vm-${at}` }));
    const results = await Promise.all([load(charges), load(charges)]);
    expect(results.reduce((sum, each) => sum + each.created, 0)).toBe(50);
    expect(await month('acc-1')).toEqual([['USD', '525', '525', 50]]);
    await expectSound();
  });

  test('a file that is no FOCUS file is refused and noted as failed', async () => {
    await expect(importUsage({ transact: run }, aUsageImport('a,b\n1,2\n'))).rejects.toMatchObject({
      code: 'usage_column_missing',
    });
    const admin = await db.adminClient();
    const { rows } = await admin.query(
      'select state, failure_code from usage.import where partner_id = $1',
      [partnerId],
    );
    expect(rows).toEqual([{ state: 'failed', failure_code: 'usage_column_missing' }]);
  });

  test('is refused in a cloud without usage', async () => {
    ({ partnerId } = await aPartner(db.database, { cloud: 'china' }));
    await expect(load([aCharge()])).rejects.toBeInstanceOf(Refused);
    await expect(load([aCharge()])).rejects.toMatchObject({ code: 'usage_not_in_cloud' });
  });
});

describe('sub accounts', () => {
  test('without an owner are reported per row and remembered', async () => {
    const result = await load([aCharge(), aCharge({ SkuId: 'D4s' })], { subAccounts: 'report' });
    expect(result).toMatchObject({ state: 'stopped', rejected: 2 });
    expect(result.errors).toMatchObject([
      { line: 2, column: 'SubAccountId', code: 'usage_sub_account_unknown' },
      { line: 3, column: 'SubAccountId', code: 'usage_sub_account_unknown' },
    ]);
    expect(result.errors[0]!.message).toContain('acc-1 (Northwind production)');
    const owner = await run((context) =>
      createCustomer(context, { number: 'C-1', name: 'Northwind' }),
    );
    await run(async (context) => {
      const [account] = await pageOfSubAccounts(context, { after: null, limit: 10 });
      await setSubAccountOwner(context, account!.id, {
        customerId: owner.id,
        subscriptionId: null,
        entitlementId: null,
      });
    });
    expect(countsOf(await load([aCharge()], { subAccounts: 'report' }))).toEqual([1, 1, 0, 0, 0]);
    expect(await month('C-1')).toEqual([['USD', '10.5', '10.5', 1]]);
  });

  test('a new owner gets what is not billed; what is billed stays', async () => {
    await load([aCharge({ InvoiceId: 'P-77' }), aCharge({ BilledCost: '3', SkuId: 'D4s' })]);
    const owner = await run((context) =>
      createCustomer(context, { number: 'C-2', name: 'Contoso' }),
    );
    await run(async (context) => {
      const [account] = await pageOfSubAccounts(context, { after: null, limit: 10 });
      await setSubAccountOwner(context, account!.id, {
        customerId: owner.id,
        subscriptionId: null,
        entitlementId: null,
      });
    });
    expect(await month('acc-1')).toEqual([['USD', '10.5', '0', 1]]);
    expect(await month('C-2')).toEqual([['USD', '3', '3', 1]]);
    await expectSound();
  });
});

describe('billed charges', () => {
  test('are no longer unbilled, and are not restated', async () => {
    await load([aCharge(), aCharge({ ChargePeriodStart: '2026-11-02T00:00:00Z' })]);
    const id = await customerId('acc-1');
    const billed = await run((context) =>
      markBilled(context, id, parseDay('2026-11-02')!, 'INV-1'),
    );
    expect(billed).toBe(1);
    expect(await month('acc-1')).toEqual([['USD', '21', '10.5', 2]]);
    const [unbilled] = await run((context) => unbilledUsage(context, [id]));
    expect(formatExact(unbilled!.unbilled)).toBe('10.5');
    const restated = aCharge({ BilledCost: '99', ChargePeriodStart: '2026-11-02T00:00:00Z' });
    const result = await load([restated], { badRows: 'skip' });
    expect(result.errors).toMatchObject([{ line: 2, code: 'usage_row_billed' }]);
    expect(result.errors[0]!.message).toContain('10.5 became 99');
    await expect(
      run((context) => markBilled(context, id, parseDay('2026-11-02')!, 'INV-2')),
    ).rejects.toMatchObject({ code: 'usage_nothing_unbilled' });
    await expectSound();
  });
});

test('the days tell when they are not the sum of their records', async () => {
  await load([aCharge()]);
  const admin = await db.adminClient();
  await admin.query('update usage.usage_day set billed_cost = 1 where partner_id = $1', [
    partnerId,
  ]);
  const found = await run(usageInvariants[0]!.check);
  expect(found).toHaveLength(1);
});
