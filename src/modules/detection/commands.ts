import { newId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { getCustomer } from '../customers/index.ts';
import { decided, firstSeen, seenAgain } from './decide.ts';
import * as store from './store.ts';
import { refuse, type FraudEvent, type Sighting, type StatusDecision } from './types.ts';

/**
 * Records what a detector saw. The same entity of the same subscription is one event, however often
 * it is seen. Detectors live anywhere; this is their only way in.
 * @throws Refused `customer_not_found`
 */
export async function recordFraudEvent(context: Context, sighting: Sighting): Promise<FraudEvent> {
  await getCustomer(context, sighting.customerId);
  const first = firstSeen(newId(context.now.getTime()), sighting, context.now);
  if (await store.insertFraudEvent(context, first)) {
    const { subscriptionId, type, severity, confidence, title, isTest, status } = first;
    await recordEvents(context, [
      {
        type: 'detection.fraud_event_detected',
        ...about(first),
        after: { subscriptionId, type, severity, confidence, title, isTest, status },
      },
    ]);
    return first;
  }
  const known = await store.lockFraudEventOf(context, sighting.subscriptionId, sighting.entityId);
  if (!known) throw new Error('the event that was in the way is not there');
  const again = seenAgain(known, sighting, context.now);
  await saveAll(context, [{ before: known, after: again }]);
  return again;
}

/**
 * Marks events, some or all of a subscription. Nothing is remedied by it.
 * @returns the events that were meant, as they stand now
 * @throws Refused `fraud_event_not_found` when one of the ids is none
 */
export async function decideFraudEvents(
  context: Context,
  wanted: { readonly ids: readonly string[] } | { readonly subscriptionId: string },
  decision: StatusDecision,
): Promise<FraudEvent[]> {
  const events = await store.lockFraudEvents(context, wanted);
  if ('ids' in wanted) {
    const missing = wanted.ids.find((id) => !events.some((event) => event.id === id));
    if (missing !== undefined) throw refuse('fraud_event_not_found', { event: missing });
  }
  const by = { name: context.actor.name, now: context.now };
  const moved = events.flatMap((event) => {
    const after = decided(event, decision, by);
    return after ? [{ before: event, after }] : [];
  });
  await saveAll(context, moved);
  const now = new Map(moved.map(({ after }) => [after.id, after]));
  return events.map((event) => now.get(event.id) ?? event);
}

async function saveAll(
  context: Context,
  moved: readonly { readonly before: FraudEvent; readonly after: FraudEvent }[],
): Promise<void> {
  for (const { after } of moved) await store.updateFraudEvent(context, after);
  const changed = moved.filter(({ before, after }) => before.status !== after.status);
  await store.insertStatusChanges(
    context,
    changed.map(({ before, after }) => ({
      id: newId(context.now.getTime()),
      fraudEventId: after.id,
      from: before.status,
      to: after.status,
      changedBy: context.actor.name,
      changedAt: context.now,
    })),
  );
  await recordEvents(
    context,
    moved.map(({ before, after }) => ({
      type:
        before.hitCount === after.hitCount
          ? 'detection.fraud_event_decided'
          : 'detection.fraud_event_seen_again',
      ...about(after),
      before: factsOf(before),
      after: factsOf(after),
    })),
  );
}

function about({ id, customerId }: FraudEvent) {
  return { subject: { kind: 'fraud_event', id }, customerId };
}

function factsOf({ subscriptionId, status, resolvedReason, hitCount }: FraudEvent) {
  return { subscriptionId, status, resolvedReason, hitCount };
}
