import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { parseCurrency, type Currency } from '../../kernel/money.ts';
import { Refused } from '../../kernel/refusal.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import type { Encoding } from '../../platform/csv-lines.ts';
import { recordEvents } from '../../platform/events.ts';
import { settleImport } from './commands-import-apply.ts';
import { readFile, type FileReading } from './parse-file.ts';
import { describeProblem } from './parse-problems.ts';
import type { ParsedRow } from './parse-row.ts';
import { builtInProfiles, checkProfile } from './profiles.ts';
import * as store from './store-import.ts';
import { insertProblems, problemsAfter, stageRows } from './store-import-rows.ts';
import { allProfiles, findProfile, putProfile } from './store-profile.ts';
import { refuse } from './types.ts';
import {
  IMPORT_ROWS_MAX,
  PROBLEMS_SHOWN_MAX,
  type BadRows,
  type Delimiter,
  type Import,
  type ImportProfile,
  type RowProblem,
} from './types-import.ts';

/**
 * Rows that go to the database in one statement: enough to hide the round trip, few enough for
 * memory.
 */
const BATCH_ROWS = 5_000;

/** What a long piece of work gets instead of one transaction: as many short ones as it needs. */
export interface ImportRun {
  readonly transact: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
}

export interface ImportRequest {
  /** Key of a built-in profile or of the partner's own. */
  readonly profile: string;
  readonly badRows: BadRows;
  /** Reads and sorts everything, and applies nothing. */
  readonly dryRun: boolean;
  /** For people to recognise the import by. */
  readonly fileName: string;
  readonly input: AsyncIterable<Buffer | string>;
  /** Instead of what the profile says, for a file that differs. */
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  readonly stage: 'reading' | 'applying';
  readonly rows: number;
}

export interface ImportResult extends Import {
  /** The first thousand; `created` … `rejected` count all. */
  readonly errors: readonly (Omit<RowProblem, 'values'> & { readonly message: string })[];
}

/**
 * Imports a file: reads it into a staging table in batches, sorts its rows into created, unchanged,
 * changed and rejected, and applies the created ones in one transaction, or none of them. Reading a
 * file again creates nothing twice: rows are recognised by their key. Rows that differ from what
 * was imported under their key are reported and left alone.
 * @throws Refused `import_profile_unknown` and what {@link readFile} throws; nothing is applied
 *   then
 */
export async function importReceivables(
  run: ImportRun,
  request: ImportRequest,
): Promise<ImportResult> {
  const begun = await run.transact((context) => beginImport(context, request));
  try {
    await readRows(run, begun, request);
    await run.transact((context) => settleImport(context, begun, request));
  } catch (error) {
    // The first error is the one to tell; should this fail too, the next import clears up.
    await run
      .transact((context) => noteFailure(context, begun.importId, error))
      .catch(() => undefined);
    throw error;
  }
  return run.transact((context) => importResult(context, begun.importId));
}

interface BegunImport {
  readonly importId: string;
  readonly profile: ImportProfile;
  readonly partnerCurrency: Currency;
}

async function beginImport(context: Context, request: ImportRequest): Promise<BegunImport> {
  await store.endAbandonedImports(context);
  const profile = await profileOf(context, request.profile);
  const { currency } = await getPartner(context);
  const partnerCurrency = parseCurrency(currency);
  if (partnerCurrency === null) throw refuse('document_currency_unknown', { currency });
  const importId = newId(context.now.getTime());
  await store.insertImport(context, { ...request, id: importId, profileKey: profile.key });
  return { importId, profile, partnerCurrency };
}

