import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { parseCurrency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { onEvents, type NewEvent } from '../../platform/events.ts';
import { ensureCustomers } from '../customers/index.ts';
import { aCharge, aUsageImport, focusFile, type Charge } from './fixtures.ts';
import {
  budgetMail,
  budgetMailFacts,
  checkBudgetsOnTime,
  importUsage,
  setBudget,
  usageInvariants,
} from './index.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
let heard: NewEvent[];
const start = new Date('2026-11-08T06:00:00Z');
const DAY_MS = 86_400_000;
const after = (days: number) => new Date(start.getTime() + days * DAY_MS);
const usd = (minor: bigint) => ({ minor, currency: parseCurrency('USD')! });

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
  heard = [];
  onEvents((_, events) => {
    heard.push(...events.filter((each) => each.type === 'usage.budget_threshold_reached'));
    return Promise.resolve();
  });
  const ids = await run((context) => ensureCustomers(context, [{ number: 'acc-1', names: ['A'] }]));
  customerId = ids.get('acc-1')!;
});

const run = <T>(work: (context: Context) => Promise<T>, now = start) =>
  contextOf(db.database, partnerId, now, work);

const load = (charges: readonly Charge[], now = start) =>
  importUsage({ transact: (work) => run(work, now) }, aUsageImport(focusFile(charges)));

const told = () => heard.map(({ after: facts }) => [facts?.['threshold'], facts?.['number']]);

test('each threshold is told once by imports and the clock, then every seven days', async () => {
  await run((context) => setBudget(context, customerId, usd(10_000n)));
  await load([aCharge({ BilledCost: '79.99' })]);
  expect(told()).toEqual([]);
  await load([aCharge({ BilledCost: '80' })]);
  expect(told()).toEqual([[80, 1]]);
  expect(heard[0]).toMatchObject({
    customerId,
    after: { month: '2026-11', budget: '100.00', consumed: '80', usedBasisPoints: 8_000 },
  });
  await load([aCharge({ BilledCost: '81' })], after(1));
  await run(checkBudgetsOnTime, after(6.9));
  expect(told()).toEqual([[80, 1]]);
  await run(checkBudgetsOnTime, after(7));
  await run(checkBudgetsOnTime, after(7));
  expect(told()).toEqual([
    [80, 1],
    [80, 2],
  ]);
  await load([aCharge({ BilledCost: '120' })], after(8));
  await run(checkBudgetsOnTime, after(8));
  expect(told().slice(2)).toEqual([[100, 1]]);
  await run(checkBudgetsOnTime, after(15));
  expect(told().slice(3)).toEqual([[100, 2]]);
  // A new month begins with nothing consumed.
  await run(checkBudgetsOnTime, after(30));
  expect(told()).toHaveLength(4);
});

test('two checks at once tell a thing once', async () => {
  await load([aCharge({ BilledCost: '200' })]);
  await run((context) => setBudget(context, customerId, usd(15_000n)));
  expect(told()).toEqual([[100, 1]]);
  heard = [];
  await Promise.all([1, 2, 3].map(() => run(checkBudgetsOnTime, after(7))));
  expect(told()).toEqual([[100, 2]]);
});

test('a changed budget starts anew, and an old notice is not worth a mail any more', async () => {
  await load([aCharge({ BilledCost: '90' })]);
  await run((context) => setBudget(context, customerId, usd(10_000n)));
  await run((context) => setBudget(context, customerId, usd(10_000n)));
  expect(told()).toEqual([[80, 1]]);
  const noticeId = heard[0]!.subject.id;
  const facts = await run((context) => budgetMailFacts(context, noticeId));
  const reader = { recipientName: 'Aiko', language: 'ja', link: 'https://surety.test/' } as const;
  expect(budgetMail(facts!, reader).text).toContain('90.0 %');
  await run((context) => setBudget(context, customerId, usd(11_000n)));
  expect(told().slice(1)).toEqual([[80, 1]]);
  expect(await run((context) => budgetMailFacts(context, noticeId))).toBeNull();
});

test('only consumption in the currency of the budget counts', async () => {
  await run((context) => setBudget(context, customerId, usd(10_000n)));
  await load([
    aCharge({ BilledCost: '500', BillingCurrency: 'JPY' }),
    aCharge({ BilledCost: '500', ChargeCategory: 'Tax' }),
    aCharge({ BilledCost: '500', ChargeCategory: 'Purchase' }),
    aCharge({ BilledCost: '500', ChargePeriodStart: '2026-10-31T23:00:00Z' }),
  ]);
  expect(told()).toEqual([]);
  for (const { name, check } of usageInvariants) {
    expect([name, ...(await run(check))]).toEqual([name]);
  }
});
