import { sql, type RawBuilder } from 'kysely';
import { formatDay, type Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { allocationPostings, documentPostings, type Posting } from './decide-books.ts';
import { fetchAll } from './store-cursor.ts';
import { dayFromColumn } from './store-tables.ts';
import { paymentSource } from './store-import-rows.ts';

/** Names that one customer can have in one file; the most frequent ones are kept. */
const NAMES_MAX = 50;

export interface NamedCustomer {
  readonly number: string;
  /** The most frequent first. */
  readonly names: readonly string[];
}

/**
 * Customers of the rows that will be created, in pages. The cursor lives as long as the
 * transaction.
 */
export async function* customersOfRows(
  context: Context,
  importId: string,
): AsyncGenerator<NamedCustomer[]> {
  await sql`
    declare import_customers no scroll cursor for
    select customer_number as number,
      coalesce((array_agg(customer_name order by count desc, customer_name)
        filter (where customer_name is not null))[1:${sql.raw(String(NAMES_MAX))}], '{}') as names
    from (
      select customer_number, customer_name, count(*) as count from receivables.import_row
      where ${created(context, importId)} group by customer_number, customer_name
    ) names group by customer_number
  `.execute(context.tx);
  yield* fetchAll<NamedCustomer>(context, 'import_customers');
}

export async function rememberCustomers(
  context: Context,
  importId: string,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  await sql`
    insert into receivables.import_customer (partner_id, import_id, number, customer_id)
    select ${context.partnerId}, ${importId}, c.number, c.id
    from unnest(${[...ids.keys()]}::text[], ${[...ids.values()]}::uuid[]) as c(number, id)
    on conflict do nothing
  `.execute(context.tx);
}

export interface RowWithoutDueDay {
  readonly line: number;
  readonly customerId: string;
  readonly issuedOn: Day;
  readonly terms: string | null;
}

/** Invoices whose due date has to be computed, in pages. */
export async function* rowsWithoutDueDay(
  context: Context,
  importId: string,
): AsyncGenerator<RowWithoutDueDay[]> {
  await sql`
    declare import_due no scroll cursor for
    select r.line, c.customer_id, r.issued_on, r.terms
    from receivables.import_row r join receivables.import_customer c
      on c.partner_id = r.partner_id and c.import_id = r.import_id and c.number = r.customer_number
    where ${created(context, importId, 'r')} and r.kind = 'invoice' and r.due_on is null
  `.execute(context.tx);
  type Row = { line: number; customer_id: string; issued_on: string; terms: string | null };
  for await (const rows of fetchAll<Row>(context, 'import_due')) {
    yield rows.map((row) => ({
      line: row.line,
      customerId: row.customer_id,
      issuedOn: dayFromColumn(row.issued_on),
      terms: row.terms,
    }));
  }
}

export async function setDueDays(
  context: Context,
  importId: string,
  days: readonly { readonly line: number; readonly dueOn: Day }[],
): Promise<void> {
  const lines = days.map((each) => each.line);
  // The lines are named twice so that the index finds them however the join is made.
  await sql`
    update receivables.import_row r set due_on = d.due_on
    from unnest(${lines}::int[], ${days.map((each) => formatDay(each.dueOn))}::date[]) as d(line, due_on)
    where r.partner_id = ${context.partnerId} and r.import_id = ${importId}
      and r.line = any(${lines}::int[]) and r.line = d.line
  `.execute(context.tx);
}

/** Makes documents of the rows and books them, all in one statement. */
export async function createDocuments(
  context: Context,
  importId: string,
  source: string,
): Promise<void> {
  await insertBooked(
    context,
    importId,
    sql`
      select r.document_id, r.kind, case when r.kind = 'invoice' then 'debit' else 'credit' end,
        r.number, c.customer_id, r.currency, r.amount,
        case when r.settled_on is null then r.amount else 0 end, r.issued_on, r.booked_on,
        case when r.kind = 'invoice' then r.due_on end, r.kind = 'invoice' and r.due_on_given, r.terms,
        coalesce(r.reference, r.applies_to), r.disputed, ${source}, r.source_key, r.source_hash
      from ${rowsWithCustomers(context, importId)}
    `,
  );
}

/** The payments of settled rows, each used up by its invoice. */
export async function createSettlements(
  context: Context,
  importId: string,
  source: string,
): Promise<void> {
  await insertBooked(
    context,
    importId,
    sql`
      select r.payment_id, 'payment', 'credit', r.number, c.customer_id, r.currency, r.amount, 0,
        r.settled_on, r.settled_on, null::date, false, null, null, false,
        ${paymentSource(source)}, r.source_key, r.source_hash
      from ${rowsWithCustomers(context, importId)} and r.settled_on is not null
    `,
  );
  await insertAllocated(
    context,
    sql`
      select c.customer_id, r.currency, r.payment_id, r.document_id, r.amount, r.settled_on
      from ${rowsWithCustomers(context, importId)} and r.settled_on is not null
    `,
  );
}

async function insertBooked(
  context: Context,
  importId: string,
  items: RawBuilder<unknown>,
): Promise<void> {
  const { partnerId, now } = context;
  const postings = Object.entries(documentPostings).flatMap(([kind, pair]) =>
    pair.map((posting) => ({ kind, ...posting })),
  );
  await sql`
    with items (id, kind, side, number, customer_id, currency, amount, amount_open, issued_on, booked_on,
      due_on, due_on_given, terms, reference, disputed, source, source_key, source_hash) as (${items}),
    documents as (
      insert into receivables.document (partner_id, id, kind, side, number, customer_id, currency, amount,
        amount_open, issued_on, booked_on, due_on, due_on_given, terms, reference, disputed_at_source,
        source, source_key, source_hash, import_id, recorded_at)
      select ${partnerId}, id, kind, side, number, customer_id, currency, amount, amount_open, issued_on,
        booked_on, due_on, due_on_given, terms, reference, disputed, source, source_key, source_hash,
        ${importId}, ${now}
      from items
      returning id, kind, customer_id, currency, amount, booked_on
    ), journals as (
      insert into receivables.journal (partner_id, id, cause, booked_on, recorded_at)
      select ${partnerId}, id, 'document', booked_on, ${now} from documents
    )
    insert into receivables.entry (partner_id, journal_id, account, customer_id, currency, amount)
    select ${partnerId}, d.id, p.account, d.customer_id, d.currency, p.sign * d.amount
    from documents d join unnest(${postings.map((each) => each.kind)}::text[],
      ${accountsOf(postings)}::text[], ${signsOf(postings)}::bigint[]) as p(kind, account, sign)
      on p.kind = d.kind
  `.execute(context.tx);
}

/** @param items customer, currency, credit, debit, amount and booking day, in this order */
async function insertAllocated(context: Context, items: RawBuilder<unknown>): Promise<void> {
  const { partnerId, now } = context;
  await sql`
    with items (customer_id, currency, credit_id, debit_id, amount, booked_on) as (${items}),
    allocations as (
      insert into receivables.allocation (partner_id, id, customer_id, currency, credit_document_id,
        debit_document_id, amount, booked_on, recorded_at)
      select ${partnerId}, receivables.new_id(${now}), customer_id, currency, credit_id, debit_id, amount,
        booked_on, ${now}
      from items
      returning id, customer_id, currency, amount, booked_on
    ), journals as (
      insert into receivables.journal (partner_id, id, cause, booked_on, recorded_at)
      select ${partnerId}, id, 'allocation', booked_on, ${now} from allocations
    )
    insert into receivables.entry (partner_id, journal_id, account, customer_id, currency, amount)
    select ${partnerId}, a.id, p.account, a.customer_id, a.currency, p.sign * a.amount
    from allocations a cross join unnest(${accountsOf(allocationPostings)}::text[],
      ${signsOf(allocationPostings)}::bigint[]) as p(account, sign)
  `.execute(context.tx);
}

/**
 * Uses imported payments for the invoices they name, in line order while something is open; what is
 * left stays unapplied. An invoice is found by its number among the customer's open ones, the
 * oldest first.
 */
export async function applyPayments(context: Context, importId: string): Promise<void> {
  const { partnerId } = context;
  const named = sql`
    select r.line, r.document_id as credit_id, r.amount, r.currency, c.customer_id, d.id as debit_id,
      greatest(r.booked_on, d.booked_on, freed.last_on) as booked_on, d.amount_open
    from ${rowsJoinedWithCustomers()}
    join lateral (
      select id, booked_on, amount_open from receivables.document d
      where d.partner_id = ${partnerId} and d.number = r.applies_to and d.customer_id = c.customer_id
        and d.currency = r.currency and d.kind = 'invoice' and d.amount_open > 0
      order by d.booked_on, d.id limit 1
    ) d on true
    -- What came back by an undone allocation was not there to be used before that day.
    cross join lateral (
      select max(u.booked_on) as last_on from receivables.allocation u
      where u.partner_id = ${partnerId} and u.debit_document_id = d.id and u.undoes_id is not null
    ) freed
    where ${created(context, importId, 'r')} and r.applies_to is not null
  `;
  await sql`
    select id from receivables.document
    where partner_id = ${partnerId} and id in (select debit_id from (${named}) named)
    order by id for update
  `.execute(context.tx);
  await insertAllocated(
    context,
    sql`
      select customer_id, currency, credit_id, debit_id, least(amount, amount_open - used), booked_on
      from (
        select *, coalesce(sum(amount) over (partition by debit_id order by line
          rows between unbounded preceding and 1 preceding), 0)::bigint as used
        from (${named}) named
      ) wanted where amount_open > used
    `,
  );
  await lowerOpenOfPayments(context, importId);
}

/**
 * New payments are allocated by nothing but this import, so their allocations are the ones to
 * subtract.
 */
async function lowerOpenOfPayments(context: Context, importId: string): Promise<void> {
  const { partnerId } = context;
  await sql`
    with used as (
      select a.credit_document_id, a.debit_document_id, a.amount
      from receivables.import_row r
      join receivables.allocation a
        on a.partner_id = r.partner_id and a.credit_document_id = r.document_id
      where ${created(context, importId, 'r')} and r.applies_to is not null
    ), sums as (
      select id, sum(amount)::bigint as amount from (
        select credit_document_id as id, amount from used
        union all select debit_document_id, amount from used
      ) sides group by id
    )
    update receivables.document d set amount_open = d.amount_open - s.amount
    from sums s where d.partner_id = ${partnerId} and d.id = s.id
  `.execute(context.tx);
}

/** Open invoices that the source marks as disputed are disputed here too, as a whole. */
export async function createDisputes(
  context: Context,
  importId: string,
  reason: string,
): Promise<void> {
  await sql`
    insert into receivables.dispute (partner_id, id, document_id, customer_id, amount, reason, opened_on,
      recorded_at)
    select ${context.partnerId}, receivables.new_id(${context.now}), r.document_id, c.customer_id, null,
      ${reason}, r.booked_on, ${context.now}
    from ${rowsWithCustomers(context, importId)}
      and r.disputed and r.kind = 'invoice' and r.settled_on is null
  `.execute(context.tx);
}

function created(context: Context, importId: string, table?: string): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(table ? `${table}.${name}` : name);
  return sql`${column('partner_id')} = ${context.partnerId} and ${column('import_id')} = ${importId}
    and ${column('state')} = 'created'`;
}

function rowsJoinedWithCustomers(): RawBuilder<unknown> {
  return sql`receivables.import_row r join receivables.import_customer c
    on c.partner_id = r.partner_id and c.import_id = r.import_id and c.number = r.customer_number`;
}

function rowsWithCustomers(context: Context, importId: string): RawBuilder<unknown> {
  return sql`${rowsJoinedWithCustomers()} where ${created(context, importId, 'r')}`;
}

function accountsOf(postings: readonly Posting[]): string[] {
  return postings.map((posting) => posting.account);
}

function signsOf(postings: readonly Posting[]): string[] {
  return postings.map((posting) => String(posting.sign));
}
