import type { MoneyConsequence, SubscriptionAction } from './types.ts';

/** How a partner wants to be asked before something costly. */
export interface SubscriptionSettings {
  /** Remaining commitment, minor units of the partner's currency, above which two must agree. */
  readonly approvalAbove: bigint;
  /** More subscriptions than this in one action need a second person. */
  readonly bulkApprovalAbove: number;
  readonly bulkMaximum: number;
  /** Counts the changes; 0 while nobody has changed anything. */
  readonly version: number;
}

export const bulkStates = [
  'waiting_for_approval',
  'scheduled',
  'running',
  'done',
  'declined',
  'stopped',
] as const;
export type BulkState = (typeof bulkStates)[number];

/** One action on many subscriptions, carried out one by one. */
export interface BulkAction {
  readonly id: string;
  readonly action: SubscriptionAction;
  readonly reason: string;
  readonly state: BulkState;
  readonly askedById: string;
  readonly askedBy: string;
  readonly approvedBy: string | null;
  /** The earliest instant at which it begins. */
  readonly runAt: Date;
  readonly total: number;
  readonly done: number;
  readonly refused: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export const bulkItemStates = ['waiting', 'done', 'refused'] as const;
export type BulkItemState = (typeof bulkItemStates)[number];

export interface BulkItem {
  readonly subscriptionId: string;
  readonly state: BulkItemState;
  /** Code of the refusal. */
  readonly refusal: string | null;
  readonly finishedAt: Date | null;
}

/** What would happen to one subscription today. */
export interface BulkPreviewItem {
  readonly subscriptionId: string;
  readonly customerId: string;
  readonly friendlyName: string;
  /** Code of the refusal; null when it can be done. */
  readonly refusal: string | null;
  readonly money: MoneyConsequence | null;
}

/** Sums over what can be done, in minor units of one currency. */
export interface BulkMoney {
  readonly currency: string;
  readonly refund: bigint;
  readonly stillCharged: bigint;
  readonly saved: bigint;
}

export interface BulkPreview {
  readonly items: readonly BulkPreviewItem[];
  /** By currency; amounts of two currencies are never added. */
  readonly money: readonly BulkMoney[];
  readonly possible: number;
  readonly refused: number;
  /** Some of it cannot be undone. */
  readonly irreversible: number;
  readonly needsApproval: boolean;
}
