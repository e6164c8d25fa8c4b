import type { Output } from '../../api/client.ts';
import type { RowOf } from '../../api/queries.ts';

export type ListedSubscription = RowOf<'listSubscriptions'>;
export type SubscriptionDetail = Output<'getSubscription'>;
export type SubscriptionRow = SubscriptionDetail['subscription'];
export type Hold = SubscriptionDetail['holds'][number];
export type ActionPreview = Output<'previewSubscriptionAction'>;

/** What may look different once something was asked of a subscription. */
export const refreshedByActions = [
  'listSubscriptions',
  'getSubscription',
  'listHolds',
  'listEvents',
] as const;
