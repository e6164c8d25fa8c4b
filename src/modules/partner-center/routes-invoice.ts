import { Type } from 'typebox';
import { addDays, parseDay } from '../../kernel/days.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { renderPdf } from '../../platform/pdf.ts';
import { wireRoute, type AnyWireRoute } from '../../platform/wire-route.ts';
import { getInvoice } from './commands-invoice.ts';
import { currencyOfPartner } from './commands-usage.ts';
import { collectionOf, linkTo } from './decide-envelope.ts';
import { readFilter, sameWord } from './decide-filter.ts';
import {
  emptyBalance,
  statementOf,
  wireBalance,
  wireInvoice,
  wireInvoiceLine,
} from './decide-invoice.ts';
import { AttributesSchema, collectionSchema, LinksSchema } from './routes-schemas.ts';
import * as store from './store-invoice.ts';
import { refuse } from './types.ts';

const SIZE_MAX = 500;
/** A statement names each customer once; invoices with more lines are read as line items. */
const STATEMENT_LINES_MAX = 200_000;

const InvoiceSchema = Type.Object({
  id: Type.String(),
  invoiceDate: Type.String(),
  billingPeriodStartDate: Type.String(),
  billingPeriodEndDate: Type.String(),
  totalCharges: Type.Number(),
  paidAmount: Type.Number(),
  currencyCode: Type.String(),
  currencySymbol: Type.String(),
  pdfDownloadLink: Type.String(),
  taxReceipts: Type.Array(Type.Object({})),
  invoiceDetails: Type.Array(
    Type.Object({
      invoiceLineItemType: Type.String(),
      billingProvider: Type.String(),
      links: LinksSchema,
      attributes: AttributesSchema,
    }),
  ),
  amendments: Type.Array(Type.Object({})),
  documentType: Type.String(),
  invoiceType: Type.String(),
  state: Type.String(),
  links: LinksSchema,
  attributes: AttributesSchema,
});
const balanceFields = {
  balanceAmount: Type.Number(),
  currencyCode: Type.String(),
  currencySymbol: Type.String(),
  accountingDate: Type.String(),
  firstInvoiceCreationDate: Type.String(),
  lastPaymentDate: Type.String(),
  lastPaymentAmount: Type.Number(),
  latestInvoiceDate: Type.String(),
};
const BalanceSchema = Type.Object({
  ...balanceFields,
  details: Type.Array(
    Type.Object({ invoiceType: Type.String(), summary: Type.Object(balanceFields) }),
  ),
  links: LinksSchema,
  attributes: AttributesSchema,
});
const LineSchema = Type.Object({
  invoiceNumber: Type.String(),
  customerId: Type.String(),
  customerName: Type.String(),
  subscriptionId: Type.Optional(Type.String()),
  subscriptionName: Type.String(),
  chargeType: Type.String(),
  quantity: Type.Integer(),
  chargeStartDate: Type.String(),
  chargeEndDate: Type.Optional(Type.String()),
  subtotal: Type.Number(),
  totalForCustomer: Type.Number(),
  currency: Type.String(),
  attributes: AttributesSchema,
});
const RangeQuery = {
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  offset: Type.Optional(Type.Integer({ minimum: 0 })),
};

const shared = { tag: 'invoices', method: 'GET', permission: 'receivables.read' } as const;

