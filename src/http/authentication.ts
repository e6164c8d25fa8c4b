import type { FastifyRequest } from 'fastify';
import type { Permission } from '../kernel/permissions.ts';
import { callerOfApiKey, callerOfSession, type Caller } from '../people/index.ts';
import type { AnyRoute } from '../platform/route.ts';
import { SESSION_COOKIE } from './cookie.ts';
import type { ServerParts } from './parts.ts';
import { refuse } from './types.ts';

/** What a route asks of its caller. */
export type Access = 'public' | 'signed_in' | { readonly permission: Permission };

export function accessOf(route: AnyRoute): Access {
  return 'access' in route ? route.access : { permission: route.permission };
}

/**
 * Lets a request through to its route or refuses it, before its body is read.
 * @throws Refused `origin_foreign`, `api_key_invalid`, `sign_in_needed`, `person_needed`,
 *   `partner_not_chosen`, `permission_missing`
 */
export async function admit(
  parts: ServerParts,
  access: Access,
  request: FastifyRequest,
): Promise<void> {
  const bearer = request.headers.authorization;
  if (bearer === undefined && isForeign(parts, request)) throw refuse('origin_foreign');
  if (access === 'public') return;
  const caller = await callerOf(parts, request, bearer);
  request.facts.caller = caller;
  if (access === 'signed_in') {
    if (caller.kind !== 'person') throw refuse('person_needed');
    return;
  }
  if (caller.partnerId === null) throw refuse('partner_not_chosen');
  if (!rightsOf(parts, caller).includes(access.permission)) {
    throw refuse('permission_missing', { permission: access.permission });
  }
}

function rightsOf(parts: ServerParts, caller: Caller): readonly string[] {
  return caller.kind === 'person' ? parts.permissionsOf(caller.roles) : caller.scopes;
}

async function callerOf(
  parts: ServerParts,
  request: FastifyRequest,
  bearer: string | undefined,
): Promise<Caller> {
  const { now } = request.facts;
  const find = <T>(look: (context: Parameters<typeof callerOfSession>[0]) => Promise<T>) =>
    parts.database.transact('installation', (tx) => look({ tx, now, requestId: request.id }));
  if (bearer !== undefined) {
    const secret = /^Bearer +(\S+)$/i.exec(bearer)?.[1];
    const caller =
      secret === undefined ? null : await find((context) => callerOfApiKey(context, secret));
    if (!caller) throw refuse('api_key_invalid');
    return caller;
  }
  const cookie = request.cookies[SESSION_COOKIE];
  const caller = cookie ? await find((context) => callerOfSession(context, cookie)) : null;
  if (!caller) throw refuse('sign_in_needed');
  return caller;
}

/**
 * Whether another site's page made this write. Browsers say so themselves (Sec-Fetch-Site), older
 * ones name the page's origin; a program that sends neither is no browser and carries no cookie by
 * accident. API keys are never sent by a browser on its own, so they need no such check.
 */
function isForeign(parts: ServerParts, request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = request.headers;
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  return new URL(origin).host !== request.host && origin !== new URL(parts.baseUrl).origin;
}
