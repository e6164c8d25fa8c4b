import { sql } from 'kysely';
import type { Role } from '../kernel/permissions.ts';
import { db } from './store-tables.ts';
import type { ApiKeyCaller, InstallationContext, Language, Session } from './types.ts';

export interface NewSession {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly partnerId: string | null;
  readonly userAgent: string;
  readonly address: string;
  readonly expiresAt: Date;
}

export async function insertSession(
  context: InstallationContext,
  session: NewSession,
): Promise<void> {
  await db(context)
    .insertInto('people.session')
    .values({
      id: session.id,
      token_hash: session.tokenHash,
      person_id: session.personId,
      current_partner_id: session.partnerId,
      user_agent: session.userAgent,
      ip_address: session.address,
      created_at: context.now,
      last_seen_at: context.now,
      expires_at: session.expiresAt,
    })
    .execute();
}

export interface LiveSession {
  readonly sessionId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly lastSeenAt: Date;
  readonly partnerId: string | null;
  readonly roles: Role[] | null;
}

/** The session that a cookie names, with the roles that its person has at this moment. */
export async function findLiveSession(
  context: InstallationContext,
  tokenHash: Buffer,
  notSeenSince: Date,
): Promise<LiveSession | undefined> {
  return liveSessions(context, notSeenSince)
    .innerJoin('people.person as p', 'p.id', 's.person_id')
    .leftJoin('people.membership as m', (join) =>
      join
        .onRef('m.partner_id', '=', 's.current_partner_id')
        .onRef('m.person_id', '=', 's.person_id'),
    )
    .where('s.token_hash', '=', tokenHash)
    .select([
      's.id as sessionId',
      'p.id as personId',
      'p.name',
      'p.email',
      'p.language',
      's.last_seen_at as lastSeenAt',
      'm.partner_id as partnerId',
      'm.roles',
    ])
    .executeTakeFirst();
}

function liveSessions(context: InstallationContext, notSeenSince: Date) {
  return db(context)
    .selectFrom('people.session as s')
    .where('s.revoked_at', 'is', null)
    .where('s.expires_at', '>', context.now)
    .where('s.last_seen_at', '>', notSeenSince);
}

export async function touchSession(context: InstallationContext, sessionId: string): Promise<void> {
  await db(context)
    .updateTable('people.session')
    .set({ last_seen_at: context.now })
    .where('id', '=', sessionId)
    .execute();
}

export async function sessionsOf(
  context: InstallationContext,
  personId: string,
  notSeenSince: Date,
  limit: number,
): Promise<Session[]> {
  return liveSessions(context, notSeenSince)
    .where('s.person_id', '=', personId)
    .select([
      's.id',
      's.user_agent as userAgent',
      's.ip_address as address',
      's.created_at as createdAt',
      's.last_seen_at as lastSeenAt',
      's.expires_at as expiresAt',
    ])
    .orderBy('s.last_seen_at', 'desc')
    .limit(limit)
    .execute();
}

/** @returns how many sessions were ended */
export async function revokeSessions(
  context: InstallationContext,
  personId: string,
  which: { readonly only: string } | { readonly except: string } | 'all',
): Promise<number> {
  let query = db(context)
    .updateTable('people.session')
    .set({ revoked_at: context.now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null);
  if (which !== 'all') {
    query =
      'only' in which ? query.where('id', '=', which.only) : query.where('id', '<>', which.except);
  }
  const result = await query.executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function updateCurrentPartner(
  context: InstallationContext,
  sessionId: string,
  partnerId: string,
): Promise<void> {
  await db(context)
    .updateTable('people.session')
    .set({ current_partner_id: partnerId })
    .where('id', '=', sessionId)
    .execute();
}

/** @returns the partner the person worked for last, if it still does */
export async function lastPartnerOf(
  context: InstallationContext,
  personId: string,
): Promise<string | null> {
  const row = await db(context)
    .selectFrom('people.membership as m')
    .leftJoin('people.session as s', (join) =>
      join
        .onRef('s.person_id', '=', 'm.person_id')
        .onRef('s.current_partner_id', '=', 'm.partner_id'),
    )
    .where('m.person_id', '=', personId)
    .select('m.partner_id')
    .groupBy('m.partner_id')
    .orderBy(sql`max(s.last_seen_at) desc nulls last, min(m.created_at)`)
    .limit(1)
    .executeTakeFirst();
  return row?.partner_id ?? null;
}

/** The key that a secret belongs to, unless it is revoked or has expired. */
export async function findLiveApiKey(
  context: InstallationContext,
  secretHash: Buffer,
): Promise<(ApiKeyCaller & { readonly lastUsedAt: Date | null }) | undefined> {
  return db(context)
    .selectFrom('people.api_key as k')
    .innerJoin('people.partner as r', 'r.partner_id', 'k.partner_id')
    .where('k.secret_hash', '=', secretHash)
    .where('k.revoked_at', 'is', null)
    .where((where) =>
      where.or([where('k.expires_at', 'is', null), where('k.expires_at', '>', context.now)]),
    )
    .select([
      sql<'api_key'>`'api_key'`.as('kind'),
      'k.id as apiKeyId',
      'k.name',
      'k.partner_id as partnerId',
      'k.scopes',
      'k.last_used_at as lastUsedAt',
      'r.language',
    ])
    .executeTakeFirst();
}

export async function touchApiKey(
  context: InstallationContext,
  key: { readonly partnerId: string; readonly apiKeyId: string },
): Promise<void> {
  await db(context)
    .updateTable('people.api_key')
    .set({ last_used_at: context.now })
    .where('partner_id', '=', key.partnerId)
    .where('id', '=', key.apiKeyId)
    .execute();
}

/** Removes sessions that ended before an instant; the event log keeps that they were. */
export async function deleteSessionsEndedBefore(
  context: InstallationContext,
  before: Date,
): Promise<void> {
  await db(context).deleteFrom('people.session').where('expires_at', '<', before).execute();
}

/** The partner a session is turned to; null when there is none. */
export async function findSessionPartner(
  context: InstallationContext,
  sessionId: string,
): Promise<string | null> {
  const row = await db(context)
    .selectFrom('people.session')
    .select('current_partner_id')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return row?.current_partner_id ?? null;
}
