import type { Day } from '../../kernel/days.ts';
import { formatDay } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import { formatDecimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents, type NewEvent } from '../../platform/events.ts';
import { allocationPostings, entriesOf } from './decide-books.ts';
import {
  decideAllocation,
  decideOldestFirst,
  decideUndo,
  type DecidedAllocation,
  type WantedAllocation,
} from './decide-allocation.ts';
import * as store from './store.ts';
import { insertJournals } from './store-books.ts';
import { ALLOCATIONS_MAX, refuse, type Allocation, type Document } from './types.ts';

/** Debits named one by one, or the ones that fell due first as far as the credit reaches. */
export type AllocationRequest = readonly WantedAllocation[] | 'oldest_first';

/**
 * Settles debits with an open credit, in part or in full.
 * @param bookedOn never earlier in effect than the documents themselves
 * @throws Refused `document_not_found` and the `allocation_…` refusals
 */
export async function allocate(
  context: Context,
  input: { creditDocumentId: string; allocations: AllocationRequest; bookedOn: Day },
): Promise<Allocation[]> {
  const credit = await store.findDocument(context, input.creditDocumentId);
  if (!credit) throw refuse('document_not_found', { documentId: input.creditDocumentId });
  return allocateLocked(context, credit, input.allocations, input.bookedOn);
}

/**
 * As {@link allocate}, for a credit that is loaded already; it is locked and read again with its
 * debits.
 */
export async function allocateLocked(
  context: Context,
  credit: Document,
  request: AllocationRequest,
  bookedOn: Day,
): Promise<Allocation[]> {
  const { customerId, currency } = credit;
  const debitIds =
    request === 'oldest_first'
      ? await store.oldestOpenDebitIds(context, customerId, currency, ALLOCATIONS_MAX)
      : request.map((wanted) => wanted.documentId);
  const locked = await store.lockDocuments(context, [credit.id, ...debitIds]);
  const current = locked.find((document) => document.id === credit.id);
  if (!current) throw refuse('document_not_found', { documentId: credit.id });
  const debits = locked.filter((document) => document.id !== credit.id);
  const freedOn = await store.freedOn(
    context,
    locked.map(({ id }) => id),
  );
  const decided =
    request === 'oldest_first'
      ? decideOldestFirst(current, debits, bookedOn, freedOn)
      : decideAllocation(current, debits, request, bookedOn, freedOn);
  const allocations = decided.map((each) => allocationOf(context, current, each));
  await saveAllocations(context, allocations);
  await recordEvents(context, allocations.map(allocatedEvent));
  return allocations;
}

/**
 * Takes an allocation back: both documents are open again by its amount.
 * @throws Refused `allocation_not_found`, `allocation_already_undone`, `allocation_undo_refused`
 */
export async function undoAllocation(
  context: Context,
  input: { allocationId: string; bookedOn: Day },
): Promise<Allocation> {
  const found = await store.findAllocation(context, input.allocationId);
  if (!found) throw refuse('allocation_not_found', { allocationId: input.allocationId });
  const { creditDocumentId, debitDocumentId } = found.allocation;
  const documents = await store.lockDocuments(context, [creditDocumentId, debitDocumentId]);
  const credit = documents.find((document) => document.id === creditDocumentId);
  const debit = documents.find((document) => document.id === debitDocumentId);
  if (!credit || !debit) throw new Error(`allocation ${found.allocation.id} lacks its documents`);
  // Read again under the lock: somebody else may have undone it meanwhile.
  const current = await store.findAllocation(context, input.allocationId);
  const isUndone = current?.isUndone ?? true;
  const decided = decideUndo(found.allocation, credit, debit, isUndone, input.bookedOn);
  const undoing = allocationOf(context, credit, decided, found.allocation.id);
  await saveAllocations(context, [undoing]);
  await recordEvents(context, [undoneEvent(undoing)]);
  return undoing;
}

export function allocationOf(
  context: Context,
  credit: Document,
  decided: DecidedAllocation,
  undoesId: string | null = null,
): Allocation {
  return {
    id: newId(context.now.getTime()),
    customerId: credit.customerId,
    currency: credit.currency,
    creditDocumentId: decided.creditDocumentId,
    debitDocumentId: decided.debitDocumentId,
    amount: decided.amount,
    bookedOn: decided.bookedOn,
    undoesId,
  };
}

export async function saveAllocations(
  context: Context,
  allocations: readonly Allocation[],
): Promise<void> {
  await store.insertAllocations(context, allocations);
  await insertJournals(
    context,
    allocations.map((allocation) => ({
      id: allocation.id,
      cause: 'allocation',
      customerId: allocation.customerId,
      currency: allocation.currency,
      bookedOn: allocation.bookedOn,
      entries: entriesOf(allocationPostings, allocation.amount),
    })),
  );
}

export function allocatedEvent(allocation: Allocation): NewEvent {
  return {
    type: 'receivables.allocated',
    subject: { kind: 'allocation', id: allocation.id },
    customerId: allocation.customerId,
    after: allocationFacts(allocation),
  };
}

export function undoneEvent(allocation: Allocation): NewEvent {
  return {
    type: 'receivables.allocation_undone',
    subject: { kind: 'allocation', id: allocation.undoesId ?? allocation.id },
    customerId: allocation.customerId,
    before: allocationFacts({ ...allocation, amount: -allocation.amount }),
  };
}

function allocationFacts(allocation: Allocation): Record<string, string> {
  return {
    creditDocumentId: allocation.creditDocumentId,
    debitDocumentId: allocation.debitDocumentId,
    amount: formatDecimal(allocation.amount, allocation.currency),
    currency: allocation.currency,
    bookedOn: formatDay(allocation.bookedOn),
  };
}
