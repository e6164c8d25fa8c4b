import { Type, type Static } from 'typebox';
import { formatDecimal, type Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { customersOf } from '../customers/index.ts';
import {
  addEntry,
  changeRules,
  draftRules,
  publishRules,
  removeEntry,
  resumeRule,
  shadowRules,
  stopRule,
  trialOf,
} from './commands-rules.ts';
import { problemsOf } from './decide-rules.ts';
import {
  DecisionSchema,
  EntrySchema,
  IdParams,
  ListedSetSchema,
  ProblemSchema,
  ReasonText,
  RuleSchema,
  TrialSchema,
} from './routes-schemas.ts';
import * as store from './store.ts';
import { factTypes, verdicts, type FactName } from './types.ts';

const tag = 'screening';
const SETS_SHOWN = 50;
const ENTRIES_SHOWN = 5_000;
const RULES_MAX = 200;
const Nothing = Type.Object({});
const RulesBody = Type.Array(RuleSchema, { maxItems: RULES_MAX });

function setText(set: store.RuleSet): Static<typeof ListedSetSchema> {
  return {
    ...set,
    rules: set.rules.map((each) => ({ ...each })),
    changedBy: set.changedBy.map((each) => each.name),
    changedAt: set.changedAt.toISOString(),
    trial: set.trial === null ? null : { ...set.trial, rules: [...set.trial.rules] },
    publishedAt: set.publishedAt?.toISOString() ?? null,
    retiredAt: set.retiredAt?.toISOString() ?? null,
  };
}

async function decisionTexts(context: Context, found: readonly store.Decision[]) {
  const customers = new Map(
    (await customersOf(context, [...new Set(found.map((each) => each.customerId))])).map((each) => [
      each.id,
      each,
    ]),
  );
  return found.map((each) => ({
    ...each,
    customerNumber: customers.get(each.customerId)?.number ?? '',
    customerName: customers.get(each.customerId)?.name ?? '',
    amount: formatDecimal(BigInt(each.amount), each.currency as Currency),
    reasons: each.reasons.map((reason) => ({ ...reason, values: { ...reason.values } })),
    shadow: each.shadow === null ? null : { ...each.shadow, rules: [...each.shadow.rules] },
    decidedAt: each.decidedAt.toISOString(),
  }));
}

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

const readRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/screening/decisions',
    name: 'listScreeningDecisions',
    summary: 'What screening decided about orders, with the rules and the facts, newest first.',
    tag,
    permission: 'screening.read',
    query: Type.Object({ ...PageQuery, verdict: Type.Optional(Type.Enum([...verdicts])) }),
    output: pageOf(DecisionSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const after = query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null;
      const filter = { verdict: query.verdict ?? null, after, limit: limit + 1 };
      const page = cutPage(await store.pageOfDecisions(context, filter), limit, (row) => [row.id]);
      return { ...page, items: await decisionTexts(context, page.items) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/screening/rule-sets',
    name: 'listRuleSets',
    summary: 'Versions of the screening rules, newest first, and which rules are switched off.',
    tag,
    permission: 'screening.read',
    output: Type.Object({
      items: Type.Array(ListedSetSchema),
      stopped: Type.Array(
        Type.Object({
          rule: Type.String(),
          reason: Type.String(),
          stoppedBy: Type.String(),
          stoppedAt: Type.String({ format: 'date-time' }),
        }),
      ),
      facts: Type.Array(Type.Object({ name: Type.String(), type: Type.String() })),
    }),
    handle: async (context) => ({
      items: (await store.ruleSets(context, SETS_SHOWN)).map(setText),
      stopped: (await store.stoppedRules(context)).map((each) => ({
        ...each,
        stoppedAt: each.stoppedAt.toISOString(),
      })),
      facts: (Object.entries(factTypes) as [FactName, string][]).map(([name, type]) => ({
        name,
        type,
      })),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/screening/check',
    name: 'checkRules',
    summary: 'What is wrong with the texts of rules; changes nothing.',
    tag,
    permission: 'screening.read',
    body: Type.Object({ rules: RulesBody }),
    output: Type.Object({ problems: Type.Array(ProblemSchema) }),
    handle: (_context, { body }) =>
      Promise.resolve({ problems: problemsOf(body.rules).map((each) => ({ ...each })) }),
  }),
  route({
    method: 'GET',
    path: '/api/screening/lists',
    name: 'listScreeningEntries',
    summary: 'Values on lists that rules ask, with when they expire.',
    tag,
    permission: 'screening.read',
    output: Type.Object({ items: Type.Array(EntrySchema) }),
    handle: async (context) => ({
      items: (await store.listEntries(context, ENTRIES_SHOWN)).map((each) => ({
        ...each,
        addedAt: each.addedAt.toISOString(),
      })),
    }),
  }),
];

const writeRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/screening/rule-sets',
    name: 'draftRules',
    summary: 'A new draft: a copy of the live rules, or the rules to begin with.',
    tag,
    permission: 'screening.write',
    output: Type.Object({ id: Type.String() }),
    refusals: ['rule_set_draft_exists'],
    handle: async (context) => ({ id: await draftRules(context) }),
  }),
  route({
    method: 'PUT',
    path: '/api/screening/rule-sets/{id}',
    name: 'changeRules',
    summary: 'Changes the rules of a draft.',
    tag,
    permission: 'screening.write',
    params: IdParams,
    body: Type.Object({ revision: Type.Integer(), rules: RulesBody }),
    output: Nothing,
    refusals: [
      'rule_set_not_found',
      'rule_set_not_draft',
      'rule_set_revision_stale',
      'rule_set_invalid',
    ],
    handle: async (context, { params, body }) => {
      await changeRules(context, params.id, body.revision, body.rules);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/screening/rule-sets/{id}/trial',
    name: 'tryRules',
    summary: 'What a draft would have decided about the orders of the last months.',
    tag,
    permission: 'screening.write',
    params: IdParams,
    output: TrialSchema,
    refusals: ['rule_set_not_found', 'rule_set_not_draft', 'rule_set_invalid'],
    handle: async (context, { params }) => {
      const trial = await trialOf(context, params.id);
      return { ...trial, rules: [...trial.rules] };
    },
  }),
  route({
    method: 'POST',
    path: '/api/screening/rule-sets/{id}/shadow',
    name: 'shadowRules',
    summary: 'Lets a draft judge every order without consequence, or takes it back.',
    tag,
    permission: 'screening.write',
    params: IdParams,
    body: Type.Object({ on: Type.Boolean() }),
    output: Nothing,
    refusals: ['rule_set_not_found', 'rule_set_not_draft', 'rule_set_invalid'],
    handle: async (context, { params, body }) => {
      await shadowRules(context, params.id, body.on);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/screening/stopped-rules',
    name: 'stopRule',
    summary: 'Switches a rule off at once, in every version.',
    tag,
    permission: 'screening.write',
    body: Type.Object({ rule: Type.String({ minLength: 1, maxLength: 60 }), reason: ReasonText }),
    output: Nothing,
    handle: async (context, { body }) => {
      await stopRule(context, body.rule, body.reason);
      return {};
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/screening/stopped-rules/{rule}',
    name: 'resumeRule',
    summary: 'Switches a rule on again.',
    tag,
    permission: 'screening.publish',
    params: Type.Object({ rule: Type.String({ maxLength: 60 }) }),
    output: Nothing,
    refusals: ['rule_not_stopped'],
    handle: async (context, { params }) => {
      await resumeRule(context, params.rule);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/screening/lists',
    name: 'addScreeningEntry',
    summary: 'Puts a value on a list, or changes when it expires.',
    tag,
    permission: 'screening.write',
    body: Type.Object({
      list: Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' }),
      value: Type.String({ minLength: 1, maxLength: 200 }),
      note: Type.Optional(Type.String({ maxLength: 500 })),
      expiresOn: Type.Optional(Type.Union([Type.String({ format: 'date' }), Type.Null()])),
    }),
    output: Nothing,
    handle: async (context, { body }) => {
      const { list, value, note = '', expiresOn = null } = body;
      await addEntry(context, { list, value, note, expiresOn });
      return {};
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/screening/lists/{list}/{value}',
    name: 'removeScreeningEntry',
    summary: 'Takes a value off a list.',
    tag,
    permission: 'screening.write',
    params: Type.Object({
      list: Type.String({ maxLength: 40 }),
      value: Type.String({ maxLength: 200 }),
    }),
    output: Nothing,
    refusals: ['list_entry_not_found'],
    handle: async (context, { params }) => {
      await removeEntry(context, params.list, params.value);
      return {};
    },
  }),
];

export interface ScreeningParts {
  readonly publishersOf: (context: Context) => Promise<readonly string[]>;
}

export function screeningRoutes({ publishersOf }: ScreeningParts): readonly AnyRoute[] {
  const publish = route({
    method: 'POST',
    path: '/api/screening/rule-sets/{id}/publish',
    name: 'publishRules',
    summary: 'Puts a draft into force with a trial of it; the set that was live retires.',
    tag,
    permission: 'screening.publish',
    params: IdParams,
    body: Type.Object({ because: Type.Optional(ReasonText) }),
    output: Nothing,
    refusals: [
      'rule_set_not_found',
      'rule_set_not_draft',
      'rule_set_invalid',
      'rule_set_needs_second_person',
      'rule_set_alone_needs_reason',
    ],
    handle: async (context, { params, body }) => {
      const publishers = await publishersOf(context);
      await publishRules(context, params.id, publishers, body.because ?? null);
      return {};
    },
  });
  return [...readRoutes, ...writeRoutes, publish];
}
