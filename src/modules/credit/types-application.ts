import type { Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { LineTerms } from './types.ts';

/** What a scorecard can give points for; every value is a number, or unknown. */
export const scoredAttributes = [
  // Days since the customer, or its first invoice, was recorded.
  'relationship_days',
  // Invoices of the last two years that were paid.
  'invoices_paid',
  // Of all that were due in that time, how many were paid late or are overdue; percent.
  'late_percent',
  'average_days_late',
  // Invoices of which something was given up.
  'written_off',
  'overdue_days',
  'open_disputes',
  // From 0 (worst) to 1000 (best), as a bureau gives it.
  'external_score',
  'good_references',
  'bad_references',
] as const;
export type ScoredAttribute = (typeof scoredAttributes)[number];

/** Points for values below a number that the band before has not taken; the last has no end. */
export interface Band {
  readonly below: number | null;
  readonly points: number;
}

export interface ScoredBy {
  readonly attribute: ScoredAttribute;
  readonly bands: readonly Band[];
  /** Points where the value is not known. */
  readonly unknownPoints: number;
}

/** What a number of points is trusted with. */
export interface CreditClass {
  readonly key: string;
  readonly atLeastPoints: number;
  /** Of an average month's invoices: 300 means three months. */
  readonly percentOfMonth: number;
  /** Of what is wanted, where there is no month to go by. */
  readonly percentOfWanted: number;
  readonly prepayment: boolean;
}

export interface Scorecard {
  readonly attributes: readonly ScoredBy[];
  /** From the most to the fewest points; the last takes everybody. */
  readonly classes: readonly CreditClass[];
}

export interface ScorecardVersion {
  /** 0 is the product's own, until a partner publishes one. */
  readonly version: number;
  readonly state: 'draft' | 'live' | 'retired';
  readonly definition: Scorecard;
  readonly note: string;
  readonly draftedBy: string | null;
  readonly draftedByName: string;
  readonly draftedAt: Date | null;
  readonly publishedByName: string | null;
  readonly publishedAt: Date | null;
}

/** What is known of somebody who asks for credit. Amounts are minor units. */
export interface CreditFacts {
  readonly values: Readonly<Record<ScoredAttribute, number | null>>;
  /** An average month's invoices of the last year; 0 without any. */
  readonly averageMonthly: bigint;
  readonly exposure: bigint;
  readonly overdue: bigint;
  readonly wanted: bigint;
}

export interface ScoredLine {
  readonly attribute: ScoredAttribute;
  readonly value: number | null;
  readonly points: number;
  readonly maxPoints: number;
}

export interface Recommendation {
  readonly scorecardVersion: number;
  readonly points: number;
  readonly maxPoints: number;
  readonly className: string;
  readonly limit: bigint;
  readonly prepayment: boolean;
  /** What the limit was reckoned from. */
  readonly basis: 'month' | 'wanted';
  readonly lines: readonly ScoredLine[];
}

export interface TradeReference {
  readonly name: string;
  readonly judgement: 'good' | 'mixed' | 'bad';
  readonly remark: string;
}

export const applicationStates = [
  'submitted',
  // One person granted it, and it waits for a second one.
  'proposed',
  'granted',
  'declined',
  'withdrawn',
] as const;
export type ApplicationState = (typeof applicationStates)[number];

export interface CreditApplication {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly currency: Currency;
  readonly wanted: bigint;
  readonly purpose: string;
  readonly external: {
    readonly score: number;
    readonly source: string;
    readonly on: Day;
  } | null;
  readonly references: readonly TradeReference[];
  readonly state: ApplicationState;
  readonly facts: CreditFacts;
  readonly recommendation: Recommendation;
  readonly lookedAt: Date;
  readonly submittedBy: string;
  readonly submittedAt: Date;
  readonly decision: LineTerms | null;
  readonly lineVersion: number | null;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly confirmedByName: string | null;
  readonly confirmedAt: Date | null;
  readonly version: number;
}
