import { cloudTable, type Cloud } from '../../kernel/clouds.ts';
import { isUuid } from '../../kernel/ids.ts';

/** As long as the original's: an hour. */
export const ACCESS_TOKEN_LIFE_SECONDS = 3_600;
const RESOURCE_MAX_CHARACTERS = 200;

export type TokenVersion = 'v1' | 'v2';

/** What an access token says. */
export interface TokenClaims {
  readonly audience: string;
  readonly partnerId: string;
  readonly clientId: string;
  /** Null for an application alone. */
  readonly personId: string | null;
}

/** Why no token is issued, in the words and numbers of the original. */
export interface TokenRefusal {
  readonly status: 400 | 401 | 429;
  readonly error: string;
  /** The number after AADSTS. */
  readonly number: number;
  readonly description: string;
}

const refusal = (
  status: TokenRefusal['status'],
  error: string,
  number: number,
  description: string,
): TokenRefusal => ({ status, error, number, description });

export const tokenRefusals = {
  tenantUnknown: refusal(400, 'invalid_request', 90002, 'Tenant not found.'),
  clientUnknown: refusal(
    400,
    'unauthorized_client',
    700016,
    'Application was not found in the directory. It may be revoked.',
  ),
  secretWrong: refusal(401, 'invalid_client', 7000215, 'Invalid client secret provided.'),
  secretMissing: refusal(
    401,
    'invalid_client',
    7000218,
    "The request body must contain the parameters 'client_id' and 'client_secret'.",
  ),
  grantMissing: refusal(
    400,
    'invalid_request',
    900144,
    "The request body must contain the parameter 'grant_type'.",
  ),
  grantUnknown: refusal(
    400,
    'unsupported_grant_type',
    70003,
    'Supported are client_credentials and refresh_token.',
  ),
  refreshWrong: refusal(
    400,
    'invalid_grant',
    70008,
    'The refresh token is unknown, expired or revoked, or belongs to another application.',
  ),
  userGone: refusal(
    400,
    'invalid_grant',
    50057,
    'The person for whom the application acts no longer works for the partner.',
  ),
  resourceWrong: refusal(400, 'invalid_resource', 500011, 'The resource is no absolute address.'),
  scopeWrong: refusal(
    400,
    'invalid_scope',
    1002012,
    'The scope must be the resource followed by /.default.',
  ),
  tooMany: refusal(429, 'temporarily_unavailable', 50196, 'Too many requests. Try again later.'),
} as const;

/** Names that stand for "the tenant of the application", whatever it is. */
const ANY_TENANT = ['common', 'organizations'];

/** Whether a token may be asked for under this name of a tenant. */
export function isTenant(tenant: string, partnerId: string): boolean {
  const name = tenant.toLowerCase();
  return name === partnerId || ANY_TENANT.includes(name);
}

/** Whether a name can be a tenant's at all, for documents that need no client. */
export function mayBeTenant(tenant: string): boolean {
  return isUuid(tenant.toLowerCase()) || ANY_TENANT.includes(tenant.toLowerCase());
}

/** The audience for which a v1 request asks; without one, the API of the partner's cloud. */
export function audienceOfResource(resource: string | undefined, cloud: Cloud): string | null {
  return resource === undefined || resource === '' ? apiOf(cloud) : plainAddress(resource);
}

/**
 * The audience for which a v2 request asks: the part of the scope before its last slash. Scopes
 * about the person (`openid`, `offline_access`) name none.
 * @returns null when a scope is no scope of a resource
 */
export function audienceOfScope(scope: string | undefined, cloud: Cloud): string | null {
  const named = (scope ?? '').split(/\s+/).find((each) => each.includes('://'));
  if (named === undefined) return apiOf(cloud);
  const cut = named.lastIndexOf('/');
  return plainAddress(named.slice(0, cut));
}

/** The audiences that this API takes: its own address, and the one it stands in for. */
export function isOurAudience(audience: string, cloud: Cloud, baseUrl: string): boolean {
  return audience === apiOf(cloud) || audience === plainAddress(baseUrl);
}

function apiOf(cloud: Cloud): string {
  return `https://${cloudTable[cloud].apiHost}`;
}

function plainAddress(address: string): string | null {
  if (address.length > RESOURCE_MAX_CHARACTERS || !URL.canParse(address)) return null;
  const { protocol, host, pathname } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return `${protocol}//${host}${pathname}`.replace(/\/+$/, '');
}

/** The answer of a token endpoint: texts in v1, numbers in v2. */
export function tokenAnswer(
  version: TokenVersion,
  token: {
    readonly accessToken: string;
    readonly refreshToken: string | null;
    readonly audience: string;
    readonly now: Date;
  },
): object {
  const refresh = token.refreshToken === null ? {} : { refresh_token: token.refreshToken };
  const isUser = token.refreshToken !== null;
  if (version === 'v2') {
    return {
      token_type: 'Bearer',
      scope: `${token.audience}/${isUser ? 'user_impersonation' : '.default'}`,
      expires_in: ACCESS_TOKEN_LIFE_SECONDS,
      ext_expires_in: ACCESS_TOKEN_LIFE_SECONDS,
      access_token: token.accessToken,
      ...refresh,
    };
  }
  const from = Math.floor(token.now.getTime() / 1_000);
  return {
    token_type: 'Bearer',
    ...(isUser ? { scope: 'user_impersonation' } : {}),
    expires_in: String(ACCESS_TOKEN_LIFE_SECONDS),
    ext_expires_in: String(ACCESS_TOKEN_LIFE_SECONDS),
    expires_on: String(from + ACCESS_TOKEN_LIFE_SECONDS),
    not_before: String(from),
    resource: token.audience,
    access_token: token.accessToken,
    ...refresh,
  };
}
