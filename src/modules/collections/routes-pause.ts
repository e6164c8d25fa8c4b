import { Type, type Static } from 'typebox';
import { type Day, formatDay, parseDay } from '../../kernel/days.ts';
import { type Currency, formatDecimal, parseDecimal, scaleOf } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { getCustomer } from '../customers/index.ts';
import { openDebits } from '../receivables/index.ts';
import { endPause, openPause, openPromise, pausesWithProgress } from './commands-pause.ts';
import { changePauseRules } from './commands-halt.ts';
import { DaySchema, nullable, oneOf } from './routes-schemas.ts';
import { customerNames } from './routes-steps.ts';
import { findPauseRules } from './store-halt.ts';
import * as store from './store-pause.ts';
import { pauseKinds, pauseStates } from './types-pause.ts';
import { refuse } from './types.ts';

const tag = 'collections';
const PAUSES_SHOWN = 200;
/** As many as one agreement names in practice; more are two agreements. */
const INVOICES_MAX = 500;
const INSTALMENTS_MAX = 60;
const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
const CustomerParams = Type.Object({ customerId: Type.String({ format: 'uuid' }) });
const ReasonText = Type.String({ minLength: 1, maxLength: 1_000 });
const AmountText = Type.String({
  maxLength: 30,
  description: 'Decimal, in the currency beside it',
});
const InstalmentSchema = Type.Object({ dueOn: DaySchema, amount: AmountText });

const PauseSchema = Type.Object({
  id: Type.String(),
  customerId: Type.String(),
  currency: nullable(Type.String()),
  kind: oneOf(pauseKinds),
  state: oneOf(pauseStates),
  from: DaySchema,
  until: DaySchema,
  givesBack: Type.Boolean(),
  reason: Type.String(),
  toleranceDays: Type.Integer(),
  replacesId: nullable(Type.String()),
  openedBy: Type.String(),
  openedAt: Type.String({ format: 'date-time' }),
  endedBy: nullable(Type.String()),
  endedBecause: nullable(Type.String()),
  endedAt: nullable(Type.String({ format: 'date-time' })),
  documentIds: Type.Array(Type.String()),
  instalments: Type.Array(InstalmentSchema),
  paid: nullable(Type.String()),
  promised: nullable(Type.String()),
  missing: nullable(InstalmentSchema),
});
const ListedSchema = Type.Object({
  ...PauseSchema.properties,
  customerNumber: Type.String(),
  customerName: Type.String(),
});

const RulesSchema = Type.Object(
  {
    promiseDays: Type.Integer({ minimum: 1, maximum: 366 }),
    planDays: Type.Integer({ minimum: 1, maximum: 1_830 }),
    manualDays: Type.Integer({ minimum: 1, maximum: 366 }),
    toleranceDays: Type.Integer({ minimum: 0, maximum: 30 }),
    brokenMax: Type.Integer({ minimum: 0, maximum: 20 }),
  },
  { additionalProperties: false },
);

async function written(
  context: Context,
  found: readonly store.Pause[],
): Promise<Static<typeof PauseSchema>[]> {
  const shown = await pausesWithProgress(context, found);
  return shown.map(({ documents, instalments, toleranceAmount: _rest, progress, ...pause }) => {
    const missing = progress?.missing ?? null;
    const amount = (minor: bigint) => formatDecimal(minor, pause.currency as Currency);
    const instalment = (each: { readonly dueOn: Day; readonly amount: bigint }) => ({
      dueOn: formatDay(each.dueOn),
      amount: amount(each.amount),
    });
    return {
      ...pause,
      from: formatDay(pause.from),
      until: formatDay(pause.until),
      openedAt: pause.openedAt.toISOString(),
      endedAt: pause.endedAt?.toISOString() ?? null,
      documentIds: documents.map((each) => each.id),
      instalments: instalments.map(instalment),
      paid: progress === null ? null : amount(progress.paid),
      promised: progress === null ? null : amount(progress.promised),
      missing: missing === null ? null : instalment(missing),
    };
  });
}

/** The schema has checked the text; a day that is none of any month is refused here. */
function dayFrom(text: string, field: string): Day {
  const day = parseDay(text);
  if (day === null) throw refuse('pause_day_past', {}, field);
  return day;
}

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

