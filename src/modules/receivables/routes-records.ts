import { Type } from 'typebox';
import type { Context } from '../../platform/context.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { bookingDay, recordCreditNote, recordInvoice, recordPayment } from './commands.ts';
import { allocate, undoAllocation, type AllocationRequest } from './commands-allocation.ts';
import { recordRecovery } from './commands-recovery.ts';
import { closeDispute, openDispute, reversePayment, writeOff } from './commands-settle.ts';
import { documentsJson } from './routes-documents.ts';
import {
  AllocationRequestSchema,
  AllocationSchema,
  allocationJson,
  amountOfText,
  AmountText,
  currencyOfText,
  CurrencyText,
  dayOfText,
  DayText,
  DisputeSchema,
  disputeJson,
  DocumentSchema,
  IdParams,
  IdText,
  LinesSchema,
  nullable,
} from './routes-schemas.ts';
import * as store from './store.ts';
import type { Currency } from '../../kernel/money.ts';
import { refuse, type Allocation, type Document } from './types.ts';

const tag = 'receivables';
const NumberText = Type.String({ minLength: 1, maxLength: 100 });
const ReferenceText = Type.String({ maxLength: 200 });
const ReasonText = Type.String({ minLength: 1, maxLength: 200 });
const OptionalDay = Type.Optional(DayText);

const newDocumentFields = {
  customerId: IdText,
  currency: CurrencyText,
  amount: AmountText,
  reference: Type.Optional(ReferenceText),
};

const DocumentWithAllocations = Type.Object({
  document: DocumentSchema,
  allocations: Type.Array(AllocationSchema),
});

const allocationRefusals = [
  'document_not_found',
  'allocation_exceeds_credit',
  'allocation_exceeds_debit',
  'allocation_currency_differs',
  'allocation_customer_differs',
];

type Lines = readonly { readonly description: string; readonly amount: string }[];

function linesOf(lines: Lines | undefined, currency: Currency) {
  return (lines ?? []).map((line, index) => ({
    description: line.description,
    amount: amountOfText(line.amount, currency, `lines[${index}].amount`),
  }));
}

function requestOf(
  wanted: Type.Static<typeof AllocationRequestSchema>,
  currency: Currency,
): AllocationRequest {
  if (wanted === 'oldest_first') return wanted;
  return wanted.map(({ documentId, amount }, index) => ({
    documentId,
    amount: amountOfText(amount, currency, `allocations[${index}].amount`),
  }));
}

async function dayOrToday(context: Context, text: string | undefined, field: string) {
  return text === undefined ? bookingDay(context) : dayOfText(text, field);
}

async function documentJsonOf(context: Context, document: Document) {
  const [json] = await documentsJson(context, [document], await bookingDay(context));
  return json!;
}

async function withAllocations(
  context: Context,
  result: { readonly document: Document; readonly allocations: readonly Allocation[] },
): Promise<Type.Static<typeof DocumentWithAllocations>> {
  return {
    document: await documentJsonOf(context, result.document),
    allocations: result.allocations.map(allocationJson),
  };
}

/** @throws Refused `document_not_found` */
async function currencyOf(context: Context, documentId: string, field: string): Promise<Currency> {
  const document = await store.findDocument(context, documentId);
  if (!document) throw refuse('document_not_found', { documentId }, field);
  return document.currency;
}

const recordInvoiceRoute = route({
  method: 'POST',
  path: '/api/invoices',
  name: 'recordInvoice',
  summary: 'Records an invoice; without a due date the terms, calendar and shift decide it.',
  tag,
  permission: 'receivables.write',
  body: Type.Object({
    ...newDocumentFields,
    number: NumberText,
    issuedOn: DayText,
    bookedOn: OptionalDay,
    dueOn: OptionalDay,
    terms: Type.Optional(Type.String({ maxLength: 40 })),
    lines: Type.Optional(LinesSchema),
  }),
  output: DocumentSchema,
  refusals: ['customer_not_found', 'document_number_taken', 'invoice_lines_differ'],
  handle: async (context, { body }) => {
    const currency = currencyOfText(body.currency);
    const document = await recordInvoice(context, {
      customerId: body.customerId,
      currency,
      amount: amountOfText(body.amount, currency, 'amount'),
      number: body.number,
      issuedOn: dayOfText(body.issuedOn, 'issuedOn'),
      reference: body.reference ?? null,
      lines: linesOf(body.lines, currency),
      ...(body.bookedOn ? { bookedOn: dayOfText(body.bookedOn, 'bookedOn') } : {}),
      ...(body.dueOn ? { dueOn: dayOfText(body.dueOn, 'dueOn') } : {}),
      ...(body.terms ? { terms: body.terms } : {}),
    });
    return documentJsonOf(context, document);
  },
});

