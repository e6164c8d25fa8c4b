import { newId } from '../kernel/ids.ts';
import type { Role } from '../kernel/permissions.ts';
import type { Context } from '../platform/context.ts';
import { recordEvents } from '../platform/events.ts';
import { enqueue } from '../platform/outbox.ts';
import { addMember, checkRoles, getPartner, peopleEvent } from './commands-partner.ts';
import { contextOf, openSession, type NewSession, type Visit } from './commands-sign-in.ts';
import { normalEmail } from './decide-access.ts';
import type { InvitationMail } from './mail.ts';
import { checkPassword, hashPassword } from './password.ts';
import * as store from './store-access.ts';
import { findMemberByEmail } from './store-partner.ts';
import { findPersonByEmail, insertPerson, updatePassword } from './store-person.ts';
import { actFor } from './store-tables.ts';
import { hashOfSecret, newSecret } from './tokens.ts';
import { refuse, type Invitation, type InstallationContext, type Language } from './types.ts';

/** A week: long enough for a holiday weekend, short enough that a forgotten mail is worthless. */
const INVITATION_LIFE_MS = 7 * 24 * 3_600_000;

/**
 * The effect that has the mail written and sent; its payload is `{ invitationId }` and holds no
 * secret.
 */
export const SEND_INVITATION = 'people.send_invitation';

export interface InvitationInput {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language?: Language;
}

/**
 * Invites somebody by e-mail. An open invitation to the same address is withdrawn: its link ends.
 * @throws Refused `email_invalid`, `person_name_missing`, `user_already_member`,
 *   `role_of_other_organisation`
 */
export async function inviteUser(context: Context, input: InvitationInput): Promise<Invitation> {
  const email = normalEmail(input.email);
  const name = input.name.trim();
  if (name === '') throw refuse('person_name_missing', {}, 'name');
  const partner = await getPartner(context);
  await checkRoles(context, input.roles);
  if (await findMemberByEmail(context, email)) {
    throw refuse('user_already_member', { email }, 'email');
  }
  const earlier = await store.findOpenInvitation(context, { email });
  if (earlier) await withdraw(context, earlier);
  const invitation: Invitation = {
    id: newId(context.now.getTime()),
    email,
    name,
    roles: [...new Set(input.roles)],
    language: input.language ?? partner.language,
    invitedBy: context.actor.name,
    createdAt: context.now,
    expiresAt: new Date(context.now.getTime() + INVITATION_LIFE_MS),
  };
  await store.insertInvitation(context, invitation);
  await recordEvents(context, [
    peopleEvent({
      type: 'people.user_invited',
      subject: { kind: 'invitation', id: invitation.id },
      after: { email, name, roles: invitation.roles },
    }),
  ]);
  const payload = { invitationId: invitation.id };
  await enqueue(context, [{ kind: SEND_INVITATION, key: invitation.id, payload }]);
  return invitation;
}

/** @throws Refused `invitation_not_found` */
export async function withdrawInvitation(context: Context, invitationId: string): Promise<void> {
  const invitation = await store.findOpenInvitation(context, { id: invitationId });
  if (!invitation) throw refuse('invitation_not_found');
  await withdraw(context, invitation);
}

async function withdraw(context: Context, invitation: Invitation): Promise<void> {
  await store.updateInvitation(context, invitation.id, { withdrawnAt: context.now });
  await recordEvents(context, [
    peopleEvent({
      type: 'people.invitation_withdrawn',
      subject: { kind: 'invitation', id: invitation.id },
      before: { email: invitation.email, roles: invitation.roles },
    }),
  ]);
}

/**
 * What the mail needs to say, with a secret made at this moment: it exists in the mail alone,
 * neither in the effect nor in any table. Called again (a retry), it makes a new one and the link
 * before it ends. Commit before the mail is handed over.
 * @returns null when there is nothing to send any more: withdrawn, accepted or expired
 */
export async function prepareInvitationMail(
  context: Context,
  invitationId: string,
): Promise<InvitationMail | null> {
  const invitation = await store.findOpenInvitation(context, { id: invitationId });
  if (!invitation || invitation.expiresAt <= context.now) return null;
  const partner = await getPartner(context);
  const token = newSecret();
  await store.updateInvitation(context, invitationId, { tokenHash: hashOfSecret(token) });
  return {
    to: { email: invitation.email, name: invitation.name },
    partnerName: partner.name,
    invitedBy: invitation.invitedBy,
    expiresAt: invitation.expiresAt,
    timeZone: partner.timeZone,
    language: invitation.language,
    token,
  };
}

export interface Acceptance {
  readonly email: string;
  /** The person had an account before and signs in with its password. */
  readonly accountExisted: boolean;
  /** A session, for a person whose account begins now. */
  readonly session: NewSession | null;
}

/**
 * Accepts an invitation by its link. Whoever has no account yet chooses a password and is signed
 * in; an account that exists keeps its password and gains the membership.
 * @throws Refused `invitation_invalid`, `invitation_password_needed` and those of passwords
 */
export async function acceptInvitation(
  visit: Visit,
  input: { readonly token: string; readonly password?: string; readonly name?: string },
): Promise<Acceptance> {
  const tokenHash = hashOfSecret(input.token);
  return visit.transact(async (tx) => {
    const context = contextOf(visit, tx);
    const invitation = await store.findInvitationByToken(context, tokenHash);
    if (!invitation) throw refuse('invitation_invalid', {}, 'token');
    const account = await accountFor(context, invitation, input);
    const { partnerId, email, roles } = invitation;
    await actFor(context, partnerId);
    await store.updateInvitation({ tx, partnerId }, invitation.id, { acceptedAt: context.now });
    const actor = { kind: 'user', id: account.id, name: account.name } as const;
    await addMember({ ...context, partnerId, actor }, { id: account.id, email }, roles);
    const session = account.existed ? null : await openSession(context, visit, account, partnerId);
    return { email, accountExisted: account.existed, session };
  });
}

async function accountFor(
  context: InstallationContext,
  invitation: Invitation,
  input: { readonly password?: string; readonly name?: string },
): Promise<{ id: string; name: string; existed: boolean }> {
  const { email } = invitation;
  const known = await findPersonByEmail(context, email);
  if (known && known.passwordHash !== null) return { ...known, existed: true };
  if (input.password === undefined) throw refuse('invitation_password_needed', {}, 'password');
  checkPassword(input.password, email);
  const passwordHash = await hashPassword(input.password);
  if (known) {
    await updatePassword(context, known.id, passwordHash);
    return { ...known, existed: false };
  }
  const id = newId(context.now.getTime());
  const name = input.name?.trim() || invitation.name;
  await insertPerson(context, { id, email, name, language: invitation.language, passwordHash });
  return { id, name, existed: false };
}
