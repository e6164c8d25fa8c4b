import {
  addDays,
  addMonths,
  dayIn,
  dayOf,
  formatDay,
  partsOf,
  type Day,
} from '../../kernel/days.ts';
import { cloudHas } from '../../kernel/clouds.ts';
import { newId } from '../../kernel/ids.ts';
import {
  formatDecimal,
  parseCurrency,
  parseDecimal,
  scaleOf,
  type Currency,
} from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { customersOf } from '../customers/index.ts';
import { chargesBetween } from '../subscriptions/index.ts';
import { formatMonth, parseMonth, roundToMinor, usageOfCustomers } from '../usage/index.ts';
import * as store from './store-invoice.ts';
import { refuseService } from './types-service.ts';
import type { InvoiceLine, InvoicePayment, ProviderInvoice } from './types-invoice.ts';

/** The provider waits until the usage of the month's last days has arrived. */
const ISSUED_ON_DAY = 3;
/** Thirty days net, the provider's only terms. */
const DUE_AFTER_DAYS = 30;
const CHARGES_BATCH = 2_000;
const LINES_BATCH = 5_000;

/**
 * Makes the invoices of the month before, from its third day on. Doing it twice makes none twice.
 * @returns the new invoices
 */
export async function makeDueInvoices(context: Context): Promise<ProviderInvoice[]> {
  const today = dayIn(context.now, 'UTC');
  const { year, month, dayOfMonth } = partsOf(today);
  if (dayOfMonth < ISSUED_ON_DAY) return [];
  return makeInvoices(context, addMonths(dayOf(year, month, 1), -1));
}

/**
 * Makes the invoices of a month that is over, one for each currency in which something was charged
 * and no invoice was made yet.
 * @param periodStart first day of the month
 * @throws Refused `provider_invoice_month_not_over`
 */
export async function makeInvoices(context: Context, periodStart: Day): Promise<ProviderInvoice[]> {
  const next = addMonths(periodStart, 1);
  const today = dayIn(context.now, 'UTC');
  if (today < next) {
    const month = formatDay(periodStart).slice(0, 7);
    throw refuseService('provider_invoice_month_not_over', { month }, 'month');
  }
  await store.lockInvoices(context);
  const lines = [
    ...(await linesOfCharges(context, periodStart, next)),
    ...(await linesOfUsage(context, periodStart)),
  ];
  const done = await store.currenciesInvoiced(context, periodStart);
  const made: ProviderInvoice[] = [];
  for (const [code, ofCurrency] of Map.groupBy(lines, (line) => line.currency)) {
    const currency = parseCurrency(code);
    if (currency === null || done.has(code)) continue;
    made.push(await makeInvoice(context, { currency, periodStart, next, today }, ofCurrency));
  }
  return made;
}

type Line = Omit<InvoiceLine, 'number'> & { readonly currency: string };

async function makeInvoice(
  context: Context,
  of: { currency: Currency; periodStart: Day; next: Day; today: Day },
  lines: readonly Line[],
): Promise<ProviderInvoice> {
  const invoice: ProviderInvoice = {
    id: await store.nextInvoiceId(context),
    currency: of.currency,
    periodStart: of.periodStart,
    periodEnd: addDays(of.next, -1),
    issuedOn: of.today,
    dueOn: addDays(of.today, DUE_AFTER_DAYS),
    total: lines.reduce((sum, line) => sum + line.amount, 0n),
    paid: 0n,
  };
  await store.insertInvoice(context, invoice);
  const numbered = lines.map((line, at) => ({ ...line, number: at + 1 }));
  for (let at = 0; at < numbered.length; at += LINES_BATCH) {
    await store.insertLines(context, invoice.id, numbered.slice(at, at + LINES_BATCH));
  }
  await recordEvents(context, [
    {
      type: 'partner_center.invoice_ready',
      subject: { kind: 'provider_invoice', id: invoice.id },
      after: {
        periodStart: formatDay(invoice.periodStart),
        total: formatDecimal(invoice.total, invoice.currency),
        currency: invoice.currency,
        dueOn: formatDay(invoice.dueOn),
      },
    },
  ]);
  return invoice;
}

