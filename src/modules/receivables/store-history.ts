import { sql } from 'kysely';
import { parseDay, type Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';

/** One invoice and how it ended. Amounts are minor units. */
export interface InvoiceHistory {
  readonly customerId: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly amount: bigint;
  /** The day on which the last of it was settled; null while something is open. */
  readonly settledOn: Day | null;
  /** Some of it was given up. */
  readonly writtenOff: boolean;
}

/**
 * Invoices in a currency with how they ended, oldest first; what credit notes alone settled is left
 * out, because nobody paid it.
 * @param customerIds null for everybody
 */
export async function invoiceHistories(
  context: Context,
  wanted: {
    readonly customerIds: readonly string[] | null;
    readonly currency: string;
    readonly issuedFrom: Day;
    readonly limit: number;
  },
): Promise<InvoiceHistory[]> {
  const { rows } = await sql<{
    customerId: string;
    issuedOn: string;
    dueOn: string;
    amount: string;
    settledOn: string | null;
    writtenOff: boolean;
  }>`
    with invoice as (
      select d.id, d.customer_id, d.issued_on, d.due_on, d.amount, d.amount_open
      from receivables.document d
      where d.partner_id = ${context.partnerId} and d.kind = 'invoice'
        and d.currency = ${wanted.currency}
        and d.issued_on >= date '1970-01-01' + ${wanted.issuedFrom}::integer
        and (${wanted.customerIds}::uuid[] is null
          or d.customer_id = any(${wanted.customerIds}::uuid[]))
      order by d.issued_on desc, d.id desc limit ${wanted.limit}
    )
    select i.customer_id as "customerId", i.issued_on as "issuedOn", i.due_on as "dueOn",
      i.amount::text as amount,
      case when i.amount_open = 0 then a.last_on end as "settledOn",
      coalesce(a.written_off, false) as "writtenOff"
    from invoice i
    left join lateral (
      select max(x.booked_on) as last_on, bool_or(c.kind = 'write_off') as written_off,
        bool_or(c.kind = 'payment') as paid
      from receivables.allocation x
      join receivables.document c
        on c.partner_id = x.partner_id and c.id = x.credit_document_id
      where x.partner_id = ${context.partnerId} and x.debit_document_id = i.id
        and x.undoes_id is null and not exists (
          select from receivables.allocation u
          where u.partner_id = x.partner_id and u.undoes_id = x.id)
    ) a on true
    where i.amount_open > 0 or a.paid or a.written_off
    order by i.issued_on, i.id
  `.execute(context.tx);
  return rows.map(({ issuedOn, dueOn, settledOn, amount, ...rest }) => ({
    ...rest,
    amount: BigInt(amount),
    issuedOn: dayFrom(issuedOn),
    dueOn: dayFrom(dueOn),
    settledOn: settledOn === null ? null : dayFrom(settledOn),
  }));
}

function dayFrom(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`the database holds no day: ${text}`);
  return day;
}
