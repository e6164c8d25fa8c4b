import { Type } from 'typebox';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  PAGE_LIMIT_DEFAULT,
  pageOf,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { liftHold, placeHolds } from './commands-hold.ts';
import {
  holdJson,
  HoldKindSchema,
  HoldParams,
  HoldSchema,
  IdText,
  ReasonText,
} from './routes-schemas.ts';
import { holdsOfCustomer, pageOfHolds } from './store-hold.ts';
import { holdScopes, refuse, type HoldSource, type NewHold } from './types.ts';

const tag = 'subscriptions';
/** As many as a person chooses in a list; more is what bulk actions are for. */
const TARGETS_MAX = 100;

const PlaceSchema = Type.Object(
  {
    customerId: IdText,
    scope: Type.Enum([...holdScopes]),
    subscriptionId: Type.Optional(IdText),
    subscriptionIds: Type.Optional(Type.Array(IdText, { minItems: 1, maxItems: TARGETS_MAX })),
    kind: HoldKindSchema,
    reason: ReasonText,
  },
  { additionalProperties: false },
);

/** Who asks, in the words of a hold's source: a person, or a program with a key. */
export function sourceOf({ actor }: Context): { readonly kind: HoldSource; readonly id: string } {
  const kind = actor.kind === 'api_key' ? 'api' : 'person';
  return { kind, id: actor.id ?? actor.name };
}

/** @throws Refused `subscription_not_found` when a hold on subscriptions names none */
function newHolds(context: Context, body: Type.Static<typeof PlaceSchema>): NewHold[] {
  const { customerId, scope, subscriptionId, subscriptionIds = [], kind, reason } = body;
  const source = sourceOf(context);
  const hold: NewHold = {
    customerId,
    scope,
    kind,
    owner: 'partner',
    reason,
    sourceKind: source.kind,
    sourceId: source.id,
  };
  if (scope !== 'subscription') return [hold];
  const targets = [...new Set([...(subscriptionId ? [subscriptionId] : []), ...subscriptionIds])];
  if (targets.length === 0) throw refuse('subscription_not_found', {}, 'subscriptionId');
  return targets.map((target) => ({ ...hold, subscriptionId: target }));
}

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

export const holdRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/holds',
    name: 'listHolds',
    summary: 'Why access is withheld, or was: the latest holds first.',
    tag,
    permission: 'subscriptions.read',
    query: Type.Object({
      ...PageQuery,
      customerId: Type.Optional(IdText),
      kind: Type.Optional(HoldKindSchema),
      owner: Type.Optional(Type.Enum(['partner', 'provider'])),
      state: Type.Optional(Type.Enum(['open', 'lifted'])),
    }),
    output: pageOf(HoldSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const { cursor, limit = PAGE_LIMIT_DEFAULT, ...filter } = query;
      const beforeId = cursor ? readCursor(cursor, isIdCursor)[0] : null;
      const rows = await pageOfHolds(context, filter, { beforeId, limit: limit + 1 });
      const { items, nextCursor } = cutPage(rows, limit, (row) => [row.id]);
      return { items: items.map(holdJson), nextCursor };
    },
  }),
  route({
    method: 'GET',
    path: '/api/customers/{customerId}/holds',
    name: 'listCustomerHolds',
    summary: 'Every hold that a customer has or had, the latest first.',
    tag,
    permission: 'subscriptions.read',
    params: Type.Object({ customerId: IdText }),
    output: Type.Object({ items: Type.Array(HoldSchema) }),
    handle: async (context, { params }) => ({
      items: (await holdsOfCustomer(context, params.customerId)).map(holdJson),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/holds',
    name: 'placeHold',
    summary:
      'Withholds access to subscriptions, to everything a customer has, or new purchases. A hold that stands already is answered again.',
    tag,
    permission: 'subscriptions.enforce',
    body: PlaceSchema,
    output: Type.Object({ items: Type.Array(HoldSchema) }),
    refusals: ['subscription_not_found', 'customer_not_found'],
    handle: async (context, { body }) => {
      const holds = await placeHolds(context, newHolds(context, body));
      return { items: holds.map(holdJson) };
    },
  }),
  route({
    method: 'POST',
    path: '/api/holds/{holdId}/lift',
    name: 'liftHold',
    summary: 'Lifts a hold of the partner. Access comes back when it was the last one.',
    tag,
    permission: 'subscriptions.enforce',
    params: HoldParams,
    body: Type.Object({ reason: ReasonText }, { additionalProperties: false }),
    output: HoldSchema,
    refusals: ['hold_not_found', 'hold_not_yours', 'hold_already_lifted'],
    handle: async (context, { params, body }) =>
      holdJson(await liftHold(context, params.holdId, { as: 'partner', reason: body.reason })),
  }),
];
