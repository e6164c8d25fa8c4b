import type { Day } from '../../kernel/days.ts';
import { refusalsOf } from '../../kernel/refusal.ts';
import type { Currency } from '../../kernel/money.ts';

/**
 * Money as the provider counts it: units of 10^-18 of the currency's main unit. Sums are exact;
 * what people see is rounded once, by `roundToMinor`.
 */
export type ExactAmount = bigint & { readonly __brand: 'ExactAmount' };

/** The first day of a calendar month in UTC: the months in which the provider bills. */
export type Month = Day & { readonly __month: true };

export const chargeCategories = ['usage', 'purchase', 'tax', 'credit', 'adjustment'] as const;
export type ChargeCategory = (typeof chargeCategories)[number];

/** What charges add up to. */
export interface Costs {
  readonly currency: Currency;
  /** What the provider charges, of every category. */
  readonly billed: ExactAmount;
  /** The same with prepaid commitments spread over what used them. */
  readonly effective: ExactAmount;
  /** The part of `billed` that is consumption: no purchases, taxes, credits and adjustments. */
  readonly consumed: ExactAmount;
  /** The part of `billed` that stands on no invoice yet. */
  readonly unbilled: ExactAmount;
  readonly records: number;
  /** When the newest of these figures changed. */
  readonly changedAt: Date;
}

/** A customer's month in one currency. */
export interface CustomerMonth extends Costs {
  readonly customerId: string;
  readonly month: Month;
  /** Null without a budget in this currency. */
  readonly budget: BudgetUse | null;
}

export interface BudgetUse {
  /** Minor units. */
  readonly amount: bigint;
  /** Of the budget, in hundredths of a percent, rounded down; may exceed 10,000. */
  readonly usedBasisPoints: number;
}

/** A subscription's month; null stands for what belongs to the customer and no subscription. */
export interface SubscriptionMonth extends Costs {
  readonly subscriptionId: string | null;
}

export interface DayCosts extends Costs {
  readonly day: Day;
  readonly subscriptionId: string | null;
}

/** What was consumed of one meter, or of one resource, in a span of days. */
export interface ConsumedThing {
  readonly serviceCategory: string;
  readonly serviceName: string;
  /** The provider's SKU of the meter, or the resource's id. */
  readonly id: string | null;
  readonly name: string | null;
  readonly region: string | null;
  readonly unit: string | null;
  /** A plain decimal; null where the meter counts nothing. */
  readonly quantity: string | null;
  readonly currency: Currency;
  readonly billed: ExactAmount;
  readonly lastDay: Day;
}

/** How much a customer wants to spend in a month. Usage goes on when it is spent. */
export interface Budget {
  readonly customerId: string;
  readonly currency: Currency;
  /** Minor units. */
  readonly amount: bigint;
  /** Counts every change: what was told about the budget before it says nothing about this one. */
  readonly version: number;
  readonly setAt: Date;
}

/** Percent of a budget at which somebody is told. */
export const budgetThresholds = [80, 100] as const;
export type BudgetThreshold = (typeof budgetThresholds)[number];

/** That somebody was told. */
export interface BudgetNotice {
  readonly id: string;
  readonly customerId: string;
  readonly month: Month;
  readonly budgetVersion: number;
  readonly threshold: BudgetThreshold;
  /** 1 for the first time in a month. */
  readonly number: number;
  readonly currency: Currency;
  /** Minor units. */
  readonly budget: bigint;
  readonly consumed: ExactAmount;
  readonly toldAt: Date;
}

/** An account in a cloud, as the provider's cost files name it, and whose it is. */
export interface SubAccount {
  readonly id: string;
  readonly provider: string;
  /** The provider's own identifier. */
  readonly externalId: string;
  readonly name: string | null;
  /** Null while nobody has said whose it is. */
  readonly customerId: string | null;
  readonly subscriptionId: string | null;
  readonly entitlementId: string | null;
  readonly mappedBy: string | null;
  readonly seenAt: Date;
}

/** More days than this are not asked for at once. */
export const DAYS_MAX = 400;

/**
 * Every expected "no" of this module; statuses and sentences are in `src/app/refusals-usage.ts`.
 */
export type UsageRefusal =
  | 'usage_not_in_cloud'
  | 'usage_month_invalid'
  | 'usage_days_invalid'
  | 'usage_budget_not_positive'
  | 'usage_budget_currency_unknown'
  | 'usage_budget_amount_invalid'
  | 'usage_sub_account_not_found'
  | 'usage_sub_account_owner_differs'
  | 'usage_sub_account_needs_customer'
  | 'usage_nothing_unbilled'
  | 'usage_import_not_found'
  | 'usage_import_interrupted'
  | 'usage_file_empty'
  | 'usage_column_missing'
  | 'usage_column_twice'
  | 'usage_too_many_rows';

export const refuse = refusalsOf<UsageRefusal>();
