import { sql } from 'kysely';
import { formatDay, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import type { DaySpan } from './decide-month.ts';
import {
  currencyFromColumn,
  dayFromColumn,
  exactFromColumn,
  NO_SUBSCRIPTION,
} from './store-rows.ts';
import type { ExactAmount } from './types.ts';

/** What a subscription of a customer costs, added up; null stands for no subscription. */
export interface UsageSum {
  readonly customerId: string;
  readonly subscriptionId: string | null;
  readonly currency: Currency;
  readonly amount: ExactAmount;
  readonly from: Day;
  readonly to: Day;
}

interface SumRow {
  customer_id: string;
  subscription_id: string;
  currency: string;
  amount: string;
  from_day: string;
  to_day: string;
}

/** What of these customers stands on no invoice, by subscription and currency. */
export async function unbilledSums(
  context: Context,
  customerIds: readonly string[],
): Promise<UsageSum[]> {
  const result = await sql<SumRow>`
    select customer_id, subscription_id, currency, sum(billed_cost)::text as amount,
      min(day) as from_day, max(day) as to_day
    from usage.usage_day
    where partner_id = ${context.partnerId} and customer_id = any(${customerIds}::uuid[])
      and not is_billed
    group by customer_id, subscription_id, currency
    order by customer_id, currency, subscription_id
  `.execute(context.tx);
  return result.rows.map(toSum);
}

/** What these customers consumed in a span of days, by subscription and currency. */
export async function consumedSums(
  context: Context,
  customerIds: readonly string[],
  span: DaySpan,
): Promise<UsageSum[]> {
  const result = await sql<SumRow>`
    select customer_id, subscription_id, currency, sum(consumed_cost)::text as amount,
      min(day) as from_day, max(day) as to_day
    from usage.usage_day
    where partner_id = ${context.partnerId} and customer_id = any(${customerIds}::uuid[])
      and day between ${formatDay(span.from)}::date and ${formatDay(span.to)}::date
    group by customer_id, subscription_id, currency
    having sum(consumed_cost) > 0
    order by customer_id, currency, subscription_id
  `.execute(context.tx);
  return result.rows.map(toSum);
}

function toSum(row: SumRow): UsageSum {
  return {
    customerId: row.customer_id,
    subscriptionId: row.subscription_id === NO_SUBSCRIPTION ? null : row.subscription_id,
    currency: currencyFromColumn(row.currency),
    amount: exactFromColumn(row.amount),
    from: dayFromColumn(row.from_day),
    to: dayFromColumn(row.to_day),
  };
}

/**
 * The last day, up to `until`, of which anything is known of any customer: figures arrive late, and
 * who consumed nothing on it has stopped.
 */
export async function latestUsageDay(context: Context, until: Day): Promise<Day | null> {
  const result = await sql<{ day: string | null }>`
    select max(day) as day from usage.usage_day
    where partner_id = ${context.partnerId} and day <= ${formatDay(until)}::date
  `.execute(context.tx);
  const day = result.rows[0]?.day ?? null;
  return day === null ? null : dayFromColumn(day);
}

/** What the provider charges for consumption since a day, of all customers, by currency. */
export async function chargedForUsageSince(
  context: Context,
  from: Day,
): Promise<{ currency: Currency; amount: ExactAmount }[]> {
  const result = await sql<{ currency: string; amount: string }>`
    select currency, sum(billed_cost)::text as amount from usage.usage_day
    where partner_id = ${context.partnerId} and day >= ${formatDay(from)}::date
    group by currency order by currency
  `.execute(context.tx);
  return result.rows.map((row) => ({
    currency: currencyFromColumn(row.currency),
    amount: exactFromColumn(row.amount),
  }));
}
