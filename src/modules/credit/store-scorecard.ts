import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { Scorecard, ScorecardVersion } from './types-application.ts';

const columns = sql.raw(`version, state, definition, note, drafted_by as "draftedBy",
  drafted_by_name as "draftedByName", drafted_at as "draftedAt",
  published_by_name as "publishedByName", published_at as "publishedAt"`);

/** Newest first. */
export async function scorecards(context: Context): Promise<ScorecardVersion[]> {
  const { rows } = await sql<ScorecardVersion>`
    select ${columns} from credit.scorecard where partner_id = ${context.partnerId}
    order by version desc
  `.execute(context.tx);
  return rows;
}

export async function lockScorecard(
  context: Context,
  version: number,
): Promise<ScorecardVersion | undefined> {
  const { rows } = await sql<ScorecardVersion>`
    select ${columns} from credit.scorecard
    where partner_id = ${context.partnerId} and version = ${version} for update
  `.execute(context.tx);
  return rows[0];
}

/** One draft at a time: it takes the place of the one before. @returns its version */
export async function saveDraft(
  context: Context,
  definition: Scorecard,
  note: string,
): Promise<number> {
  const { actor, now, partnerId } = context;
  const { rows } = await sql<{ version: number }>`
    insert into credit.scorecard (partner_id, version, state, definition, note, drafted_by,
      drafted_by_name, drafted_at)
    select ${partnerId}, coalesce(max(version), 0) + 1, 'draft', ${JSON.stringify(definition)}::jsonb,
      ${note}, ${actor.id}::uuid, ${actor.name}, ${now}
    from credit.scorecard where partner_id = ${partnerId}
    on conflict (partner_id) where state = 'draft' do update
      set definition = excluded.definition, note = excluded.note,
        drafted_by = excluded.drafted_by, drafted_by_name = excluded.drafted_by_name,
        drafted_at = excluded.drafted_at
    returning version
  `.execute(context.tx);
  return rows[0]!.version;
}

export async function publishDraft(context: Context, version: number): Promise<void> {
  const { partnerId, actor, now } = context;
  await sql`
    update credit.scorecard set state = 'retired'
    where partner_id = ${partnerId} and state = 'live'
  `.execute(context.tx);
  await sql`
    update credit.scorecard
    set state = 'live', published_by_name = ${actor.name}, published_at = ${now}
    where partner_id = ${partnerId} and version = ${version}
  `.execute(context.tx);
}
