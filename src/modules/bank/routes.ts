import { Type, type Static } from 'typebox';
import { formatDay } from '../../kernel/days.ts';
import { type Currency, formatDecimal, parseDecimal, scaleOf } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, streamRoute, type AnyRoute } from '../../platform/route.ts';
import { customersOf } from '../customers/index.ts';
import { openInvoices } from '../receivables/index.ts';
import { FILE_BYTES_MAX, importStatement } from './commands-import.ts';
import { acceptLine, acceptReversal, ignoreLine, putBack } from './commands-match.ts';
import * as store from './store.ts';
import { bankLineStates, refuse, statementFormats } from './types.ts';
import { describeLineProblem } from './words.ts';

const tag = 'bank';
const nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const DayText = Type.String({ format: 'date' });
const InstantText = Type.String({ format: 'date-time' });
const IdText = Type.String({ format: 'uuid' });
const AmountText = Type.String({ description: 'Decimal, in the currency of the movement' });
const IdParams = Type.Object({ id: IdText });
const ReasonBody = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1_000 }) });
const INVOICES_MAX = 500;

const AllocationSchema = Type.Object({ documentId: IdText, amount: AmountText });
const CandidateSchema = Type.Object({
  customerId: Type.String(),
  customerNumber: Type.String(),
  customerName: Type.String(),
  allocations: Type.Array(
    Type.Object({
      documentId: Type.String(),
      number: nullable(Type.String()),
      open: nullable(Type.String()),
      amount: AmountText,
    }),
  ),
  fee: AmountText,
  confidence: Type.Integer({ description: '0 to 10,000' }),
  reasons: Type.Array(Type.Object({ code: Type.String(), values: Type.Unknown() })),
});

const LineSchema = Type.Object({
  id: Type.String(),
  place: Type.Integer(),
  account: Type.String(),
  bookedOn: DayText,
  valueOn: DayText,
  currency: Type.String(),
  amount: AmountText,
  payer: Type.String(),
  text: Type.String(),
  bankReference: Type.String(),
  isReversal: Type.Boolean(),
  state: Type.Enum([...bankLineStates]),
  confidence: nullable(Type.Integer()),
  candidates: Type.Array(CandidateSchema),
  paymentId: nullable(Type.String()),
  feeDocumentId: nullable(Type.String()),
  reversesId: nullable(Type.String()),
  settledBy: nullable(Type.String()),
  settledBecause: nullable(Type.String()),
  settledAt: nullable(InstantText),
});

const ResultSchema = Type.Object({
  state: Type.Enum(['applied', 'checked', 'stopped']),
  statementId: nullable(Type.String()),
  lines: Type.Integer(),
  created: Type.Integer(),
  unchanged: Type.Integer(),
  matched: Type.Integer(),
  suggested: Type.Integer(),
  unmatched: Type.Integer(),
  outgoing: Type.Integer(),
  errors: Type.Array(
    Type.Object({ line: Type.Integer(), code: Type.String(), message: Type.String() }),
  ),
});

/** Movements with the names and numbers of what they may be for, as it is now. */
async function written(
  context: Context,
  lines: readonly store.BankLine[],
): Promise<Static<typeof LineSchema>[]> {
  const candidates = lines.flatMap((line) => line.candidates);
  const customers = new Map(
    (await customersOf(context, [...new Set(candidates.map((each) => each.customerId))])).map(
      (each) => [each.id, each],
    ),
  );
  const invoices = new Map(
    (candidates.length === 0 ? [] : await openInvoices(context)).map((each) => [each.id, each]),
  );
  return lines.map(({ statementId: _file, ...line }) => {
    const amount = (minor: bigint) => formatDecimal(minor, line.currency);
    return {
      ...line,
      bookedOn: formatDay(line.bookedOn),
      valueOn: formatDay(line.valueOn),
      amount: amount(line.amount),
      settledAt: line.settledAt?.toISOString() ?? null,
      candidates: line.candidates.map((each) => ({
        customerId: each.customerId,
        customerNumber: customers.get(each.customerId)?.number ?? '',
        customerName: customers.get(each.customerId)?.name ?? '',
        allocations: each.allocations.map((part) => {
          const invoice = invoices.get(part.documentId);
          return {
            documentId: part.documentId,
            number: invoice?.number ?? null,
            open: invoice === undefined ? null : amount(invoice.open),
            amount: amount(BigInt(part.amount)),
          };
        }),
        fee: amount(BigInt(each.fee)),
        confidence: each.confidence,
        reasons: each.reasons.map((reason) => ({ ...reason })),
      })),
    };
  });
}

function amountFrom(text: string, currency: Currency, field: string): bigint {
  const amount = parseDecimal(text, scaleOf(currency), 'exact');
  if (typeof amount === 'string' || amount < 0n) {
    throw refuse('bank_line_amount_invalid', { amount: text }, field);
  }
  return amount;
}

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

async function wholeFile(upload: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of upload) {
    const buffer = typeof part === 'string' ? Buffer.from(part) : part;
    bytes += buffer.length;
    if (bytes > FILE_BYTES_MAX) {
      throw refuse('bank_file_too_large', { megabytes: FILE_BYTES_MAX / 1_024 / 1_024 });
    }
    parts.push(buffer);
  }
  return Buffer.concat(parts);
}

