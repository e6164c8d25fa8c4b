import type { Day } from '../../kernel/days.ts';
import type { Reason } from '../../kernel/reasons.ts';

export const interestRules = [
  'none',
  'contract',
  'eu_directive',
  'de_commercial',
  'jp_statutory',
] as const;
/** Where the rate of late interest comes from. `contract`: what was agreed with the customer. */
export type InterestRule = (typeof interestRules)[number];

/** What holds from a day on, until the next term begins. */
export interface InterestTerm {
  readonly validFrom: Day;
  readonly rule: InterestRule;
  /** Hundredths of a per cent a year; only for `contract`. */
  readonly contractBasisPoints: number | null;
}

/** So much was settled on a day; negative where a settlement was undone. Minor units. */
export interface Settlement {
  readonly on: Day;
  readonly amount: bigint;
}

/** What is known of one invoice. */
export interface InterestFacts {
  readonly currency: string;
  /** Minor units. */
  readonly amount: bigint;
  readonly dueOn: Day;
  /** In any order. */
  readonly settlements: readonly Settlement[];
  /** A dispute is open: the invoice waits until it is closed. */
  readonly disputed: boolean;
  /** Minor units of interest and of lump sums that earlier charges hold for it. */
  readonly interestCharged: bigint;
  readonly lumpSumCharged: bigint;
}

/** A stretch of days with one open amount and one rate. */
export interface InterestPeriod {
  readonly from: Day;
  readonly through: Day;
  /** Minor units. */
  readonly open: bigint;
  /** Hundredths of a per cent a year. */
  readonly basisPoints: number;
  /** Where the rate comes from. */
  readonly source: string;
}

export const interestReasonCodes = [
  'not_late',
  'no_interest_agreed',
  'disputed_waits',
  'rate_not_known_after',
  'lump_sum_other_currency',
  'charged_before',
  'overcharged',
] as const;
export type InterestReasonCode = (typeof interestReasonCodes)[number];

/** What an invoice owes for being late. Amounts are minor units of its currency. */
export interface InterestDecision {
  readonly periods: readonly InterestPeriod[];
  /** For all periods together, rounded down once. */
  readonly interestTotal: bigint;
  readonly lumpSumTotal: bigint;
  /** What is to be charged now; negative where earlier charges were too high. */
  readonly interest: bigint;
  readonly lumpSum: bigint;
  readonly reasons: readonly Reason<InterestReasonCode>[];
}
