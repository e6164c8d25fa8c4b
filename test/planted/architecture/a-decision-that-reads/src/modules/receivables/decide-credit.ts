import { parse } from 'csv-parse';
import { readInvoices } from './store.ts';
import { pool } from '../../platform/database.ts';
import { openCustomer } from '../customers/index.ts';

export const decideCredit = () => [parse, readInvoices, pool, openCustomer];
