import { sql } from 'kysely';
import type { Context, Tx } from './context.ts';

/**
 * Callers give up repeating a request long before; afterwards a key would be taken for a new
 * request.
 */
export const ANSWERS_KEPT_MS = 7 * 24 * 3_600_000;

/** The first answer to a write, word for word. */
export interface FirstAnswer {
  /**
   * Over everything that makes the request what it is; another request with the same key has
   * another.
   */
  readonly requestHash: Buffer;
  readonly status: number;
  /** The body as it was sent. */
  readonly text: string;
}

/** Requests with one key of one caller go one after another; the lock ends with the transaction. */
export async function lockKey(context: Context, key: string): Promise<void> {
  const name = `${context.partnerId}/${context.actor.id}/${key}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 7389213))`.execute(context.tx);
}

export async function findFirstAnswer(
  context: Context,
  key: string,
): Promise<FirstAnswer | undefined> {
  const { rows } = await sql<FirstAnswer>`
    select request_hash as "requestHash", status, body #>> '{}' as text
    from platform.idempotent_answer
    where partner_id = ${context.partnerId} and actor_id = ${context.actor.id} and key = ${key}
  `.execute(context.tx);
  return rows[0];
}

/** Keeps the answer in the transaction that the answer reports on: both stay or neither. */
export async function keepFirstAnswer(
  context: Context,
  key: string,
  answer: FirstAnswer,
): Promise<void> {
  await sql`
    insert into platform.idempotent_answer
      (partner_id, actor_id, key, request_hash, status, body, created_at)
    values (${context.partnerId}, ${context.actor.id}, ${key}, ${answer.requestHash},
      ${answer.status}, to_jsonb(${answer.text}::text), ${context.now})
  `.execute(context.tx);
}

/**
 * Removes answers that nobody asks for any more. Run it daily, in a transaction that serves the
 * installation.
 */
export async function forgetOldAnswers(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - ANSWERS_KEPT_MS);
  await sql`delete from platform.idempotent_answer where created_at < ${before}`.execute(tx);
}
