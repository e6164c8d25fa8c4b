import type { Day } from '../../kernel/days.ts';
import type { Reversible } from './decide-books.ts';
import { ALLOCATIONS_MAX, refuse, type Allocation, type Document } from './types.ts';

/** What somebody asks for: so much of the credit for this debit. */
export interface WantedAllocation {
  readonly documentId: string;
  readonly amount: bigint;
}

/** An allocation that was decided and is not recorded yet. */
export interface DecidedAllocation {
  readonly creditDocumentId: string;
  readonly debitDocumentId: string;
  readonly amount: bigint;
  readonly bookedOn: Day;
}

/**
 * The last day on which something of a document came back because an allocation was undone, by
 * document.
 */
export type FreedOn = ReadonlyMap<string, Day>;

const NOTHING_FREED: FreedOn = new Map();

/**
 * Decides how a credit settles debits. Each allocation is booked on `bookedOn` or, when that is
 * earlier than one of its documents, on the day the later one was booked, and never before the day
 * on which what it uses came back: so the books are right as of any day.
 * @param debits every debit that `wanted` names, as they stand
 * @throws Refused the `allocation_…` refusals
 */
export function decideAllocation(
  credit: Document,
  debits: readonly Document[],
  wanted: readonly WantedAllocation[],
  bookedOn: Day,
  freedOn: FreedOn = NOTHING_FREED,
): DecidedAllocation[] {
  if (credit.side !== 'credit') throw refuse('allocation_not_a_credit', { number: credit.number });
  if (wanted.length === 0 || wanted.length > ALLOCATIONS_MAX) {
    throw refuse('allocation_nothing_open', { number: credit.number }, 'allocations');
  }
  const byId = new Map(debits.map((debit) => [debit.id, debit]));
  const seen = new Set<string>();
  let left = credit.amountOpen;
  return wanted.map(({ documentId, amount }, index) => {
    const field = `allocations[${index}]`;
    const debit = byId.get(documentId);
    if (!debit) throw refuse('document_not_found', { documentId }, `${field}.documentId`);
    if (seen.has(documentId)) {
      throw refuse('allocation_named_twice', { number: debit.number }, `${field}.documentId`);
    }
    seen.add(documentId);
    checkPair(credit, debit, amount, field);
    left -= amount;
    if (left < 0n) {
      throw refuse('allocation_exceeds_credit', { number: credit.number }, `${field}.amount`);
    }
    return allocationOf(credit, debit, amount, usableOn(bookedOn, freedOn, credit, debit));
  });
}

function checkPair(credit: Document, debit: Document, amount: bigint, field: string): void {
  const values = { number: debit.number };
  if (debit.side !== 'debit') {
    throw refuse('allocation_not_a_debit', values, `${field}.documentId`);
  }
  if (debit.customerId !== credit.customerId) {
    throw refuse('allocation_customer_differs', values, `${field}.documentId`);
  }
  if (debit.currency !== credit.currency) {
    throw refuse('allocation_currency_differs', values, `${field}.documentId`);
  }
  if (amount <= 0n) throw refuse('allocation_amount_not_positive', values, `${field}.amount`);
  if (amount > debit.amountOpen) {
    throw refuse('allocation_exceeds_debit', values, `${field}.amount`);
  }
}

/**
 * Settles the debits that fell due first, as far as the credit reaches. Debits of the same due day
 * go by booking day, then number. Nothing to settle is no refusal: the credit stays unapplied.
 */
export function decideOldestFirst(
  credit: Document,
  debits: readonly Document[],
  bookedOn: Day,
  freedOn: FreedOn = NOTHING_FREED,
): DecidedAllocation[] {
  if (credit.side !== 'credit') throw refuse('allocation_not_a_credit', { number: credit.number });
  const candidates = debits
    .filter(
      (debit) =>
        debit.side === 'debit' &&
        debit.customerId === credit.customerId &&
        debit.currency === credit.currency &&
        debit.amountOpen > 0n,
    )
    .toSorted(byDueDay);
  const decided: DecidedAllocation[] = [];
  let left = credit.amountOpen;
  for (const debit of candidates) {
    if (left === 0n) break;
    const amount = left < debit.amountOpen ? left : debit.amountOpen;
    left -= amount;
    const on = usableOn(bookedOn, freedOn, credit, debit);
    decided.push(allocationOf(credit, debit, amount, on));
  }
  return decided;
}

function usableOn(bookedOn: Day, freedOn: FreedOn, ...documents: readonly Document[]): Day {
  const freed = documents.flatMap(({ id }) => freedOn.get(id) ?? []);
  return Math.max(bookedOn, ...freed) as Day;
}

function byDueDay(a: Document, b: Document): number {
  const byDay = (a.dueOn ?? a.bookedOn) - (b.dueOn ?? b.bookedOn) || a.bookedOn - b.bookedOn;
  return byDay || compareTexts(a.number, b.number) || compareTexts(a.id, b.id);
}

/** By code unit: the same everywhere, whatever the machine's language. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function allocationOf(
  credit: Document,
  debit: Document,
  amount: bigint,
  bookedOn: Day,
): DecidedAllocation {
  const day = Math.max(bookedOn, credit.bookedOn, debit.bookedOn) as Day;
  return { creditDocumentId: credit.id, debitDocumentId: debit.id, amount, bookedOn: day };
}

/**
 * Decides the negative that undoes an allocation. Allocations of write-offs and of reversals are
 * part of them and are undone only by reversing the whole.
 * @throws Refused `allocation_already_undone`, `allocation_undo_refused`
 */
export function decideUndo(
  allocation: Allocation,
  credit: Document,
  debit: Document,
  alreadyUndone: boolean,
  bookedOn: Day,
): DecidedAllocation {
  if (alreadyUndone) throw refuse('allocation_already_undone', { allocationId: allocation.id });
  if (allocation.undoesId !== null || credit.kind === 'write_off' || debit.kind === 'reversal') {
    throw refuse('allocation_undo_refused', { number: credit.number });
  }
  return undone(allocation, bookedOn);
}

function undone(allocation: Allocation, bookedOn: Day): DecidedAllocation {
  return {
    creditDocumentId: allocation.creditDocumentId,
    debitDocumentId: allocation.debitDocumentId,
    amount: -allocation.amount,
    bookedOn: Math.max(bookedOn, allocation.bookedOn) as Day,
  };
}

/** What taking back a credit does: undo what it settled, then settle the new debit with it. */
export interface DecidedReversal {
  readonly kind: Reversible;
  readonly bookedOn: Day;
  readonly undo: readonly (DecidedAllocation & { readonly undoesId: string })[];
}

/**
 * @param standing allocations of the credit that are not undone
 * @param isReversed whether one of them settles a reversal
 * @throws Refused `reversal_not_reversible`, `reversal_already_done`
 */
export function decideReversal(
  credit: Document,
  standing: readonly Allocation[],
  isReversed: boolean,
  bookedOn: Day,
  freedOn: FreedOn = NOTHING_FREED,
): DecidedReversal {
  if (credit.kind !== 'payment' && credit.kind !== 'write_off') {
    throw refuse('reversal_not_reversible', { number: credit.number });
  }
  if (isReversed) throw refuse('reversal_already_done', { number: credit.number });
  const undo = standing.map((allocation) => ({
    ...undone(allocation, bookedOn),
    undoesId: allocation.id,
  }));
  const usable = usableOn(bookedOn, freedOn, credit);
  const lastDay = Math.max(usable, credit.bookedOn, ...undo.map((each) => each.bookedOn));
  return { kind: credit.kind, bookedOn: lastDay as Day, undo };
}
