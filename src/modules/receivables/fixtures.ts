import { dayOf, type Day } from '../../kernel/days.ts';
import { parseCurrency, type Currency } from '../../kernel/money.ts';
import type { Allocation, Document } from './types.ts';

/** @throws Error when it is none */
export function currencyNamed(code: string): Currency {
  const currency = parseCurrency(code);
  if (currency === null) throw new Error(`not a currency: ${code}`);
  return currency;
}

/** `day(3, 31)` is 31 March 2026, the year in which the stories of the tests are told. */
export function day(month: number, dayOfMonth: number, year = 2026): Day {
  return dayOf(year, month, dayOfMonth);
}

/** An open invoice of 100.00 USD, due on 31 March. */
export function anInvoice(overrides: Partial<Document> = {}): Document {
  const amount = overrides.amount ?? 10_000n;
  return {
    id: '01890000-0000-7000-8000-0000000000a1',
    kind: 'invoice',
    side: 'debit',
    number: 'INV-1',
    customerId: '01890000-0000-7000-8000-000000000001',
    currency: currencyNamed('USD'),
    amount,
    amountOpen: amount,
    issuedOn: day(3, 1),
    bookedOn: day(3, 1),
    dueOn: day(3, 31),
    dueOnGiven: true,
    terms: null,
    reference: null,
    disputedAtSource: false,
    source: null,
    recordedAt: new Date('2026-03-01T09:00:00Z'),
    ...overrides,
  };
}

/** A payment of 100.00 USD that is not used yet. */
export function aPayment(overrides: Partial<Document> = {}): Document {
  return anInvoice({
    id: '01890000-0000-7000-8000-0000000000b1',
    kind: 'payment',
    side: 'credit',
    number: 'PAY-1',
    dueOn: null,
    dueOnGiven: false,
    issuedOn: day(4, 2),
    bookedOn: day(4, 2),
    ...overrides,
  });
}

/** The payment above settles the invoice above in full. */
export function anAllocation(overrides: Partial<Allocation> = {}): Allocation {
  return {
    id: '01890000-0000-7000-8000-0000000000c1',
    customerId: '01890000-0000-7000-8000-000000000001',
    currency: currencyNamed('USD'),
    creditDocumentId: '01890000-0000-7000-8000-0000000000b1',
    debitDocumentId: '01890000-0000-7000-8000-0000000000a1',
    amount: 10_000n,
    bookedOn: day(4, 2),
    undoesId: null,
    ...overrides,
  };
}

/** A file for the profile `surety-invoices`, one text per line. */
export function invoiceFile(...lines: string[]): string {
  const header =
    'invoice_number,customer_number,customer_name,invoice_date,due_date,amount,currency';
  return `${[header, ...lines].join('\n')}\n`;
}