const recordCreditNoteRoute = route({
  method: 'POST',
  path: '/api/credit-notes',
  name: 'recordCreditNote',
  summary: 'Records a credit note and, if wanted, settles invoices with it.',
  tag,
  permission: 'receivables.write',
  body: Type.Object({
    ...newDocumentFields,
    number: NumberText,
    issuedOn: DayText,
    bookedOn: OptionalDay,
    lines: Type.Optional(LinesSchema),
    allocate: Type.Optional(AllocationRequestSchema),
  }),
  output: DocumentWithAllocations,
  refusals: ['customer_not_found', 'document_number_taken', ...allocationRefusals],
  handle: async (context, { body }) => {
    const currency = currencyOfText(body.currency);
    const result = await recordCreditNote(context, {
      customerId: body.customerId,
      currency,
      amount: amountOfText(body.amount, currency, 'amount'),
      number: body.number,
      issuedOn: dayOfText(body.issuedOn, 'issuedOn'),
      reference: body.reference ?? null,
      lines: linesOf(body.lines, currency),
      ...(body.bookedOn ? { bookedOn: dayOfText(body.bookedOn, 'bookedOn') } : {}),
      ...(body.allocate ? { allocate: requestOf(body.allocate, currency) } : {}),
    });
    return withAllocations(context, result);
  },
});

const recordPaymentRoute = route({
  method: 'POST',
  path: '/api/payments',
  name: 'recordPayment',
  summary: 'Records money that arrived; what settles no invoice stays unapplied cash.',
  tag,
  permission: 'receivables.write',
  body: Type.Object({
    ...newDocumentFields,
    number: Type.Optional(NumberText),
    receivedOn: OptionalDay,
    allocate: Type.Optional(AllocationRequestSchema),
  }),
  output: DocumentWithAllocations,
  refusals: ['customer_not_found', ...allocationRefusals],
  handle: async (context, { body }) => {
    const currency = currencyOfText(body.currency);
    const result = await recordPayment(context, {
      customerId: body.customerId,
      currency,
      amount: amountOfText(body.amount, currency, 'amount'),
      receivedOn: await dayOrToday(context, body.receivedOn, 'receivedOn'),
      reference: body.reference ?? null,
      ...(body.number ? { number: body.number } : {}),
      ...(body.allocate ? { allocate: requestOf(body.allocate, currency) } : {}),
    });
    return withAllocations(context, result);
  },
});

const allocationRoutes = [
  route({
    method: 'POST',
    path: '/api/allocations',
    name: 'allocateCredit',
    summary: 'Settles invoices with an open credit, in part or in full.',
    tag,
    permission: 'receivables.write',
    body: Type.Object({
      creditDocumentId: IdText,
      allocations: AllocationRequestSchema,
      bookedOn: OptionalDay,
    }),
    output: Type.Object({ allocations: Type.Array(AllocationSchema) }),
    refusals: [...allocationRefusals, 'allocation_not_a_credit', 'allocation_not_a_debit'],
    handle: async (context, { body }) => {
      const { creditDocumentId } = body;
      const currency = await currencyOf(context, creditDocumentId, 'creditDocumentId');
      const allocations = await allocate(context, {
        creditDocumentId,
        allocations: requestOf(body.allocations, currency),
        bookedOn: await dayOrToday(context, body.bookedOn, 'bookedOn'),
      });
      return { allocations: allocations.map(allocationJson) };
    },
  }),
  route({
    method: 'POST',
    path: '/api/allocations/{id}/undo',
    name: 'undoAllocation',
    summary: 'Takes an allocation back; both documents are open again by its amount.',
    tag,
    permission: 'receivables.write',
    params: IdParams,
    body: Type.Object({ bookedOn: OptionalDay }),
    output: AllocationSchema,
    refusals: ['allocation_not_found', 'allocation_already_undone', 'allocation_undo_refused'],
    handle: async (context, { params, body }) =>
      allocationJson(
        await undoAllocation(context, {
          allocationId: params.id,
          bookedOn: await dayOrToday(context, body.bookedOn, 'bookedOn'),
        }),
      ),
  }),
];

