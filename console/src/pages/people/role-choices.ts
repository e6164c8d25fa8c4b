import type { Body } from '../../api/client.ts';
import type { Session } from '../../api/session.tsx';
import type { peopleEn } from '../../words/en/people.ts';

export type Role = Body<'inviteUser'>['roles'][number];

const deskRoles: readonly Role[] = ['desk_lead', 'desk_agent'];

/** The roles of a kind of organisation with what each may do, for a field of choices. */
export function roleChoices(
  kind: Session['partner']['kind'],
  roles: Readonly<Record<Role, string>>,
  help: Readonly<Record<keyof (typeof peopleEn)['roleHelp'], string>>,
) {
  const isOwn = (role: Role) => deskRoles.includes(role) === (kind === 'provider');
  return (Object.keys(roles) as Role[]).filter(isOwn).map((role) => ({
    value: role,
    label: roles[role],
    help: help[role],
  }));
}
