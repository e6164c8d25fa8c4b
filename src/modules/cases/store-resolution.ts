import { sql } from 'kysely';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import type { Loss, Outcome } from './types.ts';

export interface Resolution {
  readonly id: string;
  readonly outcome: Outcome;
  readonly because: string;
  readonly holds: 'lift' | 'keep';
  readonly losses: readonly Loss[];
  readonly resolvedBy: string;
  readonly resolvedAt: Date;
}

export async function insertResolution(
  context: Context,
  caseId: string,
  resolution: Resolution,
): Promise<void> {
  const { id, outcome, because, holds, losses, resolvedBy, resolvedAt } = resolution;
  await sql`
    insert into cases.resolution (partner_id, id, case_id, outcome, because, holds, resolved_by,
      resolved_at)
    values (${context.partnerId}, ${id}, ${caseId}, ${outcome}, ${because}, ${holds},
      ${resolvedBy}, ${resolvedAt})
  `.execute(context.tx);
  for (const { currency, lost, recovered } of losses) {
    await sql`
      insert into cases.loss (partner_id, resolution_id, currency, lost, recovered)
      values (${context.partnerId}, ${id}, ${currency}, ${String(lost)}, ${String(recovered)})
    `.execute(context.tx);
  }
}

/** How a case ended, each time that it did; the latest first. */
export async function resolutionsOf(context: Context, caseId: string): Promise<Resolution[]> {
  const ended = await sql<Omit<Resolution, 'losses'>>`
    select id, outcome, because, holds, resolved_by as "resolvedBy", resolved_at as "resolvedAt"
    from cases.resolution
    where partner_id = ${context.partnerId} and case_id = ${caseId} order by id desc
  `.execute(context.tx);
  const losses = await sql<{ id: string; currency: Currency; lost: string; recovered: string }>`
    select l.resolution_id as id, l.currency, l.lost, l.recovered from cases.loss l
    join cases.resolution r on r.partner_id = l.partner_id and r.id = l.resolution_id
    where l.partner_id = ${context.partnerId} and r.case_id = ${caseId} order by l.currency
  `.execute(context.tx);
  return ended.rows.map((resolution) => ({
    ...resolution,
    losses: losses.rows
      .filter((row) => row.id === resolution.id)
      .map(({ currency, lost, recovered }) => ({
        currency,
        lost: BigInt(lost),
        recovered: BigInt(recovered),
      })),
  }));
}

/** Resolved cases that were to give access back, the newest first. */
export async function casesThatLifted(context: Context, limit: number): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select c.id from cases.case_file c
    join lateral (select holds from cases.resolution r
      where r.partner_id = c.partner_id and r.case_id = c.id order by r.id desc limit 1) r
      on r.holds = 'lift'
    where c.partner_id = ${context.partnerId} and c.state = 'resolved'
    order by c.id desc limit ${limit}
  `.execute(context.tx);
  return result.rows.map((row) => row.id);
}
