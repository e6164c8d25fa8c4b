export { recordInvoice } from './commands.ts';