const settleRoutes = [
  route({
    method: 'POST',
    path: '/api/write-offs',
    name: 'writeOff',
    summary: 'Gives up on what is open of an invoice, or on part of it.',
    tag,
    permission: 'receivables.write',
    body: Type.Object({
      documentId: IdText,
      amount: Type.Optional(AmountText),
      bookedOn: OptionalDay,
      reason: ReasonText,
    }),
    output: DocumentWithAllocations,
    refusals: ['document_not_found', 'write_off_exceeds_open'],
    handle: async (context, { body }) => {
      const { documentId, reason } = body;
      const currency = await currencyOf(context, documentId, 'documentId');
      const result = await writeOff(context, {
        documentId,
        reason,
        bookedOn: await dayOrToday(context, body.bookedOn, 'bookedOn'),
        ...(body.amount ? { amount: amountOfText(body.amount, currency, 'amount') } : {}),
      });
      return withAllocations(context, result);
    },
  }),
  route({
    method: 'POST',
    path: '/api/write-offs/{id}/recoveries',
    name: 'recordRecovery',
    summary: 'Records money that arrived for a written-off debt; the rest stays written off.',
    tag,
    permission: 'receivables.write',
    params: IdParams,
    body: Type.Object({
      amount: AmountText,
      receivedOn: OptionalDay,
      reference: Type.Optional(ReferenceText),
    }),
    output: Type.Object({ payment: DocumentSchema, writtenOffAgain: nullable(DocumentSchema) }),
    refusals: [
      'document_not_found',
      'recovery_not_a_write_off',
      'recovery_exceeds_write_off',
      'reversal_already_done',
    ],
    handle: async (context, { params, body }) => {
      const currency = await currencyOf(context, params.id, 'id');
      const recovered = await recordRecovery(context, {
        writeOffId: params.id,
        amount: amountOfText(body.amount, currency, 'amount'),
        receivedOn: await dayOrToday(context, body.receivedOn, 'receivedOn'),
        reference: body.reference ?? null,
      });
      const { payment, writtenOffAgain } = recovered;
      return {
        payment: await documentJsonOf(context, payment),
        writtenOffAgain:
          writtenOffAgain === null ? null : await documentJsonOf(context, writtenOffAgain),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/payments/{id}/reverse',
    name: 'reversePayment',
    summary: 'Takes back a payment that bounced, or a write-off that was wrong.',
    tag,
    permission: 'receivables.write',
    params: IdParams,
    body: Type.Object({ bookedOn: OptionalDay, reason: ReasonText }),
    output: Type.Object({ document: DocumentSchema, undone: Type.Array(AllocationSchema) }),
    refusals: ['document_not_found', 'reversal_not_reversible', 'reversal_already_done'],
    handle: async (context, { params, body }) => {
      const { document, undone } = await reversePayment(context, {
        documentId: params.id,
        reason: body.reason,
        bookedOn: await dayOrToday(context, body.bookedOn, 'bookedOn'),
      });
      return {
        document: await documentJsonOf(context, document),
        undone: undone.map(allocationJson),
      };
    },
  }),
];

const disputeRoutes = [
  route({
    method: 'POST',
    path: '/api/disputes',
    name: 'openDispute',
    summary: 'Records that an invoice is disputed; the disputed part does not count as overdue.',
    tag,
    permission: 'receivables.write',
    body: Type.Object({
      documentId: IdText,
      amount: Type.Optional({ ...AmountText, description: 'Without it, the whole invoice' }),
      reason: Type.String({ minLength: 1, maxLength: 1_000 }),
      openedOn: OptionalDay,
    }),
    output: DisputeSchema,
    refusals: ['document_not_found', 'dispute_not_an_open_invoice', 'dispute_already_open'],
    handle: async (context, { body }) => {
      const { documentId, amount, reason } = body;
      const currency = await currencyOf(context, documentId, 'documentId');
      const dispute = await openDispute(context, {
        documentId,
        reason,
        amount: amount === undefined ? null : amountOfText(amount, currency, 'amount'),
        openedOn: await dayOrToday(context, body.openedOn, 'openedOn'),
      });
      return disputeJson(dispute, currency);
    },
  }),
  route({
    method: 'POST',
    path: '/api/disputes/{id}/close',
    name: 'closeDispute',
    summary: 'Closes a dispute: the customer was right, was not, or no longer disputes it.',
    tag,
    permission: 'receivables.write',
    params: IdParams,
    body: Type.Object({
      outcome: Type.Enum(['accepted', 'rejected', 'withdrawn']),
      closedOn: OptionalDay,
    }),
    output: DisputeSchema,
    refusals: ['dispute_not_found', 'dispute_already_closed', 'dispute_closes_before_opening'],
    handle: async (context, { params, body }) => {
      const dispute = await closeDispute(context, {
        disputeId: params.id,
        outcome: body.outcome,
        closedOn: await dayOrToday(context, body.closedOn, 'closedOn'),
      });
      return disputeJson(dispute, await currencyOf(context, dispute.documentId, 'id'));
    },
  }),
];

export const recordRoutes: readonly AnyRoute[] = [
  recordInvoiceRoute,
  recordCreditNoteRoute,
  recordPaymentRoute,
  ...allocationRoutes,
  ...settleRoutes,
  ...disputeRoutes,
];
