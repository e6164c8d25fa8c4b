import type { Context } from '../../platform/context.ts';
import { deleteMessagesBefore } from './store.ts';

/** Long enough to look into what went wrong; the event log keeps what happened for good. */
const KEPT_MS = 30 * 24 * 3_600_000;
const MESSAGES_PER_SWEEP = 10_000;

/** Forgets messages that nobody asks about any more. */
export async function forgetOldMessages(context: Context): Promise<void> {
  const before = new Date(context.now.getTime() - KEPT_MS);
  await deleteMessagesBefore(context, before, MESSAGES_PER_SWEEP);
}
