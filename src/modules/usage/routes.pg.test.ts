import { Readable } from 'node:stream';
import { Type } from 'typebox';
import Schema from 'typebox/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Context } from '../../platform/context.ts';
import type { Route, StreamAnswer, StreamRoute } from '../../platform/route.ts';
import { createCustomer } from '../customers/index.ts';
import { aCharge, focusFile, type Charge } from './fixtures.ts';
import { usageRoutes } from './index.ts';

let db: TestDatabase;
let partnerId: string;
const now = new Date('2026-11-20T09:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
});

const run = <T>(work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, now, work);

interface Asked {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
}

/** What the tests look at by name; each answer has some of it. */
interface Answer {
  readonly [name: string]: unknown;
  readonly items: readonly Answer[];
  readonly days: readonly Answer[];
  readonly currencies: readonly Answer[];
  readonly services: readonly Answer[];
  readonly notices: readonly Answer[];
  readonly totals: readonly Answer[];
  readonly id: string;
  readonly customerId: string;
  readonly nextCursor: string | null;
}

/** Calls a route as the server does; the answer must be what the route says it gives. */
async function call(name: string, asked: Asked = {}): Promise<Answer> {
  const route = usageRoutes.find((each) => each.name === name) as Route;
  const input = { params: {}, query: {}, body: {}, ...asked };
  for (const part of ['params', 'query', 'body'] as const) {
    expect(Schema.Errors(route[part] ?? Type.Unknown(), input[part])[1]).toEqual([]);
  }
  const answer = await run((context) => route.handle(context, input));
  expect(Schema.Errors(route.output, answer)[1]).toEqual([]);
  return answer as Answer;
}

async function upload(charges: readonly Charge[], query: object = {}): Promise<Answer> {
  const route = usageRoutes.find((each) => each.name === 'importUsage') as StreamRoute;
  const answer: StreamAnswer = await run((context) => {
    const { tx: _, ...identity } = context;
    return route.handle(
      { ...identity, transact: run },
      {
        params: {},
        query: { format: 'focus-1.0', subAccounts: 'create', ...query },
        upload: Readable.from([focusFile(charges)]),
      },
    );
  });
  expect(Schema.Errors(route.output!, answer.body)[1]).toEqual([]);
  return answer.body as Answer;
}

const month = [
  aCharge({ BilledCost: '60.004' }),
  aCharge({ BilledCost: '20', ChargePeriodStart: '2026-11-02T00:00:00Z', ResourceId: 'vm-2' }),
  aCharge({ BilledCost: '-5', ChargeCategory: 'Credit', ServiceName: 'Credits' }),
  aCharge({ BilledCost: '7', SubAccountId: 'acc-2', SubAccountName: 'Contoso' }),
];

describe('usage', () => {
  test('of everybody is listed by cost, page by page', async () => {
    await upload(month);
    const first = await call('listUsage', { query: { limit: 1 } });
    expect(first.items).toMatchObject([
      { customerNumber: 'acc-1', cost: '75.00', costExact: '75.004', consumed: '80.00' },
    ]);
    const second = await call('listUsage', { query: { limit: 1, cursor: first.nextCursor } });
    expect(second).toMatchObject({ items: [{ customerName: 'Contoso' }], nextCursor: null });
    const found = await call('listUsage', { query: { q: 'contoso' } });
    expect(found.items).toHaveLength(1);
    expect((await call('listUsage', { query: { month: '2026-10' } })).items).toEqual([]);
  });

  test('of a customer is shown by day and service', async () => {
    await upload(month);
    const [customer] = (await call('listUsage')).items;
    const params = { customerId: customer!.customerId };
    const usage = await call('getCustomerUsage', { params });
    expect(usage.days).toMatchObject([
      { day: '2026-11-02', cost: '20.00', subscriptionId: null },
      { day: '2026-11-03', cost: '55.00', records: 2 },
    ]);
    expect(usage.services).toMatchObject([
      { serviceName: 'Virtual Machines', cost: '80.00' },
      { serviceName: 'Credits', cost: '-5.00' },
    ]);
    const items = await call('listUsageItems', { params, query: { by: 'resource', limit: 1 } });
    expect(items).toMatchObject({ items: [{ id: 'vm-1', cost: '60.00' }], more: true });
    const meters = await call('listUsageItems', { params, query: { by: 'meter' } });
    expect(meters.items[0]).toMatchObject({ id: 'D2s', unit: 'Hours', quantity: '2' });
    const days = await call('listUsageDays', {
      params,
      query: { from: '2026-11-03', to: '2026-11-30' },
    });
    expect(days.items).toHaveLength(1);
    await expect(
      call('listUsageDays', { params, query: { from: '2026-11-03', to: '2026-11-01' } }),
    ).rejects.toMatchObject({ code: 'usage_days_invalid' });
  });

  test('put on an invoice is no longer unbilled', async () => {
    await upload(month);
    const [customer] = (await call('listUsage')).items;
    const params = { customerId: customer!.customerId };
    const body = { until: '2026-11-30', invoice: 'INV-7' };
    expect(await call('markUsageBilled', { params, body })).toEqual({ records: 3 });
    const { currencies } = await call('getCustomerUsage', { params });
    expect(currencies).toMatchObject([{ cost: '75.00', unbilled: '0.00' }]);
  });
});

