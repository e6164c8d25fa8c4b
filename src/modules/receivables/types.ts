import type { Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import { refusalsOf } from '../../kernel/refusal.ts';

export const documentKinds = [
  'invoice',
  'late_charge',
  'credit_note',
  'payment',
  'write_off',
  'reversal',
] as const;

export type DocumentKind = (typeof documentKinds)[number];

/** A debit is owed by the customer; a credit reduces what is owed. */
export type Side = 'debit' | 'credit';

export const accounts = [
  'receivable',
  'unapplied_credit',
  'cash',
  'sales',
  'late_income',
  'bad_debt',
] as const;

export type Account = (typeof accounts)[number];

/**
 * An open item, or one that was open once. Amounts are minor units of the currency and never
 * negative.
 */
export interface Document {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly side: Side;
  /** As printed on the document. */
  readonly number: string;
  readonly customerId: string;
  readonly currency: Currency;
  readonly amount: bigint;
  /** What is not allocated yet. */
  readonly amountOpen: bigint;
  /** The date on the document. */
  readonly issuedOn: Day;
  /** The day on which it entered the books; as-of questions ask for this one. */
  readonly bookedOn: Day;
  /** Debits only. */
  readonly dueOn: Day | null;
  /** Whether the source named the due date, or it was computed from terms. */
  readonly dueOnGiven: boolean;
  readonly terms: string | null;
  readonly reference: string | null;
  readonly disputedAtSource: boolean;
  /** Key of the import profile it came through; null when it was entered here. */
  readonly source: string | null;
  readonly recordedAt: Date;
}

export interface DocumentLine {
  readonly description: string;
  readonly amount: bigint;
}

/**
 * So much of a credit settles so much of a debit; negative when it undoes an earlier allocation.
 */
export interface Allocation {
  readonly id: string;
  readonly customerId: string;
  readonly currency: Currency;
  readonly creditDocumentId: string;
  readonly debitDocumentId: string;
  readonly amount: bigint;
  /** Never before either document was booked. */
  readonly bookedOn: Day;
  readonly undoesId: string | null;
}

export type DisputeOutcome = 'accepted' | 'rejected' | 'withdrawn';

export interface Dispute {
  readonly id: string;
  readonly documentId: string;
  readonly customerId: string;
  /** Null disputes the whole document. */
  readonly amount: bigint | null;
  readonly reason: string;
  readonly openedOn: Day;
  readonly closedOn: Day | null;
  readonly outcome: DisputeOutcome | null;
}

/** Debits of one account that fall due on one day. */
export interface OpenDebitsOfDay {
  readonly dueOn: Day;
  readonly open: bigint;
  readonly count: number;
  /** The part of `open` that is disputed. */
  readonly disputed: bigint;
}

/** Everything open of one customer in one currency. */
export interface OpenAccount {
  readonly customerId: string;
  readonly currency: Currency;
  /** By due day, ascending. */
  readonly debits: readonly OpenDebitsOfDay[];
  /** Open credits: unapplied cash and credit notes. */
  readonly credits: bigint;
}

/**
 * Largest amount of one document in minor units, so that sums of millions of them fit 64 bits in
 * reports.
 */
export const AMOUNT_MAX = 1_000_000_000_000_000n;
/** An invoice with more lines than this is a usage report. */
export const LINES_MAX = 1_000;
/** Debits one credit is allocated over in one go. */
export const ALLOCATIONS_MAX = 1_000;

/**
 * `known_now` ages everything that is recorded today, whatever its booking day; `as_it_stood`
 * leaves out what was booked after the day and undoes allocations booked after it.
 */
export type AgeingBasis = 'known_now' | 'as_it_stood';

/**
 * - `document_not_found`, `allocation_not_found`, `dispute_not_found` (404)
 * - `interest_rate_misplaced`, `late_charge_day_in_future`,
 *   `document_amount_invalid`, `document_amount_out_of_range`, `invoice_lines_differ`,
 *   `invoice_due_before_issue`, `invoice_terms_unknown`, `document_currency_unknown`,
 *   `document_day_invalid` (400)
 * - all others (409): a rule of the books says no
 */
export type ReceivablesRefusal =
  | 'document_not_found'
  | 'document_amount_invalid'
  | 'document_amount_out_of_range'
  | 'document_currency_unknown'
  | 'document_day_invalid'
  | 'document_number_taken'
  | 'invoice_lines_differ'
  | 'invoice_due_before_issue'
  | 'invoice_terms_unknown'
  | 'allocation_not_found'
  | 'allocation_not_a_credit'
  | 'allocation_not_a_debit'
  | 'allocation_currency_differs'
  | 'allocation_customer_differs'
  | 'allocation_exceeds_credit'
  | 'allocation_exceeds_debit'
  | 'allocation_amount_not_positive'
  | 'allocation_named_twice'
  | 'allocation_nothing_open'
  | 'allocation_already_undone'
  | 'allocation_undo_refused'
  | 'write_off_exceeds_open'
  | 'recovery_not_a_write_off'
  | 'recovery_exceeds_write_off'
  | 'interest_rate_misplaced'
  | 'interest_term_day_taken'
  | 'late_charge_day_in_future'
  | 'late_charge_nothing_due'
  | 'reversal_not_reversible'
  | 'reversal_already_done'
  | 'dispute_not_found'
  | 'dispute_not_an_open_invoice'
  | 'dispute_exceeds_amount'
  | 'dispute_already_open'
  | 'dispute_already_closed'
  | 'dispute_closes_before_opening'
  | 'import_not_found'
  | 'import_state_refuses'
  | 'import_rows_gone'
  | 'import_interrupted'
  | 'import_profile_unknown'
  | 'import_profile_invalid'
  | 'import_profile_built_in'
  | 'import_column_missing'
  | 'import_column_twice'
  | 'import_delimiter_wrong'
  | 'import_encoding_wrong'
  | 'import_encoding_unknown'
  | 'import_file_empty'
  | 'import_line_too_long'
  | 'import_too_many_rows';

export const refuse = refusalsOf<ReceivablesRefusal>();
