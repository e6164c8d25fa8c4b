import { Type, type Static } from 'typebox';
import { formatDay } from '../../kernel/days.ts';
import { formatDecimal } from '../../kernel/money.ts';
import { isUuid } from '../../kernel/ids.ts';
import { foldForSearch } from '../../kernel/text.ts';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { customersOf, searchCustomerIds } from '../customers/index.ts';
import {
  confirmApplication,
  decideApplication,
  getApplication,
  reassessApplication,
  submitApplication,
  withdrawApplication,
} from './commands-application.ts';
import {
  AmountText,
  CurrencyText,
  currencyFrom,
  dayFrom,
  DayText,
  IdText,
  InstantText,
  LineTermsSchema,
  minorFrom,
  nullable,
  ReasonText,
  tag,
  termsFrom,
  termsJson,
} from './routes-schemas.ts';
import { countApplications, pageOfApplications } from './store-application.ts';
import {
  applicationStates,
  scoredAttributes,
  type CreditApplication,
} from './types-application.ts';

/** Customers that a search by name may find; more is no search. */
const SEARCH_CUSTOMERS_MAX = 1_000;
const Params = Type.Object({ applicationId: IdText });
const Version = Type.Integer({ description: 'the version that was seen' });
const Text = Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' });

const External = Type.Object({
  score: Type.Integer({ minimum: 0, maximum: 1_000, description: '0 is the worst' }),
  source: Type.String({ minLength: 1, maxLength: 200 }),
  on: DayText,
});
const References = Type.Array(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    judgement: Type.Enum(['good', 'mixed', 'bad']),
    remark: Type.String({ maxLength: 500 }),
  }),
  { maxItems: 10 },
);

const ApplicationSchema = Type.Object({
  id: Type.String(),
  number: Type.String(),
  customerId: Type.String(),
  customerName: Type.String(),
  currency: CurrencyText,
  wanted: AmountText,
  purpose: Type.String(),
  external: nullable(External),
  references: References,
  state: Type.Enum([...applicationStates]),
  facts: Type.Object({ averageMonthly: AmountText, exposure: AmountText, overdue: AmountText }),
  recommendation: Type.Object({
    scorecardVersion: Type.Integer(),
    points: Type.Integer(),
    maxPoints: Type.Integer(),
    className: Type.String(),
    limit: AmountText,
    prepayment: Type.Boolean(),
    basis: Type.Enum(['month', 'wanted']),
    lines: Type.Array(
      Type.Object({
        attribute: Type.Enum([...scoredAttributes]),
        value: nullable(Type.Integer()),
        points: Type.Integer(),
        maxPoints: Type.Integer(),
      }),
    ),
  }),
  lookedAt: InstantText,
  submittedBy: Type.String(),
  submittedAt: InstantText,
  decision: nullable(LineTermsSchema),
  decidedByName: nullable(Type.String()),
  decidedAt: nullable(InstantText),
  reason: nullable(Type.String()),
  confirmedByName: nullable(Type.String()),
  confirmedAt: nullable(InstantText),
  version: Type.Integer(),
});

const GrantedTerms = Type.Omit(LineTermsSchema, ['temporary', 'unchecked']);
const CHANGED = [
  'credit_application_not_found',
  'credit_application_stale',
  'credit_application_closed',
];
const LINE = ['credit_line_stale', 'credit_amount_invalid', 'credit_day_invalid'];

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string' && isUuid(values[0]);
}

