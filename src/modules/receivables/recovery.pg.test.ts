import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Context } from '../../platform/context.ts';
import { createCustomer } from '../customers/index.ts';
import { currencyNamed, day } from './fixtures.ts';
import {
  balanceCheck,
  receivablesInvariants,
  recordInvoice,
  recordRecovery,
  writeOff,
} from './index.ts';

let db: TestDatabase;
let partnerId: string;
let writeOffId: string;
let invoiceId: string;
const USD = currencyNamed('USD');
const now = new Date('2026-06-15T09:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
  await run(async (context) => {
    const customer = await createCustomer(context, { number: 'C1', name: 'Acme' });
    const invoice = await recordInvoice(context, {
      customerId: customer.id,
      currency: USD,
      amount: 10_000n,
      number: 'INV-1',
      issuedOn: day(3, 1),
      dueOn: day(3, 31),
    });
    invoiceId = invoice.id;
    const given = { documentId: invoice.id, bookedOn: day(5, 1), reason: 'Bankrupt' };
    writeOffId = (await writeOff(context, given)).document.id;
  });
});

const run = <T>(work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, now, work);
const recover = (amount: bigint, id = writeOffId) =>
  run((context) => recordRecovery(context, { writeOffId: id, amount, receivedOn: day(6, 1) }));
const refusal = (code: string) => expect.objectContaining({ code });

describe('money for a written-off debt', () => {
  test('is cash, lowers the bad debt by as much, and leaves nothing open', async () => {
    const { payment, writtenOffAgain } = await recover(3_000n);
    expect(payment).toMatchObject({ kind: 'payment', amount: 3_000n, amountOpen: 0n });
    expect(writtenOffAgain).toMatchObject({ kind: 'write_off', amount: 7_000n });
    const [books] = await run(balanceCheck);
    expect(books!.accounts).toMatchObject({ cash: 3_000n, bad_debt: 7_000n, receivable: 0n });
    for (const { name, check } of receivablesInvariants) {
      expect([name, ...(await run(check))]).toEqual([name]);
    }
  });

  test('all of it leaves no bad debt', async () => {
    const { writtenOffAgain } = await recover(10_000n);
    expect(writtenOffAgain).toBeNull();
    const [books] = await run(balanceCheck);
    expect(books!.accounts).toMatchObject({ cash: 10_000n, bad_debt: 0n });
  });

  test('is recorded once: the write-off it was for is gone then', async () => {
    await recover(3_000n);
    await expect(recover(3_000n)).rejects.toEqual(refusal('reversal_already_done'));
  });

  test('two who record it at once record it once', async () => {
    const outcomes = await Promise.allSettled([recover(3_000n), recover(3_000n)]);
    expect(outcomes.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('more than was written off, or for something else, is refused and changes nothing', async () => {
    await expect(recover(10_001n)).rejects.toEqual(refusal('recovery_exceeds_write_off'));
    await expect(recover(1n, invoiceId)).rejects.toEqual(refusal('recovery_not_a_write_off'));
    const [books] = await run(balanceCheck);
    expect(books!.accounts).toMatchObject({ cash: 0n, bad_debt: 10_000n });
  });
});
