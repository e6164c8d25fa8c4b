import type { Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { documentEvent, recordPayment } from './commands.ts';
import { reversePayment, writeOff } from './commands-settle.ts';
import { findDocument } from './store.ts';
import { refuse, type Allocation, type Document } from './types.ts';

/**
 * Money that arrives for a debt that was written off: the write-off is taken back, the money
 * settles what is open again, and the rest is written off anew. All of it is booked.
 * @param input.amount minor units, at most what was written off; more than that is a payment of its
 *   own
 * @throws Refused `document_not_found`, `recovery_not_a_write_off`, `recovery_exceeds_write_off`,
 *   `reversal_already_done`
 */
export async function recordRecovery(
  context: Context,
  input: {
    readonly writeOffId: string;
    readonly amount: bigint;
    readonly receivedOn: Day;
    readonly reference?: string | null;
  },
): Promise<{ payment: Document; allocations: Allocation[]; writtenOffAgain: Document | null }> {
  const written = await findDocument(context, input.writeOffId);
  if (!written) throw refuse('document_not_found', { documentId: input.writeOffId }, 'writeOffId');
  if (written.kind !== 'write_off') {
    throw refuse('recovery_not_a_write_off', { number: written.number }, 'writeOffId');
  }
  if (input.amount > written.amount) {
    throw refuse('recovery_exceeds_write_off', { number: written.number }, 'amount');
  }
  const reason = written.reference ?? written.number;
  const { undone } = await reversePayment(context, {
    documentId: written.id,
    bookedOn: input.receivedOn,
    reason: written.number,
  });
  // A write-off is allocated at once, to one debit, and never by hand: so it was one allocation.
  const [opened] = undone;
  if (!opened) throw new Error(`write-off ${written.id} settled nothing`);
  const documentId = opened.debitDocumentId;
  const { document: payment, allocations } = await recordPayment(context, {
    customerId: written.customerId,
    currency: written.currency,
    amount: input.amount,
    receivedOn: input.receivedOn,
    reference: input.reference ?? null,
    allocate: [{ documentId, amount: input.amount }],
  });
  const rest = written.amount - input.amount;
  const again =
    rest === 0n
      ? null
      : await writeOff(context, { documentId, amount: rest, bookedOn: input.receivedOn, reason });
  await recordEvents(context, [
    documentEvent('receivables.written_off_recovered', payment, { writeOffNumber: written.number }),
  ]);
  return { payment, allocations, writtenOffAgain: again?.document ?? null };
}
