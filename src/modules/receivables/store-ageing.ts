import { sql, type RawBuilder } from 'kysely';
import { formatDay, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import {
  decideAgeing,
  type Ageing,
  type CurrencyTotal,
  type DueDayTotal,
} from './decide-ageing.ts';
import { dayFromColumn } from './store-tables.ts';
import type { AgeingBasis } from './types.ts';

export interface AgeingQuestion {
  readonly asOf: Day;
  readonly basis: AgeingBasis;
  readonly customerId?: string;
}

/** What is open per currency, by how long it is overdue on the day. */
export async function ageing(context: Context, question: AgeingQuestion): Promise<Ageing> {
  const day = formatDay(question.asOf);
  const items =
    question.basis === 'known_now'
      ? openNow(context, question.customerId)
      : openAsOf(context, day, question.customerId);
  const days = await dueDayTotals(context, items);
  const totals = await currencyTotals(context, items, day);
  return decideAgeing(question.asOf, question.basis, days, totals);
}

async function dueDayTotals(context: Context, items: RawBuilder<unknown>): Promise<DueDayTotal[]> {
  const result = await sql<{ currency: Currency; due_on: string; open: string; count: number }>`
    select currency, due_on, sum(open) as open, count(*)::int as count
    from (${items}) items where due_on is not null group by currency, due_on
  `.execute(context.tx);
  return result.rows.map((row) => ({
    currency: row.currency,
    dueOn: dayFromColumn(row.due_on),
    open: BigInt(row.open),
    count: row.count,
  }));
}

/** By customer first: the index has them in that order, so that nothing is sorted to count them. */
async function currencyTotals(
  context: Context,
  items: RawBuilder<unknown>,
  day: string,
): Promise<CurrencyTotal[]> {
  const result = await sql<{
    currency: Currency;
    customers: number;
    overdue_customers: number;
    credits: string;
  }>`
    select currency, count(first_due)::int as customers,
      (count(first_due) filter (where first_due < ${day}::date))::int as overdue_customers,
      coalesce(sum(credits), 0) as credits
    from (
      select customer_id, currency, min(due_on) as first_due,
        sum(open) filter (where due_on is null) as credits
      from (${items}) items group by customer_id, currency
    ) accounts group by currency order by currency
  `.execute(context.tx);
  return result.rows.map((row) => ({
    currency: row.currency,
    customers: row.customers,
    overdueCustomers: row.overdue_customers,
    credits: BigInt(row.credits),
  }));
}

function openNow(context: Context, customerId: string | undefined): RawBuilder<unknown> {
  return sql`
    select customer_id, currency, due_on, amount_open as open from receivables.document
    where partner_id = ${context.partnerId} and amount_open > 0 ${ofCustomer(customerId)}
  `;
}

/**
 * What was open at the end of a day: documents booked up to it, with what is open now plus what was
 * allocated later. Allocations are never booked before their documents, so the formula holds for
 * every day.
 */
export function openAsOf(
  context: Context,
  day: string,
  customerId: string | undefined,
): RawBuilder<unknown> {
  return sql`
    select d.id, d.customer_id, d.currency, d.due_on, d.amount_open + coalesce(l.amount, 0) as open
    from receivables.document d
    left join (
      select document_id, sum(amount)::bigint as amount from (
        select debit_document_id as document_id, amount from receivables.allocation
        where partner_id = ${context.partnerId} and booked_on > ${day}::date ${ofCustomer(customerId)}
        union all
        select credit_document_id, amount from receivables.allocation
        where partner_id = ${context.partnerId} and booked_on > ${day}::date ${ofCustomer(customerId)}
      ) later group by document_id
    ) l on l.document_id = d.id
    where d.partner_id = ${context.partnerId} and d.booked_on <= ${day}::date
      ${ofCustomer(customerId, 'd')} and d.amount_open + coalesce(l.amount, 0) > 0
  `;
}

function ofCustomer(customerId: string | undefined, table?: string): RawBuilder<unknown> {
  if (customerId === undefined) return sql``;
  const column = table ? sql.ref(`${table}.customer_id`) : sql.ref('customer_id');
  return sql`and ${column} = ${customerId}::uuid`;
}
