import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { formatDay } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { listEvents } from '../../platform/event-log.ts';
import { countCustomers, createCustomer, customerIdsByNumber } from '../customers/index.ts';
import { currencyNamed, day, invoiceFile } from './fixtures.ts';
import {
  ageing,
  applyImport,
  balanceCheck,
  importReceivables,
  openAccounts,
  openCredits,
  openDebits,
  receivablesInvariants,
  saveProfile,
  type ImportProgress,
  type ImportRequest,
} from './index.ts';
import { builtInProfiles } from './profiles.ts';

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

async function* bytes(content: string): AsyncGenerator<Buffer> {
  yield Buffer.from(content);
}

const request = (content: string, more: Partial<ImportRequest> = {}): ImportRequest => ({
  profile: 'surety-invoices',
  badRows: 'stop',
  dryRun: false,
  fileName: 'test.csv',
  input: bytes(content),
  ...more,
});
const importFile = (content: string, more: Partial<ImportRequest> = {}) =>
  importReceivables({ transact: run }, request(content, more));

const count = async (table: string): Promise<number> => {
  const admin = await db.adminClient();
  const text = `select count(*)::int as count from receivables.${table} where partner_id = $1`;
  return (await admin.query<{ count: number }>(text, [partnerId])).rows[0]!.count;
};
const refusal = (code: string) => expect.objectContaining({ code });

async function expectSoundBooks(): Promise<void> {
  for (const { name, check } of receivablesInvariants) {
    expect([name, ...(await run(check))]).toEqual([name]);
  }
}

const ONE = 'INV-1,C1,Acme,2026-03-01,2026-03-31,10.00,USD';
const TWO = 'INV-2,C1,Acme Ltd,2026-03-02,,20.00,USD';
const OTHER = 'INV-3,C2,Bolt,2026-03-03,2026-04-30,30.00,EUR';
const BAD = 'INV-9,C9,Bad,2026-02-30,2026-03-31,1e300,USD';

