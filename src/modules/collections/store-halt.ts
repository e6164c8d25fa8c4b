import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { defaultPauseRules, type PauseRules } from './types-pause.ts';

/** A throw of the switch that stops every harmful step. */
export interface HaltThrow {
  readonly halted: boolean;
  readonly reason: string;
  readonly thrownBy: string;
  readonly thrownAt: Date;
}

/** The newest first. */
export async function haltThrows(context: Context, limit: number): Promise<HaltThrow[]> {
  const result = await sql<HaltThrow>`
    select halted, reason, thrown_by as "thrownBy", thrown_at as "thrownAt" from collections.halt
    where partner_id = ${context.partnerId} order by id desc limit ${limit}
  `.execute(context.tx);
  return result.rows;
}

export async function insertHalt(
  context: Context,
  id: string,
  halted: boolean,
  reason: string,
): Promise<void> {
  await sql`
    insert into collections.halt (partner_id, id, halted, reason, thrown_by, thrown_at)
    values (${context.partnerId}, ${id}, ${halted}, ${reason}, ${context.actor.name},
      ${context.now})
  `.execute(context.tx);
}

/** Who throws the switch and who carries a step out stand in line. */
export async function lockHalt(context: Context): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended(${`halt ${context.partnerId}`}, 0))
  `.execute(context.tx);
}

/** Many steps may be carried out at once, none while the switch is thrown. */
export async function shareHalt(context: Context): Promise<void> {
  await sql`
    select pg_advisory_xact_lock_shared(hashtextextended(${`halt ${context.partnerId}`}, 0))
  `.execute(context.tx);
}

/** Business days after which payments count as stale; null when nobody asked for it. */
export async function findStaleAfter(context: Context): Promise<number | null> {
  const result = await sql<{ days: number | null }>`
    select stale_after_business_days as days from collections.payment_watch
    where partner_id = ${context.partnerId}
  `.execute(context.tx);
  return result.rows[0]?.days ?? null;
}

export async function saveStaleAfter(context: Context, days: number | null): Promise<void> {
  await sql`
    insert into collections.payment_watch (partner_id, stale_after_business_days, changed_by,
      changed_at)
    values (${context.partnerId}, ${days}, ${context.actor.name}, ${context.now})
    on conflict (partner_id) do update set
      stale_after_business_days = excluded.stale_after_business_days,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at
  `.execute(context.tx);
}

/** The product's own numbers where the partner has none. */
export async function findPauseRules(context: Context): Promise<PauseRules> {
  const result = await sql<PauseRules>`
    select promise_days as "promiseDays", plan_days as "planDays", manual_days as "manualDays",
      tolerance_days as "toleranceDays", broken_max as "brokenMax"
    from collections.pause_rules where partner_id = ${context.partnerId}
  `.execute(context.tx);
  return result.rows[0] ?? defaultPauseRules;
}

export async function savePauseRules(context: Context, rules: PauseRules): Promise<void> {
  await sql`
    insert into collections.pause_rules (partner_id, promise_days, plan_days, manual_days,
      tolerance_days, broken_max, changed_by, changed_at)
    values (${context.partnerId}, ${rules.promiseDays}, ${rules.planDays}, ${rules.manualDays},
      ${rules.toleranceDays}, ${rules.brokenMax}, ${context.actor.name}, ${context.now})
    on conflict (partner_id) do update set promise_days = excluded.promise_days,
      plan_days = excluded.plan_days, manual_days = excluded.manual_days,
      tolerance_days = excluded.tolerance_days, broken_max = excluded.broken_max,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at
  `.execute(context.tx);
}
