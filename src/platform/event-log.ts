import { sql } from 'kysely';
import type { JsonObject } from '../kernel/json.ts';
import type { Context } from './context.ts';

export interface LoggedEvent {
  readonly id: string;
  readonly type: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly customerId: string | null;
  readonly actorKind: 'user' | 'api_key' | 'system';
  /** The person's, the key's or the API client's id; null for the system. */
  readonly actorId: string | null;
  readonly actorName: string;
  readonly requestId: string;
  readonly occurredAt: Date;
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
}

export interface EventFilter {
  /** A whole type (`receivables.payment_recorded`) or a module (`receivables`). */
  readonly type?: string;
  readonly customerId?: string;
  readonly subjectId?: string;
  readonly requestId?: string;
  readonly beforeId: string | null;
  readonly limit: number;
}

/** The partner's events, newest first. */
export async function listEvents(context: Context, filter: EventFilter): Promise<LoggedEvent[]> {
  const result = await sql<LoggedEvent>`
    select id, type, subject_kind as "subjectKind", subject_id as "subjectId",
      customer_id as "customerId", actor_kind as "actorKind", actor_id as "actorId",
      actor_name as "actorName", request_id as "requestId", occurred_at as "occurredAt", before, after
    from platform.event
    where partner_id = ${context.partnerId}
      and (${filter.type ?? null}::text is null or type = ${filter.type ?? null}
        or starts_with(type, ${`${filter.type ?? ''}.`}))
      and (${filter.customerId ?? null}::uuid is null or customer_id = ${filter.customerId ?? null}::uuid)
      and (${filter.subjectId ?? null}::text is null or subject_id = ${filter.subjectId ?? null})
      and (${filter.requestId ?? null}::text is null or request_id = ${filter.requestId ?? null})
      and (${filter.beforeId}::uuid is null or id < ${filter.beforeId}::uuid)
    order by id desc
    limit ${filter.limit}
  `.execute(context.tx);
  return result.rows;
}

export interface EventSpan {
  readonly types: readonly string[];
  /** The first instant that counts, and the first that does not. */
  readonly from: Date;
  readonly until: Date;
  /** Only events of these customers. */
  readonly customerIds?: readonly string[];
  readonly beforeId: string | null;
  readonly limit: number;
}

/** The partner's events of some types in a span of time, newest first. */
export async function eventsOfTypes(context: Context, span: EventSpan): Promise<LoggedEvent[]> {
  const customerIds = span.customerIds ?? null;
  const result = await sql<LoggedEvent>`
    select id, type, subject_kind as "subjectKind", subject_id as "subjectId",
      customer_id as "customerId", actor_kind as "actorKind", actor_id as "actorId",
      actor_name as "actorName", request_id as "requestId", occurred_at as "occurredAt", before, after
    from platform.event
    where partner_id = ${context.partnerId}
      and type = any(${span.types}::text[])
      and occurred_at >= ${span.from} and occurred_at < ${span.until}
      -- Ids begin with their time, so the index need not be read back to the beginning.
      and id >= ${firstIdAt(span.from)}::uuid
      and (${customerIds}::uuid[] is null or customer_id = any(${customerIds}::uuid[]))
      and (${span.beforeId}::uuid is null or id < ${span.beforeId}::uuid)
    order by id desc
    limit ${span.limit}
  `.execute(context.tx);
  return result.rows;
}

/** One event of the partner, by its id. */
export async function findEvent(context: Context, id: string): Promise<LoggedEvent | undefined> {
  const result = await sql<LoggedEvent>`
    select id, type, subject_kind as "subjectKind", subject_id as "subjectId",
      customer_id as "customerId", actor_kind as "actorKind", actor_id as "actorId",
      actor_name as "actorName", request_id as "requestId", occurred_at as "occurredAt", before, after
    from platform.event
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
  return result.rows[0];
}

/** Below every id that was made at or after the instant. */
function firstIdAt(instant: Date): string {
  const digits = instant.getTime().toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}-0000-0000-000000000000`;
}
