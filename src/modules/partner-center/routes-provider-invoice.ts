import { Type } from 'typebox';
import { formatDay, parseDay } from '../../kernel/days.ts';
import { formatDecimal } from '../../kernel/money.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { getInvoice, makeInvoices, recordInvoicePayment } from './commands-invoice.ts';
import * as store from './store-invoice.ts';
import { refuseService } from './types-service.ts';
import type { ProviderInvoice } from './types-invoice.ts';

const INVOICES_MAX = 1_000;
const Day = Type.String({ format: 'date' });
const InvoiceSchema = Type.Object({
  id: Type.String(),
  currency: Type.String(),
  periodStart: Day,
  periodEnd: Day,
  issuedOn: Day,
  dueOn: Day,
  total: Type.String(),
  paid: Type.String(),
  open: Type.String(),
});
const InvoiceParams = Type.Object({ invoiceId: Type.String({ pattern: '^[Gg][0-9]{9}$' }) });
const tag = 'provider invoices';

/** The account between partner and provider, as people see it and the provider's side writes it. */
export const providerInvoiceRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/provider-invoices',
    name: 'listProviderInvoices',
    summary: 'What the provider charges the partner, month by month, newest first.',
    tag,
    permission: 'receivables.read',
    output: Type.Object({ items: Type.Array(InvoiceSchema) }),
    handle: async (context) => {
      const range = { offset: 0, limit: INVOICES_MAX };
      return { items: (await store.pageOfInvoices(context, range)).map(shown) };
    },
  }),
  route({
    method: 'POST',
    path: '/api/provider-invoices',
    name: 'makeProviderInvoices',
    summary: 'Makes the provider’s invoices of a month that is over, where they are missing.',
    tag,
    permission: 'operations.write',
    body: Type.Object({ month: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }) }),
    output: Type.Object({ items: Type.Array(InvoiceSchema) }),
    refusals: ['provider_invoice_month_not_over'],
    handle: async (context, { body }) => {
      const start = parseDay(`${body.month}-01`);
      if (start === null) throw new Error(`not a month: ${body.month}`);
      return { items: (await makeInvoices(context, start)).map(shown) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/provider-invoices/{invoiceId}',
    name: 'getProviderInvoice',
    summary: 'One invoice of the provider.',
    tag,
    permission: 'receivables.read',
    params: InvoiceParams,
    output: InvoiceSchema,
    refusals: ['provider_invoice_not_found'],
    handle: async (context, { params }) => shown(await getInvoice(context, params.invoiceId)),
  }),
  route({
    method: 'POST',
    path: '/api/provider-invoices/{invoiceId}/payments',
    name: 'recordProviderPayment',
    summary: 'Records what the provider received; a negative amount takes an earlier one back.',
    tag,
    permission: 'operations.write',
    params: InvoiceParams,
    body: Type.Object({
      amount: Type.String({ maxLength: 30 }),
      receivedOn: Day,
      reference: Type.String({ maxLength: 200 }),
    }),
    output: InvoiceSchema,
    refusals: ['provider_invoice_not_found', 'provider_payment_invalid'],
    handle: async (context, { params, body }) => {
      const { currency } = await getInvoice(context, params.invoiceId);
      const receivedOn = parseDay(body.receivedOn);
      if (receivedOn === null) {
        throw refuseService('provider_payment_invalid', { currency }, 'receivedOn');
      }
      return shown(await recordInvoicePayment(context, params.invoiceId, { ...body, receivedOn }));
    },
  }),
];

function shown(invoice: ProviderInvoice) {
  const { id, currency, total, paid } = invoice;
  return {
    id,
    currency,
    periodStart: formatDay(invoice.periodStart),
    periodEnd: formatDay(invoice.periodEnd),
    issuedOn: formatDay(invoice.issuedOn),
    dueOn: formatDay(invoice.dueOn),
    total: formatDecimal(total, currency),
    paid: formatDecimal(paid, currency),
    open: formatDecimal(total - paid, currency),
  };
}
