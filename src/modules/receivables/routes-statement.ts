import { Type, type Static } from 'typebox';
import { formatDay, type Day } from '../../kernel/days.ts';
import { formatDecimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { csvFile, type CsvValue } from '../../platform/csv.ts';
import { route, streamRoute, type AnyRoute } from '../../platform/route.ts';
import { bookingDay } from './commands.ts';
import {
  AmountText,
  CurrencyText,
  dayOfText,
  DayText,
  documentJson,
  DocumentSchema,
  IdText,
  KindSchema,
  nullable,
} from './routes-schemas.ts';
import { statement, type Statement } from './store-statement.ts';

const tag = 'receivables';
/** A customer with more movements than this in one period is asked for shorter periods. */
const DOWNLOAD_LINES_MAX = 200_000;

const Params = Type.Object({ customerId: IdText });
const Query = Type.Object({
  from: Type.Optional({ ...DayText, description: 'First day; without it, the first movement' }),
  asOf: Type.Optional({ ...DayText, description: 'Last day; without it, today' }),
});

const StatementSchema = Type.Object({
  customer: Type.Object({ id: Type.String(), number: Type.String(), name: Type.String() }),
  from: nullable(DayText),
  asOf: DayText,
  currencies: Type.Array(
    Type.Object({
      currency: CurrencyText,
      opening: AmountText,
      closing: AmountText,
      leftOut: Type.Integer({ description: 'Earlier movements that are part of `opening` only' }),
      lines: Type.Array(
        Type.Object({
          documentId: Type.String(),
          kind: KindSchema,
          number: Type.String(),
          reference: nullable(Type.String()),
          bookedOn: DayText,
          dueOn: nullable(DayText),
          amount: AmountText,
          balance: AmountText,
        }),
      ),
    }),
  ),
  openItems: Type.Array(
    Type.Object({ ...DocumentSchema.properties, open: AmountText, disputed: AmountText }),
  ),
});

async function questionOf(
  context: Context,
  customerId: string,
  query: Static<typeof Query>,
): Promise<{ customerId: string; from: Day | null; asOf: Day }> {
  return {
    customerId,
    from: query.from ? dayOfText(query.from, 'from') : null,
    asOf: query.asOf ? dayOfText(query.asOf, 'asOf') : await bookingDay(context),
  };
}

function statementJson(found: Statement): Static<typeof StatementSchema> {
  const { customer, from, asOf } = found;
  return {
    customer: { id: customer.id, number: customer.number, name: customer.name },
    from: from === null ? null : formatDay(from),
    asOf: formatDay(asOf),
    currencies: found.currencies.map(({ currency, opening, closing, leftOut, lines }) => ({
      currency,
      opening: formatDecimal(opening, currency),
      closing: formatDecimal(closing, currency),
      leftOut,
      lines: lines.map((line) => ({
        documentId: line.documentId,
        kind: line.kind,
        number: line.number,
        reference: line.reference,
        bookedOn: formatDay(line.bookedOn),
        dueOn: line.dueOn === null ? null : formatDay(line.dueOn),
        amount: formatDecimal(line.amount, currency),
        balance: formatDecimal(line.balance, currency),
      })),
    })),
    openItems: found.openItems.map((item) => ({
      ...documentJson({ ...item, amountOpen: item.open }, customer, asOf),
      open: formatDecimal(item.open, item.currency),
      disputed: formatDecimal(item.disputed, item.currency),
    })),
  };
}

const csvHeader = [
  'currency',
  'bookedOn',
  'kind',
  'number',
  'reference',
  'dueOn',
  'amount',
  'balance',
];

/** Per currency: the opening balance, the movements, the closing balance. */
function csvRows(found: Static<typeof StatementSchema>): CsvValue[][] {
  return found.currencies.flatMap(({ currency, opening, closing, lines }) => [
    [currency, found.from, 'opening', '', '', '', '', opening],
    ...lines.map((line) => [
      currency,
      line.bookedOn,
      line.kind,
      line.number,
      line.reference,
      line.dueOn,
      line.amount,
      line.balance,
    ]),
    [currency, found.asOf, 'closing', '', '', '', '', closing],
  ]);
}

export const statementRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/customers/{customerId}/statement',
    name: 'getStatement',
    summary: 'What was booked for a customer in a period, and what was open at its end.',
    tag,
    permission: 'receivables.read',
    params: Params,
    query: Query,
    output: StatementSchema,
    refusals: ['customer_not_found', 'document_day_invalid'],
    handle: async (context, { params, query }) =>
      statementJson(await statement(context, await questionOf(context, params.customerId, query))),
  }),
  streamRoute({
    stream: 'download',
    method: 'GET',
    path: '/api/customers/{customerId}/statement.csv',
    name: 'downloadStatement',
    summary: 'A customer’s statement as a CSV file.',
    tag,
    permission: 'receivables.read',
    params: Params,
    query: Query,
    contentType: 'text/csv; charset=utf-8',
    handle: async (run, { params, query }) => {
      const found = await run.transact(async (context) => {
        const question = await questionOf(context, params.customerId, query);
        return statement(context, { ...question, linesMax: DOWNLOAD_LINES_MAX });
      });
      async function* rows() {
        yield csvRows(statementJson(found));
      }
      return {
        fileName: `statement-${found.customer.number}-${formatDay(found.asOf)}.csv`,
        body: csvFile(csvHeader, rows(), (row) => row),
      };
    },
  }),
];
