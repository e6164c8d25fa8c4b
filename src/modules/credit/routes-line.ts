import { Type } from 'typebox';
import { foldForSearch } from '../../kernel/text.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { customersOf, getCustomer, searchCustomerIds } from '../customers/index.ts';
import { lineStandings } from './commands-check.ts';
import { setLine } from './commands-line.ts';
import {
  CurrencyText,
  currencyFrom,
  CustomerParams,
  lineJson,
  LineSchema,
  LineTermsSchema,
  ReasonText,
  tag,
  termsFrom,
} from './routes-schemas.ts';
import { pageOfLines } from './store-line.ts';

/** Customers that a search by name may find; more is no search. */
const SEARCH_CUSTOMERS_MAX = 1_000;

function isLineCursor(values: readonly unknown[]): values is [string, string] {
  return values.length === 2 && values.every((value) => typeof value === 'string');
}

export const lineRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/credit/lines',
    name: 'listCreditLines',
    summary: 'Credit lines of every customer, with what is left of them.',
    tag,
    permission: 'credit.read',
    query: Type.Object({ ...PageQuery, q: Type.Optional(Type.String({ maxLength: 200 })) }),
    output: pageOf(LineSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const q = foldForSearch(query.q ?? '');
      const customerIds = q ? await searchCustomerIds(context, q, SEARCH_CUSTOMERS_MAX) : null;
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const after = query.cursor ? readCursor(query.cursor, isLineCursor) : null;
      const lines = await pageOfLines(context, { customerIds, after, limit: limit + 1 });
      const { items, nextCursor } = cutPage(lines, limit, (line) => [
        line.customerId,
        line.currency,
      ]);
      const ids = [...new Set(items.map(({ customerId }) => customerId))];
      const customers = new Map((await customersOf(context, ids)).map((each) => [each.id, each]));
      const rows = [];
      for (const id of ids) {
        const wanted = items.filter((line) => line.customerId === id);
        for (const standing of await lineStandings(context, id)) {
          if (!wanted.some((line) => line.currency === standing.line.currency)) continue;
          rows.push(lineJson(standing, customers.get(id) ?? { number: '', name: '' }));
        }
      }
      return { items: rows, nextCursor };
    },
  }),
  route({
    method: 'GET',
    path: '/api/customers/{customerId}/credit-lines',
    name: 'getCreditLines',
    summary: 'A customer’s credit lines, with what is left of them.',
    tag,
    permission: 'credit.read',
    params: CustomerParams,
    output: Type.Object({ items: Type.Array(LineSchema) }),
    refusals: ['customer_not_found'],
    handle: async (context, { params: { customerId } }) => {
      const customer = await getCustomer(context, customerId);
      const standings = await lineStandings(context, customerId);
      return { items: standings.map((standing) => lineJson(standing, customer)) };
    },
  }),
  route({
    method: 'PUT',
    path: '/api/customers/{customerId}/credit-lines/{currency}',
    name: 'setCreditLine',
    summary: 'Sets a credit line, as far as one person decides alone.',
    tag,
    permission: 'credit.decide',
    params: Type.Object({ ...CustomerParams.properties, currency: CurrencyText }),
    body: Type.Object({
      ...LineTermsSchema.properties,
      reason: ReasonText,
      version: Type.Integer({ minimum: 0, description: '0 where there is none yet' }),
    }),
    output: LineSchema,
    refusals: [
      'customer_not_found',
      'credit_line_stale',
      'credit_line_needs_approval',
      'credit_currency_unknown',
      'credit_amount_invalid',
      'credit_day_invalid',
      'credit_days_reversed',
    ],
    handle: async (context, { params, body }) => {
      const { customerId } = params;
      const currency = currencyFrom(params.currency);
      const { reason, version } = body;
      const terms = termsFrom(body, currency);
      await setLine(context, { customerId, currency, terms, reason, version });
      const customer = await getCustomer(context, customerId);
      const standings = await lineStandings(context, customerId);
      const standing = standings.find(({ line }) => line.currency === currency);
      if (!standing) throw new Error(`the line in ${currency} was not saved`);
      return lineJson(standing, customer);
    },
  }),
];
