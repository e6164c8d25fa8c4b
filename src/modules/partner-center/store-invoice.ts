import { sql } from 'kysely';
import { formatDay, parseDay, type Day } from '../../kernel/days.ts';
import { parseCurrency, type Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { fromRecords, recordset } from '../../platform/recordset.ts';
import type {
  InvoiceLine,
  InvoicePayment,
  ProviderBalance,
  ProviderInvoice,
} from './types-invoice.ts';

/** Makers of invoices for one partner go one after another. */
export async function lockInvoices(context: Context): Promise<void> {
  const key = `surety provider invoices ${context.partnerId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(context.tx);
}

export async function nextInvoiceId(context: Context): Promise<string> {
  const result = await sql<{ id: string }>`
    select 'G' || lpad(nextval('partner_center.invoice_number')::text, 9, '0') as id
  `.execute(context.tx);
  return result.rows[0]!.id;
}

export async function insertInvoice(
  context: Context,
  invoice: Omit<ProviderInvoice, 'paid'>,
): Promise<void> {
  await sql`
    insert into partner_center.invoice (partner_id, id, currency, period_start, period_end, issued_on,
      due_on, total, created_at)
    values (${context.partnerId}, ${invoice.id}, ${invoice.currency},
      ${formatDay(invoice.periodStart)}, ${formatDay(invoice.periodEnd)},
      ${formatDay(invoice.issuedOn)}, ${formatDay(invoice.dueOn)}, ${invoice.total}, ${context.now})
  `.execute(context.tx);
}

const lineColumns = {
  number: 'integer',
  charge_id: 'uuid',
  customer_id: 'uuid',
  customer_name: 'text',
  subscription_id: 'uuid',
  subscription_name: 'text',
  kind: 'text',
  quantity: 'integer',
  amount: 'bigint',
  period_start: 'timestamptz',
  period_end: 'timestamptz',
} as const;

export async function insertLines(
  context: Context,
  invoiceId: string,
  lines: readonly InvoiceLine[],
): Promise<void> {
  const rows = lines.map((line) => ({
    number: line.number,
    charge_id: line.chargeId,
    customer_id: line.customerId,
    customer_name: line.customerName,
    subscription_id: line.subscriptionId,
    subscription_name: line.subscriptionName,
    kind: line.kind,
    quantity: line.quantity,
    amount: line.amount,
    period_start: line.periodStart.toISOString(),
    period_end: line.periodEnd?.toISOString() ?? null,
  }));
  await sql`
    insert into partner_center.invoice_line (partner_id, invoice_id, number, charge_id, customer_id,
      customer_name, subscription_id, subscription_name, kind, quantity, amount, period_start,
      period_end)
    select ${context.partnerId}, ${invoiceId}, r.number, r.charge_id, r.customer_id, r.customer_name,
      r.subscription_id, r.subscription_name, r.kind, r.quantity, r.amount, r.period_start, r.period_end
    from ${fromRecords(recordset(rows, lineColumns))} as r
  `.execute(context.tx);
}

interface InvoiceRow {
  readonly id: string;
  readonly currency: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly total: string;
  readonly paid: string;
}

export interface InvoicePage {
  readonly id?: string;
  readonly issuedFrom?: Day;
  readonly issuedUntil?: Day;
  readonly offset: number;
  readonly limit: number;
}

/** Newest first. */
export async function pageOfInvoices(
  context: Context,
  page: InvoicePage,
): Promise<ProviderInvoice[]> {
  const day = (value: Day | undefined) => (value === undefined ? null : formatDay(value));
  const result = await sql<InvoiceRow>`
    select i.id, i.currency, i.period_start as "periodStart", i.period_end as "periodEnd",
      i.issued_on as "issuedOn", i.due_on as "dueOn", i.total, coalesce(p.paid, 0) as paid
    from partner_center.invoice i
    left join lateral (
      select sum(amount) as paid from partner_center.invoice_payment p
      where p.partner_id = i.partner_id and p.invoice_id = i.id
    ) p on true
    where i.partner_id = ${context.partnerId}
      and (${page.id ?? null}::text is null or i.id = ${page.id ?? null})
      and (${day(page.issuedFrom)}::date is null or i.issued_on >= ${day(page.issuedFrom)}::date)
      and (${day(page.issuedUntil)}::date is null or i.issued_on <= ${day(page.issuedUntil)}::date)
    order by i.id desc
    offset ${page.offset} limit ${page.limit}
  `.execute(context.tx);
  return result.rows.map(invoiceOf);
}

/** Currencies in which a month was invoiced. */
export async function currenciesInvoiced(context: Context, periodStart: Day): Promise<Set<string>> {
  const result = await sql<{ currency: string }>`
    select currency from partner_center.invoice
    where partner_id = ${context.partnerId} and period_start = ${formatDay(periodStart)}
  `.execute(context.tx);
  return new Set(result.rows.map((row) => row.currency));
}

export async function linesOf(
  context: Context,
  invoiceId: string,
  range: { readonly offset: number; readonly limit: number },
  of: 'everything' | 'usage' | 'sold' | 'nothing' = 'everything',
): Promise<InvoiceLine[]> {
  const result = await sql<Omit<InvoiceLine, 'amount'> & { amount: string }>`
    select number, charge_id as "chargeId", customer_id as "customerId",
      customer_name as "customerName", subscription_id as "subscriptionId",
      subscription_name as "subscriptionName", kind, quantity, amount,
      period_start as "periodStart", period_end as "periodEnd"
    from partner_center.invoice_line
    where partner_id = ${context.partnerId} and invoice_id = ${invoiceId}
      and (${of} = 'everything' or ${of} = case kind when 'usage' then 'usage' else 'sold' end)
    order by number
    offset ${range.offset} limit ${range.limit}
  `.execute(context.tx);
  return result.rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

export async function insertPayment(context: Context, payment: InvoicePayment): Promise<void> {
  await sql`
    insert into partner_center.invoice_payment (partner_id, id, invoice_id, currency, amount,
      received_on, reference, recorded_by, recorded_at)
    values (${context.partnerId}, ${payment.id}, ${payment.invoiceId}, ${payment.currency},
      ${payment.amount}, ${formatDay(payment.receivedOn)}, ${payment.reference},
      ${context.actor.name}, ${context.now})
  `.execute(context.tx);
}

interface BalanceRow {
  readonly currency: string;
  readonly invoiced: string;
  readonly paid: string;
  readonly firstOn: string | null;
  readonly latestOn: string | null;
  readonly lastPaymentOn: string | null;
  readonly lastPayment: string | null;
}

/** One for each currency in which there was an invoice. */
export async function balances(context: Context): Promise<ProviderBalance[]> {
  const result = await sql<BalanceRow>`
    select i.currency, sum(i.total) as invoiced, coalesce(max(p.paid), 0) as paid,
      min(i.issued_on) as "firstOn", max(i.issued_on) as "latestOn",
      max(l.received_on) as "lastPaymentOn", max(l.amount) as "lastPayment"
    from partner_center.invoice i
    left join (
      select currency, sum(amount) as paid from partner_center.invoice_payment
      where partner_id = ${context.partnerId} group by currency
    ) p on p.currency = i.currency
    left join lateral (
      select received_on, amount from partner_center.invoice_payment l
      where l.partner_id = ${context.partnerId} and l.currency = i.currency
      order by received_on desc, id desc limit 1
    ) l on true
    where i.partner_id = ${context.partnerId}
    group by i.currency
    order by i.currency
  `.execute(context.tx);
  return result.rows.map((row) => ({
    currency: currencyOf(row.currency),
    balance: BigInt(row.invoiced) - BigInt(row.paid),
    firstInvoiceOn: dayOrNull(row.firstOn),
    latestInvoiceOn: dayOrNull(row.latestOn),
    lastPaymentOn: dayOrNull(row.lastPaymentOn),
    lastPayment: row.lastPayment === null ? null : BigInt(row.lastPayment),
  }));
}

function invoiceOf(row: InvoiceRow): ProviderInvoice {
  return {
    id: row.id,
    currency: currencyOf(row.currency),
    periodStart: dayOf(row.periodStart),
    periodEnd: dayOf(row.periodEnd),
    issuedOn: dayOf(row.issuedOn),
    dueOn: dayOf(row.dueOn),
    total: BigInt(row.total),
    paid: BigInt(row.paid),
  };
}

function currencyOf(text: string): Currency {
  const currency = parseCurrency(text);
  if (currency === null) throw new Error(`not a currency in the database: ${text}`);
  return currency;
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`not a day in the database: ${text}`);
  return day;
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : dayOf(text);
}
