import type { Context } from '../../platform/context.ts';
import * as store from './store.ts';
import { refuse, type FraudEvent, type StatusChange } from './types.ts';

export { decideFraudEvents, recordFraudEvent } from './commands.ts';
export { detectionRoutes } from './routes.ts';
export {
  fraudEventStatuses,
  resolvedReasons,
  type AffectedResource,
  type DetectionRefusal,
  type FraudEvent,
  type FraudEventStatus,
  type FraudLevel,
  type ResolvedReason,
  type Sighting,
  type StatusChange,
  type StatusDecision,
} from './types.ts';
export type { FraudEventFilter } from './store.ts';

/** Fraud events, newest first. */
export function fraudEventsFrom(
  context: Context,
  filter: store.FraudEventFilter,
  range: { readonly offset: number; readonly limit: number },
): Promise<FraudEvent[]> {
  return store.pageOfFraudEvents(context, { ...filter, ...range });
}

/** Who moved these events from which status to which, in order. */
export function statusChangesOf(
  context: Context,
  fraudEventIds: readonly string[],
): Promise<StatusChange[]> {
  return store.statusChangesOf(context, fraudEventIds);
}

/** @throws Refused `fraud_event_not_found` */
export async function getFraudEvent(context: Context, id: string): Promise<FraudEvent> {
  const event = await store.findFraudEvent(context, id);
  if (!event) throw refuse('fraud_event_not_found', { event: id });
  return event;
}
