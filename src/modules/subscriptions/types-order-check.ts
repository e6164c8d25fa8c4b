import type { Reason } from '../../kernel/reasons.ts';
import type { Context } from '../../platform/context.ts';
import type { BillingCycle, OfferKind, Term } from './types.ts';

/** What a check of an order is told of one line. Amounts: minor units of the order's currency. */
export interface OrderQuestionLine {
  readonly offerId: string;
  readonly kind: OfferKind;
  readonly term: Term;
  readonly billingCycle: BillingCycle;
  readonly quantity: number;
  readonly unitPrice: bigint;
  /** What the first billing cycle costs; 0 for what is free or metered. */
  readonly firstCharge: bigint;
  /** What the whole first term costs: no longer avoidable after the cancellation window. */
  readonly commitment: bigint;
}

/** May this order proceed? Asked before anything is bought, and again while an order waits. */
export interface OrderQuestion {
  readonly orderId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly firstCharge: bigint;
  readonly commitment: bigint;
  readonly lines: readonly OrderQuestionLine[];
  /** First charges of all orders of this customer and currency that wait, this one among them. */
  readonly inProcess: bigint;
  readonly placedAt: Date;
  /** Whether the order waits already; then it is among what is in process. */
  readonly waits: boolean;
}

export const orderVerdicts = ['proceed', 'wait', 'refuse'] as const;
export type OrderVerdict = (typeof orderVerdicts)[number];

export interface OrderAnswer {
  readonly verdict: OrderVerdict;
  /** Why not, for a person and a machine; empty where it may proceed. */
  readonly reasons: readonly Reason[];
}

/**
 * Somebody who has a say in whether an order proceeds. Installed by the wiring
 * (`installOrderChecks`); the most severe answer wins. It may lock what it reads, so that two
 * orders of one customer are asked about one after the other.
 */
export interface OrderCheck {
  /** Unique, and kept with the order: `credit`, `screening`. */
  readonly name: string;
  readonly answer: (context: Context, question: OrderQuestion) => Promise<OrderAnswer>;
}

/** What a check had against an order, and what became of it. */
export interface OrderObjection {
  readonly check: string;
  readonly verdict: 'wait' | 'refuse';
  readonly reasons: readonly Reason[];
  readonly askedAt: Date;
  /** Null while it stands in the way. */
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  /** `released` by a person, `cleared` by the check itself, `refused` with the order. */
  readonly settledHow: 'released' | 'cleared' | 'refused' | null;
  readonly settledReason: string | null;
}
