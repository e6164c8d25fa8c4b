import type { JsonObject } from '../../kernel/json.ts';
import { refusalsOf } from '../../kernel/refusal.ts';

export const fraudEventStatuses = ['active', 'investigating', 'resolved'] as const;
export type FraudEventStatus = (typeof fraudEventStatuses)[number];

export const resolvedReasons = ['fraud', 'ignore'] as const;
export type ResolvedReason = (typeof resolvedReasons)[number];

export const fraudLevels = ['low', 'medium', 'high'] as const;
export type FraudLevel = (typeof fraudLevels)[number];

export interface AffectedResource {
  readonly id: string;
  readonly type: string;
}

/** What a detector says it saw. */
export interface Sighting {
  readonly customerId: string;
  /** A subscription, or an Azure subscription under a plan. */
  readonly subscriptionId: string;
  readonly subscriptionName: string;
  /** What misbehaved, in the detector's own words; the same id is the same event. */
  readonly entityId: string;
  readonly entityName: string;
  /** An open list, because new kinds appear without notice: `UsageAnomalyDetection`. */
  readonly type: string;
  readonly severity: FraudLevel;
  readonly confidence: FraudLevel;
  readonly title: string;
  readonly description: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly serviceName: string;
  readonly resourceName: string;
  readonly resourceGroupName: string;
  readonly affectedResources: readonly AffectedResource[];
  /** Further facts; what they are depends on the type. */
  readonly details: JsonObject;
  /** Made to try the way an event takes; nothing is wrong. */
  readonly isTest: boolean;
  /** When it happened, not when it was seen. */
  readonly occurredAt: Date;
}

/** Something seen that looks like fraud, as often as it was seen. */
export interface FraudEvent extends Omit<Sighting, 'occurredAt'> {
  readonly id: string;
  readonly hitCount: number;
  readonly firstOccurredAt: Date;
  readonly lastOccurredAt: Date;
  readonly firstObservedAt: Date;
  readonly lastObservedAt: Date;
  readonly status: FraudEventStatus;
  readonly resolvedReason: ResolvedReason | null;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
  readonly version: number;
}

export interface StatusChange {
  readonly id: string;
  readonly fraudEventId: string;
  readonly from: FraudEventStatus;
  readonly to: FraudEventStatus;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** What a person decided about events. It marks them; nothing is remedied by it. */
export type StatusDecision =
  | { readonly status: 'active' | 'investigating' }
  | { readonly status: 'resolved'; readonly reason: ResolvedReason };

/** Every expected "no" of this module; its sentences are in `src/app/refusals-detection.ts`. */
export type DetectionRefusal = 'fraud_event_not_found' | 'fraud_event_reason_missing';

export const refuse = refusalsOf<DetectionRefusal>();