describe('importing', () => {
  test('creates customers, documents and books, and changes nothing the second time', async () => {
    const first = await importFile(invoiceFile(ONE, TWO, OTHER));
    expect(first).toMatchObject({ state: 'applied', rows: 3, created: 3, rejected: 0, errors: [] });
    expect(await run(countCustomers)).toBe(2);
    const balances = await run(balanceCheck);
    expect(balances.map((each) => [each.currency, each.openDebits])).toEqual([
      ['EUR', 3_000n],
      ['USD', 3_000n],
    ]);
    await expectSoundBooks();
    const second = await importFile(invoiceFile(ONE, TWO, OTHER));
    expect(second).toMatchObject({ state: 'applied', created: 0, unchanged: 3, changed: 0 });
    expect(await count('document')).toBe(3);
    expect(await count('import_row')).toBe(0);
    const events = await run((context) => listEvents(context, { beforeId: null, limit: 10 }));
    const applied = events.filter((event) => event.type === 'receivables.import_applied');
    expect(applied).toHaveLength(2);
  });

  test('computes a due date that the file lacks from the customer’s terms, calendar and shift', async () => {
    await run((context) =>
      createCustomer(context, {
        number: 'C1',
        name: 'Acme',
        paymentTerms: 'eom+10',
        dueDateShift: 'following',
        calendarId: 'US',
      }),
    );
    await importFile(invoiceFile(TWO));
    const ids = await run((context) => customerIdsByNumber(context, ['C1']));
    const [debit] = await run((context) => openDebits(context, ids.get('C1')!));
    expect(formatDay(debit!.dueOn)).toBe('2026-04-10');
    expect(debit!.dueOnGiven).toBe(false);
  });

  test('a row that changed is reported with what differs and left alone', async () => {
    await importFile(invoiceFile(ONE, OTHER));
    const changed = ONE.replace('10.00', '12.50').replace('2026-03-31', '2026-04-15');
    const again = await importFile(invoiceFile(changed, OTHER, TWO));
    expect(again).toMatchObject({ state: 'applied', created: 1, unchanged: 1, changed: 1 });
    expect(again.errors).toMatchObject([
      { line: 2, column: 'amount', code: 'import_row_changed' },
      { line: 2, column: 'due_date', code: 'import_row_changed' },
    ]);
    expect(again.errors[0]!.message).toContain('"10.00" became "12.50"');
    const [, usd] = await run(balanceCheck);
    expect(usd!.openDebits).toBe(3_000n);
  });

  test('a row that moved to another customer is told by the customers’ numbers', async () => {
    await importFile(invoiceFile(ONE));
    const moved = await importFile(invoiceFile(ONE.replace('C1', 'C7')));
    expect(moved.errors[0]!.message).toContain('"C1" became "C7"');
    expect(await run(countCustomers)).toBe(1);
  });

  test('an open item that the source marks as disputed is in dispute here', async () => {
    const header =
      'invoice_number,customer_number,invoice_date,due_date,amount,currency,disputed\n';
    await importFile(`${header}INV-1,C1,2026-03-01,2026-03-31,10.00,USD,yes\n`);
    const [account] = await run((context) =>
      openAccounts(context, { fromCustomerId: null, toCustomerId: null }),
    );
    expect(account!.debits).toMatchObject([{ open: 1_000n, disputed: 1_000n }]);
  });

  test('negative open items are credit notes', async () => {
    await importFile(invoiceFile(ONE, 'CN-1,C1,Acme,2026-03-05,,-4.00,USD'));
    const [balance] = await run(balanceCheck);
    expect(balance).toMatchObject({ openDebits: 1_000n, openCredits: 400n });
    await expectSoundBooks();
  });

  test('payments settle the invoices they name while something is open', async () => {
    await importFile(invoiceFile(ONE, OTHER));
    const result = await importFile(
      [
        'payment_number,customer_number,payment_date,amount,currency,invoice_number',
        'P-1,C1,2026-04-01,6.00,USD,INV-1',
        'P-2,C1,2026-04-02,6.00,USD,INV-1',
        'P-3,C1,2026-04-03,5.00,USD,INV-77',
        'P-4,C2,2026-04-03,5.00,USD,INV-3',
        'P-5,C1,2026-04-04,1.00,USD,INV-1',
      ].join('\n'),
      { profile: 'surety-payments' },
    );
    expect(result).toMatchObject({ state: 'applied', created: 5 });
    const ids = await run((context) => customerIdsByNumber(context, ['C1', 'C2']));
    expect(await run((context) => openDebits(context, ids.get('C1')!))).toEqual([]);
    const credit = (number: string) =>
      run((context) => openCredits(context, ids.get(number)!, currencyNamed('USD')));
    expect(await credit('C1')).toBe(800n);
    expect(await credit('C2')).toBe(500n);
    await expectSoundBooks();
  });

  test('settled invoices are paid on the day the file names', async () => {
    const content = [
      'customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate',
      'A,1,1/2/2013,2/1/2013,55.94,No,1/15/2013',
      'A,2,1/2/2013,2/1/2013,10,Yes,',
    ].join('\n');
    await importFile(content, { profile: 'settled-invoices' });
    const open = async (month: number, dayOfMonth: number) => {
      const asOf = day(month, dayOfMonth, 2013);
      const [found] = (await run((context) => ageing(context, { asOf, basis: 'as_it_stood' })))
        .currencies;
      return found?.open;
    };
    expect(await open(1, 14)).toBe(6_594n);
    expect(await open(1, 15)).toBe(1_000n);
    await expectSoundBooks();
    const again = await importFile(content.replace('No,1/15/2013', 'No,1/16/2013'), {
      profile: 'settled-invoices',
    });
    expect(again).toMatchObject({ unchanged: 1, changed: 1 });
    expect(again.errors).toMatchObject([{ column: 'SettledDate', code: 'import_row_changed' }]);
  });
});

describe('bad rows', () => {
  test('stop everything when that is asked', async () => {
    const result = await importFile(invoiceFile(ONE, BAD, TWO));
    expect(result).toMatchObject({ state: 'stopped', rows: 3, created: 0, rejected: 1 });
    expect(result.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'amount', 'import_amount_exponent'],
      [3, 'invoice_date', 'import_day_impossible'],
    ]);
    expect(await count('document')).toBe(0);
    expect(await run(countCustomers)).toBe(0);
  });

  test('or are left out, and the good ones are applied', async () => {
    const result = await importFile(invoiceFile(ONE, BAD, TWO), { badRows: 'skip' });
    expect(result).toMatchObject({ state: 'applied', created: 2, rejected: 1 });
    expect(await count('document')).toBe(2);
  });

  test('a key that occurs twice names the line it was on first', async () => {
    const result = await importFile(invoiceFile(ONE, TWO, ONE), { badRows: 'skip' });
    expect(result).toMatchObject({ created: 2, rejected: 1 });
    expect(result.errors).toMatchObject([
      { line: 4, column: 'invoice_number', code: 'import_key_duplicate' },
    ]);
    expect(result.errors[0]!.message).toContain('line 2');
  });
});

