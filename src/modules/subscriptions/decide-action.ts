import type { SubscriptionAction, SubscriptionChange } from './types.ts';

/**
 * What the provider is asked to change for an action. Null for those that go by way of holds: they
 * are not changes but reasons, and access follows.
 */
export function changeOf(action: SubscriptionAction): SubscriptionChange | null {
  switch (action.kind) {
    case 'suspend':
    case 'reactivate':
      return null;
    case 'cancel':
      return action.when === 'term_end'
        ? { autoRenew: false, atTermEnd: 'cancel' }
        : { status: 'deleted' };
    case 'set_quantity':
      return { quantity: action.quantity };
    case 'set_auto_renew':
      return { autoRenew: action.autoRenew };
    case 'schedule_change':
      return { scheduledChange: action.change };
    case 'rename':
      return { friendlyName: action.friendlyName };
  }
}

/**
 * The first instant of the day for which a cancellation is scheduled, in the provider's days (UTC).
 */
export function scheduledAt(action: SubscriptionAction): Date | null {
  if (action.kind !== 'cancel' || action.when !== 'scheduled') return null;
  const at = new Date(`${action.on ?? ''}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
