import { refusalsOf } from '../../kernel/refusal.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Reason } from '../../kernel/reasons.ts';

// What can be bought.

export const offerKinds = [
  'license',
  'trial',
  'azure_plan',
  'software_perpetual',
  'software_subscription',
  'marketplace',
] as const;
export type OfferKind = (typeof offerKinds)[number];
export type Commerce = 'new' | 'legacy';
export type BillingType = 'license' | 'usage';
export const terms = ['P1M', 'P1Y', 'P3Y', 'none'] as const;
export type Term = (typeof terms)[number];
export const billingCycles = ['monthly', 'annual', 'triennial', 'one_time', 'none'] as const;
export type BillingCycle = (typeof billingCycles)[number];

export interface Offer {
  /** The provider's id: `product:sku:availability` in new commerce. */
  readonly id: string;
  readonly productId: string;
  readonly skuId: string;
  readonly availabilityId: string;
  readonly names: { readonly en: string; readonly ja: string };
  readonly kind: OfferKind;
  readonly commerce: Commerce;
  readonly billingType: BillingType;
  readonly term: Term;
  readonly billingCycle: BillingCycle;
  /** ISO 4217. */
  readonly currency: string;
  /** Minor units per seat and billing cycle. */
  readonly unitPrice: bigint;
  readonly minimumQuantity: number;
  readonly maximumQuantity: number;
  /** Products whose subscriptions can have it as an add-on; empty for a base offer. */
  readonly addonOf: readonly string[];
  readonly state: 'available' | 'withdrawn';
}

// What was bought.

export const subscriptionStatuses = [
  'pending',
  'active',
  'suspended',
  'expired',
  'disabled_after_suspension',
  'disabled',
  'deleted',
] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** What becomes of a subscription when its term ends and it renews; what is left out stays. */
export interface ScheduledChange {
  readonly quantity?: number;
  readonly offerId?: string;
  readonly term?: Term;
  readonly billingCycle?: BillingCycle;
}

export interface Subscription {
  readonly id: string;
  readonly customerId: string;
  readonly orderId: string | null;
  readonly offerId: string;
  readonly offerName: string;
  readonly friendlyName: string;
  readonly kind: OfferKind;
  readonly commerce: Commerce;
  readonly billingType: BillingType;
  readonly billingCycle: BillingCycle;
  readonly term: Term;
  readonly currency: string;
  /** Minor units per seat and billing cycle. */
  readonly unitPrice: bigint;
  readonly quantity: number;
  readonly parentId: string | null;
  /** What the provider says; never what is wished. */
  readonly status: SubscriptionStatus;
  readonly statusSince: Date;
  readonly purchasedAt: Date;
  readonly termStart: Date;
  /** Null for what has no term. */
  readonly termEnd: Date | null;
  /** Ends of terms and billing cycles are counted in months from here, so that they never drift. */
  readonly termAnchor: Date;
  /** Up to when it has been charged; null where only usage is charged, or once for ever. */
  readonly billedUntil: Date | null;
  readonly cancelUntil: Date | null;
  readonly autoRenew: boolean;
  readonly scheduledChange: ScheduledChange | null;
  readonly atTermEnd: 'cancel' | 'extend' | null;
  /** Month by month after its term, at a surcharge. */
  readonly extendedTerm: boolean;
  readonly renewingSince: Date | null;
  readonly updatesMade: number;
  readonly version: number;
  /** When the clock moves it next. */
  readonly dueAt: Date | null;
  readonly drift: Drift | null;
  readonly readAt: Date;
  readonly createdAt: Date;
}

export const chargeKinds = [
  'purchase',
  'renewal',
  'cycle',
  'seats_added',
  'seats_returned',
  'suspension_refund',
  'reactivation',
  'cancellation_refund',
  'extended_term',
] as const;

/** What the provider charges the partner for; negative when it gives money back. */
export interface Charge {
  readonly kind: (typeof chargeKinds)[number];
  readonly quantity: number;
  /** Minor units of the subscription's currency. */
  readonly amount: bigint;
  readonly periodStart: Date;
  /** Null for what is bought for ever. */
  readonly periodEnd: Date | null;
  readonly chargedAt: Date;
}

/** Seats that were added together and can be given back together. */
export interface SeatBatch {
  readonly id: string;
  readonly quantity: number;
  readonly addedAt: Date;
  readonly returnableUntil: Date;
}

