import { sql } from 'kysely';
import { formatDay, type Day } from '../../kernel/days.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import type { SourceFacts } from './decide-import.ts';
import { fetchAll } from './store-cursor.ts';
import { dayFromColumn } from './store-tables.ts';
import type { ImportCounts, ImportRow, RowProblem, RowProblemCode } from './types-import.ts';

/** Problems that come from comparing rows and are found anew each time rows are compared. */
const FOUND_BY_COMPARING = ['import_key_duplicate', 'import_row_changed'];

/** COPY is refused under row-level security; arrays go nearly as fast. */
export async function stageRows(
  context: Context,
  importId: string,
  rows: readonly ImportRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const column = (pick: (row: ImportRow) => string | number | boolean | null) => rows.map(pick);
  const day = (pick: (row: ImportRow) => Day | null) =>
    rows.map((row) => {
      const value = pick(row);
      return value === null ? null : formatDay(value);
    });
  await sql`
    insert into receivables.import_row (partner_id, import_id, line, state, kind, source_key, source_hash,
      number, customer_number, customer_name, currency, amount, issued_on, booked_on, due_on,
      due_on_given, terms, reference, disputed, settled_on, applies_to, document_id, payment_id)
    select ${context.partnerId}, ${importId}, r.line, 'created', r.kind, r.source_key,
      decode(r.source_hash, 'hex'), r.number, r.customer_number, r.customer_name, r.currency, r.amount,
      r.issued_on, r.booked_on, r.due_on, r.due_on is not null, r.terms, r.reference, r.disputed,
      r.settled_on, r.applies_to, receivables.new_id(${context.now}),
      case when r.settled_on is not null then receivables.new_id(${context.now}) end
    from unnest(${column((r) => r.line)}::int[], ${column((r) => r.kind)}::text[],
      ${column((r) => r.sourceKey)}::text[], ${column((r) => r.sourceHash)}::text[],
      ${column((r) => r.number)}::text[], ${column((r) => r.customerNumber)}::text[],
      ${column((r) => r.customerName)}::text[], ${column((r) => r.currency)}::text[],
      ${column((r) => String(r.amount))}::bigint[], ${day((r) => r.issuedOn)}::date[],
      ${day((r) => r.bookedOn)}::date[], ${day((r) => r.dueOn)}::date[],
      ${column((r) => r.terms)}::text[], ${column((r) => r.reference)}::text[],
      ${column((r) => r.disputed)}::boolean[], ${day((r) => r.settledOn)}::date[],
      ${column((r) => r.appliesTo)}::text[]
    ) as r(line, kind, source_key, source_hash, number, customer_number, customer_name, currency, amount,
      issued_on, booked_on, due_on, terms, reference, disputed, settled_on, applies_to)
  `.execute(context.tx);
}

/** Several problems of one line are numbered in their order. */
export async function insertProblems(
  context: Context,
  importId: string,
  problems: readonly RowProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  await sql`
    insert into receivables.import_error (partner_id, import_id, line, position, column_name, code, details)
    select ${context.partnerId}, ${importId}, p.line,
      row_number() over (partition by p.line order by p.place) - 1, p.column_name, p.code, p.details::jsonb
    from unnest(${problems.map((each) => each.line)}::int[],
      ${problems.map((each) => each.column)}::text[], ${problems.map((each) => each.code)}::text[],
      ${problems.map((each) => JSON.stringify(each.values))}::text[])
      with ordinality as p(line, column_name, code, details, place)
  `.execute(context.tx);
}

/**
 * Sorts the rows of an import: created, unchanged, changed, or rejected because an earlier line has
 * the same key. Sorting again gives the same answer for the same documents.
 * @param keyColumn named in the problem of a duplicate
 */
export async function sortRows(
  context: Context,
  importId: string,
  source: string,
  keyColumn: string,
): Promise<void> {
  const { partnerId } = context;
  const ofImport = sql`partner_id = ${partnerId} and import_id = ${importId}`;
  await sql`
    delete from receivables.import_error
    where ${ofImport} and code = any(${FOUND_BY_COMPARING}::text[])
  `.execute(context.tx);
  await sql`
    update receivables.import_row r set state = c.state from (
      select s.line, case
        when s.place > 1 then 'rejected'
        when d.id is null then 'created'
        when d.source_hash = s.source_hash then 'unchanged'
        else 'changed' end as state
      from (
        select line, source_key, source_hash,
          row_number() over (partition by source_key order by line) as place
        from receivables.import_row where ${ofImport}
      ) s
      left join receivables.document d
        on d.partner_id = ${partnerId} and d.source = ${source} and d.source_key = s.source_key
    ) c
    where r.partner_id = ${partnerId} and r.import_id = ${importId} and r.line = c.line
      and r.state <> c.state
  `.execute(context.tx);
  await sql`
    insert into receivables.import_error (partner_id, import_id, line, position, column_name, code, details)
    select ${partnerId}, ${importId}, line, 0, ${keyColumn}, 'import_key_duplicate',
      jsonb_build_object('key', source_key, 'firstLine', first_line)
    from (
      select line, source_key, state, min(line) over (partition by source_key) as first_line
      from receivables.import_row where ${ofImport}
    ) rows where state = 'rejected'
  `.execute(context.tx);
}

