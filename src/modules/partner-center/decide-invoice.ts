import { formatDay, type Day } from '../../kernel/days.ts';
import { formatDecimal, type Currency } from '../../kernel/money.ts';
import type { PrintedDocument } from '../../platform/pdf.ts';
import { attributesOf, linkTo, NOT_YET } from './decide-envelope.ts';
import { amountNumber } from './decide-number.ts';
import type { InvoiceLine, ProviderBalance, ProviderInvoice } from './types-invoice.ts';

/** Signs of the currencies that clients show with one; any other stands for itself. */
const symbols: Readonly<Record<string, string>> = {
  USD: '$',
  EUR: '€',
  GBP: '£',
  JPY: '¥',
  CNY: '¥',
};

export function symbolOf(currency: Currency): string {
  return symbols[currency] ?? currency;
}

const at = (day: Day) => `${formatDay(day)}T00:00:00Z`;

/** An invoice as the API writes it: what was paid is negative there. */
export function wireInvoice(invoice: ProviderInvoice) {
  const { id, currency } = invoice;
  const lineItems = (type: 'billing_line_items' | 'usage_line_items', provider: string) => ({
    invoiceLineItemType: type,
    billingProvider: provider,
    links: { self: linkTo(`/invoices/${id}/lineitems/${provider}/${type}`) },
    attributes: attributesOf('InvoiceDetail'),
  });
  return {
    id,
    invoiceDate: at(invoice.issuedOn),
    billingPeriodStartDate: at(invoice.periodStart),
    billingPeriodEndDate: at(invoice.periodEnd),
    totalCharges: amountNumber(invoice.total, currency),
    paidAmount: amountNumber(-invoice.paid, currency),
    currencyCode: currency,
    currencySymbol: symbolOf(currency),
    pdfDownloadLink: `/invoices/${id}/documents/statement`,
    taxReceipts: [],
    invoiceDetails: [
      lineItems('billing_line_items', 'office'),
      lineItems('usage_line_items', 'azure'),
    ],
    amendments: [],
    documentType: 'invoice',
    invoiceType: 'Recurring',
    state: invoice.paid >= invoice.total ? 'Paid' : 'Due',
    links: { self: linkTo(`/invoices/${id}`) },
    attributes: attributesOf('Invoice'),
  };
}

/** The account in one currency. An account without invoices owes nothing. */
export function wireBalance(balance: ProviderBalance, now: Date) {
  const { currency } = balance;
  const orNot = (day: Day | null) => (day === null ? NOT_YET : at(day));
  const summary = {
    balanceAmount: amountNumber(balance.balance, currency),
    currencyCode: currency,
    currencySymbol: symbolOf(currency),
    accountingDate: now.toISOString(),
    firstInvoiceCreationDate: orNot(balance.firstInvoiceOn),
    lastPaymentDate: orNot(balance.lastPaymentOn),
    lastPaymentAmount: amountNumber(balance.lastPayment ?? 0n, currency),
    latestInvoiceDate: orNot(balance.latestInvoiceOn),
  };
  return {
    ...summary,
    details: [{ invoiceType: 'Recurring', summary }],
    links: { self: linkTo('/invoices/summary') },
    attributes: attributesOf('InvoiceSummary'),
  };
}

/** Nothing was ever invoiced. */
export function emptyBalance(currency: Currency): ProviderBalance {
  return {
    currency,
    balance: 0n,
    firstInvoiceOn: null,
    latestInvoiceOn: null,
    lastPaymentOn: null,
    lastPayment: null,
  };
}

export function wireInvoiceLine(invoice: ProviderInvoice, line: InvoiceLine) {
  return {
    invoiceNumber: invoice.id,
    customerId: line.customerId,
    customerName: line.customerName,
    subscriptionId: line.subscriptionId,
    subscriptionName: line.subscriptionName,
    chargeType: line.kind,
    quantity: line.quantity,
    chargeStartDate: line.periodStart.toISOString(),
    chargeEndDate: line.periodEnd?.toISOString() ?? null,
    subtotal: amountNumber(line.amount, invoice.currency),
    totalForCustomer: amountNumber(line.amount, invoice.currency),
    currency: invoice.currency,
    attributes: attributesOf('InvoiceLineItem'),
  };
}

const words = {
  en: {
    title: 'Statement',
    invoice: 'Invoice',
    partner: 'Partner',
    period: 'Period',
    issued: 'Issued',
    due: 'Due',
    charges: 'Charges',
    paid: 'Paid',
    balance: 'Balance',
    customers: 'By customer',
    customer: 'Customer',
    amount: 'Amount',
    total: 'Total',
    remark: 'What the partner owes the provider. Amounts include no taxes.',
  },
  ja: {
    title: 'ご請求明細書',
    invoice: '請求書番号',
    partner: 'パートナー',
    period: '対象期間',
    issued: '発行日',
    due: '支払期日',
    charges: 'ご請求額',
    paid: 'ご入金額',
    balance: '残高',
    customers: '顧客別内訳',
    customer: '顧客',
    amount: '金額',
    total: '合計',
    remark: 'パートナーからプロバイダーへのお支払額です。金額に税は含まれません。',
  },
} as const;

/** The statement of an invoice, a line for each customer, as it is printed. */
export function statementOf(
  invoice: ProviderInvoice,
  lines: readonly InvoiceLine[],
  partner: { readonly name: string; readonly language: 'en' | 'ja' },
): PrintedDocument {
  const { currency } = invoice;
  const say = words[partner.language];
  const amount = (minor: bigint) => `${formatDecimal(minor, currency)} ${currency}`;
  const byCustomer = Map.groupBy(lines, (line) => line.customerId);
  const rows = [...byCustomer.values()]
    .map((own) => ({
      name: own[0]!.customerName,
      sum: own.reduce((sum, line) => sum + line.amount, 0n),
    }))
    .toSorted((one, other) => (one.sum < other.sum ? 1 : -1));
  return {
    title: say.title,
    language: partner.language,
    sender: 'Surety',
    createdAt: new Date(at(invoice.issuedOn)),
    facts: [
      [say.invoice, invoice.id],
      [say.partner, partner.name],
      [say.period, `${formatDay(invoice.periodStart)} – ${formatDay(invoice.periodEnd)}`],
      [say.issued, formatDay(invoice.issuedOn)],
      [say.due, formatDay(invoice.dueOn)],
      [say.charges, amount(invoice.total)],
      [say.paid, amount(invoice.paid)],
      [say.balance, amount(invoice.total - invoice.paid)],
    ],
    tables: [
      {
        title: say.customers,
        columns: [{ title: say.customer }, { title: say.amount, isAmount: true }],
        rows: rows.map(({ name, sum }) => [name, amount(sum)]),
        total: [say.total, amount(invoice.total)],
      },
    ],
    remarks: [say.remark],
  };
}
