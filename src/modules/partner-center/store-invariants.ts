import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { VIOLATIONS_MAX } from '../../platform/invariant.ts';

/** Provider invoices whose lines do not add up to their total. */
export async function invoicesThatDoNotAddUp(context: Context): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select i.id from partner_center.invoice i
    left join partner_center.invoice_line l on l.partner_id = i.partner_id and l.invoice_id = i.id
    where i.partner_id = ${context.partnerId}
    group by i.id, i.total
    having i.total <> coalesce(sum(l.amount), 0)
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map((row) => `provider invoice ${row.id}`);
}

/** Payments in another currency than their provider invoice. */
export async function paymentsInAnotherCurrency(context: Context): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select p.id from partner_center.invoice_payment p
    join partner_center.invoice i on i.partner_id = p.partner_id and i.id = p.invoice_id
    where p.partner_id = ${context.partnerId} and p.currency <> i.currency
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map((row) => `payment ${row.id} of a provider invoice`);
}
