import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { VIOLATIONS_MAX } from '../../platform/invariant.ts';
import { sumsOfRecords } from './store-day.ts';

/** The days are the sums of their records: no more, no less, no others. */
export async function daysThatDiffer(context: Context): Promise<string[]> {
  const result = await sql<{ customer_id: string; day: string; currency: string }>`
    select coalesce(s.customer_id, d.customer_id) as customer_id, coalesce(s.day, d.day) as day,
      coalesce(s.currency, d.currency) as currency
    from (${sumsOfRecords(context, sql``)}) s
    full join (select * from usage.usage_day where partner_id = ${context.partnerId}) d
      on d.customer_id = s.customer_id and d.subscription_id = s.subscription_id
      and d.currency = s.currency and d.day = s.day and d.is_billed = s.is_billed
    where (d.billed_cost, d.effective_cost, d.consumed_cost, d.records) is distinct from
      (s.billed_cost, s.effective_cost, s.consumed_cost, s.records)
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map(
    (row) =>
      `${row.day} of customer ${row.customer_id} in ${row.currency} is not the sum of its records`,
  );
}

/** What is not billed belongs to whom its sub account belongs to. */
export async function unbilledElsewhere(context: Context): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select u.id from usage.usage_record u
    join usage.sub_account a on a.partner_id = u.partner_id and a.id = u.sub_account_id
    where u.partner_id = ${context.partnerId} and u.invoice is null and a.customer_id is not null
      and (u.customer_id, u.subscription_id, u.entitlement_id) is distinct from
        (a.customer_id, a.subscription_id, a.entitlement_id)
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map((row) => `record ${row.id} is not with the owner of its sub account`);
}

/** Nobody was told of a threshold that was not reached. */
export async function noticesWithoutReason(context: Context): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select n.id from usage.budget_notice n
    where n.partner_id = ${context.partnerId} and n.consumed <= 0
    limit ${VIOLATIONS_MAX}
  `.execute(context.tx);
  return result.rows.map((row) => `notice ${row.id} tells of costs that were not there`);
}
