import { dayIn, formatDay, partsOf, type Day } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { formatDecimal, type Currency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents, type NewEvent } from '../../platform/events.ts';
import { businessCalendar } from '../../platform/holidays.ts';
import { getCustomer, type Customer } from '../customers/index.ts';
import { allocateLocked, type AllocationRequest } from './commands-allocation.ts';
import { documentPostings, entriesOf, sideOf, type Posting } from './decide-books.ts';
import { checkAmount, checkDueDay, checkLines, decideDueDay } from './decide-document.ts';
import * as store from './store.ts';
import { insertJournals } from './store-books.ts';
import {
  refuse,
  type Allocation,
  type Document,
  type DocumentKind,
  type DocumentLine,
} from './types.ts';

interface NewDocument {
  readonly customerId: string;
  readonly currency: Currency;
  /** Minor units, positive. */
  readonly amount: bigint;
  readonly reference?: string | null;
}

export interface NewInvoice extends NewDocument {
  readonly number: string;
  readonly issuedOn: Day;
  /** Without it, the day of issue. */
  readonly bookedOn?: Day;
  /** Without it, the terms decide. */
  readonly dueOn?: Day;
  /** Without it, the customer's terms. */
  readonly terms?: string;
  readonly lines?: readonly DocumentLine[];
}

export interface NewCreditNote extends NewDocument {
  readonly number: string;
  readonly issuedOn: Day;
  readonly bookedOn?: Day;
  readonly lines?: readonly DocumentLine[];
  readonly allocate?: AllocationRequest;
}

export interface NewPayment extends NewDocument {
  /** The day the money arrived. */
  readonly receivedOn: Day;
  /** Without it, one is made. */
  readonly number?: string;
  readonly allocate?: AllocationRequest;
}

/** The day on the partner's calendar: books are kept in the partner's time zone. */
export async function bookingDay(context: Context): Promise<Day> {
  return dayIn(context.now, (await getPartner(context)).timeZone);
}

/**
 * Records an invoice and books it.
 * @throws Refused `customer_not_found`, `document_amount_out_of_range`, `invoice_lines_differ`,
 *   `invoice_terms_unknown`, `invoice_due_before_issue`, `document_number_taken`
 */
export async function recordInvoice(context: Context, input: NewInvoice): Promise<Document> {
  const customer = await getCustomer(context, input.customerId);
  checkLines(input.amount, input.lines ?? []);
  const dueOn = input.dueOn ?? dueDayOf(customer, input.issuedOn, input.terms);
  checkDueDay(input.issuedOn, dueOn);
  const document = documentOf(context, 'invoice', {
    ...input,
    bookedOn: input.bookedOn ?? input.issuedOn,
    dueOn,
    dueOnGiven: input.dueOn !== undefined,
    terms: input.terms ?? (input.dueOn === undefined ? customer.paymentTerms : null),
  });
  await saveDocument(context, document, documentPostings.invoice, input.lines);
  await recordEvents(context, [documentEvent('receivables.invoice_recorded', document)]);
  return document;
}

/** The due day that follows from terms, the customer's calendar and its shift. */
export function dueDayOf(customer: Customer, issuedOn: Day, terms?: string): Day {
  const { year } = partsOf(issuedOn);
  return decideDueDay(issuedOn, {
    terms: terms ?? customer.paymentTerms,
    shift: customer.dueDateShift,
    // Terms reach at most two years ahead, a shift a few days more.
    calendar: businessCalendar(customer.calendarId, year, Math.min(year + 3, 2200)),
  });
}

/** Records a credit note; what is not allocated stays open as a credit. */
export async function recordCreditNote(
  context: Context,
  input: NewCreditNote,
): Promise<{ document: Document; allocations: Allocation[] }> {
  await getCustomer(context, input.customerId);
  checkLines(input.amount, input.lines ?? []);
  const document = documentOf(context, 'credit_note', {
    ...input,
    bookedOn: input.bookedOn ?? input.issuedOn,
  });
  await saveDocument(context, document, documentPostings.credit_note, input.lines);
  await recordEvents(context, [documentEvent('receivables.credit_note_recorded', document)]);
  return applyCredit(context, document, input.allocate);
}

