import { sql } from 'kysely';
import { formatDay, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { dayFromColumn } from './store-tables.ts';
import type { DocumentKind, Side } from './types.ts';

/** What is open of an account, without its documents. Minor units. */
export interface OpenSums {
  readonly customerId: string;
  readonly currency: Currency;
  readonly debits: bigint;
  readonly credits: bigint;
}

/** What these customers owe and what they are owed, one per customer and currency that is open. */
export async function openSumsOf(
  context: Context,
  customerIds: readonly string[],
): Promise<OpenSums[]> {
  const result = await sql<{
    customer_id: string;
    currency: string;
    debits: string;
    credits: string;
  }>`
    select customer_id, currency,
      coalesce(sum(amount_open) filter (where due_on is not null), 0)::text as debits,
      coalesce(sum(amount_open) filter (where due_on is null), 0)::text as credits
    from receivables.document
    where partner_id = ${context.partnerId} and amount_open > 0
      and customer_id = any(${customerIds}::uuid[])
    group by customer_id, currency order by customer_id, currency
  `.execute(context.tx);
  return result.rows.map((row) => ({
    customerId: row.customer_id,
    currency: row.currency as Currency,
    debits: BigInt(row.debits),
    credits: BigInt(row.credits),
  }));
}

/** A document that is open, as a line of a sum. */
export interface OpenItem {
  readonly id: string;
  readonly number: string;
  readonly kind: DocumentKind;
  readonly side: Side;
  readonly currency: Currency;
  /** Null for credits. */
  readonly dueOn: Day | null;
  /** Minor units. */
  readonly open: bigint;
}

/** Every open document of a customer, the first due first, credits last. */
export async function openItemsOf(context: Context, customerId: string): Promise<OpenItem[]> {
  const result = await sql<{
    id: string;
    number: string;
    kind: DocumentKind;
    side: Side;
    currency: string;
    due_on: string | null;
    amount_open: string;
  }>`
    select id, number, kind, side, currency, due_on, amount_open from receivables.document
    where partner_id = ${context.partnerId} and customer_id = ${customerId} and amount_open > 0
    order by currency, due_on nulls last, booked_on, number, id
  `.execute(context.tx);
  return result.rows.map((row) => ({
    id: row.id,
    number: row.number,
    kind: row.kind,
    side: row.side,
    currency: row.currency as Currency,
    dueOn: row.due_on === null ? null : dayFromColumn(row.due_on),
    open: BigInt(row.amount_open),
  }));
}

/** What falls due on a day. */
export interface FallingDue {
  readonly dueOn: Day;
  readonly currency: Currency;
  readonly open: bigint;
  readonly documents: number;
  readonly customers: number;
}

/** What falls due in a span of days, of one customer or of all, by day and currency. */
export async function fallingDue(
  context: Context,
  span: { readonly from: Day; readonly to: Day },
  customerId: string | null,
): Promise<FallingDue[]> {
  const result = await sql<{
    due_on: string;
    currency: string;
    open: string;
    documents: number;
    customers: number;
  }>`
    select due_on, currency, sum(amount_open)::text as open, count(*)::int as documents,
      count(distinct customer_id)::int as customers
    from receivables.document
    where partner_id = ${context.partnerId} and amount_open > 0
      and due_on between ${formatDay(span.from)}::date and ${formatDay(span.to)}::date
      and (${customerId}::uuid is null or customer_id = ${customerId}::uuid)
    group by due_on, currency order by due_on, currency
  `.execute(context.tx);
  return result.rows.map((row) => ({
    dueOn: dayFromColumn(row.due_on),
    currency: row.currency as Currency,
    open: BigInt(row.open),
    documents: row.documents,
    customers: row.customers,
  }));
}
