import type { Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Reason } from '../../kernel/reasons.ts';
import { refusalsOf } from '../../kernel/refusal.ts';

/**
 * `camt.053`: ISO 20022 statements. `zengin`: the 200-byte records of Japanese banks, transfers
 * received (種別 01) or account statements (種別 03). `csv`: named columns.
 */
export const statementFormats = ['camt.053', 'zengin', 'csv'] as const;
export type StatementFormat = (typeof statementFormats)[number];

/** One movement of a bank account. */
export interface StatementLine {
  /** Where it stands in the file: a line of text, or the number of the entry. */
  readonly place: number;
  /** As the bank names the account. */
  readonly account: string;
  readonly bookedOn: Day;
  readonly valueOn: Day;
  readonly currency: Currency;
  /** Minor units; money that left is negative. */
  readonly amount: bigint;
  readonly payer: string;
  /** What the payer wrote, and the references that came with it. */
  readonly text: string;
  /** The bank's own name of the movement; empty where it has none. */
  readonly bankReference: string;
  /** The bank takes back what it had credited before. */
  readonly isReversal: boolean;
}

export const lineProblems = [
  'bank_record_length',
  'bank_record_unknown',
  'bank_day_invalid',
  'bank_amount_invalid',
  'bank_currency_unknown',
  'bank_columns_differ',
  'bank_field_missing',
] as const;
export type LineProblemCode = (typeof lineProblems)[number];

/** What is wrong with one movement; the others are good. */
export interface LineProblem {
  readonly place: number;
  readonly code: LineProblemCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface ParsedStatement {
  readonly lines: readonly StatementLine[];
  readonly problems: readonly LineProblem[];
}

// Matching.

/** An invoice that money may be for. Minor units. */
export interface OpenInvoice {
  readonly id: string;
  readonly customerId: string;
  readonly number: string;
  readonly currency: string;
  readonly dueOn: Day;
  readonly open: bigint;
}

export interface PayerOfCustomer {
  readonly customerId: string;
  readonly number: string;
  readonly name: string;
}

/** Under this name the customer has paid before. */
export interface KnownPayer {
  readonly nameKey: string;
  readonly customerId: string;
}

/** What banks usually keep back, by currency, minor units. */
export type UsualFees = Readonly<Record<string, readonly bigint[]>>;

export interface MatchRules {
  /** From this confidence on (0 to 10,000) money is booked without a person. */
  readonly automaticFrom: number;
  readonly usualFees: UsualFees;
}

export const matchReasons = [
  'number_named',
  'number_resembles',
  'customer_number_named',
  'payer_known',
  'payer_is_customer',
  'payer_resembles',
  'payer_is_another',
  'amount_exact',
  'amount_all_open',
  'amount_sum',
  'amount_less_fee',
  'amount_part',
  'amount_more',
  'amount_alone',
  'several_ways',
] as const;
export type MatchReason = (typeof matchReasons)[number];

/** One way to use the money. Amounts are minor units. */
export interface MatchCandidate {
  readonly customerId: string;
  readonly allocations: readonly { readonly documentId: string; readonly amount: bigint }[];
  /** What the bank kept back of the last invoice; it is credited to the customer. */
  readonly fee: bigint;
  /** 0 to 10,000. */
  readonly confidence: number;
  readonly reasons: readonly Reason<MatchReason>[];
}

export interface MatchDecision {
  /** `book`: sure enough to book without a person. */
  readonly verdict: 'book' | 'suggest' | 'none';
  /** The best first. */
  readonly candidates: readonly MatchCandidate[];
}

// What is kept.

/** `open`: waits for a person. `ignored`: nothing of ours, or money that left. */
export const bankLineStates = ['open', 'matched', 'ignored'] as const;
export type BankLineState = (typeof bankLineStates)[number];

export type BankRefusal =
  | 'bank_file_empty'
  | 'bank_file_too_large'
  | 'bank_file_not_xml'
  | 'bank_file_not_camt'
  | 'bank_file_not_zengin'
  | 'bank_file_columns'
  | 'bank_file_totals'
  | 'bank_line_not_found'
  | 'bank_line_not_open'
  | 'bank_line_not_matched'
  | 'bank_line_not_incoming'
  | 'bank_line_amount_invalid'
  | 'bank_line_exceeds_amount';

export const refuse = refusalsOf<BankRefusal>();
