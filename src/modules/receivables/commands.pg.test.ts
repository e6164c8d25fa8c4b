import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { formatDay } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { listEvents } from '../../platform/event-log.ts';
import { createCustomer, type CustomerInput } from '../customers/index.ts';
import { currencyNamed, day } from './fixtures.ts';
import {
  ageing,
  allocate,
  balanceCheck,
  closeDispute,
  openAccounts,
  openCredits,
  openDebits,
  openDispute,
  recordCreditNote,
  recordInvoice,
  recordPayment,
  receivablesInvariants,
  reversePayment,
  statement,
  undoAllocation,
  writeOff,
  type NewInvoice,
} from './index.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
const now = new Date('2026-06-15T09:00:00Z');
const USD = currencyNamed('USD');

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
  customerId = await aCustomer();
});

const run = <T>(work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, now, work);

async function aCustomer(input: Partial<CustomerInput> = {}): Promise<string> {
  const made = await run((context) =>
    createCustomer(context, { number: `C-${Math.random()}`, name: 'Acme', ...input }),
  );
  return made.id;
}

let made = 0;
const invoice = (input: Partial<NewInvoice> = {}) => {
  made += 1;
  return run((context) =>
    recordInvoice(context, {
      customerId,
      currency: USD,
      amount: 10_000n,
      number: `INV-${made}`,
      issuedOn: day(3, 1),
      dueOn: day(3, 31),
      ...input,
    }),
  );
};
const payment = (amount: bigint, more: object = {}) =>
  run((context) =>
    recordPayment(context, { customerId, currency: USD, amount, receivedOn: day(4, 2), ...more }),
  );
const refusal = (code: string) => expect.objectContaining({ code });

async function expectSoundBooks(): Promise<void> {
  for (const { name, check } of receivablesInvariants) {
    expect([name, ...(await run(check))]).toEqual([name]);
  }
}

describe('invoices', () => {
  test('fall due by the customer’s terms, calendar and shift when no due date is given', async () => {
    const japanese = await aCustomer({
      calendarId: 'JP-bank',
      dueDateShift: 'following',
      paymentTerms: 'close-31-pay-1m-31',
    });
    const found = await invoice({
      customerId: japanese,
      currency: currencyNamed('JPY'),
      issuedOn: day(11, 20),
      dueOn: undefined as never,
    });
    // 31 December to 3 January are bank holidays; the 4th is a Monday.
    expect(formatDay(found.dueOn!)).toBe('2027-01-04');
    expect(found).toMatchObject({ dueOnGiven: false, terms: 'close-31-pay-1m-31' });
    expect((await invoice()).dueOnGiven).toBe(true);
  });

  test('are refused twice under one number, with wrong lines, for nobody', async () => {
    await invoice({ number: 'A' });
    await expect(invoice({ number: 'A' })).rejects.toEqual(refusal('document_number_taken'));
    const lines = [{ description: 'Seats', amount: 9_999n }];
    await expect(invoice({ lines })).rejects.toEqual(refusal('invoice_lines_differ'));
    const nobody = '01890000-0000-7000-8000-00000000ffff';
    await expect(invoice({ customerId: nobody })).rejects.toEqual(refusal('customer_not_found'));
    await expect(invoice({ amount: 0n })).rejects.toEqual(refusal('document_amount_out_of_range'));
  });
});

describe('payments', () => {
  test('settle what is named; the rest is unapplied cash', async () => {
    const first = await invoice();
    const second = await invoice({ amount: 5_000n });
    const { document, allocations } = await payment(13_000n, {
      allocate: [
        { documentId: first.id, amount: 10_000n },
        { documentId: second.id, amount: 2_000n },
      ],
    });
    expect(allocations).toHaveLength(2);
    expect(document.amountOpen).toBe(1_000n);
    const open = await run((context) => openDebits(context, customerId));
    expect(open.map((each) => [each.id, each.amountOpen])).toEqual([[second.id, 3_000n]]);
    expect(await run((context) => openCredits(context, customerId, USD))).toBe(1_000n);
    const [balance] = await run(balanceCheck);
    expect(balance).toMatchObject({
      difference: 0n,
      accounts: { receivable: 3_000n, unapplied_credit: -1_000n, cash: 13_000n, sales: -15_000n },
    });
    await expectSoundBooks();
  });

  test('settle the oldest first when asked, later ones from what is left', async () => {
    const late = await invoice({ dueOn: day(4, 30) });
    const early = await invoice({ dueOn: day(3, 10) });
    const { document } = await payment(12_000n, { allocate: 'oldest_first' });
    const open = await run((context) => openDebits(context, customerId));
    expect(open.map((each) => [each.id, each.amountOpen])).toEqual([[late.id, 8_000n]]);
    expect(early.id).not.toBe(late.id);
    expect(document.amountOpen).toBe(0n);
  });

  test('cannot be used twice by two who allocate at the same time', async () => {
    const [first, second] = [await invoice(), await invoice()];
    const { document } = await payment(10_000n);
    const use = (documentId: string) =>
      run((context) =>
        allocate(context, {
          creditDocumentId: document.id,
          allocations: [{ documentId, amount: 10_000n }],
          bookedOn: day(4, 3),
        }),
      );
    const outcomes = await Promise.allSettled([use(first.id), use(second.id)]);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(lost?.reason).toEqual(refusal('allocation_exceeds_credit'));
    await expectSoundBooks();
  });
});

