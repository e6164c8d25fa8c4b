/** What this product tells of, by the names that the API gives it. */
export const webhookEvents = [
  'azure-fraud-event-detected',
  // Not a name of the original: its desk tells nobody by webhook.
  'enforcement-updated',
  'invoice-ready',
  'subscription-updated',
  'test-created',
  'usagerecords-thresholdExceeded',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/**
 * Names that the API has besides and that nothing here causes. Clients that register all they know
 * are not turned away for them.
 */
export const silentWebhookEvents = [
  'subscription-active',
  'reseller-relationship-accepted-by-customer',
  'indirect-reseller-relationship-accepted-by-customer',
  'dap-admin-relationship-approved',
  'dap-admin-relationship-terminated',
  'dap-admin-relationship-terminated-by-microsoft',
  'granular-admin-relationship-approved',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-terminated',
  'granular-admin-relationship-expired',
  'granular-admin-access-assignment-created',
  'granular-admin-access-assignment-activated',
  'granular-admin-access-assignment-updated',
  'granular-admin-access-assignment-deleted',
  'new-commerce-migration-created',
  'new-commerce-migration-completed',
  'new-commerce-migration-failed',
  'new-commerce-migration-schedule-failed',
  'referral-created',
  'referral-updated',
  'related-referral-created',
  'related-referral-updated',
] as const;

/** Where a partner wants to hear of changes. */
export interface WebhookRegistration {
  readonly subscriberId: string;
  readonly url: string;
  readonly events: readonly string[];
  /** The signature stands in a header of its own instead of Authorization. */
  readonly ownHeader: boolean;
}

/** One message, and where it stands. */
export interface WebhookDelivery {
  readonly id: string;
  readonly event: WebhookEvent;
  /** A path of the API, from the server's root. */
  readonly resourcePath: string;
  readonly resourceName: string | null;
  /** Finds the event of the log that tells of the change; null for a test. */
  readonly log: { readonly type: string; readonly subjectId: string } | null;
  readonly requestId: string;
  readonly changedAt: Date;
  readonly url: string | null;
  readonly state: 'waiting' | 'delivered' | 'dropped' | 'dead';
}

export interface WebhookAttempt {
  readonly number: number;
  /** Null when nobody answered. */
  readonly status: number | null;
  readonly message: string;
  readonly attemptedAt: Date;
}

/** A change that somebody may want to hear of. */
export type WebhookNews = Pick<WebhookDelivery, 'event' | 'resourcePath' | 'resourceName' | 'log'>;
