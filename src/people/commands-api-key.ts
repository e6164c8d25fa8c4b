import { newId } from '../kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import {
  permissions,
  providerPermissions,
  type PartnerKind,
  type Permission,
} from '../kernel/permissions.ts';
import { recordEvents } from '../platform/events.ts';
import { getPartner, peopleEvent } from './commands-partner.ts';
import { API_KEY_PREFIX } from './commands-session.ts';
import { checkedScopes } from './decide-access.ts';
import * as store from './store-access.ts';
import { hashOfSecret, newSecret } from './tokens.ts';
import { refuse, type ApiKey } from './types.ts';

/** Enough of a key to tell it from others, far too little to use it. */
const SHOWN_CHARACTERS = 10;

export interface ApiKeyInput {
  readonly name: string;
  readonly scopes: readonly string[];
  /** Without it the key is good until it is revoked. */
  readonly expiresAt?: Date;
}

/**
 * Creates a key for a program that acts for the partner. The secret is in this answer and nowhere
 * else.
 * @throws Refused `api_key_scope_forbidden`, `api_key_expiry_past`
 */
export async function createApiKey(
  context: Context,
  input: ApiKeyInput,
): Promise<{ readonly apiKey: ApiKey; readonly secret: string }> {
  const scopes = checkedScopes(input.scopes);
  const { kind } = await getPartner(context);
  const foreign = scopes.find((scope) => isForeign(scope, kind));
  if (foreign !== undefined) throw refuse('api_key_scope_forbidden', { scope: foreign }, 'scopes');
  if (input.expiresAt && input.expiresAt <= context.now) {
    throw refuse('api_key_expiry_past', {}, 'expiresAt');
  }
  const secret = newSecret(API_KEY_PREFIX);
  const apiKey: ApiKey = {
    id: newId(context.now.getTime()),
    name: input.name.trim(),
    prefix: secret.slice(0, SHOWN_CHARACTERS),
    scopes,
    createdBy: context.actor.name,
    createdAt: context.now,
    expiresAt: input.expiresAt ?? null,
    lastUsedAt: null,
    revokedAt: null,
  };
  await store.insertApiKey(context, apiKey, hashOfSecret(secret));
  await recordEvents(context, [
    peopleEvent({
      type: 'people.api_key_created',
      subject: { kind: 'api_key', id: apiKey.id },
      after: { name: apiKey.name, prefix: apiKey.prefix, scopes },
    }),
  ]);
  return { apiKey, secret };
}

/** What both kinds of organisation have to do with. */
const COMMON: readonly Permission[] = permissions.filter((each) =>
  /^(partner|users|audit|operations|notices)\./.test(each),
);

/** A reseller's key never reaches the desk, and the desk's key never a reseller's books. */
function isForeign(scope: Permission, kind: PartnerKind): boolean {
  const isDesk = providerPermissions.includes(scope);
  return kind === 'provider' ? !isDesk && !COMMON.includes(scope) : isDesk;
}

/** @throws Refused `api_key_not_found` also for a key that is revoked already */
export async function revokeApiKey(context: Context, apiKeyId: string): Promise<void> {
  const name = await store.revokeApiKey(context, apiKeyId);
  if (name === undefined) throw refuse('api_key_not_found');
  await recordEvents(context, [
    peopleEvent({
      type: 'people.api_key_revoked',
      subject: { kind: 'api_key', id: apiKeyId },
      before: { name },
    }),
  ]);
}
