import { sql } from 'kysely';
import { newId } from '../kernel/ids.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { Context } from './context.ts';
import { fromRecords, recordset } from './recordset.ts';

/**
 * What happened to one thing. `type` is `<module>.<past tense>`: `receivables.payment_recorded`.
 */
export interface NewEvent {
  readonly type: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** The customer whose timeline shows the event, where there is one. */
  readonly customerId?: string;
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}

/**
 * Receives every recorded event inside the recording transaction. `src/app/reactions.ts` installs
 * it, so that upstream modules never call downstream ones.
 */
export type EventListener = (context: Context, events: readonly NewEvent[]) => Promise<void>;

let listener: EventListener = () => Promise.resolve();

/** Installed once, at start, by the wiring. */
export function onEvents(newListener: EventListener): void {
  listener = newListener;
}

/** Appends events in the caller's transaction; who, when and request id come from the context. */
export async function recordEvents(context: Context, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = recordset(
    events.map((event) => rowOf(context, event)),
    eventTypes,
  );
  await sql`
    insert into platform.event (partner_id, id, type, subject_kind, subject_id, customer_id,
      actor_kind, actor_id, actor_name, request_id, occurred_at, before, after)
    select ${context.partnerId}, e.id, e.type, e.subject_kind, e.subject_id, e.customer_id,
      ${context.actor.kind}, ${context.actor.id}, ${context.actor.name}, ${context.requestId},
      ${context.now}, e.before, e.after
    from ${fromRecords(rows)} as e
  `.execute(context.tx);
  await listener(context, events);
}

const eventTypes = {
  id: 'uuid',
  type: 'text',
  subject_kind: 'text',
  subject_id: 'text',
  customer_id: 'uuid',
  before: 'jsonb',
  after: 'jsonb',
} as const;

function rowOf(context: Context, { type, subject, customerId, before, after }: NewEvent) {
  return {
    id: newId(context.now.getTime()),
    type,
    subject_kind: subject.kind,
    subject_id: subject.id,
    customer_id: customerId ?? null,
    before: before ?? null,
    after: after ?? null,
  };
}
