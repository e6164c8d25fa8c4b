import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { effectHandlers } from '../../src/app/effects.ts';
import { wireEvents } from '../../src/app/reactions.ts';
import type { Role } from '../../src/kernel/permissions.ts';
import { parseCurrency } from '../../src/kernel/money.ts';
import { createCustomer } from '../../src/modules/customers/index.ts';
import { aPurchase } from '../../src/modules/subscriptions/fixtures.ts';
import { addEntitlement, insertSubscription } from '../../src/modules/subscriptions/index.ts';
import { aCharge, aUsageImport, focusFile, type Charge } from '../../src/modules/usage/fixtures.ts';
import { importUsage, setBudget, usageBySubscription } from '../../src/modules/usage/index.ts';
import { addMember } from '../../src/people/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { silentLog } from '../../src/platform/log.ts';
import { openSecretBox } from '../../src/platform/secrets.ts';
import { carryOutDueEffects } from '../../src/worker/outbox.ts';
import { anInstallation, type Installation } from '../support/command-line.ts';
import { aPartner, contextOf } from '../support/context.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

const now = new Date('2026-11-20T09:00:00Z');
const BASE_URL = 'https://surety.test';

let db: TestDatabase;
let partnerId: string;

beforeAll(async () => {
  db = await testDatabase();
  wireEvents();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
});

const run = <T>(work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, now, work);

const load = (charges: readonly Charge[]) =>
  importUsage({ transact: run }, aUsageImport(focusFile(charges), { subAccounts: 'report' }));

let people = 0;

async function aMember(name: string, language: 'en' | 'ja', roles: readonly Role[]) {
  people += 1;
  const admin = await db.adminClient();
  const email = `reader${people}@example.test`;
  const { rows } = await admin.query<{ id: string }>(
    `insert into people.person (id, email, name, language, created_at)
     values (gen_random_uuid(), $1, $2, $3, now()) returning id`,
    [email, name, language],
  );
  await run((context) => addMember(context, { id: rows[0]!.id, email }, roles));
  return email;
}

async function workerRound(): Promise<void> {
  const handlers = effectHandlers({
    config: { baseUrl: BASE_URL, webhookReach: 'loopback' },
    installation: { secrets: openSecretBox(Buffer.alloc(32, 7)), database: db.database },
    log: silentLog,
  });
  const clock = { now: () => now };
  const deps = { database: db.database, handlers, clock, log: silentLog, spread: () => 0 };
  while ((await carryOutDueEffects(deps, new AbortController().signal)) > 0);
}

async function mails(): Promise<{ to: string; subject: string }[]> {
  const admin = await db.adminClient();
  const { rows } = await admin.query<{ to: string; subject: string }>(
    `select recipient as "to", subject from notices.mailbox
     where partner_id = $1 order by recipient collate "C"`,
    [partnerId],
  );
  return rows;
}

describe('charges under an Azure plan', () => {
  test('find their customer and plan by the Azure subscription, and reach the billing people once', async () => {
    const customer = await run((context) =>
      createCustomer(context, { number: 'C-1', name: 'Northwind' }),
    );
    const { subscription, batches } = aPurchase({
      customerId: customer.id,
      subscriptionId: '01890000-0000-7000-8000-0000000000b1',
      offer: { kind: 'azure_plan', billingType: 'usage', term: 'none', billingCycle: 'monthly' },
      quantity: 1,
    });
    const entitlement = await run(async (context) => {
      await insertSubscription(context, subscription, batches);
      return addEntitlement(context, subscription.id, 'Production');
    });
    const english = await aMember('Ada', 'en', ['billing_admin']);
    const japanese = await aMember('愛子', 'ja', ['billing_admin', 'sales_agent']);
    await aMember('Sam', 'en', ['sales_agent']);
    await run((context) =>
      setBudget(context, customer.id, { minor: 1_000n, currency: parseCurrency('USD')! }),
    );

    const charge = aCharge({ SubAccountId: `/subscriptions/${entitlement.id.toUpperCase()}` });
    expect(await load([charge])).toMatchObject({ state: 'applied', created: 1 });
    expect(await load([charge])).toMatchObject({ state: 'applied', unchanged: 1 });
    const found = await run((context) => usageBySubscription(context, customer.id));
    expect(found).toMatchObject([{ subscriptionId: subscription.id, records: 1 }]);

    await workerRound();
    await workerRound();
    expect(await mails()).toEqual([
      { to: `Ada <${english}>`, subject: 'Budget spent: Northwind, 2026-11' },
      { to: `愛子 <${japanese}>`, subject: '【Surety】予算超過:Northwind(2026-11)' },
    ]);
  });
});

const REAL_USAGE = join(import.meta.dirname, '../../../shared/data/usage/focus-1.0-sample.csv');

describe('import usage', () => {
  let surety: Installation;
  let partner: string;
  beforeAll(async () => {
    surety = await anInstallation();
    const setup =
      'setup --admin-email ada@reseller.example --admin-password-stdin --partner-name Cirrus --cloud global --currency USD --time-zone UTC --json';
    const made = await surety.surety(setup.split(' '), 'a long enough passphrase\n');
    partner = made.json<{ partnerId: string }>().partnerId;
  });
  afterAll(() => surety.remove());

  const importing = (file: string, ...more: string[]) =>
    surety.surety(
      ['import', 'usage', file, '--format', 'focus-1.0', '--partner', partner].concat(
        more,
        '--json',
      ),
    );

  test('answers with counts and with each bad row, and exits accordingly', async () => {
    const file = join(surety.folder, 'charges.csv');
    await writeFile(file, focusFile([aCharge(), aCharge({ BillingCurrency: 'dollars' })]));
    const stopped = await importing(file, '--sub-accounts', 'create');
    expect(stopped.code).toBe(1);
    expect(stopped.json()).toMatchObject({
      state: 'stopped',
      rows: 2,
      created: 0,
      rejected: 1,
      errors: [{ line: 3, column: 'BillingCurrency', code: 'usage_currency_unknown' }],
    });
    const skipping = ['--bad-rows', 'skip', '--sub-accounts', 'create'];
    const preview = await importing(file, ...skipping, '--dry-run');
    expect(preview.json()).toMatchObject({ state: 'previewed', created: 1, rejected: 1 });
    const applied = await importing(file, ...skipping);
    expect(applied).toMatchObject({ code: 0 });
    expect(applied.json()).toMatchObject({ state: 'applied', created: 1, rejected: 1 });
    const wrong = await importing(file, '--bad-rows', 'ignore');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('--bad-rows is "ignore"');
  });

  test.skipIf(!existsSync(REAL_USAGE))(
    'takes the public sample whole (skipped without ../shared)',
    async () => {
      const result = await importing(REAL_USAGE, '--sub-accounts', 'create');
      expect(result.json()).toMatchObject({ rows: 1_000, created: 1_000, rejected: 0 });
      const verdict = await surety.surety(['invariants', '--json']);
      expect(verdict.code).toBe(0);
    },
  );
});