export interface Entitlement {
  readonly id: string;
  readonly subscriptionId: string;
  readonly friendlyName: string;
  readonly status: 'active' | 'cancelling' | 'cancelled' | 'reactivating';
  readonly cancellationReason: string | null;
  readonly effectiveAt: Date | null;
  readonly createdAt: Date;
}

// Why access is withheld.

export const holdKinds = [
  'non_payment',
  'investigation',
  'acceptable_use',
  'customer_request',
] as const;
export type HoldKind = (typeof holdKinds)[number];
export const holdScopes = ['subscription', 'customer', 'purchases'] as const;
export type HoldScope = (typeof holdScopes)[number];
export type HoldOwner = 'partner' | 'provider';
export const holdSources = ['person', 'collections', 'api', 'case', 'enforcement'] as const;
export type HoldSource = (typeof holdSources)[number];

export interface Hold {
  readonly id: string;
  readonly customerId: string;
  readonly scope: HoldScope;
  /** Null unless the scope is one subscription. */
  readonly subscriptionId: string | null;
  readonly kind: HoldKind;
  readonly owner: HoldOwner;
  readonly reason: string;
  readonly sourceKind: HoldSource;
  /** What asked for it, in its own words: a person's id, `<currency>:<stage>`, a client's id. */
  readonly sourceId: string;
  readonly placedAt: Date;
  readonly placedBy: string;
  readonly liftedAt: Date | null;
  readonly liftedBy: string | null;
  readonly liftReason: string | null;
}

export interface NewHold {
  readonly customerId: string;
  readonly scope: HoldScope;
  readonly subscriptionId?: string;
  readonly kind: HoldKind;
  readonly owner: HoldOwner;
  readonly reason: string;
  readonly sourceKind: HoldSource;
  readonly sourceId: string;
}

// What the provider is asked, and what it answers.

/**
 * What changes at the provider; what is left out stays. `autoRenew` and `scheduledChange` are
 * re-sent with every change, because the provider drops what a change does not name.
 */
export interface SubscriptionChange {
  readonly status?: 'active' | 'suspended' | 'deleted';
  readonly quantity?: number;
  readonly autoRenew?: boolean;
  readonly scheduledChange?: ScheduledChange | null;
  readonly atTermEnd?: 'cancel' | 'extend' | null;
  readonly friendlyName?: string;
}

export interface ProviderCommand {
  /** The request id by which the provider recognises a repeated request. */
  readonly id: string;
  readonly subscriptionId: string;
  readonly kind: 'suspend' | 'reactivate' | 'cancel' | 'change';
  readonly change: SubscriptionChange;
  readonly state: 'pending' | 'sending' | 'unknown' | 'done' | 'refused' | 'superseded';
  readonly attempts: number;
  readonly refusal: string | null;
  readonly askedBy: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly finishedAt: Date | null;
}

/** What the provider says of one subscription. */
export interface Observed {
  readonly id: string;
  readonly status: SubscriptionStatus;
  readonly quantity: number;
  readonly autoRenew: boolean;
  readonly scheduledChange: ScheduledChange | null;
  readonly termEnd: Date | null;
}

export type ProviderAnswer =
  | { readonly kind: 'done'; readonly observed: Observed }
  /** The provider said no and will say no again. */
  | { readonly kind: 'refused'; readonly code: string }
  /** The provider said no for now: a renewal under way, too many requests. */
  | { readonly kind: 'later'; readonly code: string; readonly afterMs: number }
  /** No answer, or none that says what happened: to be found out by reading. */
  | { readonly kind: 'unknown'; readonly why: string };

export interface Drift {
  /** Since when something differs from what was asked for. */
  readonly seenAt: string;
  readonly expected: JsonObject;
  readonly found: JsonObject;
}

// Decisions explain themselves.

export const subscriptionReasons = [
  'access_on',
  'hold_open',
  'hold_on_customer',
  'hold_of_provider',
  'term_ends',
  'renews',
  'does_not_renew',
  'extended_by_default',
  'retention_ends',
  'cancellation_window_open',
  'cancellation_window_closed',
  'billing_goes_on',
  'billing_stops',
  'seats_returnable',
  'commitment_remains',
  'usage_stops',
  'restores_auto_renew',
  'restores_scheduled_change',
] as const;
export type SubscriptionReason = Reason<(typeof subscriptionReasons)[number]>;

