import { sql } from 'kysely';
import { formatDay, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { dayFromColumn } from './store-tables.ts';
import type {
  InterestFacts,
  InterestPeriod,
  InterestRule,
  InterestTerm,
} from './types-interest.ts';

/** A term with whom it is for (null: everybody without an own one) and who set it. */
export interface StoredTerm extends InterestTerm {
  readonly id: string;
  readonly customerId: string | null;
  readonly note: string;
  readonly setBy: string;
  readonly setAt: Date;
}

interface TermRow {
  id: string;
  customer_id: string | null;
  valid_from: string;
  rule: InterestRule;
  contract_basis_points: number | null;
  note: string;
  set_by: string;
  set_at: Date;
}

/** The partner's own terms and those of the customers named (without names: of all), by day. */
export async function interestTerms(
  context: Context,
  customerIds: readonly string[] | null,
): Promise<StoredTerm[]> {
  const result = await sql<TermRow>`
    select id, customer_id, valid_from, rule, contract_basis_points, note, set_by, set_at
    from receivables.interest_term
    where partner_id = ${context.partnerId}
      and (customer_id is null or ${customerIds}::uuid[] is null
        or customer_id = any(${customerIds}::uuid[]))
    order by customer_id nulls first, valid_from
  `.execute(context.tx);
  return result.rows.map((row) => ({
    id: row.id,
    customerId: row.customer_id,
    validFrom: dayFromColumn(row.valid_from),
    rule: row.rule,
    contractBasisPoints: row.contract_basis_points,
    note: row.note,
    setBy: row.set_by,
    setAt: row.set_at,
  }));
}

/** Returns false when a term of this customer (or of the partner) begins on that day already. */
export async function insertTerm(context: Context, term: StoredTerm): Promise<boolean> {
  const result = await sql`
    insert into receivables.interest_term
      (partner_id, id, customer_id, valid_from, rule, contract_basis_points, note, set_by, set_at)
    values (${context.partnerId}, ${term.id}, ${term.customerId}, ${formatDay(term.validFrom)},
      ${term.rule}, ${term.contractBasisPoints}, ${term.note}, ${term.setBy}, ${term.setAt})
    on conflict do nothing
  `.execute(context.tx);
  return (result.numAffectedRows ?? 0n) > 0n;
}

/**
 * The next customers by id that have an invoice due before the day.
 * @param question.among only these; null for all
 */
export async function customersWithDueInvoices(
  context: Context,
  question: {
    readonly before: Day;
    readonly afterId: string | null;
    readonly among: readonly string[] | null;
    readonly limit: number;
  },
): Promise<string[]> {
  const { afterId, among } = question;
  const result = await sql<{ customer_id: string }>`
    select distinct customer_id from receivables.document
    where partner_id = ${context.partnerId} and kind = 'invoice'
      and due_on < ${formatDay(question.before)}::date
      and (${afterId}::uuid is null or customer_id > ${afterId}::uuid)
      and (${among}::uuid[] is null or customer_id = any(${among}::uuid[]))
    order by customer_id limit ${question.limit}
  `.execute(context.tx);
  return result.rows.map((row) => row.customer_id);
}

/** What is known of one invoice that was or is late. */
export interface LateInvoice extends InterestFacts {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly currency: Currency;
}

interface LateRow {
  id: string;
  number: string;
  customer_id: string;
  currency: string;
  amount: string;
  due_on: string;
  settlements: { on: string; amount: string }[] | null;
  disputed: boolean;
  interest_charged: string;
  lump_sum_charged: string;
}

/**
 * Invoices of the customers that were due before the day and not settled in time, or that bear a
 * late charge already.
 */
export async function lateInvoices(
  context: Context,
  customerIds: readonly string[],
  before: Day,
): Promise<LateInvoice[]> {
  const result = await sql<LateRow>`
    select d.id, d.number, d.customer_id, d.currency, d.amount, d.due_on, s.settlements,
      exists (
        select from receivables.dispute p
        where p.partner_id = d.partner_id and p.document_id = d.id and p.closed_on is null
      ) as disputed,
      c.interest::text as interest_charged, c.lump_sum::text as lump_sum_charged
    from receivables.document d
    cross join lateral (
      select coalesce(sum(i.interest), 0) as interest, coalesce(sum(i.lump_sum), 0) as lump_sum,
        count(*) as items
      from receivables.late_charge_item i
      where i.partner_id = d.partner_id and i.invoice_id = d.id
    ) c
    cross join lateral (
      select jsonb_agg(jsonb_build_object('on', a.booked_on, 'amount', a.amount::text))
          as settlements,
        coalesce(sum(a.amount) filter (where a.booked_on <= d.due_on), 0) as in_time
      from receivables.allocation a
      where a.partner_id = d.partner_id and a.debit_document_id = d.id
    ) s
    where d.partner_id = ${context.partnerId} and d.kind = 'invoice'
      and d.customer_id = any(${customerIds}::uuid[]) and d.due_on < ${formatDay(before)}::date
      and (s.in_time < d.amount or c.items > 0)
    order by d.customer_id, d.currency, d.due_on, d.number, d.id
  `.execute(context.tx);
  return result.rows.map((row) => ({
    id: row.id,
    number: row.number,
    customerId: row.customer_id,
    currency: row.currency as Currency,
    amount: BigInt(row.amount),
    dueOn: dayFromColumn(row.due_on),
    settlements: (row.settlements ?? []).map((each) => ({
      on: dayFromColumn(each.on),
      amount: BigInt(each.amount),
    })),
    disputed: row.disputed,
    interestCharged: BigInt(row.interest_charged),
    lumpSumCharged: BigInt(row.lump_sum_charged),
  }));
}

/** One line of a late charge, or of the credit note that corrects one. */
export interface LateChargeItem {
  readonly documentId: string;
  readonly invoiceId: string;
  readonly throughOn: Day;
  /** Minor units; both negative on a credit note. */
  readonly interest: bigint;
  readonly lumpSum: bigint;
  readonly periods: readonly InterestPeriod[];
}

export async function insertItems(
  context: Context,
  items: readonly LateChargeItem[],
): Promise<void> {
  const rows = items.map((each) => ({
    document_id: each.documentId,
    invoice_id: each.invoiceId,
    through_on: formatDay(each.throughOn),
    interest: String(each.interest),
    lump_sum: String(each.lumpSum),
    working: each.periods.map((period) => ({
      from: formatDay(period.from),
      through: formatDay(period.through),
      open: String(period.open),
      basisPoints: period.basisPoints,
      source: period.source,
    })),
  }));
  await sql`
    insert into receivables.late_charge_item
      (partner_id, document_id, invoice_id, through_on, interest, lump_sum, working)
    select ${context.partnerId}, r.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      document_id uuid, invoice_id uuid, through_on date, interest bigint, lump_sum bigint,
      working jsonb
    )
  `.execute(context.tx);
}

/** Late charges of these invoices that are not settled, the newest first. */
export async function openChargesFor(
  context: Context,
  invoiceIds: readonly string[],
): Promise<{ readonly id: string; readonly open: bigint }[]> {
  const result = await sql<{ id: string; amount_open: string }>`
    select d.id, d.amount_open from receivables.document d
    where d.partner_id = ${context.partnerId} and d.kind = 'late_charge' and d.amount_open > 0
      and d.id in (
        select document_id from receivables.late_charge_item
        where partner_id = ${context.partnerId} and invoice_id = any(${invoiceIds}::uuid[])
      )
    order by d.booked_on desc, d.id desc
  `.execute(context.tx);
  return result.rows.map((row) => ({ id: row.id, open: BigInt(row.amount_open) }));
}
