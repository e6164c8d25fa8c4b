import { Type } from 'typebox';
import { isUuid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { replayMessage, replaySince, sendTest } from './commands-deliver.ts';
import {
  changeEndpoint,
  createEndpoint,
  getEndpoint,
  removeEndpoint,
  rotateSecret,
  type EndpointParts,
} from './commands-endpoint.ts';
import * as store from './store.ts';
import type { Endpoint, Health } from './types.ts';

const tag = 'webhooks';
const permission = 'api_keys.write';
const HEALTH_MS = 24 * 3_600_000;
const Uuid = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const MaybeInstant = Type.Union([Instant, Type.Null()]);
const Params = Type.Object({ endpointId: Uuid });
const Nothing = Type.Object({});

const input = {
  url: Type.String({ minLength: 1, maxLength: 2_000 }),
  description: Type.String({ maxLength: 200 }),
  kinds: Type.Array(Type.String({ maxLength: 100 }), {
    maxItems: 100,
    description: 'none means all',
  }),
};
const EndpointSchema = Type.Object({
  id: Type.String(),
  ...input,
  state: Type.Enum(['active', 'paused', 'disabled', 'removed']),
  disabledBecause: Type.Union([Type.Enum(['gone', 'failing']), Type.Null()]),
  oldSecretUntil: MaybeInstant,
  failingSince: MaybeInstant,
  createdBy: Type.String(),
  createdAt: Instant,
  health: Type.Object({
    taken: Type.Integer({ description: 'of the last 24 hours, like the rest' }),
    failed: Type.Integer(),
    waiting: Type.Integer(),
    medianMs: Type.Union([Type.Integer(), Type.Null()]),
    lastTakenAt: MaybeInstant,
  }),
});
const WithSecret = Type.Object({ id: Type.String(), secret: Type.String() });
const MessageSchema = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  subject: Type.String(),
  occurredAt: Instant,
  state: Type.Enum(['waiting', 'delivered', 'dead', 'dropped']),
  attempts: Type.Array(
    Type.Object({
      number: Type.Integer(),
      status: Type.Union([Type.Integer(), Type.Null()]),
      reason: Type.String(),
      tookMs: Type.Integer(),
      attemptedAt: Instant,
    }),
  ),
});
const CHECKED = ['webhook_target_refused', 'webhook_kind_unknown'];
const FOUND = ['webhook_endpoint_not_found'];

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string' && isUuid(values[0]);
}

/** Endpoints, what was sent to them, and what can be done with both. */
export function webhooksRoutes(parts: EndpointParts): readonly AnyRoute[] {
  return [...listRoutes(parts), ...endpointRoutes(parts), ...messageRoutes];
}

function listRoutes(parts: EndpointParts): readonly AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/webhook-endpoints',
      name: 'listWebhookEndpoints',
      summary: 'Where events are told, with how it went in the last 24 hours.',
      tag,
      permission,
      output: Type.Object({
        items: Type.Array(EndpointSchema),
        kinds: Type.Array(Type.String({ description: 'what can be told' })),
      }),
      handle: async (context) => ({ items: await manyText(context), kinds: [...parts.kinds] }),
    }),
    route({
      method: 'POST',
      path: '/api/webhook-endpoints',
      name: 'createWebhookEndpoint',
      summary: 'Registers an endpoint; its secret is shown only here.',
      tag,
      permission,
      secretAnswer: true,
      body: Type.Object(input),
      output: WithSecret,
      refusals: [...CHECKED, 'webhook_endpoint_limit'],
      handle: async (context, { body }) => {
        const { endpoint, secret } = await createEndpoint(context, parts, body);
        return { id: endpoint.id, secret };
      },
    }),
  ];
}

