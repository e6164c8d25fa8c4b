import { parseCurrency } from '../../kernel/money.ts';
import { refuse } from './types.ts';
import type { ImportField, ImportProfile } from './types-import.ts';

/**
 * An SAP list of open customer items with its own column names, as a course on collections
 * published it.
 */
const sapOpenItems: ImportProfile = {
  key: 'sap-open-items',
  name: 'SAP open items',
  kind: 'open_items',
  delimiter: 'detect',
  encoding: 'detect',
  dayFormat: 'YYYY-MM-DD',
  numberFormat: { decimal: '.', group: '' },
  // The export prints binary floats: 2309.7899999999995 is 2,309.79.
  rounding: 'half_even',
  currency: { fixed: 'USD' },
  columns: {
    number: 'doc_id',
    customerNumber: 'cust_number',
    customerName: 'name_customer',
    issuedOn: 'baseline_create_date',
    bookedOn: 'posting_date',
    dueOn: 'due_in_date',
    amount: 'converted_usd',
    terms: 'cust_payment_terms',
  },
  // A document number is unique within a company code and a business year.
  keyColumns: ['business_code', 'buisness_year', 'doc_id'],
  cleaning: { number: ['strip_decimal_zero'], customerName: ['collapse_spaces'] },
};

/** Invoices that are paid, with the day of payment and whether they had been disputed. */
const settledInvoices: ImportProfile = {
  key: 'settled-invoices',
  name: 'Settled invoices',
  kind: 'settled_items',
  delimiter: 'detect',
  encoding: 'detect',
  dayFormat: 'M/D/YYYY',
  numberFormat: { decimal: '.', group: '' },
  rounding: 'exact',
  currency: 'partner',
  columns: {
    number: 'invoiceNumber',
    customerNumber: 'customerID',
    issuedOn: 'InvoiceDate',
    dueOn: 'DueDate',
    amount: 'InvoiceAmount',
    settledOn: 'SettledDate',
    disputed: 'Disputed',
  },
};

/**
 * Our own column names: what to write when the file is made for Surety. See the module's README.
 */
const suretyInvoices: ImportProfile = {
  key: 'surety-invoices',
  name: 'Surety invoices',
  kind: 'open_items',
  delimiter: 'detect',
  encoding: 'detect',
  dayFormat: 'YYYY-MM-DD',
  numberFormat: { decimal: '.', group: '' },
  rounding: 'exact',
  currency: 'column',
  columns: {
    number: 'invoice_number',
    customerNumber: 'customer_number',
    customerName: 'customer_name',
    issuedOn: 'invoice_date',
    bookedOn: 'booking_date',
    dueOn: 'due_date',
    amount: 'amount',
    currency: 'currency',
    terms: 'terms',
    reference: 'reference',
    disputed: 'disputed',
  },
  optional: ['customerName', 'bookedOn', 'dueOn', 'terms', 'reference', 'disputed'],
};

const suretyPayments: ImportProfile = {
  ...suretyInvoices,
  key: 'surety-payments',
  name: 'Surety payments',
  kind: 'payments',
  columns: {
    number: 'payment_number',
    customerNumber: 'customer_number',
    customerName: 'customer_name',
    issuedOn: 'payment_date',
    bookedOn: 'booking_date',
    amount: 'amount',
    currency: 'currency',
    reference: 'reference',
    appliesTo: 'invoice_number',
  },
  optional: ['customerName', 'bookedOn', 'reference', 'appliesTo'],
};

/** Profiles that are part of the program, in the order in which people are offered them. */
export const builtInProfiles: readonly ImportProfile[] = [
  suretyInvoices,
  suretyPayments,
  sapOpenItems,
  settledInvoices,
];

const ALWAYS_NEEDED: readonly ImportField[] = ['number', 'customerNumber', 'issuedOn', 'amount'];

/**
 * What a schema cannot say about a partner's own profile.
 * @throws Refused `import_profile_built_in`, `import_profile_invalid` with the problem and the
 *   field
 */
export function checkProfile(profile: ImportProfile): void {
  if (builtInProfiles.some((builtIn) => builtIn.key === profile.key)) {
    throw refuse('import_profile_built_in', { key: profile.key }, 'key');
  }
  const { columns, currency } = profile;
  for (const field of ALWAYS_NEEDED) {
    if (!columns[field]) throw invalid('column_needed', `columns.${field}`);
    if (profile.optional?.includes(field)) throw invalid('column_not_optional', 'optional');
  }
  if ((currency === 'column') !== (columns.currency !== undefined)) {
    throw invalid('currency_column', 'columns.currency');
  }
  if (typeof currency === 'object' && parseCurrency(currency.fixed) === null) {
    throw invalid('currency_unknown', 'currency.fixed');
  }
  if ((profile.kind === 'settled_items') !== (columns.settledOn !== undefined)) {
    throw invalid('settled_column', 'columns.settledOn');
  }
  if (profile.kind !== 'payments' && columns.appliesTo !== undefined) {
    throw invalid('applies_to_column', 'columns.appliesTo');
  }
  if (profile.kind === 'payments' && columns.dueOn !== undefined) {
    throw invalid('due_column', 'columns.dueOn');
  }
}

function invalid(problem: string, field: string) {
  return refuse('import_profile_invalid', { problem, field }, field);
}
