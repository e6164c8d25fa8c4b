import { recordInvoice } from '../receivables/index.ts';

export const openCustomer = recordInvoice;
