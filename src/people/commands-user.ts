import { leadingRole, type Role } from '../kernel/permissions.ts';
import type { Context } from '../platform/context.ts';
import { recordEvents } from '../platform/events.ts';
import { checkRoles, getPartner, peopleEvent } from './commands-partner.ts';
import * as store from './store-partner.ts';
import { refuse, type Member } from './types.ts';

/**
 * Gives a person other roles; they hold from that person's next request on.
 * @throws Refused `user_not_found`, `user_last_global_admin`, `role_of_other_organisation`
 */
export async function changeRoles(
  context: Context,
  userId: string,
  roles: readonly Role[],
): Promise<Member> {
  const member = await lockedMember(context, userId);
  const after = [...new Set(roles)];
  await checkRoles(context, after);
  await refuseWithoutGlobalAdmin(context, member, after);
  await store.updateRoles(context, userId, after);
  await recordEvents(context, [
    peopleEvent({
      type: 'people.roles_changed',
      subject: { kind: 'user', id: userId },
      before: { email: member.email, roles: member.roles },
      after: { email: member.email, roles: after },
    }),
  ]);
  return { ...member, roles: after };
}

/**
 * Ends a person's work for the partner; the account itself and other memberships stay.
 * @throws Refused `user_not_found`, `user_last_global_admin`
 */
export async function removeUser(context: Context, userId: string): Promise<void> {
  const member = await lockedMember(context, userId);
  await refuseWithoutGlobalAdmin(context, member, []);
  await store.deleteMembership(context, userId);
  await recordEvents(context, [
    peopleEvent({
      type: 'people.user_removed',
      subject: { kind: 'user', id: userId },
      before: { email: member.email, roles: member.roles },
    }),
  ]);
}

/** The partner is locked first: two admins who remove each other at once must not both succeed. */
async function lockedMember(context: Context, userId: string): Promise<Member> {
  await store.lockPartner(context);
  const member = await store.findMember(context, userId);
  if (!member) throw refuse('user_not_found');
  return member;
}

async function refuseWithoutGlobalAdmin(
  context: Context,
  member: Member,
  after: readonly Role[],
): Promise<void> {
  const leading = leadingRole[(await getPartner(context)).kind];
  if (!member.roles.includes(leading) || after.includes(leading)) return;
  if ((await store.othersInRole(context, member.userId, leading)) > 0) return;
  throw refuse('user_last_global_admin', { name: member.name }, 'roles');
}
