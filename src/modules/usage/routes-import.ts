import { Type, type Static } from 'typebox';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, streamRoute, type AnyRoute } from '../../platform/route.ts';
import { importUsage, usageImportResult, type UsageImportResult } from './commands-import.ts';
import { setSubAccountOwner } from './commands-owner.ts';
import {
  IdParams,
  InstantText,
  nullable,
  subAccountJson,
  SubAccountSchema,
  tag,
} from './routes-schemas.ts';
import { importsBefore } from './store-import.ts';
import { pageOfSubAccounts } from './store-sub-account.ts';
import {
  badRowsChoices,
  subAccountChoices,
  usageFormats,
  usageImportStates,
  type UsageImport,
} from './types-import.ts';

const LanguageQuery = Type.Optional(
  Type.Enum(['en', 'ja'], { description: 'Language of the messages' }),
);

const ImportSchema = Type.Object({
  id: Type.String(),
  format: Type.Enum([...usageFormats]),
  fileName: Type.String(),
  badRows: Type.Enum([...badRowsChoices]),
  subAccounts: Type.Enum([...subAccountChoices]),
  dryRun: Type.Boolean(),
  state: Type.Enum([...usageImportStates]),
  rows: Type.Integer({ description: 'Rows of the file; grows while it is read' }),
  created: Type.Integer(),
  unchanged: Type.Integer(),
  changed: Type.Integer({ description: 'Charges that were stated anew' }),
  rejected: Type.Integer(),
  failure: nullable(
    Type.Object({ code: Type.String(), values: Type.Record(Type.String(), Type.Unknown()) }),
  ),
  startedBy: Type.String(),
  startedAt: InstantText,
  finishedAt: nullable(InstantText),
});

const ImportResultSchema = Type.Intersect([
  ImportSchema,
  Type.Object({
    errors: Type.Array(
      Type.Object({
        line: Type.Integer(),
        column: nullable(Type.String()),
        code: Type.String(),
        message: Type.String(),
      }),
    ),
  }),
]);

function importJson(found: UsageImport): Static<typeof ImportSchema> {
  const { failure, startedAt, finishedAt, ...rest } = found;
  return {
    ...rest,
    failure: failure && { code: failure.code, values: { ...failure.values } },
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

function resultJson({ errors, ...found }: UsageImportResult): Static<typeof ImportResultSchema> {
  return { ...importJson(found), errors: errors.map((error) => ({ ...error })) };
}

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

function isAccountCursor(values: readonly unknown[]): values is [number, string, string] {
  const [mapped, externalId, id] = values;
  return typeof mapped === 'number' && typeof externalId === 'string' && typeof id === 'string';
}

const importRoutes = [
  streamRoute({
    stream: 'upload',
    method: 'POST',
    path: '/api/usage/imports',
    name: 'importUsage',
    summary:
      'Imports a file of cloud charges, sent as the body. Importing it again changes nothing.',
    tag,
    permission: 'usage.write',
    query: Type.Object({
      format: Type.Enum([...usageFormats]),
      badRows: Type.Optional(Type.Enum([...badRowsChoices])),
      subAccounts: Type.Optional(Type.Enum([...subAccountChoices])),
      dryRun: Type.Optional(Type.Boolean()),
      fileName: Type.Optional(Type.String({ maxLength: 200 })),
      language: LanguageQuery,
    }),
    contentType: 'application/json',
    output: ImportResultSchema,
    handle: async (run, { query, upload }) => {
      const { id } = await importUsage(run, {
        format: query.format,
        badRows: query.badRows ?? 'stop',
        subAccounts: query.subAccounts ?? 'report',
        dryRun: query.dryRun ?? false,
        fileName: query.fileName ?? '',
        input: upload,
      });
      const result = await run.transact((context) =>
        usageImportResult(context, id, query.language),
      );
      return { body: resultJson(result) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/usage/imports',
    name: 'listUsageImports',
    summary: 'Imports of cloud charges, the newest first.',
    tag,
    permission: 'usage.read',
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
    path: '/api/usage/imports/{id}',
    name: 'getUsageImport',
    summary: 'One import: its progress while it runs, then its counts and the first errors.',
    tag,
    permission: 'usage.read',
    params: IdParams,
    query: Type.Object({ language: LanguageQuery }),
    output: ImportResultSchema,
    refusals: ['usage_import_not_found'],
    handle: async (context, { params, query }) =>
      resultJson(await usageImportResult(context, params.id, query.language)),
  }),
];

const subAccountRoutes = [
  route({
    method: 'GET',
    path: '/api/usage/sub-accounts',
    name: 'listSubAccounts',
    summary: 'Cloud accounts that files named, those without an owner first.',
    tag,
    permission: 'usage.read',
    query: Type.Object({
      ...PageQuery,
      customerId: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    output: pageOf(SubAccountSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const cursor = query.cursor ? readCursor(query.cursor, isAccountCursor) : null;
      const rows = await pageOfSubAccounts(context, {
        after: cursor && { mapped: cursor[0] === 1, externalId: cursor[1], id: cursor[2] },
        limit: limit + 1,
        ...(query.customerId ? { customerId: query.customerId } : {}),
      });
      const page = cutPage(rows, limit, (row) => [
        row.customerId === null ? 0 : 1,
        row.externalId,
        row.id,
      ]);
      return { items: page.items.map(subAccountJson), nextCursor: page.nextCursor };
    },
  }),
  route({
    method: 'PUT',
    path: '/api/usage/sub-accounts/{id}/owner',
    name: 'setSubAccountOwner',
    summary: 'Says whose a cloud account is; what is not billed yet moves to that customer.',
    tag,
    permission: 'usage.write',
    params: IdParams,
    body: Type.Object({
      customerId: nullable(Type.String({ format: 'uuid' })),
      subscriptionId: Type.Optional(nullable(Type.String({ format: 'uuid' }))),
      entitlementId: Type.Optional(nullable(Type.String({ format: 'uuid' }))),
    }),
    output: SubAccountSchema,
    refusals: [
      'usage_sub_account_not_found',
      'usage_sub_account_needs_customer',
      'usage_sub_account_owner_differs',
      'customer_not_found',
      'subscription_not_found',
      'entitlement_not_found',
      'usage_not_in_cloud',
    ],
    handle: async (context, { params, body }) =>
      subAccountJson(
        await setSubAccountOwner(context, params.id, {
          customerId: body.customerId,
          subscriptionId: body.subscriptionId ?? null,
          entitlementId: body.entitlementId ?? null,
        }),
      ),
  }),
];

export const usageImportRoutes: readonly AnyRoute[] = [...importRoutes, ...subAccountRoutes];