describe('a budget', () => {
  test('is set, compared with the month, told about and removed', async () => {
    await upload(month);
    const [customer] = (await call('listUsage')).items;
    const params = { customerId: customer!.customerId };
    await call('setBudget', { params, body: { amount: '100.00', currency: 'USD' } });
    const shown = await call('getBudget', { params });
    expect(shown).toMatchObject({
      budget: { amount: '100.00', currency: 'USD' },
      thisMonth: { percentUsed: 80 },
      notices: [{ threshold: 80, number: 1, consumed: '80.00' }],
    });
    expect(await call('getUsageOverview')).toMatchObject({
      totals: [{ currency: 'USD', cost: '82.00', customers: 2 }],
      customersWithBudget: 1,
      customersNearBudget: 1,
      customersOverBudget: 0,
      subAccountsWithoutOwner: 0,
    });
    expect(await call('removeBudget', { params })).toEqual({ budget: null });
    expect(await call('getBudget', { params })).toMatchObject({ budget: null, thisMonth: null });
  });

  test('stands in the list also before anything is consumed', async () => {
    const made = await run((context) => createCustomer(context, { number: 'C-1', name: 'Quiet' }));
    const params = { customerId: made.id };
    await call('setBudget', { params, body: { amount: '5000', currency: 'JPY' } });
    expect((await call('listUsage')).items).toMatchObject([
      { customerName: 'Quiet', cost: '0', budget: { amount: '5000', percentUsed: 0 } },
    ]);
  });

  test.each([
    ['0', 'USD', 'usage_budget_not_positive'],
    ['-1', 'USD', 'usage_budget_not_positive'],
    ['1.005', 'USD', 'usage_budget_amount_invalid'],
    ['99999999999999', 'USD', 'usage_budget_amount_invalid'],
    ['1', 'XXX', 'usage_budget_currency_unknown'],
  ])('of %s %s is refused with %s', async (amount, currency, code) => {
    const made = await run((context) => createCustomer(context, { number: 'C-1', name: 'Acme' }));
    await expect(
      call('setBudget', { params: { customerId: made.id }, body: { amount, currency } }),
    ).rejects.toMatchObject({ code });
  });
});

test('imports and cloud accounts are listed', async () => {
  const { id } = await upload(month, { subAccounts: 'report' });
  expect((await call('listUsageImports')).items).toMatchObject([
    { id, state: 'stopped', rejected: 4 },
  ]);
  const inJapanese = await call('getUsageImport', { params: { id }, query: { language: 'ja' } });
  expect(JSON.stringify(inJapanese['errors'])).toContain('顧客が未設定です');
  const first = await call('listSubAccounts', { query: { limit: 1 } });
  expect(first.items).toMatchObject([{ externalId: 'acc-1', customerId: null }]);
  const next = await call('listSubAccounts', { query: { limit: 1, cursor: first.nextCursor } });
  expect(next.items).toMatchObject([{ externalId: 'acc-2' }]);
  const made = await run((context) => createCustomer(context, { number: 'C-1', name: 'Acme' }));
  const owned = await call('setSubAccountOwner', {
    params: { id: first.items[0]!.id },
    body: { customerId: made.id },
  });
  expect(owned).toMatchObject({ customerId: made.id, mappedBy: 'test' });
  await expect(
    call('setSubAccountOwner', {
      params: { id: first.items[0]!.id },
      body: { customerId: null, subscriptionId: made.id },
    }),
  ).rejects.toMatchObject({ code: 'usage_sub_account_needs_customer' });
});

test('a cloud without usage refuses every question', async () => {
  const customer = await run((context) => createCustomer(context, { number: 'C-1', name: 'Acme' }));
  const admin = await db.adminClient();
  await admin.query(`update people.partner set cloud = 'china' where partner_id = $1`, [partnerId]);
  const params = { customerId: customer.id };
  for (const name of ['listUsage', 'getUsageOverview', 'getCustomerUsage', 'getBudget']) {
    await expect(call(name, { params })).rejects.toMatchObject({ code: 'usage_not_in_cloud' });
  }
});