export const invoiceWireRoutes: readonly AnyWireRoute[] = [
  wireRoute({
    ...shared,
    callers: 'app_or_user',
    path: '/v1/invoices',
    name: 'getInvoices',
    summary: 'What the provider charges the partner, month by month, newest first.',
    query: Type.Object({ ...RangeQuery, filter: Type.Optional(Type.String()) }),
    output: collectionSchema(InvoiceSchema),
    handle: async (call, { query }) => {
      const page = { ...rangeOf(query), ...daysOf(query.filter) };
      const invoices = await store.pageOfInvoices(call, page);
      const items = invoices.map(wireInvoice);
      const body = collectionOf(items, '/invoices');
      if (items.length < page.limit) return { body };
      const next = `/invoices?size=${page.limit}&offset=${page.offset + page.limit}`;
      return { body: { ...body, links: { ...body.links, next: linkTo(next) } } };
    },
  }),
  wireRoute({
    ...shared,
    callers: 'app_or_user',
    path: '/v1/invoices/summary',
    name: 'getInvoiceSummary',
    summary: 'The account balance: what the partner owes the provider, in the partner’s currency.',
    output: BalanceSchema,
    handle: async (call) => {
      const currency = await currencyOfPartner(call);
      const all = await store.balances(call);
      const own = all.find((balance) => balance.currency === currency);
      return { body: wireBalance(own ?? emptyBalance(currency), call.now) };
    },
  }),
  wireRoute({
    ...shared,
    callers: 'app_or_user',
    path: '/v1/invoices/summaries',
    name: 'getInvoiceSummaries',
    summary: 'The account balance in every currency in which there was an invoice.',
    output: collectionSchema(BalanceSchema),
    handle: async (call) => {
      const all = await store.balances(call);
      const known = all.length > 0 ? all : [emptyBalance(await currencyOfPartner(call))];
      const items = known.map((balance) => wireBalance(balance, call.now));
      return { body: collectionOf(items, '/invoices/summaries') };
    },
  }),
  wireRoute({
    ...shared,
    callers: 'user',
    path: '/v1/invoices/{invoiceId}',
    name: 'getInvoice',
    summary: 'One invoice of the provider.',
    output: InvoiceSchema,
    handle: async (call, { params }) => ({
      body: wireInvoice(await getInvoice(call, params.invoiceId)),
    }),
  }),
  wireRoute({
    ...shared,
    callers: 'app_or_user',
    path: '/v1/invoices/{invoiceId}/documents/statement',
    name: 'getInvoiceStatement',
    summary: 'The statement of an invoice, as PDF.',
    output: Type.Unknown(),
    handle: async (call, { params }) => ({
      body: await statementPdf(call, params.invoiceId),
      contentType: 'application/pdf',
    }),
  }),
  wireRoute({
    ...shared,
    callers: 'app_or_user',
    path: '/v1/invoices/{invoiceId}/lineitems/{billingProvider}/{lineItemType}',
    name: 'getInvoiceLineItems',
    summary: 'What an invoice is made of: licences and what else is sold, or usage.',
    query: Type.Object(RangeQuery),
    output: collectionSchema(LineSchema),
    handle: async (call, { params, query }) => {
      const invoice = await getInvoice(call, params.invoiceId);
      const { billingProvider, lineItemType } = params;
      const asked = askedFor(billingProvider, lineItemType);
      const lines = await store.linesOf(call, invoice.id, rangeOf(query), asked);
      const uri = `/invoices/${invoice.id}/lineitems/${billingProvider}/${lineItemType}`;
      const items = lines.map((line) => wireInvoiceLine(invoice, line));
      return { body: collectionOf(items, uri) };
    },
  }),
];

function rangeOf(query: { readonly size?: number; readonly offset?: number }) {
  return { offset: query.offset ?? 0, limit: Math.min(query.size || SIZE_MAX, SIZE_MAX) };
}

/** Usage is what Azure consumes; everything else is sold by licence. */
function askedFor(provider: string, type: string): 'usage' | 'sold' | 'nothing' {
  const isUsage = sameWord(type, 'usage_line_items');
  const other = isUsage ? 'office' : 'azure';
  if (sameWord(provider, other)) return 'nothing';
  return isUsage ? 'usage' : 'sold';
}

/** @throws Refused `api_filter_invalid` for anything but the invoice's date */
function daysOf(text: string | undefined) {
  const filter = readFilter(text);
  if (filter === null) return {};
  const day = parseDay(filter.value.slice(0, 10));
  if (!sameWord(filter.field, 'InvoiceDate') || day === null) {
    throw refuse('api_filter_invalid', {}, 'filter');
  }
  switch (filter.operator) {
    case 'equals':
      return { issuedFrom: day, issuedUntil: day };
    case 'greater_than_or_equals':
      return { issuedFrom: day };
    case 'greater_than':
      return { issuedFrom: addDays(day, 1) };
    case 'less_than_or_equals':
      return { issuedUntil: day };
    case 'less_than':
      return { issuedUntil: addDays(day, -1) };
    case 'not_equals':
    case 'starts_with':
    case 'not_starts_with':
    case 'substring':
      throw refuse('api_filter_invalid', {}, 'filter');
  }
}

/** @throws Refused `provider_invoice_not_found` */
async function statementPdf(context: Context, invoiceId: string): Promise<Uint8Array> {
  const invoice = await getInvoice(context, invoiceId);
  const partner = await getPartner(context);
  const range = { offset: 0, limit: STATEMENT_LINES_MAX };
  return renderPdf(statementOf(invoice, await store.linesOf(context, invoice.id, range), partner));
}
