import { Type } from 'typebox';
import { formatDay } from '../../kernel/days.ts';
import { type Currency, formatDecimal } from '../../kernel/money.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { getCustomer, searchCustomerIds } from '../customers/index.ts';
import { replayDecision } from './commands-evidence.ts';
import { previewCustomer } from './commands-preview.ts';
import { defaultPolicy } from './decide-default-policy.ts';
import type { AccountOutcome } from './decide-outcome.ts';

import {
  AccountStandingSchema,
  BlockerSchema,
  BothSchema,
  DaySchema,
  NextSchema,
  nullable,
} from './routes-schemas.ts';
import { customerNames, dayOrNull } from './routes-steps.ts';
import { findPublished } from './store-policy.ts';
import * as store from './store-worklist.ts';
import type { PolicyContent } from './types-policy.ts';
import { speaker, type Speaker } from './words.ts';

const tag = 'collections';
/** As many customers as a search looks through: who finds more has to search for less. */
const SEARCH_MAX = 1_000;
const HISTORY_MAX = 100;
const CustomerParams = Type.Object({ customerId: Type.String({ format: 'uuid' }) });

/** The same sentence in both languages. */
function both(content: PolicyContent, say: (speaker: Speaker) => string) {
  return { en: say(speaker(content, 'en')), ja: say(speaker(content, 'ja')) };
}

function accountText(outcome: AccountOutcome, content: PolicyContent) {
  const { decision, currency } = outcome;
  const amount = (minor: bigint) => formatDecimal(minor, currency as Currency);
  const { next } = decision;
  return {
    currency,
    stage: decision.stage,
    stageName: both(content, (each) => each.stage(decision.stage)),
    rank: decision.rank,
    overdue: decision.overdue,
    clockStart: dayOrNull(decision.clockStart),
    daysPastDue: decision.daysPastDue,
    businessDaysPastDue: decision.businessDaysPastDue,
    amounts: {
      gross: amount(decision.amounts.gross),
      disputed: amount(decision.amounts.disputed),
      deferred: amount(decision.amounts.deferred),
      credits: amount(decision.amounts.credits),
      net: amount(decision.amounts.net),
      overdue: amount(decision.amounts.overdue),
      tolerance: amount(decision.amounts.tolerance),
    },
    reached: [...decision.reached],
    reasons: decision.reasons.map((reason) => ({
      code: reason.code,
      values: reason.values,
      text: both(content, (each) => each.reason(reason)),
    })),
    blockers: decision.blockers.map((blocker) => ({
      ...blocker,
      since: dayOrNull(blocker.since),
      text: both(content, (each) => each.blocker(blocker)),
    })),
    next:
      next === null
        ? null
        : {
            ...next,
            on: formatDay(next.on),
            text: both(content, (each) => each.next(next)),
          },
  };
}

const DecisionSchema = Type.Object({
  id: Type.String(),
  currency: Type.String(),
  asOf: DaySchema,
  policyVersionId: Type.String(),
  runId: nullable(Type.String()),
  result: Type.Unknown(),
  decidedAt: Type.String({ format: 'date-time' }),
});

function decisionText(row: store.DecisionRow) {
  return { ...row, asOf: formatDay(row.asOf), decidedAt: row.decidedAt.toISOString() };
}

function noticeText(row: store.NoticeListed) {
  return {
    ...row,
    amount: formatDecimal(BigInt(row.amount), row.currency as Currency),
    askedOn: formatDay(row.askedOn),
    sentOn: dayOrNull(row.sentOn),
    outcomeOn: dayOrNull(row.outcomeOn),
  };
}

function isPlace(values: readonly unknown[]): values is [string, string, string] {
  return values.length === 3 && values.every((value) => typeof value === 'string');
}

