import { startPostgres } from '../../../test/support/postgres.ts';
import { aCustomer } from '../customers/fixtures.ts';
import { recordInvoice } from './index.ts';

export const given = [startPostgres, aCustomer, recordInvoice];
