import type { BillingCycle, Subscription, SubscriptionStatus } from '../subscriptions/index.ts';

export const wireStatuses = [
  'none',
  'active',
  'suspended',
  'deleted',
  'expired',
  'pending',
  'disabled',
] as const;
export type WireStatus = (typeof wireStatuses)[number];

export const wireCycles = [
  'unknown',
  'monthly',
  'annual',
  'none',
  'one_time',
  'triennial',
  'biennial',
] as const;
export type WireCycle = (typeof wireCycles)[number];

/**
 * Clients whose lists of values are closed and old: one word that they do not know breaks the whole
 * answer. They name themselves in a header.
 */
export function isLegacyClient(headers: Readonly<Record<string, string>>): boolean {
  const names = ['ms-partnercenter-client', 'ms-partnercenter-application', 'user-agent'];
  return names.some((name) => /java sdk|powershell/i.test(headers[name] ?? ''));
}

const statuses: Readonly<Record<SubscriptionStatus, WireStatus>> = {
  pending: 'pending',
  active: 'active',
  suspended: 'suspended',
  expired: 'expired',
  disabled_after_suspension: 'disabled',
  disabled: 'disabled',
  deleted: 'deleted',
};

const legacyStatuses: Readonly<Record<SubscriptionStatus, WireStatus>> = {
  ...statuses,
  pending: 'none',
  expired: 'suspended',
  disabled_after_suspension: 'suspended',
  disabled: 'suspended',
};

/** What a client is told of a status, in the words that it knows. */
export function wireStatus({ status }: Pick<Subscription, 'status'>, legacy: boolean): WireStatus {
  return legacy ? legacyStatuses[status] : statuses[status];
}

export function wireCycle(cycle: BillingCycle, legacy: boolean): WireCycle {
  return legacy && cycle === 'triennial' ? 'unknown' : cycle;
}
