import { newId } from '../kernel/ids.ts';
import type { Tx } from '../platform/context.ts';
import type { AccountRun } from '../platform/route.ts';
import type { SecretBox } from '../platform/secrets.ts';
import { recordForPerson } from './commands-account.ts';
import { networkOf } from './decide-access.ts';
import {
  decideAttempt,
  decideSuccess,
  decideUncounted,
  type Attempts,
  type BucketKind,
} from './decide-attempt.ts';
import { hashPassword, isOutdated, isPassword } from './password.ts';
import * as attempts from './store-attempt.ts';
import { findPersonByEmail, takeTotpStep, updatePassword } from './store-person.ts';
import { insertSession, lastPartnerOf } from './store-session.ts';
import { hashOfSecret, newSecret } from './tokens.ts';
import { openedTotpSecret, stepOfCode } from './totp.ts';
import { refuse, type InstallationContext, type Person } from './types.ts';

/** A session ends a week after sign-in at the latest, see also `SESSION_IDLE_MS`. */
export const SESSION_LIFE_MS = 7 * 24 * 3_600_000;
/** Browsers send long names for themselves; the start says enough. */
const USER_AGENT_MAX_CHARACTERS = 300;

/** What a route knows of the request beside its transaction. */
export type Visit = Omit<AccountRun, 'person'>;

export interface NewSession {
  readonly sessionId: string;
  readonly secret: string;
  readonly expiresAt: Date;
}

/**
 * Signs a person in with e-mail, password and, where it is active, a code of the authenticator app.
 * Every attempt is counted in a transaction of its own before anything is looked at, so that a
 * refusal does not undo the count and parallel guesses do not slip through. The password is checked
 * while no transaction is open.
 * @throws Refused `sign_in_too_many`, `sign_in_wrong`, `sign_in_code_needed`, `sign_in_code_wrong`
 */
export async function signIn(
  visit: Visit,
  input: { readonly email: string; readonly password: string; readonly code?: string },
  secrets: SecretBox,
): Promise<NewSession & { readonly personId: string }> {
  const email = input.email.trim().normalize('NFKC').toLowerCase();
  await countAttempt(visit, email);
  const person = await visit.transact((tx) => findPersonByEmail(contextOf(visit, tx), email));
  if (!(await isPassword(person?.passwordHash ?? null, input.password)) || !person) {
    throw refuse('sign_in_wrong');
  }
  await askForMissingCode(visit, person, input.code);
  const rehashed = isOutdated(person.passwordHash!) ? await hashPassword(input.password) : null;
  return visit.transact(async (tx) => {
    const context = contextOf(visit, tx);
    await checkCode(context, secrets, person, input.code);
    await forgiveAttempt(context, visit.address, email);
    if (rehashed !== null) await updatePassword(context, person.id, rehashed);
    const session = await openSession(context, visit, person);
    return { ...session, personId: person.id };
  });
}

/**
 * Asks for the code once the password was right. That is no failure, so it is not counted; but it
 * is no success either, or somebody who knows the password could guess codes for ever.
 */
async function askForMissingCode(
  visit: Visit,
  person: Person,
  code: string | undefined,
): Promise<void> {
  if (person.totpConfirmedAt === null || (code !== undefined && code.trim() !== '')) return;
  await visit.transact((tx) =>
    changeCounts(contextOf(visit, tx), visit.address, person.email, decideUncounted),
  );
  throw refuse('sign_in_code_needed', {}, 'code');
}

/** Checks and uses up a code. */
async function checkCode(
  context: InstallationContext,
  secrets: SecretBox,
  person: Person,
  code: string | undefined,
): Promise<void> {
  if (person.totpSecret === null || person.totpConfirmedAt === null) return;
  const secret = openedTotpSecret(secrets, person.id, person.totpSecret);
  const step = stepOfCode(secret, code ?? '', context.now);
  if (step === null || !(await takeTotpStep(context, person.id, step))) {
    throw refuse('sign_in_code_wrong', {}, 'code');
  }
}

/**
 * Opens a session for a person who has proved who they are, working for the partner they used last.
 */
export async function openSession(
  context: InstallationContext,
  visit: Pick<Visit, 'userAgent' | 'address'>,
  person: { readonly id: string; readonly name: string },
  partnerId?: string,
): Promise<NewSession> {
  const secret = newSecret();
  const expiresAt = new Date(context.now.getTime() + SESSION_LIFE_MS);
  const sessionId = newId(context.now.getTime());
  await insertSession(context, {
    id: sessionId,
    tokenHash: hashOfSecret(secret),
    personId: person.id,
    partnerId: partnerId ?? (await lastPartnerOf(context, person.id)),
    userAgent: visit.userAgent.slice(0, USER_AGENT_MAX_CHARACTERS),
    address: visit.address,
    expiresAt,
  });
  await recordForPerson(context, person, {
    type: 'people.signed_in',
    subject: { kind: 'user', id: person.id },
    after: { address: visit.address, sessionId },
  });
  return { sessionId, secret, expiresAt };
}

/**
 * Checks the password of somebody who is signed in, counted like a sign-in: a stolen session must
 * not become a place to guess in.
 * @throws Refused `sign_in_too_many`, `password_wrong`
 */
export async function proveOwnPassword(
  visit: Visit,
  person: Pick<Person, 'email' | 'passwordHash'>,
  password: string,
  field: string,
): Promise<void> {
  await countAttempt(visit, person.email);
  if (!(await isPassword(person.passwordHash, password))) throw refuse('password_wrong', {}, field);
  await visit.transact((tx) => forgiveAttempt(contextOf(visit, tx), visit.address, person.email));
}

/** @throws Refused `sign_in_too_many` with the seconds to wait */
export async function countAttempt(visit: Visit, email: string): Promise<void> {
  await visit.transact(async (tx) => {
    const context = contextOf(visit, tx);
    for (const [kind, bucket] of bucketsOf(visit.address, email)) {
      const before = await attempts.lockAttempts(context, bucket);
      const verdict = decideAttempt(kind, before, context.now);
      if (!verdict.allowed) {
        const retryAfterSeconds = Math.ceil(verdict.waitMs / 1_000);
        throw refuse('sign_in_too_many', { retryAfterSeconds });
      }
      await attempts.saveAttempts(context, bucket, verdict.next);
    }
  });
}

export async function forgiveAttempt(
  context: InstallationContext,
  address: string,
  email: string,
): Promise<void> {
  await changeCounts(context, address, email, decideSuccess);
}

async function changeCounts(
  context: InstallationContext,
  address: string,
  email: string,
  decide: (kind: BucketKind, before: Attempts, now: Date) => Attempts,
): Promise<void> {
  for (const [kind, bucket] of bucketsOf(address, email)) {
    const before = await attempts.lockAttempts(context, bucket);
    await attempts.saveAttempts(context, bucket, decide(kind, before, context.now));
  }
}

/** Always in this order, so that two sign-ins never wait for each other. */
function bucketsOf(address: string, email: string): [BucketKind, string][] {
  // Hashed, because what people type here is sometimes their password.
  const account = hashOfSecret(email).toString('base64url');
  return [
    ['account', `account:${account}`],
    ['address', `address:${networkOf(address)}`],
  ];
}

export function contextOf(visit: Visit, tx: Tx): InstallationContext {
  return { tx, now: visit.now, requestId: visit.requestId };
}
