import { sql } from 'kysely';
import type { Tx } from './context.ts';

/**
 * Removes every row of a sample partner, also from tables that otherwise only add. The database
 * itself refuses for any other partner.
 */
export async function removeSampleRows(tx: Tx, partnerId: string): Promise<void> {
  await sql`select platform.remove_sample(${partnerId})`.execute(tx);
}
