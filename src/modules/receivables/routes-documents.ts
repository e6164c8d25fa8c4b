import { Type } from 'typebox';
import { formatDay, type Day } from '../../kernel/days.ts';
import { formatDecimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { csvFile, type CsvValue } from '../../platform/csv.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, streamRoute, type AnyRoute, type StreamRun } from '../../platform/route.ts';
import { customersOf, getCustomer } from '../customers/index.ts';
import { bookingDay } from './commands.ts';
import * as store from './store.ts';
import { entriesOfJournals } from './store-books.ts';
import {
  countDocuments,
  pageOfDocuments,
  type DocumentFilter,
  type DocumentPlace,
} from './store-list.ts';
import {
  AllocationSchema,
  allocationJson,
  AmountText,
  CurrencyText,
  dayOfText,
  DayText,
  DisputeSchema,
  disputeJson,
  documentJson,
  DocumentSchema,
  IdParams,
  IdText,
  KindSchema,
  LinesSchema,
} from './routes-schemas.ts';
import { accounts, refuse, type Document } from './types.ts';

const tag = 'receivables';
/** Documents that a download reads in one transaction. */
const DOWNLOAD_PAGE_ROWS = 1_000;

const filterFields = {
  kind: Type.Optional(KindSchema),
  customerId: Type.Optional(IdText),
  state: Type.Optional(Type.Enum(['open', 'closed', 'overdue'])),
  asOf: Type.Optional({
    ...DayText,
    description: 'Day on which "overdue" is asked; today without it',
  }),
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'Start of a number, or words of a customer' }),
  ),
};
const FilterQuery = Type.Object(filterFields);

async function filterOf(
  context: Context,
  query: Type.Static<typeof FilterQuery>,
): Promise<DocumentFilter> {
  return {
    asOf: query.asOf ? dayOfText(query.asOf, 'asOf') : await bookingDay(context),
    ...(query.kind ? { kind: query.kind } : {}),
    ...(query.customerId ? { customerId: query.customerId } : {}),
    ...(query.state ? { state: query.state } : {}),
    ...(query.q ? { search: query.q } : {}),
  };
}

function isPlace(values: readonly unknown[]): values is [string, string] {
  return values.length === 2 && values.every((value) => typeof value === 'string');
}

/** Documents as they go out, each with its customer's number and name. */
export async function documentsJson(context: Context, documents: readonly Document[], asOf: Day) {
  const ids = [...new Set(documents.map((document) => document.customerId))];
  const customers = new Map((await customersOf(context, ids)).map((each) => [each.id, each]));
  return documents.map((document) => {
    const customer = customers.get(document.customerId);
    return documentJson(document, customer ?? { number: '', name: '' }, asOf);
  });
}

async function* pagesOfDocuments(run: StreamRun, query: Type.Static<typeof FilterQuery>) {
  let after: DocumentPlace | null = null;
  for (;;) {
    const place: DocumentPlace | null = after;
    const page = await run.transact(async (context) => {
      const filter = await filterOf(context, query);
      const rows = await pageOfDocuments(context, filter, {
        after: place,
        limit: DOWNLOAD_PAGE_ROWS,
      });
      return documentsJson(context, rows, filter.asOf);
    });
    yield page;
    const last = page.at(-1);
    if (page.length < DOWNLOAD_PAGE_ROWS || !last) return;
    after = { bookedOn: last.bookedOn, id: last.id };
  }
}

const csvColumns = [
  'kind',
  'number',
  'customerNumber',
  'customerName',
  'issuedOn',
  'bookedOn',
  'dueOn',
  'daysOverdue',
  'currency',
  'amount',
  'amountOpen',
  'terms',
  'reference',
] as const;

