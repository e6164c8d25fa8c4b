import { Type } from 'typebox';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { clientScopes, createApiClient, revokeApiClient } from './commands-client.ts';
import { clientsBefore } from './store-client.ts';
import type { ApiClient } from './types.ts';

const ApiClientSchema = Type.Object({
  clientId: Type.String(),
  name: Type.String(),
  scopes: Type.Array(Type.String()),
  userId: Type.Union([Type.String(), Type.Null()]),
  createdBy: Type.String(),
  createdAt: Type.String(),
  lastUsedAt: Type.Union([Type.String(), Type.Null()]),
  revokedAt: Type.Union([Type.String(), Type.Null()]),
});

const tag = 'api clients';

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

function onTheWire(client: ApiClient) {
  return {
    clientId: client.id,
    name: client.name,
    scopes: [...client.scopes],
    userId: client.personId,
    createdBy: client.createdBy,
    createdAt: client.createdAt.toISOString(),
    lastUsedAt: client.lastUsedAt?.toISOString() ?? null,
    revokedAt: client.revokedAt?.toISOString() ?? null,
  };
}

/** The clients of the API, for the console. */
export const apiClientRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/api-clients',
    name: 'listApiClients',
    summary: 'Clients of the Partner Center-compatible API, the newest first, and possible scopes.',
    tag,
    permission: 'api_clients.write',
    query: Type.Object(PageQuery),
    output: Type.Intersect([
      pageOf(ApiClientSchema),
      Type.Object({ possibleScopes: Type.Array(Type.String()), tenantId: Type.String() }),
    ]),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const after = query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null;
      const clients = await clientsBefore(context, after, limit + 1);
      const page = cutPage(clients, limit, (client) => [client.id]);
      return {
        items: page.items.map(onTheWire),
        nextCursor: page.nextCursor,
        possibleScopes: [...clientScopes],
        tenantId: context.partnerId,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/api-clients',
    name: 'createApiClient',
    summary: 'Adds a client; its secret is in this answer and nowhere else.',
    tag,
    permission: 'api_clients.write',
    secretAnswer: true,
    body: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 100, pattern: String.raw`\S` }),
      scopes: Type.Optional(Type.Array(Type.String(), { minItems: 1, maxItems: 100 })),
      userEmail: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
    }),
    output: Type.Object({
      client: ApiClientSchema,
      tenantId: Type.String(),
      clientSecret: Type.String(),
      refreshToken: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['api_client_scope_forbidden', 'api_client_user_unknown'],
    handle: async (context, { body }) => {
      const made = await createApiClient(context, body);
      return {
        client: onTheWire(made.client),
        tenantId: context.partnerId,
        clientSecret: made.secret,
        refreshToken: made.refreshToken,
      };
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/api-clients/{clientId}',
    name: 'revokeApiClient',
    summary: 'Ends a client: its tokens are refused from the next request on.',
    tag,
    permission: 'api_clients.write',
    params: Type.Object({ clientId: Type.String({ format: 'uuid' }) }),
    output: Type.Object({}),
    refusals: ['api_client_not_found'],
    handle: async (context, { params }) => {
      await revokeApiClient(context, params.clientId);
      return {};
    },
  }),
];