describe('dry runs', () => {
  test('say what would happen, and can be applied as they were staged', async () => {
    const staged = await importFile(invoiceFile(ONE, BAD), { dryRun: true });
    expect(staged).toMatchObject({ state: 'staged', created: 1, rejected: 1 });
    expect(await count('document')).toBe(0);
    // Meanwhile somebody imports the same invoice.
    await importFile(invoiceFile(ONE));
    const applied = await run((context) => applyImport(context, staged.id, 'skip'));
    expect(applied).toMatchObject({ state: 'applied', created: 0, unchanged: 1, rejected: 1 });
    expect(await count('document')).toBe(1);
    await expect(run((context) => applyImport(context, staged.id, 'skip'))).rejects.toEqual(
      refusal('import_state_refuses'),
    );
  });

  test('an import that stopped can be applied without its bad rows', async () => {
    const stopped = await importFile(invoiceFile(ONE, BAD));
    const still = await run((context) => applyImport(context, stopped.id, 'stop'));
    expect(still.state).toBe('stopped');
    const applied = await run((context) => applyImport(context, stopped.id, 'skip'));
    expect(applied).toMatchObject({ state: 'applied', created: 1, rejected: 1, badRows: 'skip' });
  });

  test('rows that a crash of the database emptied are not taken for the whole file', async () => {
    const staged = await importFile(invoiceFile(ONE, TWO), { dryRun: true });
    const admin = await db.adminClient();
    await admin.query('truncate receivables.import_row');
    await expect(run((context) => applyImport(context, staged.id, 'skip'))).rejects.toEqual(
      refusal('import_rows_gone'),
    );
  });
});

test('a partner’s own profile reads a Japanese file in Shift_JIS', async () => {
  await run((context) =>
    saveProfile(context, {
      ...builtInProfiles[0]!,
      key: 'uriage',
      name: '売上',
      encoding: 'shift_jis',
      currency: { fixed: 'JPY' },
      columns: {
        number: 'no',
        customerNumber: 'code',
        customerName: 'name',
        issuedOn: 'date',
        amount: 'yen',
      },
      optional: [],
    }),
  );
  // 株式会社 as Shift_JIS has it.
  const name = Buffer.from([0x8a, 0x94, 0x8e, 0xae, 0x89, 0xef, 0x8e, 0xd0]);
  async function* input() {
    yield Buffer.concat([Buffer.from('no,code,name,date,yen\r\n1,7,'), name]);
    yield Buffer.from(',2026-03-01,5400\r\n');
  }
  const result = await importFile('', { profile: 'uriage', input: input() });
  expect(result).toMatchObject({ state: 'applied', created: 1 });
  const ids = await run((context) => customerIdsByNumber(context, ['7']));
  const [debit] = await run((context) => openDebits(context, ids.get('7')!));
  expect(debit).toMatchObject({ amount: 5_400n, currency: 'JPY' });
});

test('a file of several batches tells its progress', async () => {
  const rows = 12_000;
  async function* input() {
    yield Buffer.from(invoiceFile());
    for (let index = 0; index < rows; index += 1) {
      yield Buffer.from(`INV-${index},C${index % 500},Name ${index % 7},2026-03-01,,1.00,USD\n`);
    }
  }
  const told: ImportProgress[] = [];
  const result = await importFile('', { input: input(), onProgress: (each) => told.push(each) });
  expect(result).toMatchObject({ created: rows });
  expect(told.filter((each) => each.stage === 'reading').length).toBeGreaterThanOrEqual(3);
  expect(told.at(-1)).toEqual({ stage: 'applying', rows });
  expect(await run(countCustomers)).toBe(500);
  await expectSoundBooks();
});
