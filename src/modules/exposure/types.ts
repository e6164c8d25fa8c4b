import type { Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Reason } from '../../kernel/reasons.ts';
import { refusalsOf } from '../../kernel/refusal.ts';

/** What puts the partner's money at stake. */
export const burdens = [
  'unpaid',
  'unbilledUsage',
  'expectedUsage',
  'commitment',
  'purchases',
] as const;
/** What covers it. */
export const reliefs = ['overpayment', 'deposits', 'guarantees'] as const;
export const components = [...burdens, ...reliefs] as const;
export type Component = (typeof components)[number];

/** Minor units of one currency, none negative. */
export type Amounts = Readonly<Record<Component, bigint>>;

export const exposureReasons = [
  'usage_runs_on',
  'cancellation_window_open',
  'security_ends',
  'covered_in_full',
] as const;
export type ExposureReason = Reason<(typeof exposureReasons)[number]>;

/**
 * What the partner would lose with a customer in one currency. Minor units. `exposure` is the sum
 * of the burdens less the reliefs, and never below zero.
 */
export interface Exposure extends Amounts {
  readonly customerId: string;
  readonly currency: Currency;
  readonly exposure: bigint;
  /** What the reliefs exceed the burdens by; it covers nothing else. */
  readonly spareCover: bigint;
  readonly reasons: readonly ExposureReason[];
}

/** One line of a component; the lines of a component add up to it. */
export interface ExposureRow {
  readonly customerId: string;
  readonly currency: Currency;
  readonly component: Component;
  readonly kind: 'document' | 'usage' | 'run_rate' | 'term' | 'charge' | 'order' | 'security';
  /** Of the document, the subscription, the order or the security; null for usage of none. */
  readonly id: string | null;
  /** What people know it by; null for usage of no subscription. */
  readonly label: string | null;
  /** Minor units. Within `unpaid` and `overpayment`, documents of the other side are negative. */
  readonly amount: bigint;
  readonly detail: RowDetail;
}

/** How a line came to its amount; what does not apply is left out. */
export interface RowDetail {
  readonly dueOn?: Day;
  readonly from?: Day;
  readonly to?: Day;
  /** What is consumed in a day, minor units, rounded. */
  readonly perDay?: bigint;
  readonly days?: number;
  readonly cycles?: number;
  readonly until?: Date;
  /** Until then it can still be cancelled; then `amount` is 0 and `afterWindow` what it becomes. */
  readonly cancelUntil?: Date;
  readonly afterWindow?: bigint;
}

/** Everything known of a customer in one currency. */
export interface ExposureFacts {
  readonly customerId: string;
  readonly currency: Currency;
  /** Open documents added up, minor units. */
  readonly debits: bigint;
  readonly credits: bigint;
  /** Lines of the burdens other than `unpaid`. */
  readonly rows: readonly ExposureRow[];
  /** Those that cover today. */
  readonly securities: readonly Security[];
}

export const securityKinds = ['deposit', 'guarantee'] as const;
export type SecurityKind = (typeof securityKinds)[number];

/** Money or a promise that covers what a customer may come to owe. */
export interface Security {
  readonly id: string;
  readonly customerId: string;
  readonly kind: SecurityKind;
  readonly currency: Currency;
  /** Minor units. */
  readonly amount: bigint;
  readonly validFrom: Day;
  /** Included; null for one without an end. */
  readonly validUntil: Day | null;
  readonly reference: string;
  readonly note: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  /** The first day on which it no longer covers; null while it was not released. */
  readonly releasedOn: Day | null;
  readonly releaseReason: string | null;
  readonly releasedBy: string | null;
}

/** Default of the days until usage can be stopped: ten business days of notice, in days. */
export const DAYS_TO_STOP_DEFAULT = 14;

export interface ExposureSettings {
  /** Days from the decision to stop usage until it can be stopped. */
  readonly daysToStop: number;
  /** 0 while nobody has set any. */
  readonly version: number;
}

/**
 * Every expected "no" of this module; statuses and sentences are in `src/app/refusals-exposure.ts`.
 */
export type ExposureRefusal =
  | 'security_not_found'
  | 'security_already_released'
  | 'security_amount_invalid'
  | 'security_currency_unknown'
  | 'security_days_invalid'
  | 'exposure_settings_stale'
  | 'provider_limit_invalid';

export const refuse = refusalsOf<ExposureRefusal>();
