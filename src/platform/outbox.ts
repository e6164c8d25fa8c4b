import { sql } from 'kysely';
import { newId } from '../kernel/ids.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { Context } from './context.ts';
import { fromRecords, recordset } from './recordset.ts';

/** Something to be carried out after the transaction that decided it, once. */
export interface Effect {
  /** `<module>.<verb>`: names the handler in `src/app/reactions.ts`. */
  readonly kind: string;
  /**
   * Idempotency key: an effect of this kind with this key is enqueued once, for ever, per partner.
   */
  readonly key: string;
  readonly payload: JsonObject;
  /** The earliest instant at which the effect may be carried out; without it, at once. */
  readonly notBefore?: Date;
}

/** Channel on which the worker hears that new effects were committed. */
export const OUTBOX_CHANNEL = 'surety_outbox';

/**
 * Enqueues effects in the caller's transaction. Effects whose key was used before are left out.
 * @returns the keys that are new
 */
export async function enqueue(context: Context, effects: readonly Effect[]): Promise<string[]> {
  if (effects.length === 0) return [];
  const rows = recordset(
    effects.map((effect) => rowOf(context, effect)),
    { id: 'uuid', kind: 'text', key: 'text', payload: 'jsonb', not_before: 'timestamptz' },
  );
  const added = await sql<{ key: string }>`
    insert into platform.outbox (partner_id, id, kind, key, payload, state, not_before, created_at,
      request_id)
    select ${context.partnerId}, e.id, e.kind, e.key, e.payload, 'pending',
      e.not_before, ${context.now}, ${context.requestId}
    from ${fromRecords(rows)} as e
    on conflict (partner_id, kind, key) do nothing
    returning key
  `.execute(context.tx);
  await sql`select pg_notify(${OUTBOX_CHANNEL}, '')`.execute(context.tx);
  return added.rows.map((row) => row.key);
}

function rowOf(context: Context, { kind, key, payload, notBefore = context.now }: Effect) {
  const id = newId(context.now.getTime());
  return { id, kind, key, payload, not_before: notBefore.toISOString() };
}
