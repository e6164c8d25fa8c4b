import { Type } from 'typebox';
import { isUuid } from '../../kernel/ids.ts';
import { getPartner } from '../../people/index.ts';
import { wireRoute, type AnyWireRoute, type WireCall } from '../../platform/wire-route.ts';
import { customersOf } from '../customers/index.ts';
import {
  decideFraudEvents,
  fraudEventsFrom,
  fraudEventStatuses,
  resolvedReasons,
  statusChangesOf,
  type FraudEvent,
  type StatusDecision,
} from '../detection/index.ts';
import { eventIdOf, newerFraudEvent, olderFraudEvent } from './decide-fraud-event.ts';
import { wireEnum } from './routes-schemas.ts';
import { refuseService } from './types-service.ts';

/** A list that asks for no page holds the newest of them. */
const EVENTS_MAX = 1_000;
/** An id that nothing has. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const olderFields = {
  eventTime: Type.String(),
  eventId: Type.String(),
  partnerTenantId: Type.String(),
  partnerFriendlyName: Type.String(),
  customerTenantId: Type.String(),
  customerFriendlyName: Type.String(),
  subscriptionId: Type.String(),
  subscriptionType: Type.String(),
  entityId: Type.String(),
  entityName: Type.String(),
  entityUrl: Type.String(),
  hitCount: Type.String({ pattern: '^\\d+$' }),
  catalogOfferId: Type.String(),
  eventStatus: Type.Enum(['Active', 'Investigating', 'Resolved']),
  serviceName: Type.String(),
  resourceName: Type.String(),
  resourceGroupName: Type.String(),
  firstOccurrence: Type.String(),
  lastOccurrence: Type.String(),
  resolvedReason: Type.Enum(['None', 'Fraud', 'Ignore']),
  resolvedOn: Type.String(),
  resolvedBy: Type.String(),
  firstObserved: Type.String(),
  lastObserved: Type.String(),
};
const newerFields = {
  eventType: Type.String(),
  severity: Type.Enum(['Low', 'Medium', 'High']),
  confidenceLevel: Type.Enum(['low', 'medium', 'high']),
  displayName: Type.String(),
  description: Type.String(),
  country: Type.String(),
  valueAddedResellerTenantId: Type.String(),
  valueAddedResellerFriendlyName: Type.String(),
  subscriptionName: Type.String(),
  affectedResources: Type.Array(
    Type.Object({ azureResourceId: Type.String(), type: Type.String() }),
  ),
  additionalDetails: Type.Record(Type.String(), Type.Unknown()),
  IsTest: Type.Enum(['true', 'false']),
  activityLogs: Type.String(),
};
const EventsSchema = Type.Array(
  Type.Object({ ...olderFields, ...Type.Partial(Type.Object(newerFields)).properties }),
);

const shared = { tag: 'fraud events', callers: 'user', feature: 'fraud_events' } as const;

export const fraudEventRoutes: readonly AnyWireRoute[] = [
  wireRoute({
    ...shared,
    method: 'GET',
    path: '/v1/fraudEvents',
    name: 'getFraudEvents',
    summary: 'What was seen that looks like fraud; the newer model with X-NewEventsModel: true.',
    permission: 'fraud_events.read',
    query: Type.Object({
      eventStatus: Type.Optional(wireEnum(fraudEventStatuses)),
      subscriptionId: Type.Optional(Type.String()),
      eventType: Type.Optional(Type.String({ maxLength: 100 })),
      pageSize: Type.Optional(Type.Integer()),
      pageNumber: Type.Optional(Type.Integer()),
    }),
    output: EventsSchema,
    handle: async (call, { query }) => {
      const { eventStatus: status, eventType: type, pageSize, pageNumber } = query;
      const subscriptionId = idOf(query.subscriptionId);
      const isNewer = asksForNewerModel(call);
      const filter = {
        ...(status ? { status } : {}),
        ...(subscriptionId ? { subscriptionId } : {}),
        ...(isNewer && type ? { type } : {}),
      };
      const range = isNewer ? rangeOf(pageSize, pageNumber) : { offset: 0, limit: EVENTS_MAX };
      return { body: await shown(call, await fraudEventsFrom(call, filter, range)) };
    },
  }),
  wireRoute({
    ...shared,
    method: 'POST',
    path: '/v1/fraudEvents/subscription/{subscriptionId}/status',
    name: 'updateFraudEventStatus',
    summary: 'Marks events of a subscription, those that are named or all; nothing is remedied.',
    permission: 'fraud_events.write',
    body: Type.Object({
      eventIds: Type.Optional(Type.Array(Type.String({ maxLength: 300 }), { maxItems: 1_000 })),
      eventStatus: wireEnum([...fraudEventStatuses, 'resolve']),
      resolvedReason: Type.Optional(wireEnum(['none', ...resolvedReasons])),
    }),
    output: EventsSchema,
    handle: async (call, { params, body }) => {
      const subscriptionId = idOf(params.subscriptionId);
      const range = { offset: 0, limit: EVENTS_MAX };
      const known = subscriptionId ? await fraudEventsFrom(call, { subscriptionId }, range) : [];
      const decision = decisionOf(body.eventStatus, body.resolvedReason);
      const ids = idsOf(known, body.eventIds ?? []);
      return { body: await shown(call, await decideFraudEvents(call, { ids }, decision)) };
    },
  }),
];

function asksForNewerModel(call: WireCall): boolean {
  return call.headers['x-neweventsmodel']?.toLowerCase() === 'true';
}

/** Both or neither, and both above zero. @throws Refused `api_page_invalid` */
function rangeOf(pageSize: number | undefined, pageNumber: number | undefined) {
  if (pageSize === undefined && pageNumber === undefined) return { offset: 0, limit: EVENTS_MAX };
  if (pageSize === undefined || pageNumber === undefined || pageSize < 1 || pageNumber < 1) {
    throw refuseService('api_page_invalid', {}, 'PageSize');
  }
  const limit = Math.min(pageSize, EVENTS_MAX);
  return { offset: (pageNumber - 1) * limit, limit };
}

