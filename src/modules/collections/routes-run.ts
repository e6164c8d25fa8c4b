import { Type } from 'typebox';
import { type Day, formatDay, parseDay } from '../../kernel/days.ts';
import { type Currency, formatDecimal } from '../../kernel/money.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import type { Context } from '../../platform/context.ts';
import { route, streamRoute, type AnyRoute } from '../../platform/route.ts';
import { customersOf } from '../customers/index.ts';
import { comparePolicyEffects } from './commands-compare.ts';
import { previewDifferences, previewRun } from './commands-preview.ts';
import { getRun, releaseRun, startRun, stopRun } from './commands-run.ts';
import {
  DaySchema,
  DifferenceSchema,
  FateDifferenceSchema,
  RunSchema,
  SummarySchema,
  nullable,
} from './routes-schemas.ts';
import { pageOfRuns } from './store-run.ts';
import { refuse, type CollectionsRun } from './types.ts';

const tag = 'collections';
/** More than a person reads; the download has them all. */
const DIFFERENCES_MAX = 1_000;
const RunParams = Type.Object({ runId: Type.String({ format: 'uuid' }) });
const PreviewSchema = Type.Object({
  asOf: DaySchema,
  policyVersionId: Type.Optional(Type.String({ format: 'uuid' })),
});

