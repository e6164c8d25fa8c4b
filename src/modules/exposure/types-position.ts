import type { Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';

/** An invoice of the provider to the partner. */
export interface ProviderInvoiceFacts {
  readonly id: string;
  readonly currency: Currency;
  readonly periodEnd: Day;
  readonly dueOn: Day;
  /** Minor units; below zero where too much was paid or refunds outweigh charges. */
  readonly open: bigint;
}

/** Where the provider's invoices come from: filled by the wiring, since others keep them. */
export type ProviderAccount = (context: Context) => Promise<readonly ProviderInvoiceFacts[]>;

export interface ProviderLimit {
  readonly currency: Currency;
  /** Minor units; null where there is no limit any more. */
  readonly amount: bigint | null;
  readonly note: string | null;
  readonly setBy: string;
  readonly setAt: Date;
}

/** What is known of the partner's account with the provider in one currency. Minor units. */
export interface PositionFacts {
  readonly currency: Currency;
  readonly today: Day;
  readonly limit: bigint | null;
  readonly invoices: readonly ProviderInvoiceFacts[];
  /** Charged by the provider and on none of its invoices. */
  readonly unbilled: bigint;
  /** Orders in process. */
  readonly incoming: bigint;
}

/** Percent of the limit at which people are told. Source: the provider's own warnings. */
export const limitThresholds = [70, 85, 100] as const;
/** Days after the due day at which people are told: the provider suspends after sixty. */
export const overdueThresholds = [30, 45, 55] as const;
export const SUSPENDED_AFTER_DAYS = 60;

export const warningKinds = ['limit_used', 'days_overdue'] as const;
export type WarningKind = (typeof warningKinds)[number];

/** A line that is crossed. */
export interface Crossing {
  readonly kind: WarningKind;
  readonly threshold: number;
  /** Hundredths of a percent, or days. */
  readonly measured: number;
}

/** Where the partner stands with the provider in one currency. Minor units. */
export interface Position {
  readonly currency: Currency;
  readonly limit: bigint | null;
  readonly unpaid: bigint;
  readonly unbilled: bigint;
  readonly incoming: bigint;
  readonly overpayment: bigint;
  /** Incoming purchases, unpaid and unbilled, less the overpayment; below zero for a balance. */
  readonly used: bigint;
  /** Null without a limit; below zero above it. */
  readonly available: bigint | null;
  /** Of the limit, in hundredths of a percent, rounded down; null without a limit. */
  readonly usedBasisPoints: number | null;
  readonly oldestDueOn: Day | null;
  /** Of the oldest open invoice; 0 while nothing is overdue. */
  readonly daysOverdue: number;
  readonly crossings: readonly Crossing[];
}

/** That people were told of a crossing; open while it stays crossed. */
export interface Warning extends Crossing {
  readonly id: string;
  readonly currency: Currency;
  readonly used: bigint;
  readonly limit: bigint | null;
  readonly raisedAt: Date;
  readonly endedAt: Date | null;
}
