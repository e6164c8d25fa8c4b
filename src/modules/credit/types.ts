import type { Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Reason } from '../../kernel/reasons.ts';
import { refusalsOf } from '../../kernel/refusal.ts';

export const riskClasses = ['A', 'B', 'C', 'D'] as const;
export type RiskClass = (typeof riskClasses)[number];

/** How much a customer may owe in a currency, and on which terms. Amounts are minor units. */
export interface CreditLine {
  readonly customerId: string;
  readonly currency: Currency;
  readonly limit: bigint;
  readonly depositRequired: bigint;
  /** Every order is to be paid before it is bought. */
  readonly prepayment: boolean;
  /** In its days it counts instead of the limit, whether it is higher or lower. */
  readonly temporary: {
    readonly limit: bigint;
    readonly from: Day;
    readonly until: Day;
  } | null;
  /** The last day on which the limit counts. */
  readonly expiresOn: Day | null;
  readonly reviewOn: Day | null;
  /** What was agreed besides, in a person's words. */
  readonly conditions: string;
  /** Orders of this customer are not checked. */
  readonly unchecked: boolean;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly reason: string;
  readonly applicationId: string | null;
  readonly version: number;
}

/** What a person decides of a line; the rest follows. */
export type LineTerms = Pick<
  CreditLine,
  | 'limit'
  | 'depositRequired'
  | 'prepayment'
  | 'temporary'
  | 'expiresOn'
  | 'reviewOn'
  | 'conditions'
  | 'unchecked'
>;

/** What a customer makes the partner answer for in a currency, by what it is made of. */
export interface ExposureFacts {
  readonly currency: Currency;
  /** Burdens less reliefs; negative when more is covered than is at stake. */
  readonly exposure: bigint;
  /** Commitment that joins the exposure when its cancellation window closes. */
  readonly stillCancellable: bigint;
  readonly overdue: bigint;
  /** Of the oldest overdue debit that credits do not cover; 0 when nothing is overdue. */
  readonly overdueDays: number;
}

export const ruleFamilies = [
  'over_limit',
  'limit_used',
  'limit_expired',
  'overdue_days',
  'overdue_amount',
  'order_amount',
  'risk_class',
  'prepayment',
  'no_line',
] as const;
export type RuleFamily = (typeof ruleFamilies)[number];
export type RuleVerdict = 'off' | 'wait' | 'refuse';

/** When an order is stopped. A family has one rule. */
export interface BlockRule {
  readonly family: RuleFamily;
  readonly verdict: RuleVerdict;
  /** Days (`overdue_days`) or percent of the limit (`limit_used`): above it the rule applies. */
  readonly threshold: number;
  /** Decimal amounts by currency (`overdue_amount`, `order_amount`); one not named is free. */
  readonly amounts: Readonly<Record<string, string>>;
  /** The classes that the rule `risk_class` stops. */
  readonly riskClasses: readonly RiskClass[];
  /** Whom the rule does not stop. */
  readonly exceptSegments: readonly string[];
  readonly exceptRiskClasses: readonly RiskClass[];
}

export interface CreditSettings {
  /** Limits above it need a second person: minor units of the partner's currency. */
  readonly approvalAbove: bigint;
  /** What of an order counts against the limit: its whole first term, or its first charge. */
  readonly orderCounts: 'commitment' | 'first_charge';
  readonly rules: readonly BlockRule[];
  readonly version: number;
}

/** Why an order is stopped: a rule's family, with what it saw. */
export type CheckReason = Reason<`credit_${RuleFamily}`>;

/**
 * Every expected "no" of this module; statuses and sentences: `src/app/refusals-credit.ts`.
 */
export type CreditRefusal =
  | 'credit_line_not_found'
  | 'credit_line_stale'
  | 'credit_line_needs_approval'
  | 'credit_currency_unknown'
  | 'credit_amount_invalid'
  | 'credit_day_invalid'
  | 'credit_days_reversed'
  | 'credit_rules_incomplete'
  | 'credit_settings_stale'
  | 'credit_application_not_found'
  | 'credit_application_open'
  | 'credit_application_closed'
  | 'credit_application_stale'
  | 'credit_application_needs_other'
  | 'credit_scorecard_invalid'
  | 'credit_scorecard_not_found'
  | 'credit_scorecard_needs_other';

export const refuse = refusalsOf<CreditRefusal>();
