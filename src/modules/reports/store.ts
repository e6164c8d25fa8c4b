import { sql } from 'kysely';
import { formatDay, parseDay, type Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import type { ExpectedDebit, LedgerCell, Months, SalesCell } from './types.ts';

// This module reads the tables of the others and writes none.

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`not a day in the database: ${text}`);
  return day;
}

/**
 * Debits and what settled them, added up by due day and by the months of both bookings. What was
 * settled in full before the first month is left out.
 */
export async function ledgerCells(context: Context, { ends }: Months): Promise<LedgerCell[]> {
  const days = ends.map(formatDay);
  const [first = ''] = days;
  const last = days.at(-1) ?? first;
  const result = await sql<{
    currency: string;
    due_on: string;
    booked_in: number;
    settled_in: number | null;
    amount: string;
  }>`
    with debits as (
      select id, currency, due_on, amount, booked_on from receivables.document d
      where partner_id = ${context.partnerId} and side = 'debit' and kind <> 'reversal'
        and booked_on <= ${last}::date
        and (amount_open > 0 or exists (
          select from receivables.allocation a
          where a.partner_id = d.partner_id and a.debit_document_id = d.id
            and a.booked_on > ${first}::date
        ))
    )
    select currency, due_on, null::int as settled_in, sum(amount)::text as amount,
      (select count(*)::int from unnest(${days}::date[]) e where e < booked_on) as booked_in
    from debits group by currency, due_on, booked_in
    union all
    select d.currency, d.due_on,
      (select count(*)::int from unnest(${days}::date[]) e where e < a.booked_on) as settled_in,
      sum(a.amount)::text,
      (select count(*)::int from unnest(${days}::date[]) e where e < d.booked_on) as booked_in
    from debits d
    join receivables.allocation a on a.debit_document_id = d.id
    where a.partner_id = ${context.partnerId} and a.booked_on <= ${last}::date
    group by d.currency, d.due_on, settled_in, booked_in
  `.execute(context.tx);
  return result.rows.map((row) => ({
    currency: row.currency,
    dueOn: dayOf(row.due_on),
    bookedIn: row.booked_in,
    settledIn: row.settled_in,
    amount: BigInt(row.amount),
  }));
}

/** Invoices less credit notes by month; late charges are no sales. */
export async function salesCells(context: Context, { ends }: Months): Promise<SalesCell[]> {
  const days = ends.map(formatDay);
  const result = await sql<{ currency: string; booked_in: number; amount: string }>`
    select currency,
      (select count(*)::int from unnest(${days}::date[]) e where e < booked_on) as booked_in,
      sum(case when kind = 'invoice' then amount else -amount end)::text as amount
    from receivables.document
    where partner_id = ${context.partnerId} and kind in ('invoice', 'credit_note')
      and booked_on > ${days[0]}::date and booked_on <= ${days.at(-1)}::date
    group by currency, booked_in
  `.execute(context.tx);
  return result.rows.map((row) => ({
    currency: row.currency,
    bookedIn: row.booked_in,
    amount: BigInt(row.amount),
  }));
}

/** Invoices that stand behind a customer's habit, and the fewest that make one. */
const HABIT_INVOICES = 12;
const HABIT_LEAST = 3;

/**
 * Open debits with the middle delay of their customer's last settled invoices; where there are too
 * few, that of everybody in the currency; where there is none at all, no delay.
 */
export async function expectedDebits(context: Context): Promise<ExpectedDebit[]> {
  const result = await sql<{
    currency: string;
    due_on: string;
    open: string;
    usual_delay: number;
  }>`
    with settled as (
      select d.customer_id, d.currency, s.on_day - d.due_on as delay,
        row_number() over (
          partition by d.customer_id, d.currency order by s.on_day desc, d.id desc
        ) as nth
      from receivables.document d
      cross join lateral (
        select max(a.booked_on) as on_day from receivables.allocation a
        where a.partner_id = d.partner_id and a.debit_document_id = d.id
      ) s
      where d.partner_id = ${context.partnerId} and d.kind = 'invoice' and d.amount_open = 0
        and d.due_on > ${context.now}::date - 730 and s.on_day is not null
    ), habits as (
      select customer_id, currency,
        percentile_disc(0.5) within group (order by delay)::int as delay, count(*) as invoices
      from settled where nth <= ${HABIT_INVOICES} group by customer_id, currency
    ), everybody as (
      select currency, percentile_disc(0.5) within group (order by delay)::int as delay
      from settled where nth <= ${HABIT_INVOICES} group by currency
    )
    select d.currency, d.due_on, sum(d.amount_open)::text as open,
      coalesce(case when h.invoices >= ${HABIT_LEAST} then h.delay end, e.delay, 0) as usual_delay
    from receivables.document d
    left join habits h on h.customer_id = d.customer_id and h.currency = d.currency
    left join everybody e on e.currency = d.currency
    where d.partner_id = ${context.partnerId} and d.amount_open > 0 and d.side = 'debit'
    group by d.currency, d.due_on, usual_delay
  `.execute(context.tx);
  return result.rows.map((row) => ({
    currency: row.currency,
    dueOn: dayOf(row.due_on),
    open: BigInt(row.open),
    usualDelay: row.usual_delay,
  }));
}