/** Records money that arrived; what is not allocated is unapplied cash. */
export async function recordPayment(
  context: Context,
  input: NewPayment,
): Promise<{ document: Document; allocations: Allocation[] }> {
  await getCustomer(context, input.customerId);
  const document = documentOf(context, 'payment', {
    ...input,
    number: input.number ?? madeNumber('PAY', context),
    issuedOn: input.receivedOn,
    bookedOn: input.receivedOn,
  });
  await saveDocument(context, document, documentPostings.payment);
  await recordEvents(context, [documentEvent('receivables.payment_recorded', document)]);
  return applyCredit(context, document, input.allocate);
}

async function applyCredit(
  context: Context,
  document: Document,
  request: AllocationRequest | undefined,
): Promise<{ document: Document; allocations: Allocation[] }> {
  if (request === undefined) return { document, allocations: [] };
  const allocations = await allocateLocked(context, document, request, document.bookedOn);
  const used = allocations.reduce((sum, allocation) => sum + allocation.amount, 0n);
  return { document: { ...document, amountOpen: document.amountOpen - used }, allocations };
}

/**
 * Numbers of documents that nobody numbered: the day and eight letters that do not repeat in
 * practice.
 */
export function madeNumber(prefix: string, context: Context): string {
  const day = context.now.toISOString().slice(0, 10).replaceAll('-', '');
  return `${prefix}-${day}-${newId(context.now.getTime()).slice(-8).toUpperCase()}`;
}

type DocumentInput = Pick<Document, 'customerId' | 'currency' | 'amount' | 'number'> &
  Pick<Document, 'issuedOn' | 'bookedOn'> &
  Partial<Pick<Document, 'dueOn' | 'dueOnGiven' | 'terms' | 'reference'>>;

export function documentOf(context: Context, kind: DocumentKind, input: DocumentInput): Document {
  checkAmount(input.amount);
  return {
    id: newId(context.now.getTime()),
    kind,
    side: sideOf(kind),
    number: input.number,
    customerId: input.customerId,
    currency: input.currency,
    amount: input.amount,
    amountOpen: input.amount,
    issuedOn: input.issuedOn,
    bookedOn: input.bookedOn,
    dueOn: input.dueOn ?? null,
    dueOnGiven: input.dueOnGiven ?? false,
    terms: input.terms ?? null,
    reference: input.reference ?? null,
    disputedAtSource: false,
    source: null,
    recordedAt: context.now,
  };
}

/** @throws Refused `document_number_taken` */
export async function saveDocument(
  context: Context,
  document: Document,
  postings: readonly Posting[],
  lines: readonly DocumentLine[] = [],
): Promise<void> {
  if (!(await store.insertDocument(context, document))) {
    throw refuse('document_number_taken', { number: document.number }, 'number');
  }
  await store.insertLines(context, document.id, lines);
  await insertJournals(context, [
    {
      id: document.id,
      cause: 'document',
      customerId: document.customerId,
      currency: document.currency,
      bookedOn: document.bookedOn,
      entries: entriesOf(postings, document.amount),
    },
  ]);
}

export function documentEvent(type: string, document: Document, more: JsonObject = {}): NewEvent {
  return {
    type,
    subject: { kind: document.kind, id: document.id },
    customerId: document.customerId,
    after: {
      number: document.number,
      amount: formatDecimal(document.amount, document.currency),
      currency: document.currency,
      bookedOn: formatDay(document.bookedOn),
      ...(document.dueOn === null ? {} : { dueOn: formatDay(document.dueOn) }),
      ...more,
    },
  };
}
