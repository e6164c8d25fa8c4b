import { openCustomer } from '../customers/index.ts';

export const recordInvoice = openCustomer;
