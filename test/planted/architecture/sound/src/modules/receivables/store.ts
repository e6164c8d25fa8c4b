import { sql } from 'kysely';

export const readInvoices = sql`select 1`;
