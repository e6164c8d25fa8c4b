import type { Context, Tx } from '../../platform/context.ts';
import { db } from './store-tables.ts';
import type { ApiClient, TokenContext } from './types.ts';

const columns = [
  'id',
  'name',
  'scopes',
  'person_id as personId',
  'created_by as createdBy',
  'created_at as createdAt',
  'last_used_at as lastUsedAt',
  'revoked_at as revokedAt',
] as const;

/** The partner's clients, the newest first, those that are revoked included. */
export async function clientsBefore(
  context: Context,
  beforeId: string | null,
  limit: number,
): Promise<ApiClient[]> {
  let query = db(context)
    .selectFrom('partner_center.api_client')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .orderBy('id', 'desc')
    .limit(limit);
  if (beforeId !== null) query = query.where('id', '<', beforeId);
  return query.execute();
}

export async function insertClient(
  context: Context,
  client: ApiClient,
  secretHash: Buffer,
): Promise<void> {
  await db(context)
    .insertInto('partner_center.api_client')
    .values({
      partner_id: context.partnerId,
      id: client.id,
      name: client.name,
      secret_hash: secretHash,
      scopes: [...client.scopes],
      person_id: client.personId,
      created_by: client.createdBy,
      created_at: client.createdAt,
    })
    .execute();
}

/**
 * Ends a client and its refresh tokens.
 * @returns its name, or undefined when no such client could still be used
 */
export async function revokeClient(
  context: Context,
  clientId: string,
): Promise<string | undefined> {
  const row = await db(context)
    .updateTable('partner_center.api_client')
    .set({ revoked_at: context.now })
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', clientId)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  await db(context)
    .deleteFrom('partner_center.refresh_token')
    .where('partner_id', '=', context.partnerId)
    .where('client_id', '=', clientId)
    .execute();
  return row?.name;
}

/** Which of these ids are ids of the partner's API clients, also of revoked ones. */
export async function clientIdsAmong(
  context: Context,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db(context)
    .selectFrom('partner_center.api_client')
    .where('partner_id', '=', context.partnerId)
    .where('id', 'in', ids)
    .select('id')
    .execute();
  return new Set(rows.map((row) => row.id));
}
export interface LiveClient extends ApiClient {
  readonly partnerId: string;
  readonly secretHash: Buffer;
}

/** A client that may be used, whichever partner's it is. */
export async function findLiveClient(
  context: TokenContext,
  clientId: string,
): Promise<LiveClient | undefined> {
  return db(context)
    .selectFrom('partner_center.api_client')
    .select([...columns, 'partner_id as partnerId', 'secret_hash as secretHash'])
    .where('id', '=', clientId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

export async function touchClient(
  context: TokenContext,
  client: { readonly partnerId: string; readonly id: string },
): Promise<void> {
  await db(context)
    .updateTable('partner_center.api_client')
    .set({ last_used_at: context.now })
    .where('partner_id', '=', client.partnerId)
    .where('id', '=', client.id)
    .execute();
}

export interface RefreshToken {
  readonly id: string;
  readonly clientId: string;
  readonly personId: string;
  readonly expiresAt: Date;
}

export async function insertRefreshToken(
  context: { readonly tx: Tx; readonly now: Date; readonly partnerId: string },
  token: RefreshToken,
  tokenHash: Buffer,
): Promise<void> {
  await db(context)
    .insertInto('partner_center.refresh_token')
    .values({
      partner_id: context.partnerId,
      id: token.id,
      client_id: token.clientId,
      person_id: token.personId,
      token_hash: tokenHash,
      created_at: context.now,
      expires_at: token.expiresAt,
    })
    .execute();
}

export async function findRefreshToken(
  context: TokenContext,
  tokenHash: Buffer,
): Promise<RefreshToken | undefined> {
  return db(context)
    .selectFrom('partner_center.refresh_token')
    .select(['id', 'client_id as clientId', 'person_id as personId', 'expires_at as expiresAt'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', context.now)
    .executeTakeFirst();
}

export async function deleteExpiredRefreshTokens({ tx, now }: TokenContext): Promise<void> {
  await db({ tx })
    .deleteFrom('partner_center.refresh_token')
    .where('expires_at', '<', now)
    .execute();
}
