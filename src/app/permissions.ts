import { permissions, type Permission, type Role } from '../kernel/permissions.ts';

/**
 * What each role may do. The rights follow the roles of Partner Center: a global admin may do
 * everything, an admin agent everything about customers but nothing about the account itself, a
 * billing admin what concerns money, sales agents and helpdesk agents what they need to help a
 * customer.
 */
const permissionsOfRole = {
  global_admin: permissions,
  admin_agent: permissions.filter(
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
  ],
} as const satisfies Record<Role, readonly Permission[]>;

/** Every right that at least one of the roles gives, in the order of the list of rights. */
export function permissionsOf(roles: readonly Role[]): readonly Permission[] {
  const given = new Set<Permission>(roles.flatMap((role) => permissionsOfRole[role]));
  return permissions.filter((permission) => given.has(permission));
}
