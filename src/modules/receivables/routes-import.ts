import { Type, type Static } from 'typebox';
import { dayFormats } from '../../kernel/days.ts';
import { csvFile } from '../../platform/csv.ts';
import { encodings } from '../../platform/csv-lines.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, streamRoute, type AnyRoute, type StreamRun } from '../../platform/route.ts';
import {
  applyImport,
  importReceivables,
  importResult,
  listProfiles,
  saveProfile,
  type ImportResult,
} from './commands-import.ts';
import { describeProblem } from './parse-problems.ts';
import { builtInProfiles } from './profiles.ts';
import { IdParams, InstantText, nullable } from './routes-schemas.ts';
import { importsBefore } from './store-import.ts';
import { problemsAfter, type PlacedProblem, type ProblemPlace } from './store-import-rows.ts';
import {
  cleanings,
  delimiters,
  importFields,
  importKinds,
  importStates,
  type Import,
  type ImportField,
} from './types-import.ts';

const tag = 'imports';
/** Problems that a download reads in one transaction. */
const DOWNLOAD_PAGE_ROWS = 1_000;

const BadRowsSchema = Type.Enum(['stop', 'skip'], {
  description: 'stop: one bad row and nothing is applied; skip: the good rows are',
});
const LanguageQuery = Type.Optional(
  Type.Enum(['en', 'ja'], { description: 'Language of the messages' }),
);

const importFieldsOut = {
  id: Type.String(),
  profile: Type.String(),
  fileName: Type.String(),
  badRows: BadRowsSchema,
  dryRun: Type.Boolean(),
  state: Type.Enum([...importStates]),
  rows: Type.Integer({ description: 'Rows of the file; grows while it is read' }),
  created: Type.Integer(),
  unchanged: Type.Integer(),
  changed: Type.Integer(),
  rejected: Type.Integer(),
  failure: nullable(
    Type.Object({ code: Type.String(), values: Type.Record(Type.String(), Type.Unknown()) }),
  ),
  startedBy: Type.String(),
  startedAt: InstantText,
  finishedAt: nullable(InstantText),
};
const ImportSchema = Type.Object(importFieldsOut);
const ImportResultSchema = Type.Object({
  ...importFieldsOut,
  errors: Type.Array(
    Type.Object({
      line: Type.Integer(),
      column: nullable(Type.String()),
      code: Type.String(),
      message: Type.String(),
    }),
    { description: 'The first thousand; errors.csv has all' },
  ),
});

const ColumnName = Type.String({ minLength: 1, maxLength: 200 });
const perField = <S extends Type.TSchema>(schema: S) =>
  Type.Partial(
    Type.Object(
      Object.fromEntries(importFields.map((field) => [field, schema])) as Record<ImportField, S>,
      { additionalProperties: false },
    ),
  );
const GroupSchema = Type.Enum(['', ',', '.', ' ', "'"]);

const ProfileSchema = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][a-z0-9-]{1,49}$' }),
    name: Type.String({ minLength: 1, maxLength: 100 }),
    kind: Type.Enum([...importKinds]),
    delimiter: Type.Enum([...delimiters, 'detect']),
    encoding: Type.Enum([...encodings, 'detect']),
    dayFormat: Type.Enum([...dayFormats]),
    numberFormat: Type.Object({ decimal: Type.Enum(['.', ',']), group: GroupSchema }),
    rounding: Type.Enum(['exact', 'half_even']),
    currency: Type.Union([
      Type.Object({ fixed: Type.String({ pattern: '^[A-Z]{3}$' }) }),
      Type.Enum(['column', 'partner']),
    ]),
    columns: perField(ColumnName),
    optional: Type.Optional(Type.Array(Type.Enum([...importFields]), { maxItems: 20 })),
    keyColumns: Type.Optional(Type.Array(ColumnName, { minItems: 1, maxItems: 5 })),
    cleaning: Type.Optional(perField(Type.Array(Type.Enum([...cleanings]), { maxItems: 5 }))),
  },
  { additionalProperties: false },
);
const ListedProfile = Type.Object({
  profile: ProfileSchema,
  builtIn: Type.Boolean(),
});

function importJson(found: Import): Static<typeof ImportSchema> {
  return {
    id: found.id,
    profile: found.profileKey,
    fileName: found.fileName,
    badRows: found.badRows,
    dryRun: found.dryRun,
    state: found.state,
    rows: found.rows,
    created: found.created,
    unchanged: found.unchanged,
    changed: found.changed,
    rejected: found.rejected,
    failure: found.failure && { code: found.failure.code, values: { ...found.failure.values } },
    startedBy: found.startedBy,
    startedAt: found.startedAt.toISOString(),
    finishedAt: found.finishedAt?.toISOString() ?? null,
  };
}

function resultJson(result: ImportResult): Static<typeof ImportResultSchema> {
  return { ...importJson(result), errors: result.errors.map((error) => ({ ...error })) };
}

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

