import { sql } from 'kysely';
import type { Context, Tx } from '../platform/context.ts';
import type { JsonObject } from '../kernel/json.ts';

/** An effect that this worker has claimed. */
export interface Claimed {
  readonly partnerId: string;
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly payload: JsonObject;
  /** Counts every claim, this one too; tells one claim from the next. */
  readonly attempts: number;
  /** Earlier attempts that ended in an error. */
  readonly failures: number;
  readonly requestId: string;
}

export interface Claim {
  readonly kinds: readonly string[];
  readonly now: Date;
  readonly claimedUntil: Date;
  readonly limit: number;
}

/**
 * Takes due effects, oldest first. `skip locked` lets any number of workers claim side by side
 * without waiting for one another; a claim that ran out (its worker died) is taken over here too.
 */
export async function claimEffects(tx: Tx, claim: Claim): Promise<Claimed[]> {
  const result = await sql<Claimed>`
    with due as (
      select partner_id, id from platform.outbox
      where state = 'pending' and not_before <= ${claim.now} and kind = any(${claim.kinds}::text[])
      order by not_before, id limit ${claim.limit} for update skip locked
    ), abandoned as (
      select partner_id, id from platform.outbox
      where state = 'running' and claimed_until < ${claim.now} and kind = any(${claim.kinds}::text[])
      order by claimed_until limit ${claim.limit} for update skip locked
    )
    update platform.outbox o
    set state = 'running', attempts = o.attempts + 1, claimed_until = ${claim.claimedUntil}
    from (select * from due union all select * from abandoned) claimed
    where o.partner_id = claimed.partner_id and o.id = claimed.id
    returning o.partner_id as "partnerId", o.id, o.kind, o.key, o.payload, o.attempts, o.failures,
      o.request_id as "requestId"
  `.execute(tx);
  return result.rows;
}

/** Keeps a long-running effect claimed. False when the claim was lost to another worker. */
export async function renewClaim(tx: Tx, effect: Claimed, claimedUntil: Date): Promise<boolean> {
  const result = await sql`
    update platform.outbox set claimed_until = ${claimedUntil}
    where partner_id = ${effect.partnerId} and id = ${effect.id}
      and state = 'running' and attempts = ${effect.attempts}
  `.execute(tx);
  return result.numAffectedRows === 1n;
}

/**
 * False when another worker has taken the effect over meanwhile; then this outcome must not count.
 */
export async function finishEffect(tx: Tx, effect: Claimed, now: Date): Promise<boolean> {
  const result = await sql`
    update platform.outbox
    set state = 'done', claimed_until = null, finished_at = ${now}, last_error = null
    where partner_id = ${effect.partnerId} and id = ${effect.id}
      and state = 'running' and attempts = ${effect.attempts}
  `.execute(tx);
  return result.numAffectedRows === 1n;
}

/**
 * Back to waiting: after a failure (`error` says which) or, without one, because it is not time
 * yet.
 */
export async function postponeEffect(
  tx: Tx,
  effect: Claimed,
  notBefore: Date,
  error: string | null,
): Promise<void> {
  await sql`
    update platform.outbox
    set state = 'pending', claimed_until = null, not_before = ${notBefore}, last_error = ${error},
      failures = failures + case when ${error}::text is null then 0 else 1 end
    where partner_id = ${effect.partnerId} and id = ${effect.id}
      and state = 'running' and attempts = ${effect.attempts}
  `.execute(tx);
}

export async function buryEffect(tx: Tx, effect: Claimed, now: Date, error: string): Promise<void> {
  await sql`
    update platform.outbox
    set state = 'dead', claimed_until = null, finished_at = ${now}, last_error = ${error},
      failures = failures + 1
    where partner_id = ${effect.partnerId} and id = ${effect.id}
      and state = 'running' and attempts = ${effect.attempts}
  `.execute(tx);
}

/**
 * A person's order to try a dead effect again. Returns its kind, or nothing when it is not dead.
 */
export async function reviveEffect(
  context: Context,
  effectId: string,
): Promise<string | undefined> {
  const result = await sql<{ kind: string }>`
    update platform.outbox
    set state = 'pending', failures = 0, not_before = ${context.now}, finished_at = null
    where partner_id = ${context.partnerId} and id = ${effectId} and state = 'dead'
    returning kind
  `.execute(context.tx);
  return result.rows[0]?.kind;
}

export interface EffectRow {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly state: 'pending' | 'running' | 'done' | 'dead';
  readonly failures: number;
  readonly notBefore: Date;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export async function listEffects(
  context: Context,
  filter: { state: EffectRow['state'] | null; beforeId: string | null; limit: number },
): Promise<EffectRow[]> {
  const result = await sql<EffectRow>`
    select id, kind, key, state, failures, not_before as "notBefore", last_error as "lastError",
      created_at as "createdAt", finished_at as "finishedAt"
    from platform.outbox
    where partner_id = ${context.partnerId}
      and (${filter.state}::text is null or state = ${filter.state})
      and (${filter.beforeId}::uuid is null or id < ${filter.beforeId}::uuid)
    order by id desc
    limit ${filter.limit}
  `.execute(context.tx);
  return result.rows;
}

/**
 * How many effects wait, run and are dead, over all partners: for metrics and the readiness page.
 */
export async function outboxDepth(tx: Tx): Promise<Record<'pending' | 'running' | 'dead', number>> {
  const result = await sql<{ state: 'pending' | 'running' | 'dead'; count: number }>`
    select state, count(*)::int as count from platform.outbox
    where state in ('pending', 'running', 'dead') group by state
  `.execute(tx);
  const depth = { pending: 0, running: 0, dead: 0 };
  for (const row of result.rows) depth[row.state] = row.count;
  return depth;
}