function endpointRoutes(parts: EndpointParts): readonly AnyRoute[] {
  return [
    route({
      method: 'PUT',
      path: '/api/webhook-endpoints/{endpointId}',
      name: 'changeWebhookEndpoint',
      summary: 'Changes what is told where; pauses it or starts it again.',
      tag,
      permission,
      params: Params,
      body: Type.Object({ ...input, state: Type.Enum(['active', 'paused']) }),
      output: Nothing,
      refusals: [...CHECKED, ...FOUND],
      handle: async (context, { params, body }) => {
        await changeEndpoint(context, parts, params.endpointId, body);
        return {};
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/webhook-endpoints/{endpointId}',
      name: 'removeWebhookEndpoint',
      summary: 'Removes an endpoint; what waits for it is not sent.',
      tag,
      permission,
      params: Params,
      output: Nothing,
      refusals: FOUND,
      handle: async (context, { params }) => {
        await removeEndpoint(context, params.endpointId);
        return {};
      },
    }),
    route({
      method: 'POST',
      path: '/api/webhook-endpoints/{endpointId}/secret',
      name: 'rotateWebhookSecret',
      summary: 'A new secret, shown only here; the old one signs too for a day.',
      tag,
      permission,
      secretAnswer: true,
      params: Params,
      output: WithSecret,
      refusals: FOUND,
      handle: async (context, { params }) => ({
        id: params.endpointId,
        secret: await rotateSecret(context, parts, params.endpointId),
      }),
    }),
  ];
}

const messageRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/webhook-endpoints/{endpointId}/test',
    name: 'testWebhookEndpoint',
    summary: 'Sends a test message; what came of it is in the list of messages.',
    tag,
    permission,
    params: Params,
    output: Type.Object({ messageId: Type.String() }),
    refusals: FOUND,
    handle: async (context, { params }) => ({
      messageId: await sendTest(context, params.endpointId),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/webhook-endpoints/{endpointId}/replay',
    name: 'replayWebhooks',
    summary: 'Sends again what was sent since an instant, under the same ids; 1,000 at most.',
    tag,
    permission,
    params: Params,
    body: Type.Object({ since: Instant }),
    output: Type.Object({ messages: Type.Integer() }),
    refusals: FOUND,
    handle: async (context, { params, body }) => ({
      messages: await replaySince(context, params.endpointId, new Date(body.since)),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/webhook-messages/{messageId}/replay',
    name: 'replayWebhookMessage',
    summary: 'Sends one message again, under the same id.',
    tag,
    permission,
    params: Type.Object({ messageId: Uuid }),
    output: Nothing,
    refusals: ['webhook_message_not_found'],
    handle: async (context, { params }) => {
      await replayMessage(context, params.messageId);
      return {};
    },
  }),
  route({
    method: 'GET',
    path: '/api/webhook-endpoints/{endpointId}/messages',
    name: 'listWebhookMessages',
    summary: 'What was sent to an endpoint in the last 30 days, newest first, with every attempt.',
    tag,
    permission,
    params: Params,
    query: Type.Object(PageQuery),
    output: pageOf(MessageSchema),
    refusals: ['cursor_invalid', ...FOUND],
    handle: async (context, { params: { endpointId }, query }) => {
      await getEndpoint(context, endpointId);
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const beforeId = query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null;
      const rows = await store.pageOfMessages(context, endpointId, { beforeId, limit: limit + 1 });
      const { items, nextCursor } = cutPage(rows, limit, (row) => [row.id]);
      const attempts = await store.attemptsOf(
        context,
        items.map(({ id }) => id),
      );
      const byMessage = Map.groupBy(attempts, ({ messageId }) => messageId);
      return {
        nextCursor,
        items: items.map(({ id, kind, subject, occurredAt, state }) => ({
          id,
          kind,
          subject,
          state,
          occurredAt: occurredAt.toISOString(),
          attempts: (byMessage.get(id) ?? []).map(({ number, status, reason, tookMs, ...at }) => ({
            number,
            status,
            reason,
            tookMs,
            attemptedAt: at.attemptedAt.toISOString(),
          })),
        })),
      };
    },
  }),
];

async function manyText(context: Context) {
  const since = new Date(context.now.getTime() - HEALTH_MS);
  const health = new Map(
    (await store.healthSince(context, since)).map((each) => [each.endpointId, each]),
  );
  const all = await store.endpoints(context);
  return all.map((endpoint) => endpointText(endpoint, health.get(endpoint.id), context.now));
}

function endpointText(endpoint: Endpoint, health: Health | undefined, now: Date) {
  const { id, url, description, kinds, state, disabledBecause, createdBy } = endpoint;
  const { previousUntil, failingSince, createdAt } = endpoint;
  const isOldValid = previousUntil !== null && now < previousUntil;
  return {
    id,
    url,
    description,
    kinds: [...kinds],
    state,
    disabledBecause,
    oldSecretUntil: isOldValid ? previousUntil.toISOString() : null,
    failingSince: failingSince && failingSince.toISOString(),
    createdBy,
    createdAt: createdAt.toISOString(),
    health: {
      taken: health?.taken ?? 0,
      failed: health?.failed ?? 0,
      waiting: health?.waiting ?? 0,
      medianMs: health?.medianMs ?? null,
      lastTakenAt: health?.lastTakenAt?.toISOString() ?? null,
    },
  };
}
