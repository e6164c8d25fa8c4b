import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Context } from '../../platform/context.ts';
import { invoiceFile } from './fixtures.ts';
import { importReceivables, importResult, type ImportRequest } from './index.ts';
import { importsBefore } from './store-import.ts';

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

const importFile = (content: string, more: Partial<ImportRequest> = {}) =>
  importReceivables(
    { transact: run },
    {
      profile: 'surety-invoices',
      badRows: 'stop',
      dryRun: false,
      fileName: 'test.csv',
      input: bytes(content),
      ...more,
    },
  );

const count = async (table: string): Promise<number> => {
  const admin = await db.adminClient();
  const text = `select count(*)::int as count from receivables.${table} where partner_id = $1`;
  return (await admin.query<{ count: number }>(text, [partnerId])).rows[0]!.count;
};
const refusal = (code: string) => expect.objectContaining({ code });

const ONE = 'INV-1,C1,Acme,2026-03-01,2026-03-31,10.00,USD';
const TWO = 'INV-2,C1,Acme Ltd,2026-03-02,,20.00,USD';
const OTHER = 'INV-3,C2,Bolt,2026-03-03,2026-04-30,30.00,EUR';

describe('faults', () => {
  test('a file that cannot be read fails as a whole, is listed as failed, and leaves no rows', async () => {
    const tried = importFile('invoice_number;amount\n1;2\n');
    await expect(tried).rejects.toEqual(refusal('import_column_missing'));
    const [found] = await run((context) => importsBefore(context, null, 1));
    expect(found).toMatchObject({
      state: 'failed',
      failure: { code: 'import_column_missing', values: { seen: 'invoice_number, amount' } },
    });
    expect(await count('import_row')).toBe(0);
  });

  test('a file that is no text at all is refused and listed like any other', async () => {
    const tried = importFile('\u0000\u0001PK\u0003,\u0000\n\u0000\n');
    await expect(tried).rejects.toEqual(refusal('import_column_missing'));
    const [found] = await run((context) => importsBefore(context, null, 1));
    expect(found).toMatchObject({ state: 'failed', failure: { code: 'import_column_missing' } });
  });

  test('a broken connection half-way applies nothing; the file can be sent again', async () => {
    async function* breaking() {
      yield Buffer.from(invoiceFile(ONE));
      throw new Error('connection reset');
    }
    const tried = importFile('', { input: breaking() });
    await expect(tried).rejects.toThrow('connection reset');
    expect(await count('document')).toBe(0);
    const [found] = await run((context) => importsBefore(context, null, 1));
    expect(found).toMatchObject({ state: 'failed', failure: { code: 'import_interrupted' } });
    expect(await importFile(invoiceFile(ONE))).toMatchObject({ created: 1 });
  });

  test('what a killed process left behind is cleared by the next import', async () => {
    const staged = await importFile(invoiceFile(ONE), { dryRun: true });
    const admin = await db.adminClient();
    // As a process leaves it that was killed an hour ago while reading.
    await admin.query(
      `update receivables.import set state = 'reading', heartbeat_at = now() - interval '1 hour'
       where id = $1`,
      [staged.id],
    );
    expect(await count('import_row')).toBe(1);
    await importFile(invoiceFile(TWO));
    expect(await count('import_row')).toBe(0);
    const found = await run((context) => importResult(context, staged.id));
    expect(found).toMatchObject({ state: 'failed', failure: { code: 'import_interrupted' } });
  });

  test('an import that was taken for dead does not go on behind its back', async () => {
    const admin = await db.adminClient();
    async function* slow() {
      yield Buffer.from(invoiceFile(ONE));
      await admin.query(`update receivables.import set state = 'failed', failure_code = 'x',
        finished_at = now() where state = 'reading'`);
    }
    const tried = importFile('', { input: slow() });
    await expect(tried).rejects.toEqual(refusal('import_interrupted'));
    expect(await count('document')).toBe(0);
  });

  test('two imports of one file at the same time create its rows once', async () => {
    const content = invoiceFile(ONE, TWO, OTHER);
    const both = await Promise.all([importFile(content), importFile(content)]);
    expect(both.map((each) => each.created).toSorted((a, b) => a - b)).toEqual([0, 3]);
    expect(await count('document')).toBe(3);
  });

  test('an unknown profile is refused before anything is read', async () => {
    const tried = importFile(invoiceFile(ONE), { profile: 'nobody' });
    await expect(tried).rejects.toEqual(refusal('import_profile_unknown'));
  });
});
