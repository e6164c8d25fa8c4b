import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { Refused } from '../../kernel/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { requireUsage } from './commands-cloud.ts';
import { settleImport } from './commands-import-apply.ts';
import type { ParsedUsage } from './parse-focus.ts';
import { readFocusFile } from './parse-focus-file.ts';
import { describeUsageProblem } from './parse-problems.ts';
import * as store from './store-import.ts';
import { refuse } from './types.ts';
import {
  IMPORT_ROWS_MAX,
  PROBLEMS_MAX,
  type BadRows,
  type UnknownSubAccounts,
  type UsageFormat,
  type UsageImport,
  type UsageRowProblem,
} from './types-import.ts';

/**
 * Rows that go to the database in one statement: enough to hide the round trip, few enough for
 * memory.
 */
const BATCH_ROWS = 2_000;

/** What a long piece of work gets instead of one transaction: as many short ones as it needs. */
export interface UsageImportRun {
  readonly transact: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
}

export interface UsageImportRequest {
  readonly format: UsageFormat;
  readonly badRows: BadRows;
  readonly subAccounts: UnknownSubAccounts;
  /** Reads and sorts everything, and applies nothing. */
  readonly dryRun: boolean;
  /** For people to recognise the import by. */
  readonly fileName: string;
  readonly input: AsyncIterable<Buffer | string>;
  readonly onProgress?: (rows: number) => void;
}

export interface UsageImportResult extends UsageImport {
  /** The first thousand; `rejected` counts all. */
  readonly errors: readonly (Omit<UsageRowProblem, 'values'> & { readonly message: string })[];
}

/**
 * Imports the charges of a file: reads it into a staging table in batches, sorts its rows into
 * created, unchanged, changed and rejected, and applies the created and changed ones in one
 * transaction, or none of them. Reading a file again changes nothing: charges are recognised by
 * what they are about. A charge that is stated anew replaces the old figures unless it is on an
 * invoice.
 * @throws Refused `usage_not_in_cloud`, `usage_file_empty`, `usage_column_missing`,
 *   `usage_column_twice`, `usage_too_many_rows`, `usage_import_interrupted`, and what `decodeLines`
 *   throws; nothing is applied then
 */
export async function importUsage(
  run: UsageImportRun,
  request: UsageImportRequest,
): Promise<UsageImportResult> {
  const importId = await run.transact((context) => beginImport(context, request));
  try {
    const reading = await readRows(run, importId, request);
    await run.transact((context) => settleImport(context, importId, request, reading));
  } catch (error) {
    // The first error is the one to tell; should this fail too, the next import clears up.
    await run.transact((context) => noteFailure(context, importId, error)).catch(() => undefined);
    throw error;
  }
  return run.transact((context) => usageImportResult(context, importId));
}

async function beginImport(context: Context, request: UsageImportRequest): Promise<string> {
  await requireUsage(context);
  await store.endAbandonedImports(context);
  const id = newId(context.now.getTime());
  await store.insertImport(context, { ...request, id });
  return id;
}

/** What reading a file found, beside the rows that it staged. */
export interface FileReading {
  readonly rows: number;
  /** Rows that could not be understood. */
  readonly unreadable: number;
  /** Problems that were written down, at most {@link PROBLEMS_MAX}. */
  readonly problems: number;
}

async function readRows(
  run: UsageImportRun,
  importId: string,
  request: UsageImportRequest,
): Promise<FileReading> {
  const reading = { rows: 0, unreadable: 0, problems: 0 };
  let batch: ParsedUsage[] = [];
  const flush = async () => {
    reading.rows += batch.length;
    if (reading.rows > IMPORT_ROWS_MAX)
      throw refuse('usage_too_many_rows', { max: IMPORT_ROWS_MAX });
    const bad = batch.flatMap((each) => ('problems' in each ? [each.problems] : []));
    const told = bad.flat().slice(0, PROBLEMS_MAX - reading.problems);
    reading.unreadable += bad.length;
    reading.problems += told.length;
    const rows = batch.flatMap((each) => ('row' in each ? [each.row] : []));
    batch = [];
    await run.transact(async (context) => {
      if (!(await store.noteRowsRead(context, importId, reading.rows))) {
        throw refuse('usage_import_interrupted');
      }
      await store.stageRows(context, importId, rows);
      await store.insertProblems(context, importId, told);
    });
    request.onProgress?.(reading.rows);
  };
  for await (const parsed of readFocusFile(request.input)) {
    batch.push(parsed);
    if (batch.length >= BATCH_ROWS) await flush();
  }
  await flush();
  return reading;
}

async function noteFailure(context: Context, importId: string, error: unknown): Promise<void> {
  const [code, values]: [string, JsonObject] =
    error instanceof Refused ? [error.code, error.values] : ['usage_import_interrupted', {}];
  await store.failImport(context, importId, code, values);
}

/**
 * An import with the first of its problems, described in a language.
 * @throws Refused `usage_import_not_found`
 */
export async function usageImportResult(
  context: Context,
  importId: string,
  language: 'en' | 'ja' = 'en',
): Promise<UsageImportResult> {
  const found = await store.findImport(context, importId);
  if (!found) throw refuse('usage_import_not_found', { importId });
  const problems = await store.problemsOf(context, importId);
  return {
    ...found,
    errors: problems.map(({ line, column, code, values }) => ({
      line,
      column,
      code,
      message: describeUsageProblem(code, values, language),
    })),
  };
}