describe('taking back', () => {
  test('an allocation that is undone opens both sides again, once', async () => {
    await invoice();
    const { allocations } = await payment(10_000n, { allocate: 'oldest_first' });
    const allocationId = allocations[0]!.id;
    const undo = () =>
      run((context) => undoAllocation(context, { allocationId, bookedOn: day(4, 9) }));
    await undo();
    await expect(undo()).rejects.toEqual(refusal('allocation_already_undone'));
    const [account] = await run((context) =>
      openAccounts(context, { fromCustomerId: null, toCustomerId: null }),
    );
    expect(account).toMatchObject({ credits: 10_000n, debits: [{ open: 10_000n, count: 1 }] });
    await expectSoundBooks();
  });

  test('a payment that bounced leaves the invoices owed, the payment and its reversal closed', async () => {
    const owed = await invoice();
    await invoice({ amount: 500n });
    const { document } = await payment(10_300n, { allocate: 'oldest_first' });
    const reverse = () =>
      run((context) =>
        reversePayment(context, {
          documentId: document.id,
          bookedOn: day(4, 20),
          reason: 'Returned by the bank',
        }),
      );
    const { document: reversal, undone } = await reverse();
    expect(new Set(undone.map((each) => each.amount))).toEqual(new Set([-10_000n, -300n]));
    expect(reversal).toMatchObject({ kind: 'reversal', side: 'debit', amountOpen: 0n });
    await expect(reverse()).rejects.toEqual(refusal('reversal_already_done'));
    const open = await run((context) => openDebits(context, customerId));
    expect(open.map((each) => each.amountOpen)).toEqual([10_000n, 500n]);
    expect(open[0]!.id).toBe(owed.id);
    const [balance] = await run(balanceCheck);
    expect(balance!.accounts).toMatchObject({
      cash: 0n,
      receivable: 10_500n,
      unapplied_credit: 0n,
    });
    await expectSoundBooks();
  });

  test('a write-off closes the invoice; reversed, it is owed again and no bad debt is left', async () => {
    const lost = await invoice();
    const { document } = await run((context) =>
      writeOff(context, { documentId: lost.id, bookedOn: day(6, 1), reason: 'Insolvent' }),
    );
    expect(document).toMatchObject({ kind: 'write_off', amount: 10_000n, amountOpen: 0n });
    expect(await run((context) => openDebits(context, customerId))).toEqual([]);
    await expect(
      run((context) =>
        writeOff(context, { documentId: lost.id, amount: 1n, bookedOn: day(6, 2), reason: 'x' }),
      ),
    ).rejects.toEqual(refusal('write_off_exceeds_open'));
    await run((context) =>
      reversePayment(context, { documentId: document.id, bookedOn: day(6, 3), reason: 'Paid' }),
    );
    const [balance] = await run(balanceCheck);
    expect(balance!.accounts).toMatchObject({ bad_debt: 0n, receivable: 10_000n });
    await expectSoundBooks();
  });
});

describe('disputes', () => {
  test('take their part out of what counts until they are closed', async () => {
    const contested = await invoice();
    await invoice({ dueOn: day(3, 31) });
    const open = (amount: bigint | null) =>
      run((context) =>
        openDispute(context, {
          documentId: contested.id,
          amount,
          reason: 'Seats never assigned',
          openedOn: day(4, 1),
        }),
      );
    const dispute = await open(4_000n);
    await expect(open(null)).rejects.toEqual(refusal('dispute_already_open'));
    const accounts = () =>
      run((context) => openAccounts(context, { fromCustomerId: null, toCustomerId: null }));
    expect((await accounts())[0]!.debits).toEqual([
      { dueOn: day(3, 31), open: 20_000n, count: 2, disputed: 4_000n },
    ]);
    const close = (closedOn = day(4, 8)) =>
      run((context) =>
        closeDispute(context, { disputeId: dispute.id, outcome: 'rejected', closedOn }),
      );
    await expect(close(day(3, 1))).rejects.toEqual(refusal('dispute_closes_before_opening'));
    await close();
    await expect(close()).rejects.toEqual(refusal('dispute_already_closed'));
    expect((await accounts())[0]!.debits[0]!.disputed).toBe(0n);
  });
});

