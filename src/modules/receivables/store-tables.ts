import type { ColumnType, Kysely } from 'kysely';
import { parseDay, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import { tables, type Context } from '../../platform/context.ts';
import type { Allocation, Dispute, DisputeOutcome, Document, DocumentKind, Side } from './types.ts';

/** 64-bit integers arrive as text; they are sent as text too. */
type Minor = ColumnType<string, string, string>;

export interface DocumentTable {
  partner_id: string;
  id: string;
  kind: DocumentKind;
  side: Side;
  number: string;
  customer_id: string;
  currency: string;
  amount: Minor;
  amount_open: Minor;
  issued_on: string;
  booked_on: string;
  due_on: string | null;
  due_on_given: boolean;
  terms: string | null;
  reference: string | null;
  disputed_at_source: boolean;
  source: string | null;
  source_key: string | null;
  source_hash: Buffer | null;
  import_id: string | null;
  recorded_at: Date;
}

export interface DocumentLineTable {
  partner_id: string;
  document_id: string;
  position: number;
  description: string;
  amount: Minor;
}

export interface AllocationTable {
  partner_id: string;
  id: string;
  customer_id: string;
  currency: string;
  credit_document_id: string;
  debit_document_id: string;
  amount: Minor;
  booked_on: string;
  undoes_id: string | null;
  recorded_at: Date;
}

export interface DisputeTable {
  partner_id: string;
  id: string;
  document_id: string;
  customer_id: string;
  amount: ColumnType<string | null, string | null, string | null>;
  reason: string;
  opened_on: string;
  closed_on: string | null;
  outcome: DisputeOutcome | null;
  recorded_at: Date;
}

export interface ReceivablesTables {
  'receivables.document': DocumentTable;
  'receivables.document_line': DocumentLineTable;
  'receivables.allocation': AllocationTable;
  'receivables.dispute': DisputeTable;
}

export function db(context: Context): Kysely<ReceivablesTables> {
  return tables<ReceivablesTables>(context);
}

export const documentColumns = [
  'id',
  'kind',
  'side',
  'number',
  'customer_id',
  'currency',
  'amount',
  'amount_open',
  'issued_on',
  'booked_on',
  'due_on',
  'due_on_given',
  'terms',
  'reference',
  'disputed_at_source',
  'source',
  'recorded_at',
] as const;

export type DocumentRow = Pick<
  DocumentTable,
  Exclude<(typeof documentColumns)[number], 'amount' | 'amount_open'>
> & {
  amount: string;
  amount_open: string;
};

export function toDocument(row: DocumentRow): Document {
  return {
    id: row.id,
    kind: row.kind,
    side: row.side,
    number: row.number,
    customerId: row.customer_id,
    currency: row.currency as Currency,
    amount: BigInt(row.amount),
    amountOpen: BigInt(row.amount_open),
    issuedOn: dayFromColumn(row.issued_on),
    bookedOn: dayFromColumn(row.booked_on),
    dueOn: row.due_on === null ? null : dayFromColumn(row.due_on),
    dueOnGiven: row.due_on_given,
    terms: row.terms,
    reference: row.reference,
    disputedAtSource: row.disputed_at_source,
    source: row.source,
    recordedAt: row.recorded_at,
  };
}

export const allocationColumns = [
  'id',
  'customer_id',
  'currency',
  'credit_document_id',
  'debit_document_id',
  'amount',
  'booked_on',
  'undoes_id',
] as const;

export function toAllocation(
  row: Pick<AllocationTable, Exclude<(typeof allocationColumns)[number], 'amount'>> & {
    amount: string;
  },
): Allocation {
  return {
    id: row.id,
    customerId: row.customer_id,
    currency: row.currency as Currency,
    creditDocumentId: row.credit_document_id,
    debitDocumentId: row.debit_document_id,
    amount: BigInt(row.amount),
    bookedOn: dayFromColumn(row.booked_on),
    undoesId: row.undoes_id,
  };
}

export const disputeColumns = [
  'id',
  'document_id',
  'customer_id',
  'amount',
  'reason',
  'opened_on',
  'closed_on',
  'outcome',
] as const;

export function toDispute(
  row: Pick<DisputeTable, Exclude<(typeof disputeColumns)[number], 'amount'>> & {
    amount: string | null;
  },
): Dispute {
  return {
    id: row.id,
    documentId: row.document_id,
    customerId: row.customer_id,
    amount: row.amount === null ? null : BigInt(row.amount),
    reason: row.reason,
    openedOn: dayFromColumn(row.opened_on),
    closedOn: row.closed_on === null ? null : dayFromColumn(row.closed_on),
    outcome: row.outcome,
  };
}

/**
 * @throws Error when the column holds a day the kernel does not know: the database was written past
 *   the code
 */
export function dayFromColumn(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`not a day in the database: ${text}`);
  return day;
}
