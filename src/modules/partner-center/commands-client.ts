import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../kernel/ids.ts';
import { permissions, type Permission } from '../../kernel/permissions.ts';
import { findMemberByEmail } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import * as store from './store-client.ts';
import { refuse, type ApiClient } from './types.ts';

/** 256 bits: far beyond guessing, so a plain hash of it is enough to keep. */
const SECRET_BYTES = 32;
/** As long as the original's, counted anew with every use. */
export const REFRESH_TOKEN_LIFE_MS = 90 * 24 * 3_600_000;

/** Rights that this API can use; it hands out none. */
export const clientScopes: readonly Permission[] = permissions.filter((permission) =>
  /^(partner|customers|receivables|subscriptions|orders|usage|tickets|fraud_events|audit)\./.test(
    permission,
  ),
);

export interface ApiClientInput {
  readonly name: string;
  /** Without it every right that the API can use. */
  readonly scopes?: readonly string[];
  /** E-mail address of the member whom the client may act for (app and user). */
  readonly userEmail?: string;
}

export interface NewApiClient {
  readonly client: ApiClient;
  /** In this answer and nowhere else, as is the refresh token. */
  readonly secret: string;
  readonly refreshToken: string | null;
}

/**
 * Creates a client of the API for the partner.
 * @throws Refused `api_client_scope_forbidden`, `api_client_user_unknown`
 */
export async function createApiClient(
  context: Context,
  input: ApiClientInput,
): Promise<NewApiClient> {
  const secret = newSecret();
  const client: ApiClient = {
    id: newId(context.now.getTime()),
    name: input.name.trim(),
    scopes: checkedScopes(input.scopes ?? clientScopes),
    personId: input.userEmail === undefined ? null : await personOf(context, input.userEmail),
    createdBy: context.actor.name,
    createdAt: context.now,
    lastUsedAt: null,
    revokedAt: null,
  };
  await store.insertClient(context, client, hashOf(secret));
  await recordEvents(context, [
    {
      type: 'partner_center.client_created',
      subject: { kind: 'api_client', id: client.id },
      after: { name: client.name, scopes: [...client.scopes], personId: client.personId },
    },
  ]);
  const refreshToken =
    client.personId === null ? null : await newRefreshToken(context, client.id, client.personId);
  return { client, secret, refreshToken };
}

/** @throws Refused `api_client_not_found`, also for a client that is revoked already */
export async function revokeApiClient(context: Context, clientId: string): Promise<void> {
  const name = await store.revokeClient(context, clientId);
  if (name === undefined) throw refuse('api_client_not_found');
  await recordEvents(context, [
    {
      type: 'partner_center.client_revoked',
      subject: { kind: 'api_client', id: clientId },
      before: { name },
    },
  ]);
}

/** @returns the token; only its hash is kept */
export async function newRefreshToken(
  context: Pick<Context, 'tx' | 'now' | 'partnerId'>,
  clientId: string,
  personId: string,
): Promise<string> {
  const token = newSecret();
  const nowMs = context.now.getTime();
  const expiresAt = new Date(nowMs + REFRESH_TOKEN_LIFE_MS);
  const row = { id: newId(nowMs), clientId, personId, expiresAt };
  await store.insertRefreshToken(context, row, hashOf(token));
  return token;
}

export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

function checkedScopes(scopes: readonly string[]): Permission[] {
  return [...new Set(scopes)].map((scope) => {
    const permission = clientScopes.find((each) => each === scope);
    if (!permission) throw refuse('api_client_scope_forbidden', { scope }, 'scopes');
    return permission;
  });
}

async function personOf(context: Context, email: string): Promise<string> {
  const member = await findMemberByEmail(context, email.trim().toLowerCase());
  if (!member) throw refuse('api_client_user_unknown', { email }, 'userEmail');
  return member.userId;
}
