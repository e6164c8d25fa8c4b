import { sql, type RawBuilder } from 'kysely';
import { formatDay, type Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { NO_SUBSCRIPTION } from './store-rows.ts';

/**
 * Adds up the records of some customers' days anew.
 * @param touched a query of `customer_id` and `day`, each pair once
 */
export async function recountDays(context: Context, touched: RawBuilder<unknown>): Promise<void> {
  const { partnerId, now } = context;
  await sql`
    delete from usage.usage_day d using (${touched}) t
    where d.partner_id = ${partnerId} and d.customer_id = t.customer_id and d.day = t.day
  `.execute(context.tx);
  await sql`
    insert into usage.usage_day (partner_id, customer_id, subscription_id, currency, day, is_billed,
      billed_cost, effective_cost, consumed_cost, records, changed_at)
    select ${partnerId}, s.customer_id, s.subscription_id, s.currency, s.day, s.is_billed, s.billed_cost,
      s.effective_cost, s.consumed_cost, s.records, ${now}
    from (${sumsOfRecords(context, sql`join (${touched}) t on t.customer_id = u.customer_id and t.day = u.day`)}) s
  `.execute(context.tx);
}

/** What the days must be: the sums of the records. */
export function sumsOfRecords(context: Context, joined: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select u.customer_id, coalesce(u.subscription_id, ${NO_SUBSCRIPTION}::uuid) as subscription_id, u.currency,
      u.day, u.invoice is not null as is_billed, sum(u.billed_cost) as billed_cost,
      sum(u.effective_cost) as effective_cost,
      sum(case when u.category = 'usage' then u.billed_cost else 0 end) as consumed_cost,
      count(*)::int as records
    from usage.usage_record u ${joined}
    where u.partner_id = ${context.partnerId}
    group by 1, 2, 3, 4, 5
  `;
}

/** The days of one customer, or of several. */
export async function recountDaysOf(
  context: Context,
  customerIds: readonly string[],
  days: readonly Day[],
): Promise<void> {
  await recountDays(
    context,
    sql`
      select c.customer_id, d.day from unnest(${customerIds}::uuid[]) as c(customer_id)
      cross join unnest(${days.map(formatDay)}::date[]) as d(day)
    `,
  );
}
