import type { Tx } from '../platform/context.ts';
import { recordForPerson } from './commands-account.ts';
import { contextOf, proveOwnPassword, type Visit } from './commands-sign-in.ts';
import { normalEmail } from './decide-access.ts';
import { checkPassword, hashPassword } from './password.ts';
import * as store from './store-person.ts';
import { revokeSessions } from './store-session.ts';
import { refuse, type Person } from './types.ts';

/**
 * Changes a person's own password and ends all their other sessions.
 * @throws Refused `password_wrong`, `sign_in_too_many` and those of new passwords
 */
export async function changePassword(
  visit: Visit,
  self: { readonly personId: string; readonly sessionId: string },
  input: { readonly currentPassword: string; readonly newPassword: string },
): Promise<{ readonly sessionsEnded: number }> {
  const person = await ownAccount(visit, self.personId);
  await proveOwnPassword(visit, person, input.currentPassword, 'currentPassword');
  checkPassword(input.newPassword, person.email, 'newPassword');
  const passwordHash = await hashPassword(input.newPassword);
  return visit.transact(async (tx) => {
    const context = contextOf(visit, tx);
    await store.updatePassword(context, person.id, passwordHash);
    const sessionsEnded = await revokeSessions(context, person.id, { except: self.sessionId });
    await recordForPerson(context, person, {
      type: 'people.password_changed',
      subject: { kind: 'user', id: person.id },
      after: { sessionsEnded },
    });
    return { sessionsEnded };
  });
}

/** @throws Refused `user_not_found` */
export async function ownAccount(visit: Visit, personId: string): Promise<Person> {
  const person = await visit.transact((tx) => store.findPerson(contextOf(visit, tx), personId));
  if (!person) throw refuse('user_not_found');
  return person;
}

/**
 * Lets somebody in again who lost password or authenticator: sets a new password, removes the
 * second factor and ends every session. For operators at the command line only; no route calls it.
 * @throws Refused `user_not_found` and those of new passwords
 */
export async function resetAccess(
  tx: Tx,
  input: { readonly email: string; readonly password: string },
  now: Date,
): Promise<{ readonly userId: string }> {
  const context = { tx, now, requestId: 'command line' };
  const person = await store.findPersonByEmail(context, normalEmail(input.email));
  if (!person) throw refuse('user_not_found');
  checkPassword(input.password, person.email);
  await store.updatePassword(context, person.id, await hashPassword(input.password));
  await store.updateTotpSecret(context, person.id, null);
  const sessionsEnded = await revokeSessions(context, person.id, 'all');
  await recordForPerson(context, person, {
    type: 'people.access_reset',
    subject: { kind: 'user', id: person.id },
    after: { sessionsEnded },
  });
  return { userId: person.id };
}