const DetailSchema = Type.Object({
  document: DocumentSchema,
  lines: LinesSchema,
  allocations: Type.Array(
    Type.Object({
      ...AllocationSchema.properties,
      isUndone: Type.Boolean(),
      other: Type.Object({ id: Type.String(), kind: KindSchema, number: Type.String() }),
    }),
  ),
  disputes: Type.Array(DisputeSchema),
  entries: Type.Array(
    Type.Object({
      journalId: Type.String(),
      bookedOn: DayText,
      account: Type.Enum([...accounts]),
      currency: CurrencyText,
      amount: AmountText,
    }),
  ),
});

/** @throws Refused `document_not_found` */
async function detailOf(context: Context, id: string): Promise<Type.Static<typeof DetailSchema>> {
  const document = await store.findDocument(context, id);
  if (!document) throw refuse('document_not_found', { documentId: id });
  const allocations = await store.allocationsOf(context, id);
  const otherIds = allocations.map((each) =>
    each.creditDocumentId === id ? each.debitDocumentId : each.creditDocumentId,
  );
  const others = new Map(
    (await store.documentsByIds(context, otherIds)).map((each) => [each.id, each]),
  );
  const undone = new Set(allocations.map((each) => each.undoesId));
  const journalIds = [id, ...allocations.map((each) => each.id)];
  const customer = await getCustomer(context, document.customerId);
  return {
    document: documentJson(document, customer, await bookingDay(context)),
    lines: (await store.linesOf(context, id)).map((line) => ({
      description: line.description,
      amount: formatDecimal(line.amount, document.currency),
    })),
    allocations: allocations.map((each, index) => {
      const other = others.get(otherIds[index]!)!;
      return {
        ...allocationJson(each),
        isUndone: undone.has(each.id),
        other: { id: other.id, kind: other.kind, number: other.number },
      };
    }),
    disputes: (await store.disputesOf(context, id)).map((each) =>
      disputeJson(each, document.currency),
    ),
    entries: (await entriesOfJournals(context, journalIds)).map((entry) => ({
      ...entry,
      bookedOn: formatDay(entry.bookedOn),
      amount: formatDecimal(entry.amount, entry.currency),
    })),
  };
}

export const documentRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/documents',
    name: 'listDocuments',
    summary: 'Invoices, credit notes, payments, write-offs and reversals, the latest booked first.',
    tag,
    permission: 'receivables.read',
    query: Type.Object({ ...PageQuery, ...filterFields }),
    output: pageOf(DocumentSchema),
    refusals: ['cursor_invalid', 'document_day_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const cursor = query.cursor ? readCursor(query.cursor, isPlace) : null;
      const filter = await filterOf(context, query);
      const rows = await pageOfDocuments(context, filter, {
        after: cursor && { bookedOn: cursor[0], id: cursor[1] },
        limit: limit + 1,
      });
      const page = cutPage(rows, limit, (row) => [formatDay(row.bookedOn), row.id]);
      const total = await countDocuments(context, filter);
      return {
        items: await documentsJson(context, page.items, filter.asOf),
        nextCursor: page.nextCursor,
        ...(total === undefined ? {} : { total }),
      };
    },
  }),
  streamRoute({
    stream: 'download',
    method: 'GET',
    path: '/api/documents.csv',
    name: 'downloadDocuments',
    summary: 'The documents of a list as a CSV file.',
    tag,
    permission: 'receivables.read',
    query: FilterQuery,
    contentType: 'text/csv; charset=utf-8',
    handle: (run, { query }) =>
      Promise.resolve({
        fileName: 'documents.csv',
        body: csvFile(csvColumns, pagesOfDocuments(run, query), (row): CsvValue[] =>
          csvColumns.map((column) => row[column]),
        ),
      }),
  }),
  route({
    method: 'GET',
    path: '/api/documents/{id}',
    name: 'getDocument',
    summary: 'One document with its lines, allocations, disputes and how it is booked.',
    tag,
    permission: 'receivables.read',
    params: IdParams,
    output: DetailSchema,
    refusals: ['document_not_found'],
    handle: (context, { params }) => detailOf(context, params.id),
  }),
];
