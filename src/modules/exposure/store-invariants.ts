import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { VIOLATIONS_MAX } from '../../platform/invariant.ts';

/** Exposure is burdens less reliefs, or zero. */
export async function daysThatDoNotAddUp(context: Context): Promise<string[]> {
  const result = await sql<{ day: string; customer_id: string; currency: string }>`
    select day, customer_id, currency from exposure.customer_day
    where partner_id = ${context.partnerId} and (exposure <> greatest(0, unpaid + unbilled_usage
        + expected_usage + commitment + purchases - overpayment - deposits - guarantees)
      or exposure < unpaid - overpayment - deposits - guarantees)
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map(
    (row) => `${row.day} of customer ${row.customer_id} in ${row.currency} does not add up`,
  );
}

/** Days that are over are the sum of their customers, as long as these are kept. */
export async function totalsThatDiffer(context: Context): Promise<string[]> {
  const result = await sql<{ day: string; currency: string }>`
    select t.day, t.currency from exposure.partner_day t
    join (
      select day, currency, sum(exposure) as exposure, sum(unpaid) as unpaid, count(*) as customers
      from exposure.customer_day where partner_id = ${context.partnerId} group by day, currency
    ) c on c.day = t.day and c.currency = t.currency
    where t.partner_id = ${context.partnerId}
      and t.day < (select max(day) from exposure.snapshot
        where partner_id = ${context.partnerId} and finished_at is not null)
      and (t.exposure, t.unpaid, t.customers) is distinct from (c.exposure, c.unpaid, c.customers)
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map((row) => `${row.day} in ${row.currency} is not the sum of its customers`);
}