export const standingRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/collections/worklist',
    name: 'listWorklist',
    summary: 'Accounts that are not clear, by currency, the largest overdue amount first.',
    tag,
    permission: 'collections.read',
    query: Type.Object({
      ...PageQuery,
      stage: Type.Optional(Type.String({ maxLength: 40 })),
      currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
      q: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    }),
    output: pageOf(
      Type.Object({
        customerId: Type.String(),
        customerNumber: Type.String(),
        customerName: Type.String(),
        currency: Type.String(),
        stage: Type.String(),
        stageName: BothSchema,
        rank: Type.Integer(),
        clockStart: nullable(DaySchema),
        overdue: Type.String(),
        net: Type.String(),
        next: nullable(NextSchema),
        blockers: Type.Array(BlockerSchema),
        asOf: DaySchema,
        since: DaySchema,
      }),
    ),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const place = query.cursor ? readCursor(query.cursor, isPlace) : null;
      const rows = await store.pageOfWorklist(context, {
        stage: query.stage ?? null,
        currency: query.currency ?? null,
        customerIds: query.q ? await searchCustomerIds(context, query.q, SEARCH_MAX) : null,
        after: place ? { currency: place[0], overdue: place[1], customerId: place[2] } : null,
        limit: limit + 1,
      });
      const page = cutPage(rows, limit, (row) => [row.currency, row.overdue, row.customerId]);
      const names = await customerNames(context, page.items);
      const content = (await findPublished(context))?.content ?? defaultPolicy;
      const items = page.items.map((row) => ({
        ...row,
        ...names(row.customerId),
        stageName: both(content, (each) => each.stage(row.stage)),
        clockStart: dayOrNull(row.clockStart),
        overdue: formatDecimal(BigInt(row.overdue), row.currency as Currency),
        net: formatDecimal(BigInt(row.net), row.currency as Currency),
        next: row.next as never,
        blockers: [...row.blockers] as never,
        asOf: formatDay(row.asOf),
        since: formatDay(row.since),
      }));
      return { ...page, items };
    },
  }),
  route({
    method: 'GET',
    path: '/api/collections/worklist/totals',
    name: 'getWorklistTotals',
    summary: 'How many accounts stand in which stage, with how much, per currency.',
    tag,
    permission: 'collections.read',
    output: Type.Object({
      items: Type.Array(
        Type.Object({
          currency: Type.String(),
          stage: Type.String(),
          stageName: BothSchema,
          accounts: Type.Integer(),
          overdue: Type.String(),
        }),
      ),
    }),
    handle: async (context) => {
      const content = (await findPublished(context))?.content ?? defaultPolicy;
      const totals = await store.worklistTotals(context);
      return {
        items: totals.map((row) => ({
          ...row,
          stageName: both(content, (each) => each.stage(row.stage)),
          overdue: formatDecimal(BigInt(row.overdue), row.currency as Currency),
        })),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/customers/{customerId}/standing',
    name: 'getStanding',
    summary:
      'Where a customer stands today, why, what blocks it and what happens next; decided on the spot.',
    tag,
    permission: 'collections.read',
    params: CustomerParams,
    output: Type.Object({
      customerId: Type.String(),
      policyVersionId: nullable(Type.String()),
      isPublished: Type.Boolean(),
      accounts: Type.Array(AccountStandingSchema),
      notices: Type.Array(Type.Unknown()),
      history: Type.Array(DecisionSchema),
    }),
    refusals: ['customer_not_found'],
    handle: async (context, { params }) => {
      const { id } = await getCustomer(context, params.customerId);
      const { policyVersion, outcomes } = await previewCustomer(context, id);
      const content = policyVersion?.content ?? defaultPolicy;
      return {
        customerId: id,
        policyVersionId: policyVersion?.id ?? null,
        isPublished: policyVersion?.state === 'published',
        accounts: outcomes.map((each) => accountText(each, content)),
        notices: (await store.noticesOf(context, id, HISTORY_MAX)).map(noticeText),
        history: (await store.decisionsOf(context, id, HISTORY_MAX)).map(decisionText),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/collections/decisions/{decisionId}',
    name: 'getDecision',
    summary:
      'One decision with the facts, the calendar and the policy version it was made from, decided again.',
    tag,
    permission: 'collections.read',
    params: Type.Object({ decisionId: Type.String({ format: 'uuid' }) }),
    output: Type.Object({
      decision: DecisionSchema,
      customerId: Type.String(),
      facts: Type.Unknown(),
      calendar: Type.Unknown(),
      isReproduced: Type.Boolean(),
    }),
    refusals: ['decision_not_found'],
    handle: async (context, { params }) => {
      const { evidence, isReproduced } = await replayDecision(context, params.decisionId);
      const { facts, calendar, customerId, ...decision } = evidence;
      return { decision: decisionText(decision), customerId, facts, calendar, isReproduced };
    },
  }),
];