const importRoute = streamRoute({
  stream: 'upload',
  method: 'POST',
  path: '/api/bank/statements',
  name: 'importStatement',
  summary:
    'Reads a bank statement, sent as the body; books what is certain. Again changes nothing.',
  tag,
  permission: 'receivables.write',
  query: Type.Object({
    format: Type.Enum([...statementFormats]),
    fileName: Type.Optional(Type.String({ maxLength: 200 })),
    badRows: Type.Optional(Type.Enum(['stop', 'skip'])),
    dryRun: Type.Optional(Type.Boolean()),
    language: Type.Optional(Type.Enum(['en', 'ja'])),
  }),
  contentType: 'application/json',
  output: ResultSchema,
  handle: async (run, { query, upload }) => {
    const bytes = await wholeFile(upload);
    const { problems, ...result } = await run.transact((context) =>
      importStatement(context, {
        format: query.format,
        fileName: query.fileName ?? '',
        bytes,
        badRows: query.badRows ?? 'stop',
        dryRun: query.dryRun ?? false,
      }),
    );
    const errors = problems.map((problem) => ({
      line: problem.place,
      code: problem.code,
      message: describeLineProblem(problem, query.language ?? 'en'),
    }));
    return { body: { ...result, errors } };
  },
});

export const bankRoutes: readonly AnyRoute[] = [
  importRoute,
  route({
    method: 'GET',
    path: '/api/bank/statements',
    name: 'listStatements',
    summary: 'Bank statements that were read, newest first.',
    tag,
    permission: 'receivables.read',
    query: Type.Object(PageQuery),
    output: pageOf(
      Type.Object({
        id: Type.String(),
        format: Type.Enum([...statementFormats]),
        fileName: Type.String(),
        lines: Type.Integer(),
        newLines: Type.Integer(),
        importedBy: Type.String(),
        importedAt: InstantText,
      }),
    ),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const after = query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null;
      const found = await store.pageOfStatements(context, after, limit + 1);
      const page = cutPage(found, limit, (row) => [row.id]);
      const items = page.items.map((row) => ({
        ...row,
        importedAt: row.importedAt.toISOString(),
      }));
      return { ...page, items };
    },
  }),
  route({
    method: 'GET',
    path: '/api/bank/lines',
    name: 'listBankLines',
    summary: 'Movements of the bank accounts with what they may be for, newest first.',
    tag,
    permission: 'receivables.read',
    query: Type.Object({
      ...PageQuery,
      state: Type.Optional(Type.Enum([...bankLineStates])),
      q: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    }),
    output: pageOf(LineSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const after = query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null;
      const { state = null, q = null } = query;
      const found = await store.pageOfLines(context, { state, text: q, after, limit: limit + 1 });
      const page = cutPage(found, limit, (row) => [row.id]);
      return { ...page, items: await written(context, page.items) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/bank/lines/{id}/reversible',
    name: 'listReversibleLines',
    summary: 'Movements that this one may take back: same account and amount, before it.',
    tag,
    permission: 'receivables.read',
    params: IdParams,
    output: Type.Object({ items: Type.Array(LineSchema) }),
    refusals: ['bank_line_not_found'],
    handle: async (context, { params }) => {
      const line = await store.lockLine(context, params.id);
      if (!line) throw refuse('bank_line_not_found');
      return { items: await written(context, await store.linesToReverse(context, line)) };
    },
  }),
  route({
    method: 'POST',
    path: '/api/bank/lines/{id}/accept',
    name: 'acceptBankLine',
    summary: 'Books a movement as a payment of a customer, with what it settles.',
    tag,
    permission: 'receivables.write',
    params: IdParams,
    body: Type.Object({
      customerId: IdText,
      allocations: Type.Array(AllocationSchema, { maxItems: INVOICES_MAX }),
      fee: Type.Optional(AmountText),
    }),
    output: Type.Object({}),
    refusals: [
      'bank_line_not_found',
      'bank_line_not_open',
      'bank_line_not_incoming',
      'bank_line_amount_invalid',
      'bank_line_exceeds_amount',
      'customer_not_found',
      'document_not_found',
    ],
    handle: async (context, { params, body }) => {
      const line = await store.lockLine(context, params.id);
      if (!line) throw refuse('bank_line_not_found');
      await acceptLine(context, params.id, {
        customerId: body.customerId,
        allocations: body.allocations.map((each, index) => ({
          documentId: each.documentId,
          amount: amountFrom(each.amount, line.currency, `allocations.${index}.amount`),
        })),
        fee: amountFrom(body.fee ?? '0', line.currency, 'fee'),
      });
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/bank/lines/{id}/reverse',
    name: 'acceptBankReversal',
    summary: 'The bank took a payment back: what it settled is open again.',
    tag,
    permission: 'receivables.write',
    params: IdParams,
    body: Type.Object({ reversesId: IdText }),
    output: Type.Object({}),
    refusals: [
      'bank_line_not_found',
      'bank_line_not_open',
      'bank_line_not_matched',
      'reversal_already_done',
    ],
    handle: async (context, { params, body }) => {
      await acceptReversal(context, params.id, body.reversesId);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/bank/lines/{id}/ignore',
    name: 'ignoreBankLine',
    summary: 'The movement is not for any customer.',
    tag,
    permission: 'receivables.write',
    params: IdParams,
    body: ReasonBody,
    output: Type.Object({}),
    refusals: ['bank_line_not_found', 'bank_line_not_open'],
    handle: async (context, { params, body }) => {
      await ignoreLine(context, params.id, body.reason);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/bank/lines/{id}/put-back',
    name: 'putBankLineBack',
    summary: 'Puts a movement back into the queue; the payment booked for it is reversed.',
    tag,
    permission: 'receivables.write',
    params: IdParams,
    body: ReasonBody,
    output: Type.Object({}),
    refusals: ['bank_line_not_found', 'bank_line_not_matched', 'reversal_already_done'],
    handle: async (context, { params, body }) => {
      await putBack(context, params.id, body.reason);
      return {};
    },
  }),
];
