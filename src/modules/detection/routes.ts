import { Type } from 'typebox';
import { isUuid } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { decideFraudEvents, recordFraudEvent } from './commands.ts';
import * as store from './store.ts';
import {
  fraudEventStatuses,
  fraudLevels,
  refuse,
  resolvedReasons,
  type FraudEvent,
  type StatusDecision,
} from './types.ts';

const StatusSchema = Type.Enum(fraudEventStatuses);
const LevelSchema = Type.Enum(fraudLevels);
const ReasonSchema = Type.Enum(resolvedReasons);
const Uuid = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const text = (maxLength: number) => Type.String({ maxLength });
const orNull = <T extends ReturnType<typeof Type.String>>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const seenFields = {
  customerId: Uuid,
  subscriptionId: Uuid,
  subscriptionName: text(200),
  entityId: Type.String({ minLength: 1, maxLength: 200 }),
  entityName: text(200),
  type: Type.String({ minLength: 1, maxLength: 100 }),
  severity: LevelSchema,
  confidence: LevelSchema,
  title: Type.String({ minLength: 1, maxLength: 300 }),
  description: text(4_000),
  country: orNull(Type.String({ pattern: '^[A-Z]{2}$' })),
  serviceName: text(200),
  resourceName: text(300),
  resourceGroupName: text(200),
  affectedResources: Type.Array(Type.Object({ id: text(1_000), type: text(200) }), {
    maxItems: 100,
  }),
  details: Type.Record(Type.String({ maxLength: 100 }), text(4_000)),
  isTest: Type.Boolean(),
};

const FraudEventSchema = Type.Object({
  id: Type.String(),
  ...seenFields,
  details: Type.Record(Type.String(), Type.Unknown()),
  hitCount: Type.Integer(),
  firstOccurredAt: Instant,
  lastOccurredAt: Instant,
  firstObservedAt: Instant,
  lastObservedAt: Instant,
  status: StatusSchema,
  resolvedReason: Type.Union([ReasonSchema, Type.Null()]),
  resolvedAt: orNull(Instant),
  resolvedBy: Type.Union([Type.String(), Type.Null()]),
  version: Type.Integer(),
});

const StatusChangeSchema = Type.Object({
  from: StatusSchema,
  to: StatusSchema,
  changedBy: Type.String(),
  changedAt: Instant,
});

const EventParams = Type.Object({ fraudEventId: Uuid });
const tag = 'fraud events';

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string' && isUuid(values[0]);
}

export const detectionRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/fraud-events',
    name: 'listFraudEvents',
    summary: 'What was seen that looks like fraud, newest first.',
    tag,
    permission: 'fraud_events.read',
    query: Type.Object({
      ...PageQuery,
      status: Type.Optional(StatusSchema),
      type: Type.Optional(text(100)),
      customerId: Type.Optional(Uuid),
      subscriptionId: Type.Optional(Uuid),
    }),
    output: pageOf(FraudEventSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const { limit = PAGE_LIMIT_DEFAULT, cursor, ...filter } = query;
      const beforeId = cursor === undefined ? null : readCursor(cursor, isIdCursor)[0];
      const page = { ...(filter as store.FraudEventFilter), beforeId, limit: limit + 1 };
      const rows = await store.pageOfFraudEvents(context, page);
      const cut = cutPage(rows, limit, (row) => [row.id]);
      return { ...cut, items: cut.items.map(shown) };
    },
  }),
  route({
    method: 'POST',
    path: '/api/fraud-events',
    name: 'recordFraudEvent',
    summary: 'Records what a detector saw; the same entity seen again is the same event, counted.',
    tag,
    permission: 'fraud_events.write',
    body: Type.Object({ ...seenFields, occurredAt: Instant }),
    output: FraudEventSchema,
    refusals: ['customer_not_found'],
    handle: async (context, { body }) => {
      const occurredAt = new Date(body.occurredAt);
      const details = body.details as JsonObject;
      return shown(await recordFraudEvent(context, { ...body, details, occurredAt }));
    },
  }),
  route({
    method: 'GET',
    path: '/api/fraud-events/{fraudEventId}',
    name: 'getFraudEvent',
    summary: 'One fraud event, and who moved it from which status to which.',
    tag,
    permission: 'fraud_events.read',
    params: EventParams,
    output: Type.Object({ event: FraudEventSchema, changes: Type.Array(StatusChangeSchema) }),
    refusals: ['fraud_event_not_found'],
    handle: async (context, { params }) => {
      const event = await store.findFraudEvent(context, params.fraudEventId);
      if (!event) throw refuse('fraud_event_not_found', { event: params.fraudEventId });
      const changes = await store.statusChangesOf(context, [event.id]);
      return {
        event: shown(event),
        changes: changes.map(({ from, to, changedBy, changedAt }) => ({
          from,
          to,
          changedBy,
          changedAt: changedAt.toISOString(),
        })),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/fraud-events/{fraudEventId}/status',
    name: 'decideFraudEvent',
    summary: 'Marks a fraud event as active, under investigation or resolved; nothing is remedied.',
    tag,
    permission: 'fraud_events.write',
    params: EventParams,
    body: Type.Object({ status: StatusSchema, reason: Type.Optional(ReasonSchema) }),
    output: FraudEventSchema,
    refusals: ['fraud_event_not_found', 'fraud_event_reason_missing'],
    handle: async (context, { params, body }) => {
      const ids = [params.fraudEventId];
      const [event] = await decideFraudEvents(context, { ids }, decisionOf(body));
      return shown(event!);
    },
  }),
];

function decisionOf({ status, reason }: { status: FraudEvent['status']; reason?: string }) {
  if (status !== 'resolved') return { status };
  const known = resolvedReasons.find((each) => each === reason);
  if (!known) throw refuse('fraud_event_reason_missing', {}, 'reason');
  return { status, reason: known } satisfies StatusDecision;
}

function shown(event: FraudEvent) {
  return {
    ...event,
    affectedResources: [...event.affectedResources],
    firstOccurredAt: event.firstOccurredAt.toISOString(),
    lastOccurredAt: event.lastOccurredAt.toISOString(),
    firstObservedAt: event.firstObservedAt.toISOString(),
    lastObservedAt: event.lastObservedAt.toISOString(),
    resolvedAt: event.resolvedAt?.toISOString() ?? null,
  };
}
