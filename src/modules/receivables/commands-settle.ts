import type { Day } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { documentEvent, documentOf, madeNumber, saveDocument } from './commands.ts';
import { allocationOf, saveAllocations, undoneEvent } from './commands-allocation.ts';
import { documentPostings, reversalPostings } from './decide-books.ts';
import { decideAllocation, decideReversal } from './decide-allocation.ts';
import { checkDispute } from './decide-document.ts';
import * as store from './store.ts';
import {
  refuse,
  type Allocation,
  type Dispute,
  type DisputeOutcome,
  type Document,
} from './types.ts';

/**
 * Gives up on what is open of a debit, or on part of it: a write-off is booked as bad debt and
 * settles the debit at once.
 * @param input.amount without it, all that is open
 * @throws Refused `document_not_found`, `allocation_not_a_debit`, `write_off_exceeds_open`
 */
export async function writeOff(
  context: Context,
  input: { documentId: string; amount?: bigint; bookedOn: Day; reason: string },
): Promise<{ document: Document; allocations: Allocation[] }> {
  const [debit] = await store.lockDocuments(context, [input.documentId]);
  if (!debit) throw refuse('document_not_found', { documentId: input.documentId }, 'documentId');
  if (debit.side !== 'debit') throw refuse('allocation_not_a_debit', { number: debit.number });
  const amount = input.amount ?? debit.amountOpen;
  if (amount <= 0n || amount > debit.amountOpen) {
    throw refuse('write_off_exceeds_open', { number: debit.number }, 'amount');
  }
  const credit = documentOf(context, 'write_off', {
    customerId: debit.customerId,
    currency: debit.currency,
    amount,
    number: madeNumber('WO', context),
    issuedOn: input.bookedOn,
    bookedOn: Math.max(input.bookedOn, debit.bookedOn) as Day,
    reference: input.reason,
  });
  await saveDocument(context, credit, documentPostings.write_off);
  const wanted = [{ documentId: debit.id, amount }];
  const freedOn = await store.freedOn(context, [debit.id]);
  const decided = decideAllocation(credit, [debit], wanted, credit.bookedOn, freedOn);
  const allocations = decided.map((each) => allocationOf(context, credit, each));
  await saveAllocations(context, allocations);
  await recordEvents(context, [
    documentEvent('receivables.written_off', credit, {
      documentId: debit.id,
      documentNumber: debit.number,
      reason: input.reason,
    }),
  ]);
  return { document: { ...credit, amountOpen: 0n }, allocations };
}

/**
 * Takes back a payment that bounced, or a write-off that was wrong: what it settled is open again,
 * and a reversal of the same amount closes the credit.
 * @throws Refused `document_not_found`, `reversal_not_reversible`, `reversal_already_done`
 */
export async function reversePayment(
  context: Context,
  input: { documentId: string; bookedOn: Day; reason: string },
): Promise<{ document: Document; undone: Allocation[] }> {
  const { credit, standing, isReversed } = await lockCredit(context, input.documentId);
  const freedOn = await store.freedOn(context, [credit.id]);
  const decided = decideReversal(credit, standing, isReversed, input.bookedOn, freedOn);
  const undone = decided.undo.map((each) => allocationOf(context, credit, each, each.undoesId));
  await saveAllocations(context, undone);
  const reversal = documentOf(context, 'reversal', {
    customerId: credit.customerId,
    currency: credit.currency,
    amount: credit.amount,
    number: madeNumber('REV', context),
    issuedOn: decided.bookedOn,
    bookedOn: decided.bookedOn,
    dueOn: decided.bookedOn,
    reference: input.reason,
  });
  await saveDocument(context, reversal, reversalPostings(decided.kind));
  await saveAllocations(context, [
    allocationOf(context, credit, {
      creditDocumentId: credit.id,
      debitDocumentId: reversal.id,
      amount: credit.amount,
      bookedOn: decided.bookedOn,
    }),
  ]);
  await recordEvents(context, [
    ...undone.map(undoneEvent),
    documentEvent('receivables.payment_reversed', reversal, {
      documentId: credit.id,
      documentNumber: credit.number,
      reason: input.reason,
    }),
  ]);
  return { document: { ...reversal, amountOpen: 0n }, undone };
}

