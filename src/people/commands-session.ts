import type { Tx } from '../platform/context.ts';
import { recordForPerson } from './commands-account.ts';
import { ATTEMPTS_FORGOTTEN_AFTER_MS } from './decide-attempt.ts';
import { deleteAttemptsBefore } from './store-attempt.ts';
import { membershipsOf } from './store-partner.ts';
import * as store from './store-session.ts';
import { hashOfSecret } from './tokens.ts';
import {
  refuse,
  type ApiKeyCaller,
  type InstallationContext,
  type PersonCaller,
  type Session,
} from './types.ts';

/** A session that nobody used for half a day ends: a working day with its breaks, not a night. */
export const SESSION_IDLE_MS = 12 * 3_600_000;
/** How exactly "last used" is kept: writing it on every request would cost each request a write. */
const SEEN_PRECISION_MS = 60_000;
/** More open sessions than a person can look through. */
const SESSIONS_SHOWN_MAX = 200;
/** Ended sessions are kept for a month to answer questions about them. */
const ENDED_SESSIONS_KEPT_MS = 30 * 24 * 3_600_000;

/** First letters of every API key, so that a leaked one is recognised by people and by scanners. */
export const API_KEY_PREFIX = 'sk_';

/**
 * Who a session cookie belongs to, with the roles of this moment; null when the session has ended.
 */
export async function callerOfSession(
  context: InstallationContext,
  secret: string,
): Promise<PersonCaller | null> {
  const session = await store.findLiveSession(context, hashOfSecret(secret), idleSince(context));
  if (!session) return null;
  if (isStale(session.lastSeenAt, context.now)) {
    await store.touchSession(context, session.sessionId);
  }
  const { sessionId, personId, name, email, language, partnerId, roles } = session;
  return {
    kind: 'person',
    sessionId,
    personId,
    name,
    email,
    language,
    partnerId,
    roles: roles ?? [],
  };
}

/** Who an API key belongs to; null when it is unknown, revoked or expired. */
export async function callerOfApiKey(
  context: InstallationContext,
  secret: string,
): Promise<ApiKeyCaller | null> {
  if (!secret.startsWith(API_KEY_PREFIX)) return null;
  const found = await store.findLiveApiKey(context, hashOfSecret(secret));
  if (!found) return null;
  const { lastUsedAt, ...caller } = found;
  if (lastUsedAt === null || isStale(lastUsedAt, context.now)) {
    await store.touchApiKey(context, caller);
  }
  return caller;
}

function isStale(seenAt: Date, now: Date): boolean {
  return now.getTime() - seenAt.getTime() >= SEEN_PRECISION_MS;
}

function idleSince(context: InstallationContext): Date {
  return new Date(context.now.getTime() - SESSION_IDLE_MS);
}

/** Open sessions of a person, the one used last first. */
export async function listSessions(
  context: InstallationContext,
  personId: string,
): Promise<Session[]> {
  return store.sessionsOf(context, personId, idleSince(context), SESSIONS_SHOWN_MAX);
}

export async function signOut(
  context: InstallationContext,
  person: { readonly personId: string; readonly name: string; readonly sessionId: string },
): Promise<void> {
  await store.revokeSessions(context, person.personId, { only: person.sessionId });
  await recordForPerson(
    context,
    { id: person.personId, name: person.name },
    {
      type: 'people.signed_out',
      subject: { kind: 'user', id: person.personId },
      after: { sessionId: person.sessionId },
    },
  );
}

/**
 * Ends one of a person's own sessions.
 * @throws Refused `session_not_found` also for other people's sessions
 */
export async function revokeSession(
  context: InstallationContext,
  person: { readonly personId: string; readonly name: string },
  sessionId: string,
): Promise<void> {
  const ended = await store.revokeSessions(context, person.personId, { only: sessionId });
  if (ended === 0) throw refuse('session_not_found');
  await recordForPerson(
    context,
    { id: person.personId, name: person.name },
    {
      type: 'people.session_revoked',
      subject: { kind: 'user', id: person.personId },
      after: { sessionId },
    },
  );
}

/**
 * Turns a session to another partner that its person works for.
 * @throws Refused `partner_not_yours`
 */
export async function choosePartner(
  context: InstallationContext,
  person: { readonly personId: string; readonly sessionId: string },
  partnerId: string,
): Promise<void> {
  const memberships = await membershipsOf(context, person.personId);
  if (!memberships.some((membership) => membership.partnerId === partnerId)) {
    throw refuse('partner_not_yours', {}, 'partnerId');
  }
  await store.updateCurrentPartner(context, person.sessionId, partnerId);
}

/** Removes sessions long ended and sign-in attempts long forgotten. Run it daily. */
export async function removeExpiredAccess(tx: Tx, now: Date): Promise<void> {
  const context = { tx, now, requestId: 'schedule' };
  await store.deleteSessionsEndedBefore(context, new Date(now.getTime() - ENDED_SESSIONS_KEPT_MS));
  await deleteAttemptsBefore(context, new Date(now.getTime() - ATTEMPTS_FORGOTTEN_AFTER_MS));
}