/** @returns counts by state; rejected counts the lines that were never staged, too */
export async function countRows(
  context: Context,
  importId: string,
): Promise<Omit<ImportCounts, 'rows'> & { staged: number; unreadable: number }> {
  const ofImport = sql`partner_id = ${context.partnerId} and import_id = ${importId}`;
  const result = await sql<
    Record<'created' | 'unchanged' | 'changed' | 'rejected' | 'staged', number>
  >`
    select (count(*) filter (where state = 'created'))::int as created,
      (count(*) filter (where state = 'unchanged'))::int as unchanged,
      (count(*) filter (where state = 'changed'))::int as changed,
      (count(*) filter (where state = 'rejected'))::int as rejected, count(*)::int as staged
    from receivables.import_row where ${ofImport}
  `.execute(context.tx);
  const errors = await sql<{ count: number }>`
    select count(distinct line)::int as count from receivables.import_error
    where ${ofImport} and code <> all(${FOUND_BY_COMPARING}::text[])
  `.execute(context.tx);
  const row = result.rows[0]!;
  const unreadable = errors.rows[0]!.count;
  return {
    created: row.created,
    unchanged: row.unchanged,
    changed: row.changed,
    rejected: row.rejected + unreadable,
    staged: row.staged,
    unreadable,
  };
}

/** A changed row beside the document that was made of it, whose customer is known by id only. */
export interface ChangedRow {
  readonly line: number;
  readonly before: Omit<SourceFacts, 'customerNumber'> & { readonly customerId: string };
  readonly after: SourceFacts;
}

type FactColumn = 'number' | 'currency' | 'amount' | 'issued_on' | 'booked_on';
type OptionalFactColumn = 'due_on' | 'terms' | 'reference' | 'settled_on';
type FactRecord<Prefix extends string> = Record<`${Prefix}${FactColumn}`, string> &
  Record<`${Prefix}${OptionalFactColumn}`, string | null> &
  Record<`${Prefix}disputed`, boolean>;

type ChangedRecord = {
  line: number;
  customer_id: string;
  customer_number: string;
} & FactRecord<''> &
  FactRecord<'was_'>;

/** Changed rows in line order, in pages. */
export async function* changedRows(
  context: Context,
  importId: string,
  source: string,
): AsyncGenerator<ChangedRow[]> {
  await sql`
    declare import_changed no scroll cursor for
    select r.line, r.number, r.customer_number, r.currency,
      case when r.kind = 'credit_note' then -r.amount else r.amount end as amount, r.issued_on, r.booked_on, r.due_on,
      r.terms, coalesce(r.reference, r.applies_to) as reference, r.disputed, r.settled_on, d.customer_id,
      d.number as was_number, d.currency as was_currency,
      case when d.kind = 'credit_note' then -d.amount else d.amount end as was_amount,
      d.issued_on as was_issued_on, d.booked_on as was_booked_on,
      case when d.due_on_given then d.due_on end as was_due_on, d.terms as was_terms,
      d.reference as was_reference, d.disputed_at_source as was_disputed, p.booked_on as was_settled_on
    from receivables.import_row r
    join receivables.document d
      on d.partner_id = r.partner_id and d.source = ${source} and d.source_key = r.source_key
    left join receivables.document p
      on p.partner_id = r.partner_id and p.source = ${paymentSource(source)} and p.source_key = r.source_key
    where r.partner_id = ${context.partnerId} and r.import_id = ${importId} and r.state = 'changed'
    order by r.line
  `.execute(context.tx);
  for await (const rows of fetchAll<ChangedRecord>(context, 'import_changed')) {
    yield rows.map(toChangedRow);
  }
}

function toChangedRow(row: ChangedRecord): ChangedRow {
  return {
    line: row.line,
    before: {
      customerId: row.customer_id,
      number: row.was_number,
      currency: row.was_currency as Currency,
      amount: BigInt(row.was_amount),
      issuedOn: dayFromColumn(row.was_issued_on),
      bookedOn: dayFromColumn(row.was_booked_on),
      dueOn: dayOrNull(row.was_due_on),
      terms: row.was_terms,
      reference: row.was_reference,
      disputed: row.was_disputed,
      settledOn: dayOrNull(row.was_settled_on),
    },
    after: {
      customerNumber: row.customer_number,
      number: row.number,
      currency: row.currency as Currency,
      amount: BigInt(row.amount),
      issuedOn: dayFromColumn(row.issued_on),
      bookedOn: dayFromColumn(row.booked_on),
      dueOn: dayOrNull(row.due_on),
      terms: row.terms,
      reference: row.reference,
      disputed: row.disputed,
      settledOn: dayOrNull(row.settled_on),
    },
  };
}

/** Payments that came with settled invoices bear their keys, under a source of their own. */
export function paymentSource(source: string): string {
  return `${source}:payment`;
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : dayFromColumn(text);
}

export interface ProblemPlace {
  readonly line: number;
  readonly position: number;
}

export type PlacedProblem = RowProblem & ProblemPlace;

/** Problems in line order, after a place. */
export async function problemsAfter(
  context: Context,
  importId: string,
  after: ProblemPlace | null,
  limit: number,
): Promise<PlacedProblem[]> {
  const place = after ?? { line: 0, position: 0 };
  const result = await sql<{
    line: number;
    position: number;
    column_name: string | null;
    code: RowProblemCode;
    details: JsonObject;
  }>`
    select line, position, column_name, code, details from receivables.import_error
    where partner_id = ${context.partnerId} and import_id = ${importId}
      and (line, position) > (${place.line}::int, ${place.position}::int)
    order by line, position limit ${limit}
  `.execute(context.tx);
  return result.rows.map(({ column_name: column, details: values, ...row }) => ({
    ...row,
    column,
    values,
  }));
}
