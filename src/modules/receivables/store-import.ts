import { sql } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import type { BadRows, Import, ImportCounts, ImportState } from './types-import.ts';

/** No working import is still for so long: it sends rows every second or so. */
const STILL_MINUTES_MAX = 15;
/** Rows of a dry run wait so long for a person to apply them. */
const STAGED_DAYS_MAX = 7;

interface ImportRecord {
  id: string;
  profile_key: string;
  file_name: string;
  bad_rows: BadRows;
  dry_run: boolean;
  state: ImportState;
  rows_read: number;
  rows_created: number;
  rows_unchanged: number;
  rows_changed: number;
  rows_rejected: number;
  failure_code: string | null;
  failure_values: JsonObject | null;
  started_by: string;
  started_at: Date;
  finished_at: Date | null;
}

function toImport(row: ImportRecord): Import {
  return {
    id: row.id,
    profileKey: row.profile_key,
    fileName: row.file_name,
    badRows: row.bad_rows,
    dryRun: row.dry_run,
    state: row.state,
    rows: row.rows_read,
    created: row.rows_created,
    unchanged: row.rows_unchanged,
    changed: row.rows_changed,
    rejected: row.rows_rejected,
    failure:
      row.failure_code === null
        ? null
        : { code: row.failure_code, values: row.failure_values ?? {} },
    startedBy: row.started_by,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

export async function insertImport(
  context: Context,
  wanted: Pick<Import, 'id' | 'profileKey' | 'fileName' | 'badRows' | 'dryRun'>,
): Promise<void> {
  await sql`
    insert into receivables.import (partner_id, id, profile_key, file_name, bad_rows, dry_run, state,
      started_by, started_at, heartbeat_at)
    values (${context.partnerId}, ${wanted.id}, ${wanted.profileKey}, ${wanted.fileName},
      ${wanted.badRows}, ${wanted.dryRun}, 'reading', ${context.actor.name}, ${context.now},
      clock_timestamp())
  `.execute(context.tx);
}

export async function findImport(context: Context, id: string): Promise<Import | undefined> {
  const result = await sql<ImportRecord>`
    select * from receivables.import where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
  return result.rows[0] && toImport(result.rows[0]);
}

export async function lockImport(context: Context, id: string): Promise<Import | undefined> {
  const result = await sql<ImportRecord>`
    select * from receivables.import where partner_id = ${context.partnerId} and id = ${id} for update
  `.execute(context.tx);
  return result.rows[0] && toImport(result.rows[0]);
}

/** The newest first. */
export async function importsBefore(
  context: Context,
  beforeId: string | null,
  limit: number,
): Promise<Import[]> {
  const result = await sql<ImportRecord>`
    select * from receivables.import
    where partner_id = ${context.partnerId} and (${beforeId}::uuid is null or id < ${beforeId}::uuid)
    order by id desc limit ${limit}
  `.execute(context.tx);
  return result.rows.map(toImport);
}

/** Returns false when the import is no longer being read: somebody took its process for dead. */
export async function noteRowsRead(
  context: Context,
  importId: string,
  rows: number,
): Promise<boolean> {
  const result = await sql`
    update receivables.import set rows_read = ${rows}, heartbeat_at = clock_timestamp()
    where partner_id = ${context.partnerId} and id = ${importId} and state = 'reading'
  `.execute(context.tx);
  return (result.numAffectedRows ?? 0n) > 0n;
}

/** Returns false when the import is in none of the states `from`. */
export async function moveImport(
  context: Context,
  importId: string,
  from: readonly ImportState[],
  to: ImportState,
): Promise<boolean> {
  const result = await sql`
    update receivables.import set state = ${to}, heartbeat_at = clock_timestamp(),
      finished_at = case when ${to} in ('applied', 'failed', 'expired') then clock_timestamp() end
    where partner_id = ${context.partnerId} and id = ${importId} and state = any(${from}::text[])
  `.execute(context.tx);
  return (result.numAffectedRows ?? 0n) > 0n;
}

export async function setCounts(
  context: Context,
  importId: string,
  badRows: BadRows,
  counts: Omit<ImportCounts, 'rows'>,
): Promise<void> {
  await sql`
    update receivables.import set bad_rows = ${badRows}, rows_created = ${counts.created},
      rows_unchanged = ${counts.unchanged}, rows_changed = ${counts.changed},
      rows_rejected = ${counts.rejected}
    where partner_id = ${context.partnerId} and id = ${importId}
  `.execute(context.tx);
}

/** Ends an import that did not get to an end of its own; its rows go. */
export async function failImport(
  context: Context,
  importId: string,
  code: string,
  values: JsonObject,
): Promise<void> {
  await sql`
    update receivables.import set state = 'failed', failure_code = ${code},
      failure_values = ${JSON.stringify(values)}::text::jsonb, finished_at = clock_timestamp()
    where partner_id = ${context.partnerId} and id = ${importId}
      and state not in ('applied', 'failed', 'expired')
  `.execute(context.tx);
  await removeRows(context, importId);
}

/**
 * Ends imports whose process died and dry runs that nobody applied, and removes the rows that no
 * living import owns.
 */
export async function endAbandonedImports(context: Context): Promise<void> {
  const { partnerId } = context;
  await sql`
    update receivables.import set state = 'failed', failure_code = 'import_interrupted',
      failure_values = '{}', finished_at = clock_timestamp()
    where partner_id = ${partnerId} and state in ('reading', 'applying')
      and heartbeat_at < clock_timestamp() - make_interval(mins => ${STILL_MINUTES_MAX})
  `.execute(context.tx);
  await sql`
    update receivables.import set state = 'expired', finished_at = clock_timestamp()
    where partner_id = ${partnerId} and state in ('staged', 'stopped')
      and heartbeat_at < clock_timestamp() - make_interval(days => ${STAGED_DAYS_MAX})
  `.execute(context.tx);
  const ownedByNone = sql`
    partner_id = ${partnerId} and not exists (
      select from receivables.import i where i.partner_id = ${partnerId} and i.id = import_id
        and i.state in ('reading', 'staged', 'stopped', 'applying'))
  `;
  await sql`delete from receivables.import_row where ${ownedByNone}`.execute(context.tx);
  await sql`delete from receivables.import_customer where ${ownedByNone}`.execute(context.tx);
}

export async function removeRows(context: Context, importId: string): Promise<void> {
  const ofImport = sql`partner_id = ${context.partnerId} and import_id = ${importId}`;
  await sql`delete from receivables.import_row where ${ofImport}`.execute(context.tx);
  await sql`delete from receivables.import_customer where ${ofImport}`.execute(context.tx);
}

/**
 * Imports of a partner are applied one after another: two of one file must not both create its
 * rows.
 */
export async function lockImporting(context: Context): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('receivables.import ' || ${context.partnerId}, 0))
  `.execute(context.tx);
}

/**
 * Runs statements over all rows of an import. Staged rows have no statistics, and neither have
 * documents that were made a moment ago: the planner took them for a handful and compared ten
 * thousand of each pair by pair, in 270 s instead of under one. So nested loops are ruled out
 * meanwhile.
 */
export async function joiningByHash<T>(context: Context, work: () => Promise<T>): Promise<T> {
  await sql`set local enable_nestloop = off`.execute(context.tx);
  const result = await work();
  await sql`set local enable_nestloop = on`.execute(context.tx);
  return result;
}