export const outlookKinds = [
  'cancellation_window_ends',
  'seats_return_window_ends',
  'renews',
  'extends',
  'ends',
  'expires',
  'disables',
  'deletes',
] as const;

/** One thing that will happen to a subscription if nobody does anything. */
export interface Outlook {
  readonly at: Date;
  readonly what: (typeof outlookKinds)[number];
  readonly status: SubscriptionStatus;
}

export const levers = [
  'block_purchases',
  'return_seats',
  'auto_renew_off',
  'cancel_in_window',
  'cancel_at_term_end',
  'suspend',
  'cancel_usage',
] as const;
export type Lever = (typeof levers)[number];

/** What an action saves and what it does not, before it is taken. Minor units of `currency`. */
export interface MoneyConsequence {
  readonly action: SubscriptionAction['kind'];
  readonly currency: string;
  /** What is refunded at once. */
  readonly refund: bigint;
  /** What will be charged anyway, until `billedUntil`. */
  readonly stillCharged: bigint;
  readonly billedUntil: Date | null;
  /** What would have been charged up to the same day of the next term and now is not. */
  readonly saved: bigint;
  readonly reversible: boolean;
  /** Commitment of the running term that it ends for good; 0 for what can be undone. */
  readonly commitmentEnded: bigint;
  readonly needsApproval: boolean;
  readonly reasons: readonly SubscriptionReason[];
  /** The cheapest lever that works today, and until when. */
  readonly recommended: readonly { readonly lever: Lever; readonly until: Date | null }[];
}

/** What a person can ask for. */
export type SubscriptionAction =
  | { readonly kind: 'suspend'; readonly hold: HoldKind }
  | { readonly kind: 'reactivate' }
  | {
      readonly kind: 'cancel';
      readonly when: 'now' | 'term_end' | 'scheduled';
      /** The day, where it is scheduled. */
      readonly on?: string;
    }
  | { readonly kind: 'set_quantity'; readonly quantity: number }
  | { readonly kind: 'set_auto_renew'; readonly autoRenew: boolean }
  | { readonly kind: 'schedule_change'; readonly change: ScheduledChange | null }
  | { readonly kind: 'rename'; readonly friendlyName: string };

/** Statuses and sentences: `src/app/refusals-subscriptions.ts`; codes of the provider's own API for
 * them: `src/modules/partner-center/`. */
export type SubscriptionsRefusal =
  | 'offer_not_found'
  | 'offer_not_available'
  | 'offer_quantity_out_of_range'
  | 'offer_addon_needs_parent'
  | 'offer_cycle_not_offered'
  | 'offer_not_an_addon'
  | 'offer_contradictory'
  | 'cart_not_found'
  | 'cart_not_open'
  | 'cart_empty'
  | 'order_not_found'
  | 'order_currencies_differ'
  | 'order_not_waiting'
  | 'purchases_blocked'
  | 'subscription_not_found'
  | 'subscription_version_stale'
  | 'subscription_deleted'
  | 'subscription_status_impossible'
  | 'subscription_suspended'
  | 'subscription_renewing'
  | 'subscription_command_under_way'
  | 'subscription_cancel_window_closed'
  | 'subscription_seats_not_returnable'
  | 'subscription_quantity_out_of_range'
  | 'subscription_quantity_fixed'
  | 'subscription_auto_renew_impossible'
  | 'subscription_update_limit'
  | 'subscription_parent_inactive'
  | 'subscription_several_changes'
  | 'subscription_change_unknown'
  | 'subscription_cancel_not_confirmed'
  | 'subscription_cancel_needs_approval'
  | 'azure_plan_has_active_subscriptions'
  | 'not_an_azure_plan'
  | 'entitlement_not_found'
  | 'entitlement_reason_unknown'
  | 'entitlement_status_impossible'
  | 'hold_not_found'
  | 'hold_not_yours'
  | 'hold_already_lifted'
  | 'drift_not_found'
  | 'bulk_action_not_found'
  | 'bulk_action_too_large'
  | 'bulk_action_not_waiting'
  | 'bulk_action_same_person'
  | 'bulk_action_ended'
  | 'subscription_settings_stale'
  | 'subscription_amount_invalid'
  | 'subscription_import_unreadable'
  | 'subscription_import_columns'
  | 'subscription_import_too_large'
  | 'cloud_lacks_feature'
  | 'cloud_closed';

export const refuse = refusalsOf<SubscriptionsRefusal>();
