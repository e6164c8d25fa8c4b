import { newId } from '../kernel/ids.ts';
import type { Actor, Tx } from '../platform/context.ts';
import { addMember, createPartner } from './commands-partner.ts';
import { normalEmail } from './decide-access.ts';
import type { PartnerInput } from './decide-partner.ts';
import { checkPassword, hashPassword } from './password.ts';
import * as store from './store-person.ts';
import { hashOfSecret, newSecret } from './tokens.ts';
import { refuse, type InstallationContext } from './types.ts';

/**
 * Long enough to come back to after lunch, short enough that an old terminal window is worthless.
 */
const SETUP_TOKEN_LIFE_MS = 24 * 3_600_000;

export interface SetUpInput extends Omit<PartnerInput, 'name'> {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly partnerName: string;
}

/** The set-up link's secret, or the word of a program that could write to the database anyway. */
export type SetUpProof = { readonly token: string } | { readonly trusted: true };

/** Whether anybody has an account; until then the set-up page is shown. */
export async function personExists(tx: Tx): Promise<boolean> {
  return store.anyPerson({ tx });
}

/**
 * Makes the secret of the one-time link that creates the first administrator; the link before it
 * ends. Only its hash is kept. Call it only while `personExists` says no: afterwards nobody could
 * use it.
 */
export async function createSetupToken(tx: Tx, now: Date): Promise<string> {
  const token = newSecret();
  const expiresAt = new Date(now.getTime() + SETUP_TOKEN_LIFE_MS);
  await store.replaceSetupToken({ tx, now }, hashOfSecret(token), expiresAt);
  return token;
}

/**
 * Creates the first partner and its global admin, once per installation.
 * @param tx that serves the installation
 * @throws Refused `setup_already_done`, `setup_token_invalid`, `email_invalid`,
 *   `person_name_missing`, those of passwords and of partners
 */
export async function setUp(
  tx: Tx,
  input: SetUpInput & SetUpProof,
  now: Date,
  requestId = 'setup',
): Promise<{ partnerId: string; userId: string }> {
  const context: InstallationContext = { tx, now, requestId };
  await store.lockSetup(context);
  if (await store.anyPerson(context)) throw refuse('setup_already_done');
  await checkProof(context, input);
  const email = normalEmail(input.email);
  const name = input.name.trim();
  if (name === '') throw refuse('person_name_missing', {}, 'name');
  checkPassword(input.password, email);
  const userId = newId(now.getTime());
  const actor: Actor = { kind: 'user', id: userId, name };
  const partner = await createPartner({ ...context, actor }, { ...input, name: input.partnerName });
  await store.insertPerson(context, {
    id: userId,
    email,
    name,
    language: partner.language,
    passwordHash: await hashPassword(input.password),
  });
  const asPartner = { ...context, actor, partnerId: partner.id };
  await addMember(asPartner, { id: userId, email }, ['global_admin']);
  await store.clearSetupTokens(context);
  return { partnerId: partner.id, userId };
}

async function checkProof(context: InstallationContext, proof: SetUpProof): Promise<void> {
  if ('trusted' in proof) return;
  if (!(await store.isSetupToken(context, hashOfSecret(proof.token)))) {
    throw refuse('setup_token_invalid', {}, 'token');
  }
}
