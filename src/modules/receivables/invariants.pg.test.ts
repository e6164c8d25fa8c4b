import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Context } from '../../platform/context.ts';
import { createCustomer } from '../customers/index.ts';
import { currencyNamed, day } from './fixtures.ts';
import { receivablesInvariants, recordInvoice } from './index.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
const now = new Date('2026-06-15T09:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
  const made = await run((context) => createCustomer(context, { number: 'C1', name: 'Acme' }));
  customerId = made.id;
});

const run = <T>(work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, now, work);
const invoice = () =>
  run((context) =>
    recordInvoice(context, {
      customerId,
      currency: currencyNamed('USD'),
      amount: 10_000n,
      number: 'INV-1',
      issuedOn: day(3, 1),
    }),
  );

describe('the database guards the books', () => {
  test('the application can neither change nor remove what is booked', async () => {
    await invoice();
    for (const table of ['journal', 'entry', 'allocation', 'document_line']) {
      for (const statementText of [
        `update receivables.${table} set partner_id = partner_id`,
        `delete from receivables.${table}`,
      ]) {
        const tried = db.database.pool.query(statementText);
        await expect(tried).rejects.toThrow(/permission denied/);
      }
    }
    await expect(db.database.pool.query('delete from receivables.document')).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      db.database.pool.query('update receivables.document set amount = 1'),
    ).rejects.toThrow(/permission denied/);
  });

  test('not even the owner of the tables can, by slip', async () => {
    await invoice();
    const owner = await db.ownerClient(partnerId);
    await expect(owner.query('delete from receivables.entry')).rejects.toThrow(/only adds/);
    await expect(owner.query('update receivables.journal set cause = cause')).rejects.toThrow(
      /only adds/,
    );
  });

  test('a journal that does not add up, or does not exist, is refused', async () => {
    const owed = await invoice();
    const admin = await db.adminClient();
    const plant = (journalId: string, amount: number) =>
      admin.query(
        `insert into receivables.entry (partner_id, journal_id, account, customer_id, currency, amount)
         values ($1, $2, 'cash', $3, 'USD', $4), ($1, $2, 'bad_debt', $3, 'USD', -5)`,
        [partnerId, journalId, customerId, amount],
      );
    await expect(plant(owed.id, 4)).rejects.toThrow(/out of balance by -1 USD/);
    await expect(plant(customerId, 5)).rejects.toThrow(/without a journal/);
  });
});

describe('the invariants bite', () => {
  test('on an open amount that was tampered with', async () => {
    const owed = await invoice();
    const admin = await db.adminClient();
    await admin.query('update receivables.document set amount_open = 1 where id = $1', [owed.id]);
    const broken: string[] = [];
    for (const { name, check } of receivablesInvariants) {
      if ((await run(check)).length > 0) broken.push(name);
    }
    expect(broken).toEqual([
      'receivables.books_match_open_items',
      'receivables.open_amount_is_amount_less_allocations',
    ]);
  });
});
