import type { SecretBox } from '../platform/secrets.ts';
import { recordForPerson } from './commands-account.ts';
import { ownAccount } from './commands-password.ts';
import {
  contextOf,
  countAttempt,
  forgiveAttempt,
  proveOwnPassword,
  type Visit,
} from './commands-sign-in.ts';
import * as store from './store-person.ts';
import { newTotpSecret, openedTotpSecret, sealedTotpSecret, stepOfCode, totpUri } from './totp.ts';
import { refuse } from './types.ts';

/**
 * Gives a person a secret for their authenticator app. It counts from the moment a code of it was
 * shown; until then beginning again replaces it.
 * @throws Refused `password_wrong`, `sign_in_too_many`, `totp_already_active`
 */
export async function beginTotp(
  visit: Visit,
  secrets: SecretBox,
  personId: string,
  password: string,
): Promise<{ readonly secret: string; readonly uri: string }> {
  const person = await ownAccount(visit, personId);
  if (person.totpConfirmedAt !== null) throw refuse('totp_already_active');
  await proveOwnPassword(visit, person, password, 'password');
  const secret = newTotpSecret();
  const sealed = sealedTotpSecret(secrets, personId, secret);
  await visit.transact((tx) => store.updateTotpSecret(contextOf(visit, tx), personId, sealed));
  return { secret, uri: totpUri(secret, person.email) };
}

/**
 * @throws Refused `totp_not_begun`, `totp_already_active`, `totp_code_wrong`, `sign_in_too_many`
 */
export async function confirmTotp(
  visit: Visit,
  secrets: SecretBox,
  personId: string,
  code: string,
): Promise<void> {
  const person = await ownAccount(visit, personId);
  if (person.totpConfirmedAt !== null) throw refuse('totp_already_active');
  if (person.totpSecret === null) throw refuse('totp_not_begun');
  const secret = openedTotpSecret(secrets, personId, person.totpSecret);
  await countAttempt(visit, person.email);
  await visit.transact(async (tx) => {
    const context = contextOf(visit, tx);
    const step = stepOfCode(secret, code, visit.now);
    if (step === null || !(await store.takeTotpStep(context, personId, step))) {
      throw refuse('totp_code_wrong', {}, 'code');
    }
    await forgiveAttempt(context, visit.address, person.email);
    await store.confirmTotp(context, personId);
    await recordForPerson(context, person, {
      type: 'people.totp_activated',
      subject: { kind: 'user', id: personId },
    });
  });
}

/** @throws Refused `totp_not_active`, `password_wrong`, `sign_in_too_many` */
export async function removeTotp(visit: Visit, personId: string, password: string): Promise<void> {
  const person = await ownAccount(visit, personId);
  if (person.totpConfirmedAt === null) throw refuse('totp_not_active');
  await proveOwnPassword(visit, person, password, 'password');
  await visit.transact(async (tx) => {
    const context = contextOf(visit, tx);
    await store.updateTotpSecret(context, personId, null);
    await recordForPerson(context, person, {
      type: 'people.totp_removed',
      subject: { kind: 'user', id: personId },
    });
  });
}
