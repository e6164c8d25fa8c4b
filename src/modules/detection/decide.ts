import type { FraudEvent, FraudEventStatus, Sighting, StatusDecision } from './types.ts';

/** The first time that something is seen. */
export function firstSeen(id: string, sighting: Sighting, now: Date): FraudEvent {
  const { occurredAt, ...seen } = sighting;
  return {
    ...seen,
    id,
    hitCount: 1,
    firstOccurredAt: occurredAt,
    lastOccurredAt: occurredAt,
    firstObservedAt: now,
    lastObservedAt: now,
    status: 'active',
    resolvedReason: null,
    resolvedAt: null,
    resolvedBy: null,
    version: 1,
  };
}

/**
 * The same thing seen again: one event, counted. What was resolved as ignorable stays so; what was
 * resolved as fraud and goes on is active again, because it was not stopped.
 */
export function seenAgain(event: FraudEvent, sighting: Sighting, now: Date): FraudEvent {
  const { occurredAt, ...seen } = sighting;
  const counted: FraudEvent = {
    ...event,
    ...seen,
    hitCount: event.hitCount + 1,
    firstOccurredAt: occurredAt < event.firstOccurredAt ? occurredAt : event.firstOccurredAt,
    lastOccurredAt: occurredAt > event.lastOccurredAt ? occurredAt : event.lastOccurredAt,
    lastObservedAt: now,
    version: event.version + 1,
  };
  const goesOn =
    event.resolvedReason === 'fraud' && event.resolvedAt !== null && occurredAt > event.resolvedAt;
  return goesOn ? { ...counted, ...unresolved('active') } : counted;
}

/** The event after a person's decision; null when it stands so already. */
export function decided(
  event: FraudEvent,
  decision: StatusDecision,
  by: { readonly name: string; readonly now: Date },
): FraudEvent | null {
  const reason = decision.status === 'resolved' ? decision.reason : null;
  if (event.status === decision.status && event.resolvedReason === reason) return null;
  const version = event.version + 1;
  if (decision.status !== 'resolved') return { ...event, ...unresolved(decision.status), version };
  return {
    ...event,
    status: 'resolved',
    resolvedReason: decision.reason,
    resolvedAt: by.now,
    resolvedBy: by.name,
    version,
  };
}

function unresolved(status: Exclude<FraudEventStatus, 'resolved'>) {
  return { status, resolvedReason: null, resolvedAt: null, resolvedBy: null } as const;
}
