import { sql } from 'kysely';
import type { Tx } from '../platform/context.ts';
import { db } from './store-tables.ts';
import type { InstallationContext, Language, Person } from './types.ts';

const personColumns = [
  'id',
  'email',
  'name',
  'language',
  'password_hash as passwordHash',
  'totp_secret as totpSecret',
  'totp_confirmed_at as totpConfirmedAt',
] as const;

export async function anyPerson(context: { readonly tx: Tx }): Promise<boolean> {
  const row = await db(context)
    .selectFrom('people.person')
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findPersonByEmail(
  context: InstallationContext,
  email: string,
): Promise<Person | undefined> {
  return db(context)
    .selectFrom('people.person')
    .select(personColumns)
    .where('email', '=', email)
    .executeTakeFirst();
}

export async function findPerson(
  context: InstallationContext,
  personId: string,
): Promise<Person | undefined> {
  return db(context)
    .selectFrom('people.person')
    .select(personColumns)
    .where('id', '=', personId)
    .executeTakeFirst();
}

export interface NewPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly passwordHash: string;
}

export async function insertPerson(context: InstallationContext, person: NewPerson): Promise<void> {
  await db(context)
    .insertInto('people.person')
    .values({
      id: person.id,
      email: person.email,
      name: person.name,
      language: person.language,
      password_hash: person.passwordHash,
      created_at: context.now,
    })
    .execute();
}

export async function updateAccount(
  context: InstallationContext,
  personId: string,
  account: { readonly name: string; readonly language: Language },
): Promise<void> {
  await db(context)
    .updateTable('people.person')
    .set({ name: account.name, language: account.language })
    .where('id', '=', personId)
    .execute();
}

export async function updatePassword(
  context: InstallationContext,
  personId: string,
  passwordHash: string,
): Promise<void> {
  await db(context)
    .updateTable('people.person')
    .set({ password_hash: passwordHash })
    .where('id', '=', personId)
    .execute();
}

/**
 * Replaces what the authenticator app shares with us, sealed; null removes it. Nothing is confirmed
 * yet.
 */
export async function updateTotpSecret(
  context: InstallationContext,
  personId: string,
  secret: Buffer | null,
): Promise<void> {
  await db(context)
    .updateTable('people.person')
    .set({ totp_secret: secret, totp_confirmed_at: null, totp_last_step: null })
    .where('id', '=', personId)
    .execute();
}

export async function confirmTotp(context: InstallationContext, personId: string): Promise<void> {
  await db(context)
    .updateTable('people.person')
    .set({ totp_confirmed_at: context.now })
    .where('id', '=', personId)
    .execute();
}

/**
 * Uses up a time step. One statement compares and sets, so that of two requests with the same code
 * one fails.
 * @returns false when this step or a later one was used before
 */
export async function takeTotpStep(
  context: InstallationContext,
  personId: string,
  step: number,
): Promise<boolean> {
  const result = await db(context)
    .updateTable('people.person')
    .set({ totp_last_step: String(step) })
    .where('id', '=', personId)
    .where(sql<boolean>`coalesce(totp_last_step, 0) < ${step}`)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Any number would do, as long as everybody who creates the first administrator takes the same. */
const SETUP_LOCK = 7_389_220;

/** Two people who set up at the same moment do it one after the other; the second is refused. */
export async function lockSetup(context: InstallationContext): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SETUP_LOCK})`.execute(context.tx);
}

/** Keeps one set-up link: the newest. */
export async function replaceSetupToken(
  context: { readonly tx: Tx; readonly now: Date },
  tokenHash: Buffer,
  expiresAt: Date,
): Promise<void> {
  await clearSetupTokens(context);
  await db(context)
    .insertInto('people.setup_token')
    .values({ token_hash: tokenHash, created_at: context.now, expires_at: expiresAt })
    .execute();
}

export async function isSetupToken(
  context: InstallationContext,
  tokenHash: Buffer,
): Promise<boolean> {
  const row = await db(context)
    .selectFrom('people.setup_token')
    .select('expires_at')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', context.now)
    .executeTakeFirst();
  return row !== undefined;
}

export async function clearSetupTokens(context: { readonly tx: Tx }): Promise<void> {
  await db(context).deleteFrom('people.setup_token').execute();
}