export const pauseRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/pauses',
    name: 'listPauses',
    summary: 'Promises, plans, pauses and legal holds, newest first, with how promises stand.',
    tag,
    permission: 'collections.read',
    query: Type.Object({
      ...PageQuery,
      state: Type.Optional(oneOf(pauseStates)),
      kind: Type.Optional(oneOf(pauseKinds)),
    }),
    output: pageOf(ListedSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const after = query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null;
      const { state = null, kind = null } = query;
      const filter = { state, kind, after, limit: limit + 1 };
      const page = cutPage(await store.pageOfPauses(context, filter), limit, (row) => [row.id]);
      const names = await customerNames(context, page.items);
      const items = await written(context, page.items);
      return { ...page, items: items.map((each) => ({ ...each, ...names(each.customerId) })) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/customers/{customerId}/pauses',
    name: 'listCustomerPauses',
    summary: 'What a customer promised, and what else puts its debts off, newest first.',
    tag,
    permission: 'collections.read',
    params: CustomerParams,
    output: Type.Object({ items: Type.Array(PauseSchema) }),
    refusals: ['customer_not_found'],
    handle: async (context, { params }) => {
      const { id } = await getCustomer(context, params.customerId);
      return {
        items: await written(context, await store.pausesOfCustomer(context, id, PAUSES_SHOWN)),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/customers/{customerId}/promises',
    name: 'openPromise',
    summary: 'The customer says when it pays which invoices; they are put off while it does.',
    tag,
    permission: 'collections.pause',
    params: CustomerParams,
    body: Type.Object({
      kind: oneOf(['promise', 'plan']),
      documentIds: Type.Array(Type.String({ format: 'uuid' }), {
        minItems: 1,
        maxItems: INVOICES_MAX,
        uniqueItems: true,
      }),
      instalments: Type.Array(InstalmentSchema, { minItems: 1, maxItems: INSTALMENTS_MAX }),
      reason: ReasonText,
      givesBack: Type.Optional(Type.Boolean()),
      replacesId: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    output: Type.Object({ id: Type.String() }),
    refusals: [
      'customer_not_found',
      'pause_invoice_unknown',
      'pause_invoice_promised',
      'pause_not_found',
      'pause_not_open',
      'pause_day_past',
      'pause_too_long',
      'pause_amount_invalid',
      'promise_exceeds_debt',
      'promise_too_many_broken',
    ],
    handle: async (context, { params, body }) => {
      const { customerId } = params;
      const debits = await openDebits(context, customerId);
      const currency = debits.find((each) => each.id === body.documentIds[0])?.currency;
      if (currency === undefined) throw refuse('pause_invoice_unknown', {}, 'documentIds');
      const instalments = body.instalments.map((each, index) => {
        const field = `instalments.${index}`;
        const amount = parseDecimal(each.amount, scaleOf(currency), 'exact');
        if (typeof amount === 'string' || amount <= 0n) {
          throw refuse('pause_amount_invalid', { amount: each.amount }, `${field}.amount`);
        }
        return { dueOn: dayFrom(each.dueOn, `${field}.dueOn`), amount };
      });
      const { kind, documentIds, reason, replacesId } = body;
      const id = await openPromise(context, {
        customerId,
        kind,
        documentIds,
        instalments,
        reason,
        givesBack: body.givesBack ?? false,
        ...(replacesId === undefined ? {} : { replacesId }),
      });
      return { id };
    },
  }),
  route({
    method: 'POST',
    path: '/api/customers/{customerId}/pauses',
    name: 'openPause',
    summary: 'Collections waits until a day, because a person or the law says so.',
    tag,
    permission: 'collections.pause',
    params: CustomerParams,
    body: Type.Object({
      kind: oneOf(['manual', 'legal_hold']),
      currency: Type.Optional(nullable(Type.String({ pattern: '^[A-Z]{3}$' }))),
      until: DaySchema,
      reason: ReasonText,
      givesBack: Type.Optional(Type.Boolean()),
    }),
    output: Type.Object({ id: Type.String() }),
    refusals: ['customer_not_found', 'pause_day_past', 'pause_too_long'],
    handle: async (context, { params, body }) => ({
      id: await openPause(context, {
        customerId: params.customerId,
        kind: body.kind,
        currency: body.currency ?? null,
        until: dayFrom(body.until, 'until'),
        reason: body.reason,
        givesBack: body.givesBack ?? false,
      }),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/pauses/{id}/end',
    name: 'endPause',
    summary: 'Takes a promise back or ends a pause before its day; the right stage goes on.',
    tag,
    permission: 'collections.pause',
    params: IdParams,
    body: Type.Object({ reason: ReasonText }),
    output: Type.Object({}),
    refusals: ['pause_not_found', 'pause_not_open'],
    handle: async (context, { params, body }) => {
      await endPause(context, params.id, body.reason);
      return {};
    },
  }),
  route({
    method: 'GET',
    path: '/api/collections/pause-rules',
    name: 'getPauseRules',
    summary: 'How long and how often customers may put off.',
    tag,
    permission: 'collections.read',
    output: RulesSchema,
    handle: async (context) => ({ ...(await findPauseRules(context)) }),
  }),
  route({
    method: 'PUT',
    path: '/api/collections/pause-rules',
    name: 'changePauseRules',
    summary: 'Changes how long and how often customers may put off; open promises keep theirs.',
    tag,
    permission: 'collections.policy.publish',
    body: RulesSchema,
    output: RulesSchema,
    handle: async (context, { body }) => {
      await changePauseRules(context, body);
      return body;
    },
  }),
];