interface LockedCredit {
  readonly credit: Document;
  /** Allocations of the credit that are not undone. */
  readonly standing: readonly Allocation[];
  readonly isReversed: boolean;
}

/**
 * Locks the credit with every debit that it touched. Allocating locks the credit too, so nothing is
 * added once all are locked; what was added between looking and locking is found by looking again.
 */
async function lockCredit(context: Context, documentId: string): Promise<LockedCredit> {
  const before = await store.allocationsOf(context, documentId);
  const ids = [documentId, ...before.map((allocation) => allocation.debitDocumentId)];
  const documents = await store.lockDocuments(context, ids);
  const credit = documents.find((document) => document.id === documentId);
  if (!credit) throw refuse('document_not_found', { documentId }, 'documentId');
  const allocations = await store.allocationsOf(context, documentId);
  const debits = await store.documentsByIds(
    context,
    allocations.map((allocation) => allocation.debitDocumentId),
  );
  const undoneIds = new Set(allocations.map((allocation) => allocation.undoesId));
  const reversals = new Set(
    debits.filter((debit) => debit.kind === 'reversal').map((debit) => debit.id),
  );
  const standing = allocations.filter(
    (allocation) => allocation.undoesId === null && !undoneIds.has(allocation.id),
  );
  const isReversed = standing.some((allocation) => reversals.has(allocation.debitDocumentId));
  return { credit, standing, isReversed };
}

/**
 * Records that the customer disputes an invoice; the disputed part does not count as overdue until
 * closed.
 * @param input.amount null disputes the whole invoice
 * @throws Refused `document_not_found`, `dispute_not_an_open_invoice`, `dispute_exceeds_amount`,
 *   `dispute_already_open`
 */
export async function openDispute(
  context: Context,
  input: { documentId: string; amount: bigint | null; reason: string; openedOn: Day },
): Promise<Dispute> {
  const [document] = await store.lockDocuments(context, [input.documentId]);
  if (!document) throw refuse('document_not_found', { documentId: input.documentId }, 'documentId');
  checkDispute(document, input.amount);
  const dispute: Dispute = {
    id: newId(context.now.getTime()),
    documentId: document.id,
    customerId: document.customerId,
    amount: input.amount,
    reason: input.reason,
    openedOn: input.openedOn,
    closedOn: null,
    outcome: null,
  };
  if (!(await store.insertDispute(context, dispute))) {
    throw refuse('dispute_already_open', { number: document.number }, 'documentId');
  }
  await recordEvents(context, [
    {
      type: 'receivables.dispute_opened',
      subject: { kind: 'dispute', id: dispute.id },
      customerId: document.customerId,
      after: { documentId: document.id, documentNumber: document.number, reason: input.reason },
    },
  ]);
  return dispute;
}

/**
 * @param input.outcome `accepted`: the customer was right (a credit note follows); `rejected`: it
 *   was not; `withdrawn`: the customer no longer disputes it
 * @throws Refused `dispute_not_found`, `dispute_already_closed`, `dispute_closes_before_opening`
 */
export async function closeDispute(
  context: Context,
  input: { disputeId: string; outcome: DisputeOutcome; closedOn: Day },
): Promise<Dispute> {
  const dispute = await store.lockDispute(context, input.disputeId);
  if (!dispute) throw refuse('dispute_not_found', { disputeId: input.disputeId });
  if (dispute.closedOn !== null) throw refuse('dispute_already_closed', { disputeId: dispute.id });
  if (input.closedOn < dispute.openedOn) {
    throw refuse('dispute_closes_before_opening', {}, 'closedOn');
  }
  await store.closeDisputeRow(context, dispute.id, input.closedOn, input.outcome);
  await recordEvents(context, [
    {
      type: 'receivables.dispute_closed',
      subject: { kind: 'dispute', id: dispute.id },
      customerId: dispute.customerId,
      after: { documentId: dispute.documentId, outcome: input.outcome },
    },
  ]);
  return { ...dispute, closedOn: input.closedOn, outcome: input.outcome };
}
