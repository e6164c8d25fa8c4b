import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { VIOLATIONS_MAX } from '../../platform/invariant.ts';

/** Customers that a search by their own number would not find. */
export async function customersWithStaleSearchText(context: Context): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select id from customers.customer
    where partner_id = ${context.partnerId}
      and strpos(search_text, lower(normalize(number, nfkc))) = 0
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map((row) => `customer ${row.id}`);
}