async function linesOfCharges(context: Context, from: Day, until: Day): Promise<Line[]> {
  const span = { from: startOf(from), until: startOf(until) };
  const lines: Line[] = [];
  let afterId: string | null = null;
  for (;;) {
    const page = { afterId, limit: CHARGES_BATCH };
    const charges: Awaited<ReturnType<typeof chargesBetween>> = await chargesBetween(
      context,
      span,
      page,
    );
    const names = await namesOf(
      context,
      charges.map((charge) => charge.customerId),
    );
    for (const { id: chargeId, chargedAt: _, ...charge } of charges) {
      lines.push({ ...charge, chargeId, customerName: names.get(charge.customerId) ?? '' });
    }
    afterId = charges.at(-1)?.id ?? null;
    if (charges.length < CHARGES_BATCH) return lines;
  }
}

/** One line for each customer and currency: the parts of it are usage records. */
async function linesOfUsage(context: Context, periodStart: Day): Promise<Line[]> {
  const { cloud } = await getPartner(context);
  const month = parseMonth(formatDay(periodStart).slice(0, 7));
  if (!cloudHas(cloud, 'usage')) return [];
  const months = await usageOfCustomers(context, month);
  const names = await namesOf(
    context,
    months.map((each) => each.customerId),
  );
  return months.flatMap(({ customerId, currency, billed }): Line[] => {
    const amount = roundToMinor(billed, currency);
    if (amount === 0n) return [];
    return [
      {
        chargeId: null,
        customerId,
        customerName: names.get(customerId) ?? '',
        subscriptionId: null,
        subscriptionName: `Usage ${formatMonth(month)}`,
        kind: 'usage',
        quantity: 1,
        currency,
        amount,
        periodStart: startOf(periodStart),
        periodEnd: startOf(addMonths(periodStart, 1)),
      },
    ];
  });
}

async function namesOf(context: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const customers = await customersOf(context, [...new Set(ids)]);
  return new Map(customers.map((customer) => [customer.id, customer.name]));
}

function startOf(day: Day): Date {
  const { year, month, dayOfMonth } = partsOf(day);
  return new Date(Date.UTC(year, month - 1, dayOfMonth));
}

/** @throws Refused `provider_invoice_not_found` */
export async function getInvoice(context: Context, id: string): Promise<ProviderInvoice> {
  const wanted = { id: id.toUpperCase(), offset: 0, limit: 1 };
  const [invoice] = await store.pageOfInvoices(context, wanted);
  if (!invoice) throw refuseService('provider_invoice_not_found');
  return invoice;
}

/**
 * Records what the provider received for an invoice. A negative amount takes an earlier one back.
 * @param amount decimal text in the invoice's currency
 * @throws Refused `provider_invoice_not_found`, `provider_payment_invalid`
 */
export async function recordInvoicePayment(
  context: Context,
  invoiceId: string,
  input: { readonly amount: string; readonly receivedOn: Day; readonly reference: string },
): Promise<ProviderInvoice> {
  const { id, currency } = await getInvoice(context, invoiceId);
  const amount = parseDecimal(input.amount, scaleOf(currency), 'exact');
  if (typeof amount === 'string' || amount === 0n) {
    throw refuseService('provider_payment_invalid', { currency }, 'amount');
  }
  const payment: InvoicePayment = {
    id: newId(context.now.getTime()),
    invoiceId: id,
    currency,
    amount,
    receivedOn: input.receivedOn,
    reference: input.reference,
  };
  await store.insertPayment(context, payment);
  await recordEvents(context, [
    {
      type: 'partner_center.invoice_paid',
      subject: { kind: 'provider_invoice', id },
      after: {
        amount: formatDecimal(payment.amount, currency),
        currency,
        receivedOn: formatDay(payment.receivedOn),
        reference: payment.reference,
      },
    },
  ]);
  return getInvoice(context, id);
}
