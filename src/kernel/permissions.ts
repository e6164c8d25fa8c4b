/**
 * Every right that a route, a command or a button can ask for. Roles are mapped to rights in one
 * place, `src/app/permissions.ts`; nothing else decides who may do what.
 */
export const permissions = [
  'partner.read',
  'partner.write',
  'users.read',
  'users.write',
  'api_keys.write',
  'customers.read',
  'customers.write',
  'receivables.read',
  'receivables.write',
  'subscriptions.read',
  'subscriptions.write',
  // Suspending, cancelling, giving seats back: what a customer feels at once.
  'subscriptions.enforce',
  // The second person's yes to something costly.
  'subscriptions.approve',
  'orders.write',
  // Letting an order go on that a check has wait, or refusing it.
  'orders.release',
  'usage.read',
  'usage.write',
  'exposure.read',
  // Deposits, guarantees, and the limit that the provider gives.
  'exposure.write',
  'credit.read',
  'credit.write',
  // Granting credit, within what one person decides alone.
  'credit.decide',
  // The second person's yes, and the rules by which orders are stopped.
  'credit.approve',
  'screening.read',
  // Drafting rules, lists, switching a rule off.
  'screening.write',
  // Putting rules into force; whoever wrote them needs another person.
  'screening.publish',
  'collections.read',
  'collections.run',
  'collections.policy.edit',
  'collections.policy.publish',
  'collections.proposals.decide',
  // Taking a promise, putting collections off for a customer.
  'collections.pause',
  'notices.read',
  'notices.write',
  // The built-in mailbox also holds invitations: whoever reads one can accept it.
  'mailbox.read',
  'tickets.read',
  'tickets.write',
  'fraud_events.read',
  'fraud_events.write',
  'cases.read',
  'cases.write',
  // Suspending while a case is investigated, giving access back, ending a case.
  'cases.decide',
  'api_clients.write',
  // What the provider does about a customer, or about the partner, and the partner's answer.
  'enforcement.read',
  'enforcement.answer',
  // The provider's desk: only its own organisation's roles give these.
  'desk.read',
  'desk.act',
  // The second person's yes, and the decision about an appeal.
  'desk.approve',
  // For programs that hand in abuse reports.
  'reports.write',
  'audit.read',
  'operations.read',
  'operations.write',
] as const;

export type Permission = (typeof permissions)[number];

/**
 * Role names as Partner Center uses them, so that people recognise their rights; the last two are
 * those of the provider's own organisation.
 */
export const roles = [
  'global_admin',
  'admin_agent',
  'billing_admin',
  'sales_agent',
  'helpdesk_agent',
  'desk_lead',
  'desk_agent',
] as const;

export type Role = (typeof roles)[number];

/** What only an organisation of the provider can give. */
export const providerPermissions: readonly Permission[] = [
  'desk.read',
  'desk.act',
  'desk.approve',
  'reports.write',
];

/** Whom an organisation is: a reseller, or the provider that runs this installation. */
export const partnerKinds = ['reseller', 'provider'] as const;
export type PartnerKind = (typeof partnerKinds)[number];

export const rolesOfKind: Readonly<Record<PartnerKind, readonly Role[]>> = {
  reseller: ['global_admin', 'admin_agent', 'billing_admin', 'sales_agent', 'helpdesk_agent'],
  provider: ['desk_lead', 'desk_agent'],
};

/** The role that every organisation keeps at least one person in. */
export const leadingRole: Readonly<Record<PartnerKind, Role>> = {
  reseller: 'global_admin',
  provider: 'desk_lead',
};
