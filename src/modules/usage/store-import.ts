import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { fromRecords, recordset } from '../../platform/recordset.ts';
import { formatDay } from '../../kernel/days.ts';
import { formatExact } from './decide-amount.ts';
import type {
  BadRows,
  UnknownSubAccounts,
  UsageFormat,
  UsageImport,
  UsageImportCounts,
  UsageImportState,
  UsageRow,
  UsageRowProblem,
  UsageRowProblemCode,
} from './types-import.ts';

/** No working import is still for so long: it sends rows every second or so. */
const STILL_MINUTES_MAX = 15;

interface ImportRecord {
  id: string;
  format: UsageFormat;
  file_name: string;
  bad_rows: BadRows;
  sub_accounts: UnknownSubAccounts;
  dry_run: boolean;
  state: UsageImportState;
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

function toImport(row: ImportRecord): UsageImport {
  const { failure_code: code } = row;
  return {
    id: row.id,
    format: row.format,
    fileName: row.file_name,
    badRows: row.bad_rows,
    subAccounts: row.sub_accounts,
    dryRun: row.dry_run,
    state: row.state,
    rows: row.rows_read,
    created: row.rows_created,
    unchanged: row.rows_unchanged,
    changed: row.rows_changed,
    rejected: row.rows_rejected,
    failure: code === null ? null : { code, values: row.failure_values ?? {} },
    startedBy: row.started_by,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

export async function insertImport(
  context: Context,
  wanted: Pick<UsageImport, 'id' | 'format' | 'fileName' | 'badRows' | 'subAccounts' | 'dryRun'>,
): Promise<void> {
  await sql`
    insert into usage.import (partner_id, id, format, file_name, bad_rows, sub_accounts, dry_run, state,
      started_by, started_at, heartbeat_at)
    values (${context.partnerId}, ${wanted.id}, ${wanted.format}, ${wanted.fileName}, ${wanted.badRows},
      ${wanted.subAccounts}, ${wanted.dryRun}, 'reading', ${context.actor.name}, ${context.now},
      clock_timestamp())
  `.execute(context.tx);
}

export async function findImport(context: Context, id: string): Promise<UsageImport | undefined> {
  const result = await sql<ImportRecord>`
    select * from usage.import where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
  return result.rows[0] && toImport(result.rows[0]);
}

/** The newest first. */
export async function importsBefore(
  context: Context,
  beforeId: string | null,
  limit: number,
): Promise<UsageImport[]> {
  const result = await sql<ImportRecord>`
    select * from usage.import
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
    update usage.import set rows_read = ${rows}, heartbeat_at = clock_timestamp()
    where partner_id = ${context.partnerId} and id = ${importId} and state = 'reading'
  `.execute(context.tx);
  return (result.numAffectedRows ?? 0n) > 0n;
}

/** Returns false when the import had ended already. */
export async function endImport(
  context: Context,
  importId: string,
  state: Exclude<UsageImportState, 'reading' | 'failed'>,
  counts: Omit<UsageImportCounts, 'rows'>,
): Promise<boolean> {
  const result = await sql`
    update usage.import set state = ${state}, rows_created = ${counts.created},
      rows_unchanged = ${counts.unchanged}, rows_changed = ${counts.changed},
      rows_rejected = ${counts.rejected}, finished_at = clock_timestamp()
    where partner_id = ${context.partnerId} and id = ${importId} and state = 'reading'
  `.execute(context.tx);
  await removeRows(context, importId);
  return (result.numAffectedRows ?? 0n) > 0n;
}

/** Ends an import that did not get to an end of its own; its rows go. */
export async function failImport(
  context: Context,
  importId: string,
  code: string,
  values: JsonObject,
): Promise<void> {
  await sql`
    update usage.import set state = 'failed', failure_code = ${code},
      failure_values = ${JSON.stringify(values)}::text::jsonb, finished_at = clock_timestamp()
    where partner_id = ${context.partnerId} and id = ${importId} and state = 'reading'
  `.execute(context.tx);
  await removeRows(context, importId);
}

/** Ends imports whose process died, and removes the rows that no living import owns. */
export async function endAbandonedImports(context: Context): Promise<void> {
  const { partnerId } = context;
  await sql`
    update usage.import set state = 'failed', failure_code = 'usage_import_interrupted',
      failure_values = '{}', finished_at = clock_timestamp()
    where partner_id = ${partnerId} and state = 'reading'
      and heartbeat_at < clock_timestamp() - make_interval(mins => ${STILL_MINUTES_MAX})
  `.execute(context.tx);
  await sql`
    delete from usage.import_row where partner_id = ${partnerId} and not exists (
      select from usage.import i
      where i.partner_id = ${partnerId} and i.id = import_id and i.state = 'reading')
  `.execute(context.tx);
}

async function removeRows(context: Context, importId: string): Promise<void> {
  await sql`
    delete from usage.import_row where partner_id = ${context.partnerId} and import_id = ${importId}
  `.execute(context.tx);
}

const rowTypes = {
  line: 'integer',
  source_key: 'text',
  source_hash: 'text',
  provider: 'text',
  sub_account: 'text',
  sub_account_name: 'text',
  day: 'date',
  period_start: 'timestamptz',
  period_end: 'timestamptz',
  billing_month: 'date',
  category: 'text',
  is_correction: 'boolean',
  service_name: 'text',
  service_category: 'text',
  sku: 'text',
  description: 'text',
  resource_id: 'text',
  resource_name: 'text',
  region: 'text',
  quantity: 'text',
  unit: 'text',
  currency: 'text',
  billed_cost: 'text',
  effective_cost: 'text',
  invoice: 'text',
  record_id: 'uuid',
} as const;

function rowRecord(row: UsageRow, nowMs: number): Record<keyof typeof rowTypes, unknown> {
  return {
    line: row.line,
    source_key: row.sourceKey,
    source_hash: row.sourceHash,
    provider: row.provider,
    sub_account: row.subAccount,
    sub_account_name: row.subAccountName,
    day: formatDay(row.day),
    period_start: row.periodStart.toISOString(),
    period_end: row.periodEnd.toISOString(),
    billing_month: formatDay(row.billingMonth),
    category: row.category,
    is_correction: row.isCorrection,
    service_name: row.serviceName,
    service_category: row.serviceCategory,
    sku: row.sku,
    description: row.description,
    resource_id: row.resourceId,
    resource_name: row.resourceName,
    region: row.region,
    quantity: row.quantity,
    unit: row.unit,
    currency: row.currency,
    billed_cost: formatExact(row.billedCost),
    effective_cost: formatExact(row.effectiveCost),
    invoice: row.invoice,
    record_id: newId(nowMs),
  };
}

export async function stageRows(
  context: Context,
  importId: string,
  rows: readonly UsageRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const nowMs = context.now.getTime();
  const records = recordset(
    rows.map((row) => rowRecord(row, nowMs)),
    rowTypes,
  );
  await sql`
    insert into usage.import_row (partner_id, import_id, line, state, source_key, ordinal, source_hash,
      provider, sub_account, sub_account_name, day, period_start, period_end, billing_month, category,
      is_correction, service_name, service_category, sku, description, resource_id, resource_name, region,
      quantity, unit, currency, billed_cost, effective_cost, invoice, record_id)
    select ${context.partnerId}, ${importId}, line, 'created', decode(source_key, 'hex'), 1,
      decode(source_hash, 'hex'), provider, sub_account, sub_account_name, day, period_start, period_end,
      billing_month, category, is_correction, service_name, service_category, sku, description,
      resource_id, resource_name, region, quantity::numeric, unit, currency, billed_cost::numeric,
      effective_cost::numeric, invoice, record_id
    from ${fromRecords(records)} as r
  `.execute(context.tx);
}

/** Several problems of one line are numbered in their order. */
export async function insertProblems(
  context: Context,
  importId: string,
  problems: readonly UsageRowProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  const records = recordset(
    problems.map(({ line, column, code, values }, place) => ({
      line,
      place,
      column_name: column,
      code,
      details: values,
    })),
    { line: 'integer', place: 'integer', column_name: 'text', code: 'text', details: 'jsonb' },
  );
  await sql`
    insert into usage.import_problem (partner_id, import_id, line, position, column_name, code, details)
    select ${context.partnerId}, ${importId}, p.line,
      row_number() over (partition by p.line order by p.place) - 1, p.column_name, p.code, p.details
    from ${fromRecords(records)} as p
  `.execute(context.tx);
}

/** In the order of the file. */
export async function problemsOf(context: Context, importId: string): Promise<UsageRowProblem[]> {
  const result = await sql<{
    line: number;
    column_name: string | null;
    code: UsageRowProblemCode;
    details: JsonObject;
  }>`
    select line, column_name, code, details from usage.import_problem
    where partner_id = ${context.partnerId} and import_id = ${importId}
    order by line, position
  `.execute(context.tx);
  return result.rows.map(({ line, column_name: column, code, details: values }) => ({
    line,
    column,
    code,
    values,
  }));
}