export const applicationRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/credit/applications',
    name: 'listCreditApplications',
    summary: 'Applications for credit, newest first.',
    tag,
    permission: 'credit.read',
    query: Type.Object({
      ...PageQuery,
      state: Type.Optional(Type.Enum([...applicationStates])),
      customerId: Type.Optional(IdText),
      q: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    output: pageOf(ApplicationSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const q = foldForSearch(query.q ?? '');
      const found = q ? await searchCustomerIds(context, q, SEARCH_CUSTOMERS_MAX) : null;
      const customerIds = query.customerId ? [query.customerId] : found;
      const filter = { state: query.state ?? null, customerIds };
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const beforeId = query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null;
      const rows = await pageOfApplications(context, filter, { beforeId, limit: limit + 1 });
      const page = cutPage(rows, limit, (row) => [row.id]);
      const total = await countApplications(context, filter);
      return { ...page, items: await manyJson(context, page.items), total };
    },
  }),
  route({
    method: 'GET',
    path: '/api/credit/applications/{applicationId}',
    name: 'getCreditApplication',
    summary: 'One application with its facts and what the scorecard made of them.',
    tag,
    permission: 'credit.read',
    params: Params,
    output: ApplicationSchema,
    refusals: ['credit_application_not_found'],
    handle: async (context, { params }) =>
      json(context, await getApplication(context, params.applicationId)),
  }),
  route({
    method: 'POST',
    path: '/api/credit/applications',
    name: 'submitCreditApplication',
    summary: 'Asks for credit on a customer’s behalf; the scorecard in force recommends.',
    tag,
    permission: 'credit.write',
    body: Type.Object({
      customerId: IdText,
      currency: CurrencyText,
      wanted: AmountText,
      purpose: Text,
      external: nullable(External),
      references: References,
    }),
    output: ApplicationSchema,
    refusals: [
      'customer_not_found',
      'credit_application_open',
      'credit_currency_unknown',
      'credit_amount_invalid',
      'credit_day_invalid',
    ],
    handle: async (context, { body }) => {
      const currency = currencyFrom(body.currency);
      const { external } = body;
      const on = external && dayFrom(external.on, 'external.on');
      const application = await submitApplication(context, {
        ...body,
        currency,
        wanted: minorFrom(body.wanted, currency, 'wanted'),
        external: external && on !== null ? { ...external, on } : null,
      });
      return json(context, application);
    },
  }),
  route({
    method: 'POST',
    path: '/api/credit/applications/{applicationId}/reassessment',
    name: 'reassessCreditApplication',
    summary: 'Looks again at what is known today.',
    tag,
    permission: 'credit.write',
    params: Params,
    body: Type.Object({ version: Version }),
    output: ApplicationSchema,
    refusals: CHANGED,
    handle: async (context, { params, body }) =>
      json(context, await reassessApplication(context, params.applicationId, body.version)),
  }),
  route({
    method: 'POST',
    path: '/api/credit/applications/{applicationId}/grant',
    name: 'grantCreditApplication',
    summary: 'Grants a line; above what one person decides alone, a second one confirms.',
    tag,
    permission: 'credit.decide',
    params: Params,
    body: Type.Object({ ...GrantedTerms.properties, reason: ReasonText, version: Version }),
    output: ApplicationSchema,
    refusals: [...CHANGED, ...LINE],
    handle: async (context, { params: { applicationId }, body }) => {
      const { currency } = await getApplication(context, applicationId);
      const { reason, version } = body;
      const { limit, depositRequired, prepayment, expiresOn, reviewOn, conditions } = termsFrom(
        { ...body, temporary: null, unchecked: false },
        currency,
      );
      const terms = { limit, depositRequired, prepayment, expiresOn, reviewOn, conditions };
      const decision = { answer: 'grant', terms, reason } as const;
      return json(context, await decideApplication(context, applicationId, decision, version));
    },
  }),
  route({
    method: 'POST',
    path: '/api/credit/applications/{applicationId}/decline',
    name: 'declineCreditApplication',
    summary: 'Declines an application, with the reason.',
    tag,
    permission: 'credit.decide',
    params: Params,
    body: Type.Object({ reason: ReasonText, version: Version }),
    output: ApplicationSchema,
    refusals: CHANGED,
    handle: async (context, { params, body: { reason, version } }) => {
      const decision = { answer: 'decline', reason } as const;
      const { applicationId } = params;
      return json(context, await decideApplication(context, applicationId, decision, version));
    },
  }),
  route({
    method: 'POST',
    path: '/api/credit/applications/{applicationId}/confirmation',
    name: 'confirmCreditApplication',
    summary: 'The second person’s yes, or the application back to be decided anew.',
    tag,
    permission: 'credit.approve',
    params: Params,
    body: Type.Object({ answer: Type.Enum(['confirm', 'send_back']), version: Version }),
    output: ApplicationSchema,
    refusals: [...CHANGED, 'credit_application_needs_other', 'credit_line_stale'],
    handle: async (context, { params, body: { answer, version } }) =>
      json(context, await confirmApplication(context, params.applicationId, answer, version)),
  }),
  route({
    method: 'POST',
    path: '/api/credit/applications/{applicationId}/withdrawal',
    name: 'withdrawCreditApplication',
    summary: 'Takes an application back.',
    tag,
    permission: 'credit.write',
    params: Params,
    body: Type.Object({ version: Version }),
    output: ApplicationSchema,
    refusals: CHANGED,
    handle: async (context, { params, body }) =>
      json(context, await withdrawApplication(context, params.applicationId, body.version)),
  }),
];

type Json = Static<typeof ApplicationSchema>;

async function json(context: Context, application: CreditApplication): Promise<Json> {
  const [only] = await manyJson(context, [application]);
  return only!;
}

async function manyJson(
  context: Context,
  applications: readonly CreditApplication[],
): Promise<Json[]> {
  const ids = [...new Set(applications.map(({ customerId }) => customerId))];
  const names = new Map((await customersOf(context, ids)).map(({ id, name }) => [id, name]));
  return applications.map((each) => oneJson(each, names.get(each.customerId) ?? ''));
}

function oneJson(application: CreditApplication, customerName: string): Json {
  const { currency, facts, recommendation, external, references, decision } = application;
  const money = (minor: bigint) => formatDecimal(minor, currency);
  const instant = (at: Date | null) => at && at.toISOString();
  const { id, number, customerId, purpose, state, submittedBy, reason, version } = application;
  const { decidedByName, confirmedByName } = application;
  return {
    id,
    number,
    customerId,
    customerName,
    currency,
    wanted: money(application.wanted),
    purpose,
    external: external && { ...external, on: formatDay(external.on) },
    references: [...references],
    state,
    facts: {
      averageMonthly: money(facts.averageMonthly),
      exposure: money(facts.exposure),
      overdue: money(facts.overdue),
    },
    recommendation: {
      ...recommendation,
      limit: money(recommendation.limit),
      lines: recommendation.lines.map((line) => ({ ...line })),
    },
    lookedAt: application.lookedAt.toISOString(),
    submittedBy,
    submittedAt: application.submittedAt.toISOString(),
    decision: decision && termsJson(decision, currency),
    decidedByName,
    decidedAt: instant(application.decidedAt),
    reason,
    confirmedByName,
    confirmedAt: instant(application.confirmedAt),
    version,
  };
}
