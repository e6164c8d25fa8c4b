import {
  permissions,
  providerPermissions,
  type Permission,
  type Role,
} from '../kernel/permissions.ts';

const ofResellers = permissions.filter((permission) => !providerPermissions.includes(permission));

/**
 * What each role may do. The rights follow the roles of Partner Center: a global admin may do
 * everything, an admin agent everything about customers but nothing about the account itself, a
 * billing admin what concerns money, sales agents and helpdesk agents what they need to help a
 * customer. The provider's desk has roles of its own.
 */
const permissionsOfRole = {
  global_admin: ofResellers,
  admin_agent: ofResellers.filter(
    (permission) =>
      permission !== 'users.write' &&
      permission !== 'mailbox.read' &&
      permission !== 'partner.write' &&
      permission !== 'api_keys.write' &&
      permission !== 'api_clients.write',
  ),
  billing_admin: [
    'partner.read',
    'users.read',
    'customers.read',
    'customers.write',
    'receivables.read',
    'receivables.write',
    'subscriptions.read',
    'subscriptions.write',
    'subscriptions.enforce',
    'subscriptions.approve',
    'orders.release',
    'usage.read',
    'exposure.read',
    'exposure.write',
    'credit.read',
    'credit.write',
    'credit.decide',
    'credit.approve',
    'screening.read',
    'cases.read',
    'collections.read',
    'collections.run',
    'collections.policy.edit',
    'collections.policy.publish',
    'collections.proposals.decide',
    'collections.pause',
    'notices.read',
    'notices.write',
    'audit.read',
    'operations.read',
  ],
  sales_agent: [
    'partner.read',
    'customers.read',
    'receivables.read',
    'subscriptions.read',
    'subscriptions.write',
    'subscriptions.enforce',
    'orders.write',
    'exposure.read',
    'credit.read',
    'collections.read',
    'tickets.read',
  ],
  helpdesk_agent: [
    'partner.read',
    'customers.read',
    'customers.write',
    'receivables.read',
    'subscriptions.read',
    'subscriptions.write',
    'subscriptions.enforce',
    'collections.read',
    'notices.read',
    'tickets.read',
    'tickets.write',
    'enforcement.read',
    'enforcement.answer',
  ],
  desk_lead: [
    'partner.read',
    'partner.write',
    'users.read',
    'users.write',
    'api_keys.write',
    'notices.read',
    'notices.write',
    'audit.read',
    'operations.read',
    'operations.write',
    'desk.read',
    'desk.act',
    'desk.approve',
    'reports.write',
  ],
  desk_agent: ['partner.read', 'users.read', 'audit.read', 'desk.read', 'desk.act'],
} as const satisfies Record<Role, readonly Permission[]>;

/** Every right that at least one of the roles gives, in the order of the list of rights. */
export function permissionsOf(roles: readonly Role[]): readonly Permission[] {
  const given = new Set<Permission>(roles.flatMap((role) => permissionsOfRole[role]));
  return permissions.filter((permission) => given.has(permission));
}
