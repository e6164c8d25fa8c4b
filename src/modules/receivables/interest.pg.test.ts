import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Context } from '../../platform/context.ts';
import { createCustomer } from '../customers/index.ts';
import { currencyNamed, day } from './fixtures.ts';
import {
  chargeInterest,
  closeDispute,
  openDebits,
  openDispute,
  receivablesInvariants,
  recordInvoice,
  recordPayment,
  setInterestTerm,
  workOutInterest,
} from './index.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
const EUR = currencyNamed('EUR');
const june = new Date('2026-06-15T09:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
  customerId = (await run((context) => createCustomer(context, { number: 'C1', name: 'Acme' }))).id;
  await run((context) =>
    setInterestTerm(context, {
      customerId: null,
      validFrom: day(1, 1, 2024),
      rule: 'eu_directive',
      contractBasisPoints: null,
      note: '',
    }),
  );
});

const run = <T>(work: (context: Context) => Promise<T>, now = june) =>
  contextOf(db.database, partnerId, now, work);

const invoice = (number: string, amount = 1_000_000n) =>
  run((context) =>
    recordInvoice(context, {
      customerId,
      currency: EUR,
      amount,
      number,
      issuedOn: day(1, 1),
      dueOn: day(1, 31),
    }),
  );
const pay = (documentId: string, amount: bigint, receivedOn = day(3, 2)) =>
  run((context) =>
    recordPayment(context, {
      customerId,
      currency: EUR,
      amount,
      receivedOn,
      allocate: [{ documentId, amount }],
    }),
  );
const charge = (throughOn = day(3, 2)) =>
  run((context) => chargeInterest(context, [customerId], throughOn));
const refusal = (code: string) => expect.objectContaining({ code });

async function expectSoundBooks(): Promise<void> {
  for (const { name, check } of receivablesInvariants) {
    expect([name, ...(await run(check))]).toEqual([name]);
  }
}

describe('charging late interest', () => {
  test('one document for all late invoices of a currency, booked as income, and never twice', async () => {
    await invoice('INV-1');
    await invoice('INV-2', 500_000n);
    const [charged, ...others] = await charge();
    expect(others).toEqual([]);
    // 30 days at 10.15 %: 83.42 and 41.71, and 40.00 for each.
    expect(charged).toMatchObject({ charge: 20_513n, credit: 0n });
    expect(charged!.chargeDocument).toMatchObject({ kind: 'late_charge', amount: 20_513n });
    await expect(charge()).rejects.toEqual(refusal('late_charge_nothing_due'));
    await expectSoundBooks();
  });

  test('the next charge counts only what came since, and interest bears no interest', async () => {
    await invoice('INV-1');
    await charge(day(3, 2));
    const [second] = await charge(day(6, 15));
    // 135 days make 375.41 in all; 83.42 of it and the lump sum are charged already.
    expect(second!.charge).toBe(37_541n - 8_342n);
    const [none] = await run((context) => workOutInterest(context, [customerId], day(6, 15)));
    expect(none!.invoices.map((each) => each.invoice.number)).toEqual(['INV-1']);
  });

  test('a payment that becomes known late gives back what was charged too much', async () => {
    const { id } = await invoice('INV-1');
    await charge(day(3, 2));
    await pay(id, 1_000_000n, day(1, 31));
    const [corrected] = await charge(day(6, 15));
    expect(corrected).toMatchObject({ charge: 0n, credit: 12_342n, chargeDocument: null });
    expect(await run((context) => openDebits(context, customerId))).toEqual([]);
    await expect(charge(day(6, 15))).rejects.toEqual(refusal('late_charge_nothing_due'));
    await expectSoundBooks();
  });

  test('two people who charge at once charge once', async () => {
    await invoice('INV-1');
    const outcomes = await Promise.allSettled([charge(), charge(), charge()]);
    expect(outcomes.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    const debits = await run((context) => openDebits(context, customerId));
    expect(debits.filter((each) => each.kind === 'late_charge')).toHaveLength(1);
  });

  test('a disputed invoice waits until the dispute is closed', async () => {
    const { id } = await invoice('INV-1');
    const dispute = await run((context) =>
      openDispute(context, { documentId: id, amount: null, reason: 'Wrong', openedOn: day(2, 1) }),
    );
    await expect(charge()).rejects.toEqual(refusal('late_charge_nothing_due'));
    await run((context) =>
      closeDispute(context, { disputeId: dispute.id, outcome: 'rejected', closedOn: day(6, 1) }),
    );
    expect((await charge())[0]!.charge).toBe(12_342n);
  });

  test('a customer’s own term replaces the partner’s from its day on', async () => {
    await invoice('INV-1');
    const none = { rule: 'none', contractBasisPoints: null, note: 'Agreed' } as const;
    await run((context) =>
      setInterestTerm(context, { ...none, customerId, validFrom: day(2, 11) }),
    );
    const [account] = await run((context) => workOutInterest(context, [customerId], day(6, 15)));
    expect(account!.invoices[0]!.decision.periods).toMatchObject([
      { from: day(2, 1), through: day(2, 10) },
    ]);
    await expect(
      run((context) => setInterestTerm(context, { ...none, customerId, validFrom: day(2, 11) })),
    ).rejects.toEqual(refusal('interest_term_day_taken'));
  });

  test('a rate belongs to a contract and to nothing else, and the future bears no interest', async () => {
    for (const wrong of [
      { rule: 'contract', contractBasisPoints: null },
      { rule: 'jp_statutory', contractBasisPoints: 300 },
    ] as const) {
      await expect(
        run((context) =>
          setInterestTerm(context, { ...wrong, customerId, validFrom: day(1, 1), note: '' }),
        ),
      ).rejects.toEqual(refusal('interest_rate_misplaced'));
    }
    await expect(charge(day(6, 16))).rejects.toEqual(refusal('late_charge_day_in_future'));
  });
});
