import { sql } from 'kysely';

export const readUser = sql`select 1`;