async function readRows(run: ImportRun, begun: BegunImport, request: ImportRequest): Promise<void> {
  const { input, encoding, delimiter } = request;
  const reading: FileReading = {
    ...begun,
    input,
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
  };
  let batch: ParsedRow[] = [];
  let rowsRead = 0;
  const flush = async () => {
    rowsRead += batch.length;
    if (rowsRead > IMPORT_ROWS_MAX) throw refuse('import_too_many_rows', { max: IMPORT_ROWS_MAX });
    await run.transact((context) => saveBatch(context, begun.importId, batch, rowsRead));
    batch = [];
    request.onProgress?.({ stage: 'reading', rows: rowsRead });
  };
  for await (const rows of readFile(reading)) {
    batch.push(...rows);
    if (batch.length >= BATCH_ROWS) await flush();
  }
  await flush();
  const isApplied = !request.dryRun;
  if (isApplied) {
    await run.transact((context) =>
      store.moveImport(context, begun.importId, ['reading'], 'applying'),
    );
    request.onProgress?.({ stage: 'applying', rows: rowsRead });
  }
}

async function saveBatch(
  context: Context,
  importId: string,
  batch: readonly ParsedRow[],
  rowsRead: number,
): Promise<void> {
  if (!(await store.noteRowsRead(context, importId, rowsRead))) throw refuse('import_interrupted');
  await stageRows(
    context,
    importId,
    batch.flatMap((parsed) => ('row' in parsed ? [parsed.row] : [])),
  );
  await insertProblems(
    context,
    importId,
    batch.flatMap((parsed) => ('problems' in parsed ? parsed.problems : [])),
  );
}

async function noteFailure(context: Context, importId: string, error: unknown): Promise<void> {
  const [code, values]: [string, JsonObject] =
    error instanceof Refused ? [error.code, error.values] : ['import_interrupted', {}];
  await store.failImport(context, importId, code, values);
}

/**
 * An import with the first of its problems, described in a language.
 * @throws Refused `import_not_found`
 */
export async function importResult(
  context: Context,
  importId: string,
  language: 'en' | 'ja' = 'en',
): Promise<ImportResult> {
  const found = await store.findImport(context, importId);
  if (!found) throw refuse('import_not_found', { importId });
  const problems = await problemsAfter(context, importId, null, PROBLEMS_SHOWN_MAX);
  return {
    ...found,
    errors: problems.map(({ line, column, code, values }) => ({
      line,
      column,
      code,
      message: describeProblem(code, values, language),
    })),
  };
}

/**
 * Applies an import that a dry run staged or that stopped at bad rows. Its rows are sorted again
 * first: what others recorded meanwhile counts.
 * @throws Refused `import_not_found`, `import_state_refuses`, `import_rows_gone`
 */
export async function applyImport(
  context: Context,
  importId: string,
  badRows: BadRows,
): Promise<ImportResult> {
  const found = await store.lockImport(context, importId);
  if (!found) throw refuse('import_not_found', { importId });
  if (found.state !== 'staged' && found.state !== 'stopped') {
    throw refuse('import_state_refuses', { state: found.state });
  }
  const profile = await profileOf(context, found.profileKey);
  await settleImport(context, { importId, profile }, { dryRun: false, badRows });
  return importResult(context, importId);
}

/** @throws Refused `import_profile_unknown` */
export async function profileOf(context: Context, key: string): Promise<ImportProfile> {
  const builtIn = builtInProfiles.find((profile) => profile.key === key);
  const profile = builtIn ?? (await findProfile(context, key));
  if (!profile) throw refuse('import_profile_unknown', { profile: key }, 'profile');
  return profile;
}

/** Built-in profiles first, then the partner's own. */
export async function listProfiles(context: Context): Promise<ImportProfile[]> {
  return [...builtInProfiles, ...(await allProfiles(context))];
}

/**
 * Saves a partner's own profile, or replaces the one of the same key.
 * @throws Refused `import_profile_built_in`, `import_profile_invalid`
 */
export async function saveProfile(context: Context, profile: ImportProfile): Promise<void> {
  checkProfile(profile);
  const before = await findProfile(context, profile.key);
  await putProfile(context, profile);
  await recordEvents(context, [
    {
      type: 'receivables.import_profile_saved',
      subject: { kind: 'import_profile', id: profile.key },
      ...(before ? { before: asJson(before) } : {}),
      after: asJson(profile),
    },
  ]);
}

function asJson(profile: ImportProfile): JsonObject {
  return JSON.parse(JSON.stringify(profile)) as JsonObject;
}