describe('open accounts', () => {
  test('come in ranges of customers, per currency, with days ascending', async () => {
    const ids = [customerId, await aCustomer(), await aCustomer()].toSorted();
    for (const id of ids) await invoice({ customerId: id, dueOn: day(5, 1) });
    await invoice({ customerId: ids[1]!, dueOn: day(4, 1) });
    await invoice({ customerId: ids[1]!, currency: currencyNamed('EUR') });
    const all = await run((context) =>
      openAccounts(context, { fromCustomerId: null, toCustomerId: null }),
    );
    expect(all.map((each) => [each.customerId, each.currency])).toEqual([
      [ids[0], 'USD'],
      [ids[1], 'EUR'],
      [ids[1], 'USD'],
      [ids[2], 'USD'],
    ]);
    expect(all[2]!.debits.map((each) => each.dueOn)).toEqual([day(4, 1), day(5, 1)]);
    const range = (from: number, to: number) =>
      run((context) =>
        openAccounts(context, {
          fromCustomerId: from < 0 ? null : ids[from]!,
          toCustomerId: ids[to]!,
        }),
      );
    expect([...(await range(-1, 0)), ...(await range(0, 2))]).toEqual(all);
  });
});

describe('ageing and statement', () => {
  test('as it stood leaves out what came later; known now does not', async () => {
    await invoice({ issuedOn: day(1, 10), dueOn: day(2, 10) });
    await invoice({ issuedOn: day(5, 10), dueOn: day(6, 10) });
    await payment(4_000n, { allocate: 'oldest_first', receivedOn: day(4, 2) });
    const open = async (asOf = day(3, 1), basis: 'known_now' | 'as_it_stood' = 'as_it_stood') => {
      const [found] = (await run((context) => ageing(context, { asOf, basis }))).currencies;
      return [found?.open ?? 0n, found?.overdue ?? 0n, found?.overdueCustomers ?? 0];
    };
    expect(await open(day(1, 1))).toEqual([0n, 0n, 0]);
    expect(await open(day(2, 10))).toEqual([10_000n, 0n, 0]);
    expect(await open(day(3, 1))).toEqual([10_000n, 10_000n, 1]);
    expect(await open(day(4, 2))).toEqual([6_000n, 6_000n, 1]);
    expect(await open(day(5, 10))).toEqual([16_000n, 6_000n, 1]);
    expect(await open(day(3, 1), 'known_now')).toEqual([16_000n, 6_000n, 1]);
    expect(await open(day(1, 1, 2199), 'known_now')).toEqual([16_000n, 16_000n, 1]);
  });

  test('a statement leads from its opening to its closing balance and lists what was open', async () => {
    await invoice({ number: 'S-1', issuedOn: day(1, 10), dueOn: day(2, 10) });
    await payment(4_000n, { allocate: 'oldest_first', receivedOn: day(3, 2), number: 'P-1' });
    await run((context) =>
      recordCreditNote(context, {
        customerId,
        currency: USD,
        amount: 1_500n,
        number: 'CN-1',
        issuedOn: day(3, 5),
      }),
    );
    await invoice({ number: 'S-2', issuedOn: day(5, 10), dueOn: day(6, 10) });
    const found = await run((context) =>
      statement(context, { customerId, from: day(3, 1), asOf: day(3, 31) }),
    );
    expect(found.currencies).toMatchObject([
      {
        currency: 'USD',
        opening: 10_000n,
        lines: [
          { number: 'P-1', amount: -4_000n, balance: 6_000n },
          { number: 'CN-1', amount: -1_500n, balance: 4_500n },
        ],
        closing: 4_500n,
        leftOut: 0,
      },
    ]);
    expect(found.openItems.map((item) => [item.number, item.open])).toEqual([
      ['S-1', 6_000n],
      ['CN-1', 1_500n],
    ]);
    const cut = await run((context) =>
      statement(context, { customerId, from: null, asOf: day(6, 1), linesMax: 1 }),
    );
    expect(cut.currencies[0]).toMatchObject({ opening: 4_500n, closing: 14_500n, leftOut: 3 });
  });
});

test('every change leaves an event with the customer', async () => {
  const owed = await invoice();
  await payment(10_000n, { allocate: 'oldest_first' });
  const events = await run((context) => listEvents(context, { beforeId: null, limit: 100 }));
  const types = events.map((event) => event.type);
  expect(types).toContain('receivables.invoice_recorded');
  expect(types).toContain('receivables.payment_recorded');
  expect(types).toContain('receivables.allocated');
  const recorded = events.find((event) => event.type === 'receivables.invoice_recorded');
  expect(recorded).toMatchObject({ customerId, after: { amount: '100.00', number: owed.number } });
});
