import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import { Refused } from '../../kernel/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { createCustomer } from '../customers/index.ts';
import { currencyNamed, day } from './fixtures.ts';
import {
  ageing,
  allocate,
  receivablesInvariants,
  recordCreditNote,
  recordInvoice,
  recordPayment,
  reversePayment,
  statement,
  undoAllocation,
  writeOff,
} from './index.ts';
import * as store from './store.ts';
import type { Allocation, Document } from './types.ts';

let db: TestDatabase;
const now = new Date('2026-12-31T09:00:00Z');
const FIRST = day(1, 1);
const currencies = ['USD', 'JPY'].map(currencyNamed);

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

/**
 * One thing that somebody does to the books; numbers are taken modulo what there is to choose from.
 */
type Act = {
  readonly kind:
    | 'invoice'
    | 'credit_note'
    | 'payment'
    | 'allocate'
    | 'undo'
    | 'write_off'
    | 'reverse';
  readonly customer: number;
  readonly currency: number;
  readonly amount: bigint;
  readonly onDay: number;
  readonly pick: number;
  readonly oldestFirst: boolean;
};

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(
    'invoice',
    'invoice',
    'credit_note',
    'payment',
    'payment',
    'allocate',
    'undo',
    'write_off',
    'reverse',
  ),
  customer: fc.nat(1),
  currency: fc.nat(1),
  amount: fc.bigInt({ min: 1n, max: 500n }),
  onDay: fc.nat(60),
  pick: fc.nat(50),
  oldestFirst: fc.boolean(),
});

const plain = { customer: 1, currency: 1, amount: 1n, onDay: 0, pick: 0, oldestFirst: true };
/** A payment that is recorded late is not used on a day on which the invoice was still settled. */
const usedBeforeItCameBack: Act[] = [
  { ...plain, kind: 'invoice' },
  { ...plain, kind: 'credit_note' },
  { ...plain, kind: 'undo', onDay: 1 },
  { ...plain, kind: 'payment' },
];
/** A payment that bounced is not taken back on a day on which it still settled something. */
const reversedBeforeItCameBack: Act[] = [
  { ...plain, kind: 'invoice' },
  { ...plain, kind: 'payment' },
  { ...plain, kind: 'undo', onDay: 20 },
  { ...plain, kind: 'reverse', onDay: 5 },
];

/** What the test itself remembers of all that was recorded. */
interface Memory {
  readonly documents: Document[];
  readonly allocations: Allocation[];
}

async function carryOut(
  context: Context,
  customers: readonly string[],
  memory: Memory,
  { kind, ...wanted }: Act,
): Promise<void> {
  const { documents, allocations } = memory;
  const customerId = customers[wanted.customer]!;
  const currency = currencies[wanted.currency]!;
  const on = addDays(FIRST, wanted.onDay);
  const base = { customerId, currency, amount: wanted.amount };
  const number = `N-${documents.length}`;
  const request = wanted.oldestFirst ? { allocate: 'oldest_first' as const } : {};
  const remember = (document: Document, made: readonly Allocation[]) => {
    documents.push(document);
    allocations.push(...made);
  };
  const picked = <T>(items: readonly T[]): T | undefined => items[wanted.pick % items.length];
  if (kind === 'invoice') {
    const dueOn = addDays(on, wanted.pick);
    remember(await recordInvoice(context, { ...base, number, issuedOn: on, dueOn }), []);
  } else if (kind === 'credit_note') {
    const made = await recordCreditNote(context, { ...base, number, issuedOn: on, ...request });
    remember(made.document, made.allocations);
  } else if (kind === 'payment') {
    const made = await recordPayment(context, { ...base, receivedOn: on, ...request });
    remember(made.document, made.allocations);
  } else if (kind === 'allocate') {
    const credit = picked(documents.filter((each) => each.side === 'credit'));
    const debit = picked(documents.filter((each) => each.side === 'debit'));
    if (!credit || !debit) return;
    allocations.push(
      ...(await allocate(context, {
        creditDocumentId: credit.id,
        allocations: [{ documentId: debit.id, amount: wanted.amount }],
        bookedOn: on,
      })),
    );
  } else if (kind === 'undo') {
    const allocation = picked(allocations);
    if (!allocation) return;
    const input = { allocationId: allocation.id, bookedOn: on };
    allocations.push(await undoAllocation(context, input));
  } else if (kind === 'write_off') {
    const debit = picked(documents.filter((each) => each.side === 'debit'));
    if (!debit) return;
    const input = { documentId: debit.id, bookedOn: on, reason: 'test' };
    const made = await writeOff(context, { ...input, amount: wanted.amount });
    remember(made.document, made.allocations);
  } else {
    const credit = picked(documents.filter((each) => each.side === 'credit'));
    if (!credit) return;
    const input = { documentId: credit.id, bookedOn: on, reason: 'test' };
    const made = await reversePayment(context, input);
    const settled = (await store.allocationsOf(context, made.document.id)).at(-1)!;
    remember(made.document, [...made.undone, settled]);
  }
}

