import type { Context } from '../../platform/context.ts';
import { pageOfInvoices } from './store-invoice.ts';
import type { ProviderInvoice } from './types-invoice.ts';

/** Eighty years of months in one currency. */
const INVOICES_MAX = 1_000;

/** Every invoice of the provider to the partner with what was paid of it, newest first. */
export function invoicesOfProvider(context: Context): Promise<ProviderInvoice[]> {
  return pageOfInvoices(context, { offset: 0, limit: INVOICES_MAX });
}
