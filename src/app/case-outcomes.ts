import { decideFraudEvents, type StatusDecision } from '../modules/detection/index.ts';
import type { Context } from '../platform/context.ts';
import type { NewEvent } from '../platform/events.ts';

// What a case means for the fraud events behind it.

/** A case was opened or taken up again: somebody looks into its fraud events. */
export async function lookIntoFraudEvents(
  context: Context,
  events: readonly NewEvent[],
): Promise<void> {
  for (const event of events) await decide(context, event, { status: 'investigating' });
}

/** A case ended: what it found is said of its fraud events; a duplicate found nothing. */
export async function judgeFraudEvents(
  context: Context,
  events: readonly NewEvent[],
): Promise<void> {
  for (const event of events) {
    const verdict = event.after?.['verdict'];
    if (verdict !== 'fraud' && verdict !== 'ignore') continue;
    await decide(context, event, { status: 'resolved', reason: verdict });
  }
}

async function decide(context: Context, event: NewEvent, decision: StatusDecision): Promise<void> {
  const listed = event.after?.['fraudEventIds'];
  const ids = Array.isArray(listed) ? listed.filter((id) => typeof id === 'string') : [];
  if (ids.length > 0) await decideFraudEvents(context, { ids }, decision);
}