function written(run: CollectionsRun) {
  const ranMs = run.heartbeatAt.getTime() - run.startedAt.getTime();
  const { cursor: _cursor, ...rest } = run;
  return {
    ...rest,
    asOf: formatDay(run.asOf),
    rate: ranMs > 0 ? Math.round((run.customersDone * 1_000) / ranMs) : 0,
    startedAt: run.startedAt.toISOString(),
    heartbeatAt: run.heartbeatAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

/** @throws Refused `collections_day_out_of_range` for a text that is no day */
export function dayFrom(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw refuse('collections_day_out_of_range', { asOf: text }, 'asOf');
  return day;
}

async function named<
  Row extends { readonly customerId: string; readonly currency: string; readonly overdue: bigint },
>(context: Context, differences: readonly Row[]) {
  const ids = [...new Set(differences.map((each) => each.customerId))];
  const byId = new Map((await customersOf(context, ids)).map((each) => [each.id, each]));
  return differences.map((each) => ({
    ...each,
    customerNumber: byId.get(each.customerId)?.number ?? '',
    customerName: byId.get(each.customerId)?.name ?? '',
    overdue: formatDecimal(each.overdue, each.currency as Currency),
  }));
}

function isRunCursor(values: readonly unknown[]): values is [string, string] {
  return values.length === 2 && values.every((value) => typeof value === 'string');
}

export const runRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/collections/runs',
    name: 'listCollectionsRuns',
    summary: 'Runs, newest first.',
    tag,
    permission: 'collections.read',
    query: Type.Object({ ...PageQuery }),
    output: pageOf(RunSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const cursor = query.cursor ? readCursor(query.cursor, isRunCursor) : null;
      const after = cursor ? { startedAt: cursor[0], id: cursor[1] } : null;
      const rows = await pageOfRuns(context, after, limit + 1);
      const page = cutPage(rows, limit, (run) => [run.startedAt.toISOString(), run.id]);
      return { ...page, items: page.items.map(written) };
    },
  }),
  route({
    method: 'POST',
    path: '/api/collections/runs',
    name: 'startCollectionsRun',
    summary:
      'Starts a run in the background, or answers with the one of that day that has not ended.',
    tag,
    permission: 'collections.run',
    body: Type.Object({ asOf: DaySchema }),
    output: RunSchema,
    refusals: [
      'collections_day_out_of_range',
      'collections_day_in_future',
      'collections_run_active',
      'policy_not_published',
    ],
    handle: async (context, { body }) => {
      const asOf = dayFrom(body.asOf);
      return written(await startRun(context, { asOf, startedBy: 'person', inBackground: true }));
    },
  }),
  route({
    method: 'GET',
    path: '/api/collections/runs/{runId}',
    name: 'getCollectionsRun',
    summary: 'A run with its progress.',
    tag,
    permission: 'collections.read',
    params: RunParams,
    output: RunSchema,
    refusals: ['collections_run_not_found'],
    handle: async (context, { params }) => written(await getRun(context, params.runId)),
  }),
  route({
    method: 'POST',
    path: '/api/collections/runs/{runId}/release',
    name: 'releaseCollectionsRun',
    summary: 'Lets a run go on that the brake stopped, knowing its numbers.',
    tag,
    permission: 'collections.proposals.decide',
    params: RunParams,
    body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1_000 }) }),
    output: RunSchema,
    refusals: ['collections_run_not_found', 'collections_run_not_braked'],
    handle: async (context, { params, body }) =>
      written(await releaseRun(context, params.runId, body.reason)),
  }),
  route({
    method: 'POST',
    path: '/api/collections/runs/{runId}/stop',
    name: 'stopCollectionsRun',
    summary: 'Ends a run for good and withdraws its proposals on which nobody has decided.',
    tag,
    permission: 'collections.run',
    params: RunParams,
    output: RunSchema,
    refusals: ['collections_run_not_found', 'collections_run_ended'],
    handle: async (context, { params }) => written(await stopRun(context, params.runId)),
  }),
  route({
    method: 'POST',
    path: '/api/collections/previews',
    name: 'previewCollectionsRun',
    summary: 'What a run for a day would do, also under a draft. Nothing is written.',
    tag,
    permission: 'collections.read',
    body: PreviewSchema,
    output: Type.Object({
      summary: SummarySchema,
      policyVersionId: nullable(Type.String()),
      differences: Type.Array(DifferenceSchema),
      differencesTotal: Type.Integer(),
    }),
    refusals: ['collections_day_out_of_range', 'policy_version_not_found', 'policy_contradictory'],
    handle: async (context, { body }) => {
      const request = { ...body, asOf: dayFrom(body.asOf) };
      const preview = await previewRun((work) => work(context), request, DIFFERENCES_MAX);
      return {
        summary: preview.summary,
        policyVersionId: preview.policyVersion?.id ?? null,
        differences: (await named(context, preview.differences)).map((each) => ({
          ...each,
          effects: [...each.effects],
        })),
        differencesTotal: preview.differencesTotal,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/collections/effect-comparisons',
    name: 'comparePolicyEffects',
    summary: 'What a run for a day would do under two versions, side by side. Nothing is written.',
    tag,
    permission: 'collections.read',
    body: Type.Object({
      asOf: DaySchema,
      fromVersionId: Type.String({ format: 'uuid' }),
      toVersionId: Type.String({ format: 'uuid' }),
    }),
    output: Type.Object({
      customers: Type.Integer(),
      accounts: Type.Integer(),
      differences: Type.Array(FateDifferenceSchema),
      differencesTotal: Type.Integer(),
      effects: Type.Array(
        Type.Object({ effect: Type.String(), from: Type.Integer(), to: Type.Integer() }),
      ),
    }),
    refusals: ['collections_day_out_of_range', 'policy_version_not_found', 'policy_contradictory'],
    handle: async (context, { body }) => {
      const request = { ...body, asOf: dayFrom(body.asOf) };
      const reading = <T>(work: (open: Context) => Promise<T>) => work(context);
      const compared = await comparePolicyEffects(reading, request, DIFFERENCES_MAX);
      const rows = await named(context, compared.differences);
      return {
        ...compared,
        effects: Object.entries(compared.effects).map(([effect, each]) => ({ effect, ...each })),
        differences: rows.map(({ from, to, ...row }) => ({
          ...row,
          from: { ...from, effects: [...from.effects] },
          to: { ...to, effects: [...to.effects] },
        })),
      };
    },
  }),
  streamRoute({
    stream: 'download',
    method: 'GET',
    path: '/api/collections/previews.csv',
    name: 'downloadCollectionsPreview',
    summary: 'Every difference of a preview as a table.',
    tag,
    permission: 'collections.read',
    query: PreviewSchema,
    contentType: 'text/csv; charset=utf-8',
    handle: (run, { query }) => {
      const request = { ...query, asOf: dayFrom(query.asOf) };
      const lines = async function* () {
        yield csvLine(CSV_COLUMNS);
        for await (const batch of previewDifferences(run.transact, request)) {
          const rows = await run.transact((context) => named(context, batch));
          yield rows.map((row) => csvLine(CSV_COLUMNS.map((column) => cell(row[column])))).join('');
        }
      };
      return Promise.resolve({ fileName: `preview-${query.asOf}.csv`, body: lines() });
    },
  }),
];

const CSV_COLUMNS = [
  'customerNumber',
  'customerName',
  'currency',
  'stageBefore',
  'stage',
  'overdue',
  'effects',
] as const;

function cell(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join(' ');
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe. */
function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((text) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${quoted.join(',')}\r\n`;
}
