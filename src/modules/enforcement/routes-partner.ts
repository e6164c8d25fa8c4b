import { Type } from 'typebox';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { acknowledgeMeasure, answerMeasure, appealMeasure, getMeasure } from './commands-word.ts';
import { forCustomer, statementOf, statementOfReasons } from './decide-statement.ts';
import * as schemas from './routes-schemas.ts';
import * as store from './store-measure.ts';
import { appealGrounds, type Measure } from './types.ts';
import { measureWords } from './words.ts';

const tag = 'enforcement';

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

/** @param context of the reseller */
export async function detailOf(context: Context, measure: Measure) {
  const words = await store.wordsOf(context, measure.id);
  const appeals = await store.appealsOf(context, measure.id);
  const letters = await store.lettersOf(context, measure.id);
  return {
    measure: schemas.measureText(measure),
    words: words.map(schemas.wordText),
    appeals: appeals.map(schemas.appealText),
    letters: letters.map(schemas.letterText),
  };
}

export const partnerRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/enforcement',
    name: 'listMeasures',
    summary: 'What the provider does about customers or the partner itself, newest first.',
    tag,
    permission: 'enforcement.read',
    query: Type.Object({
      ...PageQuery,
      state: Type.Optional(Type.Enum(['in_force', 'ended'])),
      customerId: Type.Optional(schemas.Uuid),
    }),
    output: pageOf(schemas.MeasureSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const beforeId = query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null;
      const filter = {
        ...(query.state ? { state: query.state } : {}),
        ...(query.customerId ? { customerId: query.customerId } : {}),
      };
      const rows = await store.pageOfMeasures(context, filter, { beforeId, limit: limit + 1 });
      const page = cutPage(rows, limit, (row) => [row.id]);
      const total = await store.countMeasures(context, filter);
      return { ...page, items: page.items.map(schemas.measureText), total };
    },
  }),
  route({
    method: 'GET',
    path: '/api/enforcement/{measureId}',
    name: 'getMeasure',
    summary: 'One measure with what was said about it and the letters that were sent.',
    tag,
    permission: 'enforcement.read',
    params: schemas.MeasureParams,
    output: schemas.MeasureDetailSchema,
    refusals: ['measure_not_found'],
    handle: async (context, { params }) =>
      detailOf(context, await getMeasure(context, params.measureId)),
  }),
  route({
    method: 'GET',
    path: '/api/enforcement/{measureId}/statement',
    name: 'getStatementOfReasons',
    summary:
      'The measure as a statement of reasons (field names of the EU’s transparency database), and what the customer may be told.',
    tag,
    permission: 'enforcement.read',
    params: schemas.MeasureParams,
    output: Type.Object({
      statementOfReasons: Type.Object({}, { additionalProperties: true }),
      forCustomer: Type.Object({
        number: Type.String(),
        clause: Type.String(),
        assessment: Type.Enum(['suspected', 'confirmed']),
        subscriptions: Type.Array(Type.String()),
        from: schemas.Instant,
        until: Type.Union([schemas.Instant, Type.Null()]),
        en: Type.String(),
        ja: Type.String(),
      }),
    }),
    refusals: ['measure_not_found'],
    handle: async (context, { params }) => {
      const measure = await getMeasure(context, params.measureId);
      const told = forCustomer(statementOf(measure));
      return {
        statementOfReasons: { ...statementOfReasons(measure) },
        forCustomer: {
          number: told.number,
          clause: told.clause,
          assessment: told.assessment,
          subscriptions: [...told.subscriptions],
          from: told.from.toISOString(),
          until: told.until?.toISOString() ?? null,
          en: measureWords(told.what, 'en'),
          ja: measureWords(told.what, 'ja'),
        },
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/enforcement/{measureId}/acknowledgement',
    name: 'acknowledgeMeasure',
    summary: 'Says that the measure has been read.',
    tag,
    permission: 'enforcement.answer',
    params: schemas.MeasureParams,
    output: schemas.Nothing,
    refusals: ['measure_not_found'],
    handle: async (context, { params }) => {
      await acknowledgeMeasure(context, params.measureId);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/enforcement/{measureId}/answer',
    name: 'answerMeasure',
    summary: 'Says what was done about it, or asks how it stands.',
    tag,
    permission: 'enforcement.answer',
    params: schemas.MeasureParams,
    body: Type.Object({ kind: Type.Enum(['answered', 'update_asked']), text: schemas.Words }),
    output: schemas.Nothing,
    refusals: ['measure_not_found'],
    handle: async (context, { params, body }) => {
      await answerMeasure(context, params.measureId, body);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/enforcement/{measureId}/appeal',
    name: 'appealMeasure',
    summary: 'Appeals against a measure; it stands until somebody else at the provider decides.',
    tag,
    permission: 'enforcement.answer',
    params: schemas.MeasureParams,
    body: Type.Object({ grounds: Type.Enum([...appealGrounds]), text: schemas.Words }),
    output: schemas.AppealSchema,
    refusals: ['measure_not_found', 'measure_ended', 'appeal_too_late', 'appeal_open_already'],
    handle: async (context, { params, body }) =>
      schemas.appealText(await appealMeasure(context, params.measureId, body)),
  }),
];