/** Documents write `Resolve` and `Resolved`. */
function decisionOf(
  status: FraudEvent['status'] | 'resolve',
  reason: string | undefined,
): StatusDecision {
  if (status === 'active' || status === 'investigating') return { status };
  const known = resolvedReasons.find((each) => each === reason);
  if (!known) throw refuseService('api_resolved_reason_missing', {}, 'ResolvedReason');
  return { status: 'resolved', reason: known };
}

/** Names that no event of the subscription has are left to the module, which refuses them. */
function idsOf(known: readonly FraudEvent[], names: readonly string[]): string[] {
  if (names.length === 0) return known.map(({ id }) => id);
  const byName = new Map(known.map((event) => [eventIdOf(event).toLowerCase(), event.id]));
  return names.map((name) => byName.get(name.toLowerCase()) ?? NOBODY);
}

/** Ids of subscriptions in any case; what is no id belongs to no event. */
function idOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const id = text.toLowerCase();
  return isUuid(id) ? id : NOBODY;
}

async function shown(call: WireCall, events: readonly FraudEvent[]) {
  const partner = await getPartner(call);
  const customerIds = [...new Set(events.map((event) => event.customerId))];
  const customers = new Map(
    (await customersOf(call, customerIds)).map((customer) => [customer.id, customer]),
  );
  const names = (event: FraudEvent) => ({ partner, customer: customers.get(event.customerId) });
  if (!asksForNewerModel(call)) return events.map((event) => olderFraudEvent(event, names(event)));
  const ids = events.map(({ id }) => id);
  const changes = Map.groupBy(await statusChangesOf(call, ids), (each) => each.fraudEventId);
  return events.map((event) => newerFraudEvent(event, names(event), changes.get(event.id) ?? []));
}
