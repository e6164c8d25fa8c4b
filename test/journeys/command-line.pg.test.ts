import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anInstallation, type Installation } from '../support/command-line.ts';

const REAL_LEDGER = join(import.meta.dirname, '../../../shared/data/receivables/open-invoices.csv');
const PASSWORD = 'a long enough passphrase';
const SETUP = [
  'setup',
  '--admin-email',
  'ada@reseller.example',
  '--admin-password-stdin',
  '--partner-name',
  'Cirrus Resale',
  '--cloud',
  'global',
  '--currency',
  'USD',
  '--time-zone',
  'America/New_York',
  '--json',
];

let surety: Installation;
let partnerId: string;

beforeAll(async () => {
  surety = await anInstallation();
  const made = await surety.surety(SETUP, `${PASSWORD}\n`);
  partnerId = made.json<{ partnerId: string }>().partnerId;
});
afterAll(() => surety.remove());

const importing = (file: string, ...more: string[]) =>
  surety.surety(['import', 'receivables', file, '--partner', partnerId, ...more, '--json']);

describe('set-up', () => {
  test('refuses to run twice', async () => {
    const again = await surety.surety(SETUP, PASSWORD);
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toContain('setup_already_done');
  });

  test('says which option is wrong', async () => {
    const wrong = await surety.surety(SETUP.with(SETUP.indexOf('USD'), 'DOLLARS'), PASSWORD);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('--currency is "DOLLARS"');
    expect(wrong.err).toContain('Usage: surety setup');
  });
});

describe('a command', () => {
  test('that is unknown is answered with those that exist', async () => {
    const unknown = await surety.surety(['collect']);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('Unknown command: collect');
    expect(unknown.err).toContain('collections preview');
  });

  test('names the file, the profile, the day or the partner that does not fit', async () => {
    const cases = [
      [
        await importing('/nowhere.csv', '--profile', 'sap-open-items'),
        'There is no file /nowhere.csv',
      ],
      [await importing(import.meta.filename, '--profile', 'unheard-of'), 'import_profile_unknown'],
      [
        await surety.surety(['collections', 'preview', '--as-of', '2026-02-30']),
        '--as-of is "2026-02-30"',
      ],
      [
        await surety.surety(['collections', 'run', '--as-of', '2100-01-01']),
        'collections_day_out_of_range',
      ],
      [
        await surety.surety(['collections', 'preview', '--as-of', '2026-01-01', '--partner', 'x']),
        '--partner is "x"',
      ],
    ] as const;
    for (const [result, said] of cases) {
      expect(result.err).toContain(said);
      expect(result.err).not.toMatch(/\n\s+at /);
      expect(result).toMatchObject({ out: '' });
      expect(result.code).toBeGreaterThan(0);
    }
  });
});

describe('an import', () => {
  const header =
    'invoice_number,customer_number,customer_name,invoice_date,due_date,amount,currency\n';
  const profile = ['--profile', 'surety-invoices'];

  test('of a file with bad rows applies nothing, or the good rows, as chosen', async () => {
    const file = join(surety.folder, 'bad.csv');
    await writeFile(
      file,
      `${header}A-1,77,Kumo,2026-01-05,2026-02-30,10.00,USD\nA-2,77,Kumo,2026-01-05,2026-02-04,10.00,USD\n`,
    );
    const stopped = await importing(file, ...profile);
    expect(stopped.code).toBe(1);
    expect(stopped.json()).toMatchObject({
      rows: 2,
      created: 0,
      rejected: 1,
      errors: [{ line: 2 }],
    });
    const skipped = await importing(file, ...profile, '--bad-rows', 'skip');
    expect(skipped.code).toBe(0);
    expect(skipped.json()).toMatchObject({ rows: 2, created: 1, rejected: 1 });
    const again = await importing(file, ...profile, '--bad-rows', 'skip');
    expect(again.json()).toMatchObject({ created: 0, unchanged: 1 });
    expect(await surety.effects()).toContain('collections.evaluate_standings');
  });
});

describe.skipIf(!existsSync(REAL_LEDGER))('the real open ledger', () => {
  test('gives its known figures, and a repeated import or run changes nothing', async () => {
    const profile = ['--profile', 'sap-open-items'];
    const dry = await importing(REAL_LEDGER, ...profile, '--dry-run');
    expect(dry.json()).toMatchObject({ rows: 9681, created: 9681, rejected: 0, errors: [] });
    expect((await importing(REAL_LEDGER, ...profile)).json()).toMatchObject({ created: 9681 });
    const again = await importing(REAL_LEDGER, ...profile);
    expect(again.json()).toMatchObject({ created: 0, unchanged: 9681, changed: 0 });

    const asOf = ['--partner', partnerId, '--as-of', '2020-04-30', '--json'];
    const preview = await surety.surety(['collections', 'preview', ...asOf]);
    const figures = preview.json<{ currencies: { USD: { open: string } } }>();
    // The customer of the other test owes one invoice more, which is not due on that day.
    expect(figures).toMatchObject({
      customers: 695,
      openInvoices: 9682,
      overdueInvoices: 6618,
      overdueCustomers: 563,
      currencies: {
        USD: {
          open: '310427868.75',
          overdue: '217707655.44',
          buckets: {
            notDue: { count: 3064 },
            '1-30': { count: 4384 },
            '31-60': { count: 2225 },
            '61-90': { count: 9 },
            '91-120': { count: 0, amount: '0.00' },
            '120+': { count: 0 },
          },
        },
      },
    });
    const run = await surety.surety(['collections', 'run', ...asOf]);
    expect(run.json()).toMatchObject({ state: 'done', overdueCustomers: 563 });
    const repeated = await surety.surety(['collections', 'run', ...asOf]);
    expect(repeated.json()).toMatchObject({ state: 'done', effects: {} });
    const invariants = await surety.surety(['invariants', '--json']);
    expect(invariants.json()).toMatchObject({ holds: true });
    const audit = await surety.surety(['audit', 'verify', '--json']);
    expect(audit.json()).toMatchObject({ intact: true });
  });
});

test('subscriptions are imported from a file, once, and answered with what became of its rows', async () => {
  const file = join(surety.folder, 'subscriptions.csv');
  await writeFile(
    file,
    [
      'external_id,customer_number,customer_name,offer_id,quantity,term_start,status',
      'P-1,S-77,Blue Harbour,SUITESTAND01:0001:P1Y-MONTHLY,12,2026-01-15,active',
      'P-2,S-77,Blue Harbour,MAILBOXPLS01:0001:P1Y-ANNUAL,3,2026-01-15,suspended',
    ].join('\n'),
  );
  const importIt = () =>
    surety.surety(['subscriptions', 'import', file, '--partner', partnerId, '--json']);
  const first = await importIt();
  expect(first.code).toBe(0);
  expect(first.json()).toMatchObject({ rows: 2, created: 2, rejected: 0, errors: [] });
  expect((await importIt()).json()).toMatchObject({ created: 0, unchanged: 2 });

  await writeFile(file, 'external_id,customer_number,offer_id,quantity,term_start\nP-3,X,Y,0,soon');
  const bad = await importIt();
  expect(bad.code).toBe(1);
  expect(bad.json()).toMatchObject({ created: 0, rejected: 1 });
  const invariants = await surety.surety(['invariants', '--json']);
  expect(invariants.json()).toMatchObject({ holds: true });
});
