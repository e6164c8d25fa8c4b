import type { Context, Tx } from '../platform/context.ts';
import { db } from './store-tables.ts';
import type { ApiKey, InstallationContext, Invitation } from './types.ts';

const invitationColumns = [
  'id',
  'email',
  'name',
  'roles',
  'language',
  'invited_by as invitedBy',
  'created_at as createdAt',
  'expires_at as expiresAt',
] as const;

function openInvitations(context: { readonly tx: Tx; readonly partnerId: string }) {
  return db(context)
    .selectFrom('people.invitation')
    .where('partner_id', '=', context.partnerId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .select(invitationColumns);
}

/** Open invitations, the newest first, those that have expired included. */
export async function openInvitationsBefore(
  context: Context,
  beforeId: string | null,
  limit: number,
): Promise<Invitation[]> {
  let query = openInvitations(context).orderBy('id', 'desc').limit(limit);
  if (beforeId !== null) query = query.where('id', '<', beforeId);
  return query.execute();
}

export async function findOpenInvitation(
  context: Context,
  which: { readonly id: string } | { readonly email: string },
): Promise<Invitation | undefined> {
  const query = openInvitations(context).forUpdate();
  return 'id' in which
    ? query.where('id', '=', which.id).executeTakeFirst()
    : query.where('email', '=', which.email).executeTakeFirst();
}

/**
 * The invitation that a link names, locked; undefined once it is accepted, withdrawn or too old.
 */
export async function findInvitationByToken(
  context: InstallationContext,
  tokenHash: Buffer,
): Promise<(Invitation & { readonly partnerId: string }) | undefined> {
  return db(context)
    .selectFrom('people.invitation')
    .where('token_hash', '=', tokenHash)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', context.now)
    .select([...invitationColumns, 'partner_id as partnerId'])
    .forUpdate()
    .executeTakeFirst();
}

export async function insertInvitation(context: Context, invitation: Invitation): Promise<void> {
  await db(context)
    .insertInto('people.invitation')
    .values({
      partner_id: context.partnerId,
      id: invitation.id,
      email: invitation.email,
      name: invitation.name,
      roles: [...invitation.roles],
      language: invitation.language,
      invited_by: invitation.invitedBy,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
    })
    .execute();
}

/** What becomes of an invitation: its link exists, it is accepted, or it is withdrawn. */
export type InvitationChange =
  | { readonly tokenHash: Buffer }
  | { readonly acceptedAt: Date }
  | { readonly withdrawnAt: Date };

export async function updateInvitation(
  context: { readonly tx: Tx; readonly partnerId: string },
  invitationId: string,
  change: InvitationChange,
): Promise<void> {
  await db(context)
    .updateTable('people.invitation')
    .set({
      ...('tokenHash' in change ? { token_hash: change.tokenHash } : {}),
      ...('acceptedAt' in change ? { accepted_at: change.acceptedAt } : {}),
      ...('withdrawnAt' in change ? { withdrawn_at: change.withdrawnAt } : {}),
    })
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', invitationId)
    .execute();
}

const apiKeyColumns = [
  'id',
  'name',
  'prefix',
  'scopes',
  'created_by as createdBy',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'last_used_at as lastUsedAt',
  'revoked_at as revokedAt',
] as const;

/** API keys, the newest first. */
export async function apiKeysBefore(
  context: Context,
  beforeId: string | null,
  limit: number,
): Promise<ApiKey[]> {
  let query = db(context)
    .selectFrom('people.api_key')
    .where('partner_id', '=', context.partnerId)
    .select(apiKeyColumns)
    .orderBy('id', 'desc')
    .limit(limit);
  if (beforeId !== null) query = query.where('id', '<', beforeId);
  return query.execute();
}

export async function insertApiKey(
  context: Context,
  key: ApiKey,
  secretHash: Buffer,
): Promise<void> {
  await db(context)
    .insertInto('people.api_key')
    .values({
      partner_id: context.partnerId,
      id: key.id,
      name: key.name,
      prefix: key.prefix,
      secret_hash: secretHash,
      scopes: [...key.scopes],
      created_by: key.createdBy,
      created_at: key.createdAt,
      expires_at: key.expiresAt,
    })
    .execute();
}

/** @returns the key's name, or undefined when there is no such key that could still be used */
export async function revokeApiKey(
  context: Context,
  apiKeyId: string,
): Promise<string | undefined> {
  const row = await db(context)
    .updateTable('people.api_key')
    .set({ revoked_at: context.now })
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', apiKeyId)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}
