import type { Body } from '../../api/client.ts';
import type { peopleEn } from '../../words/en/people.ts';

export type Role = Body<'inviteUser'>['roles'][number];

/** The roles with what each may do, for a field of choices. */
export function roleChoices(
  roles: Readonly<Record<Role, string>>,
  help: Readonly<Record<keyof (typeof peopleEn)['roleHelp'], string>>,
) {
  return (Object.keys(roles) as Role[]).map((role) => ({
    value: role,
    label: roles[role],
    help: help[role],
  }));
}
