import { Type } from 'typebox';
import { newId } from '../../kernel/ids.ts';
import { rateWindow } from '../../platform/rate-window.ts';
import {
  wireOpenRoute,
  type AnyWireRoute,
  type WireOpenReply,
  type WireOpenRun,
} from '../../platform/wire-route.ts';
import { keySet, SIGNING_ALGORITHM, type KeyRing } from './commands-key.ts';
import { exchangeToken, issueToken, issuerOf } from './commands-token.ts';
import {
  mayBeTenant,
  tokenRefusals,
  type TokenRefusal,
  type TokenVersion,
} from './decide-token.ts';

/** A client asks once an hour; this leaves room for a hundred of them behind one address. */
const REQUESTS_PER_MINUTE = 600;
/** A program with a wrong secret stops here; secrets are far too long to be guessed anyway. */
const FAILURES_PER_MINUTE = 20;
const MINUTE_MS = 60_000;

const tag = 'tokens';
const TokenSchema = Type.Object({
  token_type: Type.Literal('Bearer'),
  expires_in: Type.Union([Type.String(), Type.Integer()]),
  access_token: Type.String(),
});

/** Where clients get their tokens, and what they find out beforehand. */
export function tokenRoutes(ring: KeyRing): readonly AnyWireRoute[] {
  const issue = tokenIssuer(ring);
  return [
    wireOpenRoute({
      method: 'POST',
      path: '/{tenant}/oauth2/token',
      name: 'issueToken',
      summary: 'Issues an access token (version 1: lifetimes as texts, `resource`).',
      tag,
      output: TokenSchema,
      handle: (run, { params, fields }) => issue(run, 'v1', params.tenant, fields),
    }),
    wireOpenRoute({
      method: 'POST',
      path: '/{tenant}/oauth2/v2.0/token',
      name: 'issueTokenV2',
      summary: 'Issues an access token (version 2: lifetimes as numbers, `scope`).',
      tag,
      output: TokenSchema,
      handle: (run, { params, fields }) => issue(run, 'v2', params.tenant, fields),
    }),
    wireOpenRoute({
      method: 'POST',
      path: '/generatetoken',
      name: 'exchangeToken',
      summary: 'Exchanges a token for one of this API, as very old clients do.',
      tag,
      output: TokenSchema,
      handle: async (run) => ({
        status: 200,
        body: await run.transact((tx) =>
          exchangeToken({ tx, now: run.now }, ring, run.baseUrl, run.authorization),
        ),
      }),
    }),
    ...documentRoutes('/{tenant}', 'v1'),
    ...documentRoutes('/{tenant}/v2.0', 'v2'),
    wireOpenRoute({
      method: 'GET',
      path: '/common/discovery/instance',
      name: 'discoverInstance',
      summary: 'Which authority answers for a tenant.',
      tag,
      output: Type.Object({ tenant_discovery_endpoint: Type.String() }),
      handle: ({ baseUrl }, { fields }) =>
        Promise.resolve({ status: 200, body: instanceDocument(baseUrl, fields) }),
    }),
    ...(['/{tenant}/discovery/keys', '/{tenant}/discovery/v2.0/keys'] as const).map((path, at) =>
      wireOpenRoute({
        method: 'GET',
        path,
        name: at === 0 ? 'listKeys' : 'listKeysV2',
        summary: 'The public keys that verify access tokens (JSON Web Key Set).',
        tag,
        output: Type.Object({ keys: Type.Array(Type.Unknown()) }),
        handle: async (run) => ({
          status: 200,
          body: await run.transact((tx) => keySet({ tx, now: run.now })),
        }),
      }),
    ),
  ];
}