/** What was open of a document at the end of a day, straight from the definition. */
function openOn(document: Document, allocations: readonly Allocation[], on: Day): bigint {
  if (document.bookedOn > on) return 0n;
  const used = allocations.filter(
    (each) =>
      each.bookedOn <= on &&
      (each.creditDocumentId === document.id || each.debitDocumentId === document.id),
  );
  return used.reduce((open, each) => open - each.amount, document.amount);
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((left, right) => left + right, 0n);

async function expectAsRemembered(
  context: Context,
  customers: readonly string[],
  { documents, allocations }: Memory,
  asOf: Day,
): Promise<void> {
  const found = await ageing(context, { asOf, basis: 'as_it_stood' });
  for (const currency of currencies) {
    const own = documents.filter((each) => each.currency === currency);
    const debits = own.filter((each) => each.side === 'debit');
    const opens = (items: readonly Document[]) =>
      sum(items.map((each) => openOn(each, allocations, asOf)));
    const aged = found.currencies.find((each) => each.currency === currency);
    expect(aged?.open ?? 0n).toBe(opens(debits));
    expect(aged?.overdue ?? 0n).toBe(opens(debits.filter((each) => each.dueOn! < asOf)));
    expect(aged?.credits ?? 0n).toBe(opens(own.filter((each) => each.side === 'credit')));
    for (const customerId of customers) {
      const told = await statement(context, { customerId, from: null, asOf });
      const closing = told.currencies.find((each) => each.currency === currency)?.closing ?? 0n;
      const items = told.openItems.filter((each) => each.currency === currency);
      const net = items.map((each) => (each.side === 'debit' ? each.open : -each.open));
      // The closing balance is exactly what the open items leave.
      expect(closing).toBe(sum(net));
    }
  }
}

test('whatever is done in whatever order, the books balance and every past day reads as it was', async () => {
  let refusals = 0;
  let carriedOut = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30 }), async (acts) => {
      const { partnerId } = await aPartner(db.database);
      const run = <T>(work: (context: Context) => Promise<T>) =>
        contextOf(db.database, partnerId, now, work);
      const customers = await run(async (context) => [
        (await createCustomer(context, { number: '1', name: 'One' })).id,
        (await createCustomer(context, { number: '2', name: 'Two' })).id,
      ]);
      const memory: Memory = { documents: [], allocations: [] };
      for (const each of acts) {
        try {
          await run((context) => carryOut(context, customers, memory, each));
          carriedOut += 1;
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          refusals += 1;
        }
      }
      await run(async (context) => {
        for (const { name, check } of receivablesInvariants) {
          expect([name, ...(await check(context))]).toEqual([name]);
        }
        for (const offset of [-1, 0, 7, 30, 61, 200]) {
          await expectAsRemembered(context, customers, memory, addDays(FIRST, offset));
        }
      });
    }),
    { numRuns: 25, examples: [[usedBeforeItCameBack], [reversedBeforeItCameBack]] },
  );
  // Both paths were walked: rules said no, and most acts went through.
  expect(refusals).toBeGreaterThan(20);
  expect(carriedOut).toBeGreaterThan(refusals);
}, 180_000);
