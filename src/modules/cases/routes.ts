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
import { openCase, openCaseOfDecision, openCaseOfFraudEvent } from './commands-open.ts';
import { queueOfCases, weigh } from './commands-queue.ts';
import { decisionRoutes } from './routes-decisions.ts';
import { CaseSchema, caseTexts, Instant, KindSchema, StateSchema, Uuid } from './routes-schemas.ts';
import { workRoutes } from './routes-work.ts';
import { pageOfCases } from './store.ts';

const tag = 'cases';
const SUBSCRIPTIONS_MAX = 100;
const Opened = Type.Object({ id: Type.String() });

/** What the wiring knows: ids of the people who may work on cases. */
export interface CaseAccess {
  readonly workersOf: (context: Context) => Promise<readonly string[]>;
}

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

const listRoute = route({
  method: 'GET',
  path: '/api/cases',
  name: 'listCases',
  summary:
    'Open cases in the order of work: loss per hour, then the next clock; or resolved ones, the newest first.',
  tag,
  permission: 'cases.read',
  query: Type.Object({
    ...PageQuery,
    state: Type.Optional(StateSchema),
    kind: Type.Optional(KindSchema),
    customerId: Type.Optional(Uuid),
  }),
  output: pageOf(CaseSchema),
  refusals: ['cursor_invalid'],
  handle: async (context, { query }) => {
    const { limit = PAGE_LIMIT_DEFAULT, cursor, state = 'open', kind, customerId } = query;
    const after = cursor === undefined ? null : readCursor(cursor, isIdCursor)[0];
    if (state === 'resolved') {
      const filter = { state, kind, customerId, beforeId: after, limit: limit + 1 };
      const files = await pageOfCases(context, filter);
      const cut = cutPage(await weigh(context, files), limit, (row) => [row.id]);
      return { ...cut, items: await caseTexts(context, cut.items) };
    }
    // The place in the queue changes with time, so a page begins after the case that it follows.
    const queue = await queueOfCases(context, { kind, customerId });
    const from = queue.findIndex((each) => each.id === after) + 1;
    const cut = cutPage(queue.slice(from, from + limit + 1), limit, (row) => [row.id]);
    return { ...cut, items: await caseTexts(context, cut.items), total: queue.length };
  },
});

const openRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/cases',
    name: 'openCase',
    summary: 'Opens a case by hand, about a customer or some of its subscriptions.',
    tag,
    permission: 'cases.write',
    body: Type.Object({
      kind: KindSchema,
      title: Type.String({ minLength: 1, maxLength: 300 }),
      customerId: Uuid,
      subscriptionIds: Type.Optional(Type.Array(Uuid, { maxItems: SUBSCRIPTIONS_MAX })),
      firstUseAt: Type.Optional(Instant),
    }),
    output: Opened,
    refusals: ['customer_not_found', 'subscription_not_found'],
    handle: async (context, { body: { firstUseAt, ...body } }) => {
      const at = firstUseAt === undefined ? null : new Date(firstUseAt);
      return { id: (await openCase(context, { ...body, firstUseAt: at })).id };
    },
  }),
  route({
    method: 'POST',
    path: '/api/fraud-events/{fraudEventId}/case',
    name: 'openCaseOfFraudEvent',
    summary: 'The case of a fraud event: the one that there is, or a new one.',
    tag,
    permission: 'cases.write',
    params: Type.Object({ fraudEventId: Uuid }),
    body: Type.Object({ kind: Type.Optional(KindSchema) }),
    output: Opened,
    refusals: ['fraud_event_not_found'],
    handle: async (context, { params, body }) => ({
      id: (await openCaseOfFraudEvent(context, params.fraudEventId, body.kind)).id,
    }),
  }),
  route({
    method: 'POST',
    path: '/api/screening/decisions/{decisionId}/case',
    name: 'openCaseOfDecision',
    summary: 'The case of an order that screening minds: the one that there is, or a new one.',
    tag,
    permission: 'cases.write',
    params: Type.Object({ decisionId: Uuid }),
    body: Type.Object({ kind: Type.Optional(KindSchema) }),
    output: Opened,
    refusals: ['screening_decision_not_found'],
    handle: async (context, { params, body }) => ({
      id: (await openCaseOfDecision(context, params.decisionId, body.kind)).id,
    }),
  }),
];

export function caseRoutes(access: CaseAccess): readonly AnyRoute[] {
  return [listRoute, ...openRoutes, ...workRoutes(access), ...decisionRoutes];
}
