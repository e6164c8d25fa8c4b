import { shiftDay, type BusinessCalendar, type Shift } from '../../kernel/calendar.ts';
import type { Day } from '../../kernel/days.ts';
import { dueDay, parseTerms } from '../../kernel/terms.ts';
import { AMOUNT_MAX, LINES_MAX, refuse, type Document, type DocumentLine } from './types.ts';

/** What a due date follows from when the source names none. */
export interface DueRule {
  /** Canonical text, see `src/kernel/terms.ts`. */
  readonly terms: string;
  readonly shift: Shift;
  /** The customer's calendar, covering the years in question. */
  readonly calendar: BusinessCalendar;
}

/**
 * The day a document falls due by its terms, moved off closed days as agreed with the customer.
 * @throws Refused `invoice_terms_unknown`
 */
export function decideDueDay(issuedOn: Day, rule: DueRule): Day {
  const terms = parseTerms(rule.terms);
  if (terms === null) throw refuse('invoice_terms_unknown', { terms: rule.terms }, 'terms');
  return shiftDay(rule.calendar, dueDay(terms, issuedOn), rule.shift);
}

/** @throws Refused `document_amount_out_of_range` */
export function checkAmount(amount: bigint): void {
  if (amount <= 0n || amount > AMOUNT_MAX) {
    throw refuse('document_amount_out_of_range', { amount: String(amount) }, 'amount');
  }
}

/**
 * Lines are optional; where there are some they add up to the amount.
 * @throws Refused `invoice_lines_differ`
 */
export function checkLines(amount: bigint, lines: readonly DocumentLine[]): void {
  if (lines.length === 0) return;
  const sum = lines.reduce((total, line) => total + line.amount, 0n);
  if (sum !== amount || lines.length > LINES_MAX) {
    throw refuse(
      'invoice_lines_differ',
      { sum: String(sum), amount: String(amount), lines: lines.length },
      'lines',
    );
  }
}

/** @throws Refused `invoice_due_before_issue` */
export function checkDueDay(issuedOn: Day, dueOn: Day): void {
  if (dueOn < issuedOn) throw refuse('invoice_due_before_issue', {}, 'dueOn');
}

/** What a dispute takes out of what is owed: never more than is still open. */
export function disputedPart(open: bigint, disputed: bigint | null): bigint {
  return disputed === null || disputed > open ? open : disputed;
}

/**
 * @param amount null disputes the whole document
 * @throws Refused `dispute_not_an_open_invoice`, `dispute_exceeds_amount`
 */
export function checkDispute(document: Document, amount: bigint | null): void {
  if (document.kind !== 'invoice' || document.amountOpen === 0n) {
    throw refuse('dispute_not_an_open_invoice', { number: document.number }, 'documentId');
  }
  if (amount === null) return;
  checkAmount(amount);
  if (amount > document.amount) {
    throw refuse('dispute_exceeds_amount', { number: document.number }, 'amount');
  }
}
