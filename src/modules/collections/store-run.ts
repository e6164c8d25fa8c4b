import { sql } from 'kysely';
import { type Day, formatDay } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import type { CollectionsRun, CollectionsSummary, RunStarter } from './types.ts';

const columns = sql`
  id, (as_of - date '1970-01-01') as "asOf", policy_version_id as "policyVersionId",
  started_by as "startedBy", starter_name as "starterName", state, looks_back as "looksBack",
    cursor,
  customers_total as "customersTotal", customers_done as "customersDone",
  harmful_proposed as "harmfulProposed", harmful_allowed as "harmfulAllowed",
  braked_harmful as "brakedHarmful", summary, started_at as "startedAt",
    heartbeat_at as "heartbeatAt",
  finished_at as "finishedAt", released_by as "releasedBy", release_reason as "releaseReason"
`;

export interface NewRun {
  readonly id: string;
  readonly asOf: Day;
  readonly policyVersionId: string;
  readonly startedBy: RunStarter;
  readonly looksBack: boolean;
  readonly customersTotal: number;
  readonly harmfulAllowed: number;
  readonly summary: CollectionsSummary;
}

/** False when another run of the partner has not ended. */
export async function insertRun(context: Context, run: NewRun): Promise<boolean> {
  const result = await sql`
    insert into collections.run (partner_id, id, as_of, policy_version_id, started_by, starter_name,
      state, looks_back, customers_total, harmful_allowed, summary, started_at, heartbeat_at)
    values (${context.partnerId}, ${run.id}, ${formatDay(run.asOf)}, ${run.policyVersionId},
      ${run.startedBy}, ${context.actor.name}, 'running', ${run.looksBack}, ${run.customersTotal},
      ${run.harmfulAllowed}, ${JSON.stringify(run.summary)}::json, ${context.now}, ${context.now})
    on conflict (partner_id) where state in ('running', 'braked') do nothing
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

export async function findRun(context: Context, id: string): Promise<CollectionsRun | undefined> {
  const result = await sql<CollectionsRun>`
    select ${columns} from collections.run where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
  return result.rows[0];
}

export async function lockRun(context: Context, id: string): Promise<CollectionsRun | undefined> {
  const result = await sql<CollectionsRun>`
    select ${columns} from collections.run
    where partner_id = ${context.partnerId} and id = ${id} for update
  `.execute(context.tx);
  return result.rows[0];
}

export async function findActiveRun(context: Context): Promise<CollectionsRun | undefined> {
  const result = await sql<CollectionsRun>`
    select ${columns} from collections.run
    where partner_id = ${context.partnerId} and state in ('running', 'braked')
  `.execute(context.tx);
  return result.rows[0];
}

/** The latest day a run decided about and when it started; null before the first. */
export async function latestRun(
  context: Context,
): Promise<{ asOf: Day; startedAt: Date } | undefined> {
  const result = await sql<{ asOf: Day; startedAt: Date }>`
    select (as_of - date '1970-01-01') as "asOf", started_at as "startedAt" from collections.run
    where partner_id = ${context.partnerId} and not looks_back
    order by as_of desc, started_at desc limit 1
  `.execute(context.tx);
  return result.rows[0];
}

export interface Progress {
  readonly id: string;
  readonly cursor: string;
  readonly customersDone: number;
  readonly harmfulProposed: number;
  readonly summary: CollectionsSummary;
}

/** The caller has locked the run and found it where it left it. */
export async function advanceRun(context: Context, progress: Progress): Promise<void> {
  await sql`
    update collections.run
    set cursor = ${progress.cursor}, customers_done = ${progress.customersDone},
      harmful_proposed = ${progress.harmfulProposed},
      summary = ${JSON.stringify(progress.summary)}::json, heartbeat_at = ${context.now}
    where partner_id = ${context.partnerId} and id = ${progress.id}
  `.execute(context.tx);
}

export async function finishRun(context: Context, id: string): Promise<void> {
  await sql`
    update collections.run set state = 'done', finished_at = ${context.now},
      heartbeat_at = ${context.now}
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

export async function brakeRun(context: Context, id: string, brakedHarmful: number): Promise<void> {
  await sql`
    update collections.run
    set state = 'braked', braked_at = ${context.now}, braked_harmful = ${brakedHarmful},
      heartbeat_at = ${context.now}
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

export async function releaseRun(context: Context, id: string, reason: string): Promise<void> {
  await sql`
    update collections.run
    set state = 'running', released_at = ${context.now}, released_by = ${context.actor.name},
      release_reason = ${reason}, heartbeat_at = ${context.now}
    where partner_id = ${context.partnerId} and id = ${id} and state = 'braked'
  `.execute(context.tx);
}

export async function stopRun(context: Context, id: string): Promise<void> {
  await sql`
    update collections.run
    set state = 'stopped', finished_at = ${context.now}, stopped_by = ${context.actor.name}
    where partner_id = ${context.partnerId} and id = ${id} and state in ('running', 'braked')
  `.execute(context.tx);
}

/** Newest first, after a run that was seen. */
export async function pageOfRuns(
  context: Context,
  after: { startedAt: string; id: string } | null,
  limit: number,
): Promise<CollectionsRun[]> {
  const result = await sql<CollectionsRun>`
    select ${columns} from collections.run
    where partner_id = ${context.partnerId}
      and (${after?.startedAt ?? null}::timestamptz is null
        or (started_at, id) < (${after?.startedAt ?? null}::timestamptz,
          ${after?.id ?? null}::uuid))
    order by started_at desc, id desc limit ${limit}
  `.execute(context.tx);
  return result.rows;
}

/** Ids of the proposals of a run on which no person has decided and that are not carried out. */
export async function openProposalsOfRun(context: Context, runId: string): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select id from collections.proposal
    where partner_id = ${context.partnerId} and run_id = ${runId}
      and (state = 'proposed' or (state = 'approved' and decision_reason is null))
  `.execute(context.tx);
  return result.rows.map((row) => row.id);
}
