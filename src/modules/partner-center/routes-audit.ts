import { Type } from 'typebox';
import { isUuid } from '../../kernel/ids.ts';
import { eventsOfTypes, findEvent, type LoggedEvent } from '../../platform/event-log.ts';
import { listMembers } from '../../people/index.ts';
import { wireRoute, type AnyWireRoute, type WireCall } from '../../platform/wire-route.ts';
import { customersOf, searchCustomerIds, type Customer } from '../customers/index.ts';
import { findCustomer } from './commands-customer.ts';
import { auditSpan } from './decide-audit-date.ts';
import {
  type AuditActor,
  type AuditDialect,
  auditRecordOf,
  eventIdOfRecord,
  eventTypesOf,
  isAudited,
  resourceTypeOf,
} from './decide-audit.ts';
import { seekCollectionOf } from './decide-envelope.ts';
import { readFilter, sameWord } from './decide-filter.ts';
import { isLegacyClient } from './decide-legacy.ts';
import { AttributesSchema, collectionSchema } from './routes-schemas.ts';
import { clientIdsAmong } from './store-client.ts';
import { refuseService } from './types-service.ts';
import { refuse } from './types.ts';

const SIZE_MAX = 500;
/** A part of a name that more customers share than this tells nothing. */
const CUSTOMERS_MAX = 1_000;

const RecordSchema = Type.Object({
  id: Type.String(),
  partnerId: Type.String(),
  participants: Type.Array(Type.String()),
  customerId: Type.Optional(Type.String()),
  customerName: Type.Optional(Type.String()),
  userPrincipalName: Type.String(),
  applicationId: Type.Optional(Type.String()),
  resourceType: Type.String({ pattern: '^[a-z_]+$' }),
  resourceOldValue: Type.Optional(Type.String()),
  resourceNewValue: Type.Optional(Type.String()),
  operationType: Type.String({ pattern: '^[a-zA-Z_]+$' }),
  originalCorrelationId: Type.String(),
  operationDate: Type.String(),
  operationStatus: Type.Enum(['succeeded', 'failed', 'progress', 'decline']),
  customizedData: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
  attributes: AttributesSchema,
});

const shared = {
  tag: 'audit records',
  callers: 'app_or_user',
  feature: 'audit_records',
  permission: 'audit.read',
} as const;

export const auditRoutes: readonly AnyWireRoute[] = [
  wireRoute({
    ...shared,
    method: 'GET',
    path: '/v1/auditrecords',
    name: 'getAuditRecords',
    summary:
      'What was changed, by whom and when, newest first; the last thirty days without dates.',
    query: Type.Object({
      startDate: Type.Optional(Type.String({ maxLength: 60 })),
      endDate: Type.Optional(Type.String({ maxLength: 60 })),
      filter: Type.Optional(Type.String()),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
    }),
    output: collectionSchema(RecordSchema),
    handle: async (call, { query }) => {
      const span = auditSpan(query, call.now);
      const limit = Math.min(query.size || SIZE_MAX, SIZE_MAX);
      const wanted = await readWanted(call, query.filter);
      const events = await eventsOfTypes(call, {
        ...span,
        ...wanted,
        beforeId: continuationOf(call),
        limit: limit + 1,
      });
      const page = events.slice(0, limit);
      const next = events.length > limit ? (page.at(-1)?.id ?? null) : null;
      const items = await shown(call, page);
      return { body: seekCollectionOf(items, '/auditrecords', next) };
    },
  }),
  ...(['/auditactivity/v1/auditrecords/{recordId}', '/v1/auditrecords/{recordId}'] as const).map(
    (path, at) =>
      wireRoute({
        ...shared,
        method: 'GET',
        path,
        name: at === 0 ? 'getAuditActivity' : 'getAuditRecord',
        summary: 'One audit record, as webhooks name it.',
        output: RecordSchema,
        handle: async (call, { params }) => {
          const id = eventIdOfRecord(params.recordId);
          const event = isUuid(id) ? await findEvent(call, id) : undefined;
          const [record] = event && isAudited(event.type) ? await shown(call, [event]) : [];
          if (!record) throw refuseService('audit_record_not_found');
          return { body: record };
        },
      }),
  ),
];

function dialectOf({ headers }: WireCall): AuditDialect {
  if (/java sdk/i.test(headers['ms-partnercenter-client'] ?? '')) return 'java';
  return isLegacyClient(headers) ? 'legacy' : 'present';
}

/** Old libraries send the token as a query parameter. @throws Refused `api_continuation_invalid` */
function continuationOf(call: WireCall): string | null {
  const token = call.headers['ms-continuationtoken'] ?? call.queryValue('MS-ContinuationToken');
  if (!token) return null;
  if (!isUuid(token.toLowerCase())) throw refuse('api_continuation_invalid');
  return token.toLowerCase();
}

/**
 * @throws Refused `api_filter_invalid` for a field or an operator that audit records do not have
 */
async function readWanted(
  call: WireCall,
  text: string | undefined,
): Promise<{ types: readonly string[]; customerIds?: readonly string[] }> {
  const filter = readFilter(text);
  const all = eventTypesOf(null, dialectOf(call));
  if (filter === null) return { types: all };
  const { field, operator, value } = filter;
  if (sameWord(field, 'CompanyName') && operator === 'substring') {
    return { types: all, customerIds: await searchCustomerIds(call, value, CUSTOMERS_MAX) };
  }
  if (sameWord(field, 'CustomerId') && operator === 'equals') {
    const { customer } = await findCustomer(call, value);
    return { types: all, customerIds: [customer.id] };
  }
  if (sameWord(field, 'ResourceType') && operator === 'equals') {
    const resourceType = resourceTypeOf(value);
    return { types: resourceType ? eventTypesOf(resourceType, dialectOf(call)) : [] };
  }
  throw refuse('api_filter_invalid', {}, 'filter');
}

async function shown(call: WireCall, events: readonly LoggedEvent[]) {
  const ids = [...new Set(events.flatMap((event) => event.customerId ?? []))];
  const customers = new Map<string, Customer>(
    (await customersOf(call, ids)).map((customer) => [customer.id, customer]),
  );
  const actorOf = await actorsOf(call, events);
  return events.map((event) => {
    const customer = event.customerId === null ? undefined : customers.get(event.customerId);
    const names = { partnerId: call.partnerId, customer, ...actorOf(event) };
    return auditRecordOf(event, names, dialectOf(call));
  });
}

/** A person who is no member any more keeps the name that the event recorded. */
async function actorsOf(
  call: WireCall,
  events: readonly LoggedEvent[],
): Promise<(event: LoggedEvent) => AuditActor> {
  const byPerson = events.some((event) => event.actorKind === 'user');
  const members = byPerson ? await listMembers(call) : [];
  const emails = new Map(members.map((member) => [member.userId, member.email]));
  const keyIds = events.flatMap((event) =>
    event.actorKind === 'api_key' && isUuid(event.actorId ?? '') ? event.actorId! : [],
  );
  const clientIds = await clientIdsAmong(call, [...new Set(keyIds)]);
  return ({ actorKind, actorId, actorName }) => ({
    userPrincipalName: (actorKind === 'user' && emails.get(actorId ?? '')) || actorName,
    applicationId: clientIds.has(actorId ?? '') ? actorId : null,
  });
}