function tokenIssuer(ring: KeyRing) {
  const requests = rateWindow(REQUESTS_PER_MINUTE, MINUTE_MS);
  const failures = rateWindow(FAILURES_PER_MINUTE, MINUTE_MS);
  return async (
    run: WireOpenRun,
    version: TokenVersion,
    tenant: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<WireOpenReply> => {
    const asked = { version, tenant, ...credentials(run.authorization, fields) };
    const caller = `${run.address} ${asked.clientId ?? ''}`;
    const waitSeconds = requests.count(run.address, run.now) ?? failures.peek(caller, run.now);
    if (waitSeconds !== null) {
      const refused = refusedReply(run, tokenRefusals.tooMany);
      return { ...refused, headers: { 'retry-after': String(waitSeconds) } };
    }
    const answer = await run.transact((tx) =>
      issueToken({ tx, now: run.now }, ring, run.baseUrl, {
        ...asked,
        grantType: fields['grant_type'],
        refreshToken: fields['refresh_token'],
        resource: fields['resource'],
        scope: fields['scope'],
      }),
    );
    if ('body' in answer)
      return { status: 200, body: answer.body, headers: { pragma: 'no-cache' } };
    failures.count(caller, run.now);
    return refusedReply(run, answer);
  };
}

/** In the form, or in the header (RFC 6749 section 2.3.1). */
function credentials(
  authorization: string | undefined,
  fields: Readonly<Record<string, string>>,
): { readonly clientId: string | undefined; readonly clientSecret: string | undefined } {
  const basic = /^Basic +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) {
    return { clientId: fields['client_id'], clientSecret: fields['client_secret'] };
  }
  const [clientId = '', clientSecret = ''] = Buffer.from(basic, 'base64')
    .toString('utf8')
    .split(':');
  return { clientId, clientSecret };
}

function refusedReply(run: WireOpenRun, refused: TokenRefusal): WireOpenReply {
  const { status, error, number, description } = refused;
  const traceId = newId(run.now.getTime());
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${number}: ${description} Trace ID: ${traceId}`,
      error_codes: [number],
      timestamp: `${run.now.toISOString().slice(0, 19).replace('T', ' ')}Z`,
      trace_id: traceId,
      correlation_id: run.requestId,
    },
  };
}

function documentRoutes(start: '/{tenant}' | '/{tenant}/v2.0', version: TokenVersion) {
  return [
    wireOpenRoute({
      method: 'GET',
      path: `${start}/.well-known/openid-configuration`,
      name: version === 'v1' ? 'discoverTenant' : 'discoverTenantV2',
      summary: 'Where a tenant issues tokens and shows its keys.',
      tag,
      output: Type.Object({ issuer: Type.String(), token_endpoint: Type.String() }),
      handle: (run, { params }) => Promise.resolve(tenantDocument(run, params.tenant, version)),
    }),
  ];
}

function tenantDocument(run: WireOpenRun, tenant: string, version: TokenVersion): WireOpenReply {
  if (!mayBeTenant(tenant)) return refusedReply(run, tokenRefusals.tenantUnknown);
  const name = tenant.toLowerCase();
  const place = `${run.baseUrl}/${name}`;
  const kind = version === 'v1' ? 'oauth2' : 'oauth2/v2.0';
  return {
    status: 200,
    body: {
      issuer: issuerOf(run.baseUrl, name, version),
      authorization_endpoint: `${place}/${kind}/authorize`,
      token_endpoint: `${place}/${kind}/token`,
      jwks_uri: `${place}/discovery/${version === 'v1' ? 'keys' : 'v2.0/keys'}`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      grant_types_supported: ['client_credentials', 'refresh_token'],
      response_types_supported: ['code', 'token'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: [SIGNING_ALGORITHM],
    },
  };
}

function instanceDocument(baseUrl: string, fields: Readonly<Record<string, string>>): object {
  const { host } = new URL(baseUrl);
  const asked = fields['authorization_endpoint'] ?? '';
  const tenant = URL.canParse(asked) ? (new URL(asked).pathname.split('/')[1] ?? '') : '';
  const name = mayBeTenant(tenant) ? tenant.toLowerCase() : 'common';
  return {
    tenant_discovery_endpoint: `${baseUrl}/${name}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}
