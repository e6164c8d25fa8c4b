import { Type } from 'typebox';
import { isUuid } from '../kernel/ids.ts';
import { cutPage, PAGE_LIMIT_DEFAULT, pageOf, PageQuery, readCursor } from '../platform/paging.ts';
import { route, type AnyRoute } from '../platform/route.ts';
import { createApiKey, revokeApiKey } from './commands-api-key.ts';
import { inviteUser, withdrawInvitation } from './commands-invitation.ts';
import { changePartner, getPartner } from './commands-partner.ts';
import { changeRoles, removeUser } from './commands-user.ts';
import { grantableScopes } from './decide-access.ts';
import {
  ownAccountRoutes,
  sessionRoutes,
  setupRoutes,
  totpRoutes,
  type PeopleParts,
} from './routes-account.ts';
import * as schemas from './routes-schemas.ts';
import { apiKeysBefore, openInvitationsBefore } from './store-access.ts';
import { membersAfter } from './store-partner.ts';
import type { ApiKey, Invitation, Member } from './types.ts';

const Nothing = Type.Object({});
const tag = 'people';

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string' && isUuid(values[0]);
}

/** Every list of this module is in the order of ids, which is the order of creation. */
async function pageById<Row>(
  query: { readonly cursor?: string; readonly limit?: number },
  read: (cursorId: string | null, limit: number) => Promise<readonly Row[]>,
  idOf: (row: Row) => string,
) {
  const cursorId = query.cursor === undefined ? null : readCursor(query.cursor, isIdCursor)[0];
  const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
  return cutPage(await read(cursorId, limit + 1), limit, (row) => [idOf(row)]);
}

const idOfRow = (row: { readonly id: string }): string => row.id;

const userOnWire = (member: Member) => ({
  ...member,
  roles: [...member.roles],
  createdAt: member.createdAt.toISOString(),
});

const invitationOnWire = (invitation: Invitation, now: Date) => ({
  ...invitation,
  roles: [...invitation.roles],
  createdAt: invitation.createdAt.toISOString(),
  expiresAt: invitation.expiresAt.toISOString(),
  isExpired: invitation.expiresAt <= now,
});

const apiKeyOnWire = (key: ApiKey) => ({
  ...key,
  scopes: [...key.scopes],
  createdAt: key.createdAt.toISOString(),
  expiresAt: key.expiresAt?.toISOString() ?? null,
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  revokedAt: key.revokedAt?.toISOString() ?? null,
});

const partnerRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/partner',
    name: 'getPartner',
    summary: 'The partner you work for.',
    tag,
    permission: 'partner.read',
    output: schemas.PartnerSchema,
    handle: getPartner,
  }),
  route({
    method: 'PATCH',
    path: '/api/partner',
    name: 'changePartner',
    summary:
      'Changes name, currency, time zone, country, language or the hour of the scheduled run.',
    tag,
    permission: 'partner.write',
    body: schemas.PartnerChangeSchema,
    output: schemas.PartnerSchema,
    refusals: ['partner_time_zone_unknown', 'partner_currency_unknown', 'partner_country_unknown'],
    handle: (context, { body }) => changePartner(context, body),
  }),
];

const UserParams = Type.Object({ userId: schemas.Id });

const userRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/users',
    name: 'listUsers',
    summary: 'The people who work for the partner, with their roles.',
    tag,
    permission: 'users.read',
    query: Type.Object(PageQuery),
    output: pageOf(schemas.UserSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const page = await pageById(
        query,
        (afterId, limit) => membersAfter(context, afterId, limit),
        (member) => member.userId,
      );
      return { items: page.items.map(userOnWire), nextCursor: page.nextCursor };
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/users/{userId}',
    name: 'changeRoles',
    summary: 'Gives a person other roles, from their next request on.',
    tag,
    permission: 'users.write',
    params: UserParams,
    body: Type.Object({ roles: schemas.RolesSchema }),
    output: schemas.UserSchema,
    refusals: ['user_not_found', 'user_last_global_admin'],
    handle: async (context, { params, body }) =>
      userOnWire(await changeRoles(context, params.userId, body.roles)),
  }),
  route({
    method: 'DELETE',
    path: '/api/users/{userId}',
    name: 'removeUser',
    summary: "Ends a person's work for the partner, at once.",
    tag,
    permission: 'users.write',
    params: UserParams,
    output: Nothing,
    refusals: ['user_not_found', 'user_last_global_admin'],
    handle: async (context, { params }) => {
      await removeUser(context, params.userId);
      return {};
    },
  }),
];

const invitationRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/invitations',
    name: 'listInvitations',
    summary: 'Invitations that are neither accepted nor withdrawn, the newest first.',
    tag,
    permission: 'users.read',
    query: Type.Object(PageQuery),
    output: pageOf(schemas.InvitationSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const page = await pageById(
        query,
        (id, limit) => openInvitationsBefore(context, id, limit),
        idOfRow,
      );
      const items = page.items.map((row) => invitationOnWire(row, context.now));
      return { items, nextCursor: page.nextCursor };
    },
  }),
  route({
    method: 'POST',
    path: '/api/invitations',
    name: 'inviteUser',
    summary: 'Invites somebody by e-mail; an earlier invitation to the address ends.',
    tag,
    permission: 'users.write',
    body: Type.Object({
      email: schemas.Email,
      name: schemas.PersonName,
      roles: schemas.RolesSchema,
      language: Type.Optional(schemas.LanguageSchema),
    }),
    output: schemas.InvitationSchema,
    refusals: ['email_invalid', 'user_already_member'],
    handle: async (context, { body }) =>
      invitationOnWire(await inviteUser(context, body), context.now),
  }),
  route({
    method: 'DELETE',
    path: '/api/invitations/{invitationId}',
    name: 'withdrawInvitation',
    summary: 'Withdraws an invitation; its link ends.',
    tag,
    permission: 'users.write',
    params: Type.Object({ invitationId: schemas.Id }),
    output: Nothing,
    refusals: ['invitation_not_found'],
    handle: async (context, { params }) => {
      await withdrawInvitation(context, params.invitationId);
      return {};
    },
  }),
];

const apiKeyRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/api-keys',
    name: 'listApiKeys',
    summary: 'Keys of programs, the newest first; secrets are never shown again.',
    tag,
    permission: 'api_keys.write',
    query: Type.Object(PageQuery),
    output: pageOf(schemas.ApiKeySchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const page = await pageById(query, (id, limit) => apiKeysBefore(context, id, limit), idOfRow);
      return { items: page.items.map(apiKeyOnWire), nextCursor: page.nextCursor };
    },
  }),
  route({
    method: 'POST',
    path: '/api/api-keys',
    name: 'createApiKey',
    summary: 'Creates a key for a program; the secret is shown in this answer only.',
    tag,
    permission: 'api_keys.write',
    body: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
      scopes: Type.Array(Type.String({ maxLength: 100 }), {
        minItems: 1,
        maxItems: grantableScopes.length,
        description: `Any of ${grantableScopes.join(', ')}`,
      }),
      expiresAt: Type.Optional(schemas.Instant),
    }),
    output: Type.Object({ apiKey: schemas.ApiKeySchema, secret: Type.String() }),
    secretAnswer: true,
    refusals: ['api_key_scope_forbidden', 'api_key_expiry_past'],
    handle: async (context, { body }) => {
      const { expiresAt, ...input } = body;
      const made = await createApiKey(context, {
        ...input,
        ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) }),
      });
      return { apiKey: apiKeyOnWire(made.apiKey), secret: made.secret };
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/api-keys/{apiKeyId}',
    name: 'revokeApiKey',
    summary: 'Revokes a key, at once and for ever.',
    tag,
    permission: 'api_keys.write',
    params: Type.Object({ apiKeyId: schemas.Id }),
    output: Nothing,
    refusals: ['api_key_not_found'],
    handle: async (context, { params }) => {
      await revokeApiKey(context, params.apiKeyId);
      return {};
    },
  }),
];

/** Every route of this module. */
export function peopleRoutes(parts: PeopleParts): readonly AnyRoute[] {
  return [
    ...setupRoutes(parts),
    ...sessionRoutes(parts),
    ...ownAccountRoutes,
    ...totpRoutes(parts),
    ...partnerRoutes,
    ...userRoutes,
    ...invitationRoutes,
    ...apiKeyRoutes,
  ];
}
