import { sql } from 'kysely';
import { formatDay, parseDay, type Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import {
  allocationColumns,
  db,
  disputeColumns,
  documentColumns,
  toAllocation,
  toDispute,
  toDocument,
} from './store-tables.ts';
import type { Allocation, Dispute, DisputeOutcome, Document, DocumentLine } from './types.ts';

/** Returns false when an invoice or credit note entered here has this number already. */
export async function insertDocument(context: Context, document: Document): Promise<boolean> {
  const result = await db(context)
    .insertInto('receivables.document')
    .values({
      partner_id: context.partnerId,
      id: document.id,
      kind: document.kind,
      side: document.side,
      number: document.number,
      customer_id: document.customerId,
      currency: document.currency,
      amount: String(document.amount),
      amount_open: String(document.amountOpen),
      issued_on: formatDay(document.issuedOn),
      booked_on: formatDay(document.bookedOn),
      due_on: document.dueOn === null ? null : formatDay(document.dueOn),
      due_on_given: document.dueOnGiven,
      terms: document.terms,
      reference: document.reference,
      disputed_at_source: document.disputedAtSource,
      source: null,
      source_key: null,
      source_hash: null,
      import_id: null,
      recorded_at: document.recordedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function insertLines(
  context: Context,
  documentId: string,
  lines: readonly DocumentLine[],
): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    insert into receivables.document_line (partner_id, document_id, position, description, amount)
    select ${context.partnerId}, ${documentId}, l.position, l.description, l.amount
    from unnest(${lines.map((line) => line.description)}::text[],
      ${lines.map((line) => String(line.amount))}::bigint[])
      with ordinality as l(description, amount, position)
  `.execute(context.tx);
}

export async function findDocument(context: Context, id: string): Promise<Document | undefined> {
  const row = await db(context)
    .selectFrom('receivables.document')
    .select(documentColumns)
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toDocument(row);
}

export async function linesOf(context: Context, documentId: string): Promise<DocumentLine[]> {
  const rows = await db(context)
    .selectFrom('receivables.document_line')
    .select(['description', 'amount'])
    .where('partner_id', '=', context.partnerId)
    .where('document_id', '=', documentId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ description: row.description, amount: BigInt(row.amount) }));
}

export async function documentsByIds(
  context: Context,
  ids: readonly string[],
): Promise<Document[]> {
  const rows = await db(context)
    .selectFrom('receivables.document')
    .select(documentColumns)
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return rows.map(toDocument);
}

/**
 * Locks documents until the transaction ends; always in id order, so that two commands cannot
 * deadlock.
 */
export async function lockDocuments(context: Context, ids: readonly string[]): Promise<Document[]> {
  const rows = await db(context)
    .selectFrom('receivables.document')
    .select(documentColumns)
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toDocument);
}

/** Ids of the open debits of one account that fall due first. */
export async function oldestOpenDebitIds(
  context: Context,
  customerId: string,
  currency: string,
  limit: number,
): Promise<string[]> {
  const rows = await db(context)
    .selectFrom('receivables.document')
    .select('id')
    .where('partner_id', '=', context.partnerId)
    .where('customer_id', '=', customerId)
    .where('currency', '=', currency)
    .where('due_on', 'is not', null)
    .where(sql<boolean>`amount_open > 0`)
    .orderBy('due_on')
    .orderBy('booked_on')
    .orderBy('number')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Records allocations and lowers what is open on both sides by the same statement's sums. */
export async function insertAllocations(
  context: Context,
  allocations: readonly Allocation[],
): Promise<void> {
  if (allocations.length === 0) return;
  await sql`
    insert into receivables.allocation (partner_id, id, customer_id, currency, credit_document_id,
      debit_document_id, amount, booked_on, undoes_id, recorded_at)
    select ${context.partnerId}, a.id, a.customer_id, a.currency, a.credit_id, a.debit_id, a.amount,
      a.booked_on, a.undoes_id, ${context.now}
    from unnest(${allocations.map((each) => each.id)}::uuid[],
      ${allocations.map((each) => each.customerId)}::uuid[],
      ${allocations.map((each) => each.currency)}::text[],
      ${allocations.map((each) => each.creditDocumentId)}::uuid[],
      ${allocations.map((each) => each.debitDocumentId)}::uuid[],
      ${allocations.map((each) => String(each.amount))}::bigint[],
      ${allocations.map((each) => formatDay(each.bookedOn))}::date[],
      ${allocations.map((each) => each.undoesId)}::uuid[]
    ) as a(id, customer_id, currency, credit_id, debit_id, amount, booked_on, undoes_id)
  `.execute(context.tx);
  await lowerOpen(context, allocations);
}

async function lowerOpen(context: Context, allocations: readonly Allocation[]): Promise<void> {
  const change = new Map<string, bigint>();
  for (const { creditDocumentId, debitDocumentId, amount } of allocations) {
    for (const id of [creditDocumentId, debitDocumentId]) {
      change.set(id, (change.get(id) ?? 0n) + amount);
    }
  }
  await sql`
    update receivables.document d set amount_open = d.amount_open - c.amount
    from unnest(${[...change.keys()]}::uuid[], ${[...change.values()].map(String)}::bigint[])
      as c(id, amount)
    where d.partner_id = ${context.partnerId} and d.id = c.id
  `.execute(context.tx);
}

export async function findAllocation(
  context: Context,
  id: string,
): Promise<{ allocation: Allocation; isUndone: boolean } | undefined> {
  const row = await db(context)
    .selectFrom('receivables.allocation as a')
    .select(allocationColumns)
    .select(
      sql<boolean>`exists (select from receivables.allocation u
        where u.partner_id = a.partner_id and u.undoes_id = a.id)`.as('is_undone'),
    )
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { allocation: toAllocation(row), isUndone: row.is_undone };
}

/** Every allocation of a document, on either side; those of one instant in no particular order. */
export async function allocationsOf(context: Context, documentId: string): Promise<Allocation[]> {
  const rows = await db(context)
    .selectFrom('receivables.allocation')
    .select(allocationColumns)
    .where('partner_id', '=', context.partnerId)
    .where((where) =>
      where.or([
        where('credit_document_id', '=', documentId),
        where('debit_document_id', '=', documentId),
      ]),
    )
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return rows.map(toAllocation);
}

/**
 * The last day on which something of a document came back because an allocation was undone; those
 * of which nothing ever did are left out. What came back was not there to be used before that day.
 */
export async function freedOn(
  context: Context,
  documentIds: readonly string[],
): Promise<Map<string, Day>> {
  const { rows } = await sql<{ id: string; day: string }>`
    select id, max(booked_on)::text as day from (
      select credit_document_id as id, booked_on from receivables.allocation
      where partner_id = ${context.partnerId} and undoes_id is not null
        and credit_document_id = any(${[...documentIds]}::uuid[])
      union all
      select debit_document_id, booked_on from receivables.allocation
      where partner_id = ${context.partnerId} and undoes_id is not null
        and debit_document_id = any(${[...documentIds]}::uuid[])
    ) undone group by id
  `.execute(context.tx);
  return new Map(
    rows.flatMap(({ id, day: text }) => {
      const day = parseDay(text);
      return day === null ? [] : [[id, day] as const];
    }),
  );
}

/** Returns false when the document has an open dispute already. */
export async function insertDispute(context: Context, dispute: Dispute): Promise<boolean> {
  const result = await db(context)
    .insertInto('receivables.dispute')
    .values({
      partner_id: context.partnerId,
      id: dispute.id,
      document_id: dispute.documentId,
      customer_id: dispute.customerId,
      amount: dispute.amount === null ? null : String(dispute.amount),
      reason: dispute.reason,
      opened_on: formatDay(dispute.openedOn),
      closed_on: null,
      outcome: null,
      recorded_at: context.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function lockDispute(context: Context, id: string): Promise<Dispute | undefined> {
  const row = await db(context)
    .selectFrom('receivables.dispute')
    .select(disputeColumns)
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toDispute(row);
}

export async function closeDisputeRow(
  context: Context,
  id: string,
  closedOn: Day,
  outcome: DisputeOutcome,
): Promise<void> {
  await db(context)
    .updateTable('receivables.dispute')
    .set({ closed_on: formatDay(closedOn), outcome })
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', id)
    .execute();
}

export async function disputesOf(context: Context, documentId: string): Promise<Dispute[]> {
  const rows = await db(context)
    .selectFrom('receivables.dispute')
    .select(disputeColumns)
    .where('partner_id', '=', context.partnerId)
    .where('document_id', '=', documentId)
    .orderBy('opened_on')
    .orderBy('id')
    .execute();
  return rows.map(toDispute);
}
