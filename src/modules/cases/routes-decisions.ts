import { Type, type Static } from 'typebox';
import {
  formatDecimal,
  parseCurrency,
  parseDecimal,
  scaleOf,
  type Currency,
} from '../../kernel/money.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { customersOf } from '../customers/index.ts';
import {
  previewSuspension,
  releaseForCase,
  suspendForCase,
  type SuspensionScope,
} from './commands-hold.ts';
import { reopenCase, resolveCase } from './commands-resolve.ts';
import { CaseParams, Instant, Nothing, OutcomeSchema, ReasonText, Uuid } from './routes-schemas.ts';
import { refuse, type Loss } from './types.ts';

const CURRENCIES_MAX = 10;
const TARGETS_MAX = 100;
const Text = Type.String();
const Amount = Type.String({ maxLength: 30 });
const common = { tag: 'cases', permission: 'cases.decide', params: CaseParams } as const;

const ScopeFields = {
  scope: Type.Enum(['subscriptions', 'customer', 'group']),
  subscriptionIds: Type.Optional(Type.Array(Uuid, { maxItems: TARGETS_MAX })),
};
const ScopeBody = Type.Object(ScopeFields);

function scopeOf({ scope, subscriptionIds = [] }: Static<typeof ScopeBody>): SuspensionScope {
  return scope === 'subscriptions' ? { kind: scope, subscriptionIds } : { kind: scope };
}

/** @throws Refused `case_loss_invalid` */
function lossOf(text: { currency: string; lost: string; recovered: string }): Loss {
  const currency = parseCurrency(text.currency);
  if (currency === null) throw refuse('case_loss_invalid', {}, 'losses');
  const minor = (decimal: string): bigint => {
    const amount = parseDecimal(decimal, scaleOf(currency), 'exact');
    if (typeof amount === 'string') throw refuse('case_loss_invalid', {}, 'losses');
    return amount;
  };
  return { currency, lost: minor(text.lost), recovered: minor(text.recovered) };
}

const PreviewSchema = Type.Object({
  customers: Type.Array(Type.Object({ id: Text, name: Text })),
  blocksPurchases: Type.Boolean(),
  items: Type.Array(
    Type.Object({
      subscriptionId: Text,
      name: Text,
      customerId: Text,
      seats: Type.Integer(),
      losesAccess: Type.Boolean(),
      stillCharged: Text,
      currency: Text,
      billedUntil: Type.Union([Instant, Type.Null()]),
      refusal: Type.Union([Text, Type.Null()]),
    }),
  ),
});

const suspension: readonly AnyRoute[] = [
  route({
    ...common,
    method: 'POST',
    path: '/api/cases/{caseId}/suspension-preview',
    name: 'previewSuspension',
    summary: 'Whom a suspension would hit and what is charged all the same; changes nothing.',
    permission: 'cases.read',
    body: ScopeBody,
    output: PreviewSchema,
    refusals: ['case_not_found'],
    handle: async (context, { params, body }) => {
      const preview = await previewSuspension(context, params.caseId, scopeOf(body));
      const customers = await customersOf(context, preview.customerIds);
      return {
        customers: customers.map(({ id, name }) => ({ id, name })),
        blocksPurchases: preview.blocksPurchases,
        items: preview.items.map(({ subscription, currency, stillCharged, ...item }) => ({
          subscriptionId: subscription.id,
          name: subscription.friendlyName,
          customerId: subscription.customerId,
          seats: subscription.quantity,
          losesAccess: item.losesAccess,
          stillCharged: formatDecimal(stillCharged, currency as Currency),
          currency,
          billedUntil: item.billedUntil?.toISOString() ?? null,
          refusal: item.refusal,
        })),
      };
    },
  }),
  route({
    ...common,
    method: 'POST',
    path: '/api/cases/{caseId}/suspension',
    name: 'suspendForCase',
    summary: 'Withholds access while the case is investigated, as the preview showed it.',
    body: Type.Object({ ...ScopeFields, reason: ReasonText, expected: Type.Integer() }),
    output: Type.Object({ holds: Type.Integer() }),
    refusals: [
      'case_not_found',
      'case_not_open',
      'case_locked',
      'case_is_test',
      'case_nothing_to_suspend',
      'case_preview_stale',
    ],
    handle: async (context, { params, body }) => {
      const { reason, expected } = body;
      const wanted = { scope: scopeOf(body), reason, expected };
      return { holds: (await suspendForCase(context, params.caseId, wanted)).length };
    },
  }),
  route({
    ...common,
    method: 'POST',
    path: '/api/cases/{caseId}/release',
    name: 'releaseForCase',
    summary: 'Gives access back as far as this case withheld it; holds of others stay.',
    body: Type.Object({
      reason: ReasonText,
      holdIds: Type.Optional(Type.Array(Uuid, { maxItems: TARGETS_MAX })),
    }),
    output: Type.Object({ holds: Type.Integer() }),
    refusals: ['case_not_found', 'case_locked'],
    handle: async (context, { params, body }) => ({
      holds: (await releaseForCase(context, params.caseId, body)).length,
    }),
  }),
];

/** What needs the right to decide about cases. */
export const decisionRoutes: readonly AnyRoute[] = [
  ...suspension,
  route({
    ...common,
    method: 'POST',
    path: '/api/cases/{caseId}/resolution',
    name: 'resolveCase',
    summary: 'Ends a case; its own holds are lifted or kept, as chosen.',
    body: Type.Object({
      outcome: OutcomeSchema,
      because: Type.String({ minLength: 1, maxLength: 2_000 }),
      holds: Type.Enum(['lift', 'keep']),
      losses: Type.Optional(
        Type.Array(Type.Object({ currency: Text, lost: Amount, recovered: Amount }), {
          maxItems: CURRENCIES_MAX,
        }),
      ),
      duplicateOf: Type.Optional(Uuid),
    }),
    output: Nothing,
    refusals: [
      'case_not_found',
      'case_not_open',
      'case_locked',
      'case_duplicate_unnamed',
      'case_duplicate_in_circle',
      'case_loss_invalid',
    ],
    handle: async (context, { params, body }) => {
      const losses = (body.losses ?? []).map(lossOf);
      await resolveCase(context, params.caseId, { ...body, losses });
      return {};
    },
  }),
  route({
    ...common,
    method: 'POST',
    path: '/api/cases/{caseId}/reopening',
    name: 'reopenCase',
    summary: 'Takes up a resolved case again; access that was given back stays given back.',
    body: Type.Object({ because: ReasonText }),
    output: Nothing,
    refusals: ['case_not_found', 'case_is_open', 'case_locked'],
    handle: async (context, { params, body }) => {
      await reopenCase(context, params.caseId, body.because);
      return {};
    },
  }),
];
