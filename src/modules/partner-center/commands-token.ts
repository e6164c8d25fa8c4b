import { timingSafeEqual } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { isUuid } from '../../kernel/ids.ts';
import { findMember, getPartner, systemActor, type Member } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import type { WireCaller, WireOpenRun } from '../../platform/wire-route.ts';
import { hashOf, newRefreshToken } from './commands-client.ts';
import { SIGNING_ALGORITHM, type KeyRing } from './commands-key.ts';
import type { PermissionsOf } from './decide-access.ts';
import { permissionsOfCaller } from './decide-access.ts';
import {
  ACCESS_TOKEN_LIFE_SECONDS,
  audienceOfResource,
  audienceOfScope,
  isOurAudience,
  isTenant,
  tokenAnswer,
  tokenRefusals,
  type TokenClaims,
  type TokenRefusal,
  type TokenVersion,
} from './decide-token.ts';
import * as store from './store-client.ts';
import { refuse, type TokenContext } from './types.ts';

/** `last_used_at` is kept to the minute: enough for people, and not a write per request. */
const TOUCH_AFTER_MS = 60_000;

export interface TokenRequest {
  readonly version: TokenVersion;
  readonly tenant: string;
  readonly grantType: string | undefined;
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly refreshToken: string | undefined;
  readonly resource: string | undefined;
  readonly scope: string | undefined;
}

/** Issues an access token, or says why not. */
export async function issueToken(
  context: TokenContext,
  ring: KeyRing,
  baseUrl: string,
  asked: TokenRequest,
): Promise<{ readonly body: object } | TokenRefusal> {
  const { grantType } = asked;
  if (grantType === undefined || grantType === '') return tokenRefusals.grantMissing;
  if (grantType !== 'client_credentials' && grantType !== 'refresh_token') {
    return tokenRefusals.grantUnknown;
  }
  const client = await clientOf(context, asked);
  if ('error' in client) return client;
  const scope = partnerContext(context, client.partnerId);
  const { cloud } = await getPartner(scope);
  const audience =
    asked.version === 'v1'
      ? audienceOfResource(asked.resource, cloud)
      : audienceOfScope(asked.scope, cloud);
  if (audience === null) return tokenRefusals.resourceWrong;
  let personId: string | null = null;
  if (grantType === 'refresh_token') {
    const person = await personOf(scope, client, asked.refreshToken);
    if (typeof person !== 'string') return person;
    personId = person;
  } else if (asked.version === 'v2' && asked.scope?.trim().endsWith('/.default') !== true) {
    return tokenRefusals.scopeWrong;
  }
  await store.touchClient(context, client);
  const claims = { audience, partnerId: client.partnerId, clientId: client.id, personId };
  const accessToken = await signedToken(context, ring, baseUrl, asked.version, claims);
  const refreshToken = personId === null ? null : await newRefreshToken(scope, client.id, personId);
  return {
    body: tokenAnswer(asked.version, { accessToken, refreshToken, audience, now: context.now }),
  };
}

async function clientOf(
  context: TokenContext,
  { clientId, clientSecret, tenant }: TokenRequest,
): Promise<store.LiveClient | TokenRefusal> {
  if (!clientId || !clientSecret) return tokenRefusals.secretMissing;
  const id = clientId.toLowerCase();
  const client = isUuid(id) ? await store.findLiveClient(context, id) : undefined;
  if (!client) return tokenRefusals.clientUnknown;
  if (!timingSafeEqual(client.secretHash, hashOf(clientSecret))) return tokenRefusals.secretWrong;
  return isTenant(tenant, client.partnerId) ? client : tokenRefusals.tenantUnknown;
}

async function personOf(
  scope: Context,
  client: store.LiveClient,
  given: string | undefined,
): Promise<string | TokenRefusal> {
  const token = given ? await store.findRefreshToken(scope, hashOf(given)) : undefined;
  if (!token || token.clientId !== client.id) return tokenRefusals.refreshWrong;
  const member = await findMember(scope, token.personId);
  return member ? member.userId : tokenRefusals.userGone;
}

async function signedToken(
  context: TokenContext,
  ring: KeyRing,
  baseUrl: string,
  version: TokenVersion,
  { audience, partnerId, clientId, personId }: TokenClaims,
): Promise<string> {
  const { id, key } = await ring.signing(context);
  const from = Math.floor(context.now.getTime() / 1_000);
  const subject = personId ?? clientId;
  return new SignJWT({
    appid: clientId,
    tid: partnerId,
    oid: subject,
    idtyp: personId === null ? 'app' : 'user',
    ver: version === 'v1' ? '1.0' : '2.0',
    ...(personId === null ? {} : { scp: 'user_impersonation' }),
  })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: 'JWT', kid: id })
    .setIssuer(issuerOf(baseUrl, partnerId, version))
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt(from)
    .setNotBefore(from)
    .setExpirationTime(from + ACCESS_TOKEN_LIFE_SECONDS)
    .sign(key);
}

