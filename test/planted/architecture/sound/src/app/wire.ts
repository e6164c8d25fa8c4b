import { server } from '../http/server.ts';
import { recordInvoice } from '../modules/receivables/index.ts';

export const wire = () => [server, recordInvoice];
