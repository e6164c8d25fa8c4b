import { sql, type RawBuilder } from 'kysely';
import { formatDay, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { usedBasisPoints } from './decide-budget.ts';
import { daysOf, type DaySpan } from './decide-month.ts';
import {
  currencyFromColumn,
  dayFromColumn,
  exactFromColumn,
  NO_SUBSCRIPTION,
} from './store-rows.ts';
import type {
  ConsumedThing,
  Costs,
  CustomerMonth,
  DayCosts,
  Month,
  SubscriptionMonth,
} from './types.ts';

interface CostsRow {
  currency: string;
  billed: string;
  effective: string;
  consumed: string;
  unbilled: string;
  records: number;
  changed_at: Date;
}

function toCosts(row: CostsRow): Costs {
  return {
    currency: currencyFromColumn(row.currency),
    billed: exactFromColumn(row.billed),
    effective: exactFromColumn(row.effective),
    consumed: exactFromColumn(row.consumed),
    unbilled: exactFromColumn(row.unbilled),
    records: row.records,
    changedAt: row.changed_at,
  };
}

/** Sums of the days of a group. */
const sums = sql`sum(billed_cost)::text as billed, sum(effective_cost)::text as effective,
  sum(consumed_cost)::text as consumed,
  sum(case when is_billed then 0 else billed_cost end)::text as unbilled, sum(records)::int as records,
  max(changed_at) as changed_at`;

export interface CustomerMonthPage {
  readonly month: Month;
  readonly customerIds?: readonly string[];
  /** Only customers who have a budget. */
  readonly withBudget?: boolean;
  readonly after?: {
    /** As the database wrote it. */
    readonly billed: string;
    readonly customerId: string;
    readonly currency: string;
  };
  readonly limit?: number;
}

type CustomerMonthRow = CostsRow & { customer_id: string; budget: string | null };

/**
 * The customers who consumed something in a month or have a budget, one row per currency, the
 * largest first.
 */
export async function customerMonths(
  context: Context,
  page: CustomerMonthPage,
): Promise<CustomerMonth[]> {
  const { partnerId } = context;
  const { after = null, customerIds = null } = page;
  const { from, to } = daysOf(page.month);
  const result = await sql<CustomerMonthRow>`
    with months as (
      select customer_id, currency, ${sums} from usage.usage_day
      where partner_id = ${partnerId} and day between ${formatDay(from)}::date and ${formatDay(to)}::date
        and (${customerIds === null} or customer_id = any(${customerIds}::uuid[]))
      group by customer_id, currency
    ), budgets as (
      select customer_id, currency, amount, set_at from usage.budget
      where partner_id = ${partnerId} and amount is not null
        and (${customerIds === null} or customer_id = any(${customerIds}::uuid[]))
    ), joined as (
      select customer_id, currency, coalesce(billed, '0') as billed, coalesce(effective, '0') as effective,
        coalesce(consumed, '0') as consumed, coalesce(unbilled, '0') as unbilled,
        coalesce(records, 0) as records, coalesce(changed_at, set_at) as changed_at, amount as budget
      from months full join budgets using (customer_id, currency)
    )
    select * from joined
    where (${!(page.withBudget ?? false)} or budget is not null)
      and (${after === null} or (-billed::numeric, customer_id, currency)
        > (-${after?.billed ?? '0'}::numeric, ${after?.customerId ?? null}::uuid, ${after?.currency ?? ''}::text))
    order by -billed::numeric, customer_id, currency
    limit ${page.limit ?? null}
  `.execute(context.tx);
  return result.rows.map((row) => toCustomerMonth(row, page.month));
}

function toCustomerMonth(row: CustomerMonthRow, month: Month): CustomerMonth {
  const costs = toCosts(row);
  const amount = row.budget === null ? null : BigInt(row.budget);
  return {
    ...costs,
    customerId: row.customer_id,
    month,
    budget:
      amount === null
        ? null
        : { amount, usedBasisPoints: usedBasisPoints(amount, costs.consumed, costs.currency) },
  };
}

/** What all customers together consumed in a month, per currency. */
export async function monthTotals(
  context: Context,
  month: Month,
): Promise<(Costs & { customers: number })[]> {
  const { from, to } = daysOf(month);
  const result = await sql<CostsRow & { customers: number }>`
    select currency, count(distinct customer_id)::int as customers, ${sums} from usage.usage_day
    where partner_id = ${context.partnerId}
      and day between ${formatDay(from)}::date and ${formatDay(to)}::date
    group by currency order by currency
  `.execute(context.tx);
  return result.rows.map((row) => ({ ...toCosts(row), customers: row.customers }));
}

/** Whose days: a customer's, a subscription's, or a customer's of one subscription. */
export interface Consumer {
  readonly customerId?: string;
  readonly subscriptionId?: string;
}

function whose(context: Context, consumer: Consumer, span: DaySpan): RawBuilder<unknown> {
  const { customerId, subscriptionId } = consumer;
  if (customerId === undefined && subscriptionId === undefined) {
    throw new Error('usage is asked for by customer, by subscription or by both');
  }
  return sql`partner_id = ${context.partnerId}
    and day between ${formatDay(span.from)}::date and ${formatDay(span.to)}::date
    ${customerId === undefined ? sql`` : sql`and customer_id = ${customerId}`}
    ${subscriptionId === undefined ? sql`` : sql`and subscription_id = ${subscriptionId}`}`;
}

export async function subscriptionMonths(
  context: Context,
  customerId: string,
  month: Month,
): Promise<SubscriptionMonth[]> {
  const result = await sql<CostsRow & { subscription_id: string }>`
    select subscription_id, currency, ${sums} from usage.usage_day
    where ${whose(context, { customerId }, daysOf(month))}
    group by subscription_id, currency order by sum(billed_cost) desc, subscription_id, currency
  `.execute(context.tx);
  return result.rows.map((row) => ({
    ...toCosts(row),
    subscriptionId: subscriptionOf(row.subscription_id),
  }));
}

export async function dayCosts(
  context: Context,
  consumer: Consumer,
  span: DaySpan,
): Promise<DayCosts[]> {
  const result = await sql<CostsRow & { day: string; subscription_id: string }>`
    select day, subscription_id, currency, ${sums} from usage.usage_day
    where ${whose(context, consumer, span)}
    group by day, subscription_id, currency order by day, subscription_id, currency
  `.execute(context.tx);
  return result.rows.map((row) => ({
    ...toCosts(row),
    day: dayFromColumn(row.day),
    subscriptionId: subscriptionOf(row.subscription_id),
  }));
}

function subscriptionOf(id: string): string | null {
  return id === NO_SUBSCRIPTION ? null : id;
}

/** What stands on no invoice, of all months, per currency. */
export async function unbilledOf(
  context: Context,
  customerIds: readonly string[],
): Promise<{ customerId: string; currency: Currency; unbilled: Costs['unbilled']; from: Day }[]> {
  const result = await sql<{
    customer_id: string;
    currency: string;
    unbilled: string;
    from_day: string;
  }>`
    select customer_id, currency, sum(billed_cost)::text as unbilled, min(day) as from_day
    from usage.usage_day
    where partner_id = ${context.partnerId} and customer_id = any(${customerIds}::uuid[])
      and not is_billed
    group by customer_id, currency order by customer_id, currency
  `.execute(context.tx);
  return result.rows.map((row) => ({
    customerId: row.customer_id,
    currency: currencyFromColumn(row.currency),
    unbilled: exactFromColumn(row.unbilled),
    from: dayFromColumn(row.from_day),
  }));
}

const things = {
  service: {
    select: sql`null::text as id, null::text as name, null::text as region, null::text as unit,
      null::text as quantity`,
    group: sql``,
  },
  meter: {
    select: sql`sku as id, max(description) as name, null::text as region, unit,
      trim_scale(sum(quantity))::text as quantity`,
    group: sql`, sku, unit`,
  },
  resource: {
    select: sql`resource_id as id, max(resource_name) as name, max(region) as region,
      null::text as unit, null::text as quantity`,
    group: sql`, resource_id`,
  },
} as const;
export type ThingKind = keyof typeof things;

/** What was consumed, by service, meter or resource, the most expensive first. */
export async function consumedThings(
  context: Context,
  kind: ThingKind,
  consumer: Consumer,
  span: DaySpan,
  limit: number,
): Promise<ConsumedThing[]> {
  const { select, group } = things[kind];
  const result = await sql<
    Omit<ConsumedThing, 'billed' | 'currency' | 'lastDay'> & {
      billed: string;
      currency: string;
      last_day: string;
    }
  >`
    select service_category as "serviceCategory", service_name as "serviceName", ${select}, currency,
      sum(billed_cost)::text as billed, max(day) as last_day
    from usage.usage_record where ${whose(context, consumer, span)}
    group by service_category, service_name, currency ${group}
    order by sum(billed_cost) desc, 1, 2, 3, currency
    limit ${limit}
  `.execute(context.tx);
  return result.rows.map(({ last_day: lastDay, ...row }) => ({
    ...row,
    currency: currencyFromColumn(row.currency),
    billed: exactFromColumn(row.billed),
    lastDay: dayFromColumn(lastDay),
  }));
}

/**
 * Puts everything that stands on no invoice, up to and including a day, on one.
 * @returns the days on which records changed, and their number
 */
export async function putOnInvoice(
  context: Context,
  customerId: string,
  until: Day,
  invoice: string,
): Promise<{ days: Day[]; records: number }> {
  const result = await sql<{ day: string; count: number }>`
    with billed as (
      update usage.usage_record set invoice = ${invoice}, changed_at = ${context.now}
      where partner_id = ${context.partnerId} and customer_id = ${customerId}
        and day <= ${formatDay(until)}::date and invoice is null
      returning day
    )
    select day, count(*)::int as count from billed group by day
  `.execute(context.tx);
  return {
    days: result.rows.map((row) => dayFromColumn(row.day)),
    records: result.rows.reduce((sum, row) => sum + row.count, 0),
  };
}