export function issuerOf(baseUrl: string, tenant: string, version: TokenVersion): string {
  return version === 'v1' ? `${baseUrl}/${tenant}/` : `${baseUrl}/${tenant}/v2.0`;
}

/**
 * Who stands behind a request. Client, membership and roles are read anew each time: a change holds
 * from the next request on.
 * @throws Refused `api_token_missing`, `api_token_invalid`, `api_token_expired`,
 *   `api_token_audience`
 */
export async function callerOfToken(
  run: WireOpenRun,
  ring: KeyRing,
  permissionsOf: PermissionsOf,
): Promise<WireCaller> {
  const { now, baseUrl } = run;
  const token = bearerOf(run.authorization);
  return run.transact(async (tx) => {
    const context = { tx, now };
    const claims = await verifiedClaims(context, ring, token);
    const client = await store.findLiveClient(context, claims.clientId);
    if (!client || client.partnerId !== claims.partnerId) throw refuse('api_token_invalid');
    const scope = partnerContext(context, client.partnerId);
    const { cloud } = await getPartner(scope);
    if (!isOurAudience(claims.audience, cloud, baseUrl)) throw refuse('api_token_audience');
    const member = claims.personId === null ? null : await findMember(scope, claims.personId);
    if (member === undefined) throw refuse('api_token_invalid');
    const usedMs = client.lastUsedAt?.getTime() ?? 0;
    if (now.getTime() - usedMs > TOUCH_AFTER_MS) await store.touchClient(context, client);
    return {
      partnerId: client.partnerId,
      cloud,
      client: { id: client.id, name: client.name },
      user: member && userOf(member),
      permissions: permissionsOfCaller(client.scopes, member?.roles ?? null, permissionsOf),
    };
  });
}

function userOf(member: Member): NonNullable<WireCaller['user']> {
  const { userId, name, email, roles, totpActive } = member;
  return { id: userId, name, email, roles, mfa: totpActive };
}

function bearerOf(authorization: string | undefined): string {
  if (authorization === undefined) throw refuse('api_token_missing');
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw refuse('api_token_invalid');
  return token;
}

async function verifiedClaims(
  context: TokenContext,
  ring: KeyRing,
  token: string,
): Promise<TokenClaims> {
  let payload: JWTPayload;
  try {
    const { kid } = decodeProtectedHeader(token);
    const key = kid !== undefined && isUuid(kid) ? await ring.verifying(context, kid) : null;
    if (!key) throw refuse('api_token_invalid');
    const options = { algorithms: [SIGNING_ALGORITHM], currentDate: context.now };
    ({ payload } = await jwtVerify(token, key, options));
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refuse('api_token_expired');
    if (error instanceof errors.JOSEError || error instanceof TypeError) {
      throw refuse('api_token_invalid');
    }
    throw error;
  }
  return claimsOf(payload);
}

function claimsOf({ aud, appid, tid, oid, idtyp }: JWTPayload): TokenClaims {
  const [audience, clientId, partnerId, subject] = [aud, appid, tid, oid].map((claim) =>
    typeof claim === 'string' ? claim : null,
  );
  if (!audience || !clientId || !partnerId || !subject) throw refuse('api_token_invalid');
  return { audience, clientId, partnerId, personId: idtyp === 'user' ? subject : null };
}

/**
 * The legacy exchange: a token for another audience becomes one for this API.
 * @throws Refused `api_token_missing`, `api_token_invalid`, `api_token_expired`
 */
export async function exchangeToken(
  context: TokenContext,
  ring: KeyRing,
  baseUrl: string,
  authorization: string | undefined,
): Promise<object> {
  const claims = await verifiedClaims(context, ring, bearerOf(authorization));
  const { cloud } = await getPartner(partnerContext(context, claims.partnerId));
  const audience = audienceOfResource(undefined, cloud) ?? baseUrl;
  const own = { ...claims, audience };
  const accessToken = await signedToken(context, ring, baseUrl, 'v1', own);
  return tokenAnswer('v1', { accessToken, refreshToken: null, audience, now: context.now });
}

function partnerContext({ tx, now }: TokenContext, partnerId: string): Context {
  return { tx, partnerId, now, actor: systemActor, requestId: 'token' };
}
