import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../test/support/database.ts';
import { fromRecords, recordset, type Recordset } from './recordset.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

async function select(rows: Recordset): Promise<unknown[]> {
  const result = await db.database.transact('installation', (tx) =>
    sql`select * from ${fromRecords(rows)} as r`.execute(tx),
  );
  return result.rows;
}

describe('a recordset', () => {
  it('arrives as it was, each column in its own type', async () => {
    const rows = [
      {
        number: 1,
        amount: 9_007_199_254_740_993n,
        on: '2026-06-10',
        is: true,
        facts: { a: ['b'] },
      },
      { number: 2, amount: -1n, on: null, is: false, facts: { quote: '"\\n\n\t\\N' } },
    ];
    const types = {
      number: 'integer',
      amount: 'bigint',
      on: 'date',
      is: 'boolean',
      facts: 'jsonb',
    } as const;
    expect(await select(recordset(rows, types))).toEqual(
      rows.map((row) => ({ ...row, amount: String(row.amount) })),
    );
  });

  it.each([
    [['']],
    [['a', '']],
    [['a\nb', 'c']],
    [[String.raw`\N`, null]],
    [[null]],
    [['{"a"}', ' ']],
  ])('keeps texts that look like something else: %j', async (texts) => {
    const rows = texts.map((text, index) => ({ index, text }));
    expect(await select(recordset(rows, { index: 'integer', text: 'text' }))).toEqual(rows);
  });

  it('may be empty', async () => {
    expect(await select(recordset<{ id: string }>([], { id: 'uuid' }))).toEqual([]);
  });
});