const uploadRoute = streamRoute({
  stream: 'upload',
  method: 'POST',
  path: '/api/imports',
  name: 'importReceivables',
  summary: 'Imports a CSV file, sent as the body. Importing it again changes nothing.',
  tag,
  permission: 'receivables.write',
  query: Type.Object({
    profile: Type.String({ maxLength: 50 }),
    badRows: Type.Optional(BadRowsSchema),
    dryRun: Type.Optional(Type.Boolean()),
    fileName: Type.Optional(Type.String({ maxLength: 200 })),
    encoding: Type.Optional(Type.Enum([...encodings])),
    delimiter: Type.Optional(Type.Enum([...delimiters])),
    language: LanguageQuery,
  }),
  contentType: 'application/json',
  output: ImportResultSchema,
  handle: async (run, { query, upload }) => {
    const { id } = await importReceivables(run, {
      profile: query.profile,
      badRows: query.badRows ?? 'stop',
      dryRun: query.dryRun ?? false,
      fileName: query.fileName ?? '',
      input: upload,
      ...(query.encoding ? { encoding: query.encoding } : {}),
      ...(query.delimiter ? { delimiter: query.delimiter } : {}),
    });
    const result = await run.transact((context) => importResult(context, id, query.language));
    return { body: resultJson(result) };
  },
});

async function* problemPages(run: StreamRun, importId: string) {
  let after: ProblemPlace | null = null;
  for (;;) {
    const place: ProblemPlace | null = after;
    const page: PlacedProblem[] = await run.transact((context) =>
      problemsAfter(context, importId, place, DOWNLOAD_PAGE_ROWS),
    );
    yield page;
    after = page.at(-1) ?? null;
    if (page.length < DOWNLOAD_PAGE_ROWS) return;
  }
}

const importReadRoutes = [
  route({
    method: 'GET',
    path: '/api/imports',
    name: 'listImports',
    summary: 'Imports, the newest first.',
    tag,
    permission: 'receivables.read',
    query: Type.Object(PageQuery),
    output: pageOf(ImportSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const cursor = query.cursor ? readCursor(query.cursor, isIdCursor) : null;
      const rows = await importsBefore(context, cursor?.[0] ?? null, limit + 1);
      const page = cutPage(rows, limit, (row) => [row.id]);
      return { items: page.items.map(importJson), nextCursor: page.nextCursor };
    },
  }),
  route({
    method: 'GET',
    path: '/api/imports/{id}',
    name: 'getImport',
    summary: 'One import: its progress while it runs, then its counts and the first errors.',
    tag,
    permission: 'receivables.read',
    params: IdParams,
    query: Type.Object({ language: LanguageQuery }),
    output: ImportResultSchema,
    refusals: ['import_not_found'],
    handle: async (context, { params, query }) =>
      resultJson(await importResult(context, params.id, query.language)),
  }),
  streamRoute({
    stream: 'download',
    method: 'GET',
    path: '/api/imports/{id}/errors.csv',
    name: 'downloadImportErrors',
    summary: 'Every row that was rejected or had changed, with its reason.',
    tag,
    permission: 'receivables.read',
    params: IdParams,
    query: Type.Object({ language: LanguageQuery }),
    contentType: 'text/csv; charset=utf-8',
    handle: async (run, { params, query }) => {
      await run.transact((context) => importResult(context, params.id));
      const language = query.language ?? 'en';
      return {
        fileName: 'import-errors.csv',
        body: csvFile(
          ['line', 'column', 'code', 'message'],
          problemPages(run, params.id),
          (row) => [
            row.line,
            row.column,
            row.code,
            describeProblem(row.code, row.values, language),
          ],
        ),
      };
    },
  }),
];

const importWriteRoutes = [
  route({
    method: 'POST',
    path: '/api/imports/{id}/apply',
    name: 'applyImport',
    summary: 'Applies an import that a dry run staged, or that stopped at bad rows.',
    tag,
    permission: 'receivables.write',
    params: IdParams,
    body: Type.Object({ badRows: Type.Optional(BadRowsSchema) }),
    output: ImportResultSchema,
    refusals: ['import_not_found', 'import_state_refuses', 'import_rows_gone'],
    handle: async (context, { params, body }) =>
      resultJson(await applyImport(context, params.id, body.badRows ?? 'stop')),
  }),
  route({
    method: 'GET',
    path: '/api/import-profiles',
    name: 'listImportProfiles',
    summary: 'How files can be read: built-in profiles first, then your own.',
    tag,
    permission: 'receivables.read',
    output: Type.Object({ items: Type.Array(ListedProfile) }),
    handle: async (context) => {
      const profiles = await listProfiles(context);
      const builtInKeys = new Set(builtInProfiles.map((profile) => profile.key));
      return {
        items: profiles.map((profile) => ({
          // Plain JSON that the schema describes, where the type is read-only throughout.
          profile: structuredClone(profile) as unknown as Static<typeof ProfileSchema>,
          builtIn: builtInKeys.has(profile.key),
        })),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/import-profiles',
    name: 'saveImportProfile',
    summary: 'Saves a profile of your own, or replaces the one of the same key.',
    tag,
    permission: 'receivables.write',
    body: ProfileSchema,
    output: ProfileSchema,
    refusals: ['import_profile_built_in', 'import_profile_invalid'],
    handle: async (context, { body }) => {
      await saveProfile(context, body as Parameters<typeof saveProfile>[1]);
      return body;
    },
  }),
];

export const importRoutes: readonly AnyRoute[] = [
  uploadRoute,
  ...importReadRoutes,
  ...importWriteRoutes,
];
