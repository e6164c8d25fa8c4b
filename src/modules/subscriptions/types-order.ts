import type { OrderObjection } from './types-order-check.ts';
import type { BillingCycle } from './types.ts';

/** What somebody asks for; it becomes an order line. */
export interface NewOrderLine {
  readonly offerId: string;
  readonly quantity: number;
  /** Without it, the offer's name. */
  readonly friendlyName?: string;
  /** The subscription that an add-on is bought for. */
  readonly parentSubscriptionId?: string;
}

export interface OrderLine {
  /** From 0. */
  readonly number: number;
  readonly offerId: string;
  readonly friendlyName: string;
  readonly quantity: number;
  /** Minor units per seat and billing cycle, as agreed then. */
  readonly unitPrice: bigint;
  /** Null as long as the order is not completed. */
  readonly subscriptionId: string | null;
  /** The subscription that an add-on is bought for. */
  readonly parentSubscriptionId: string | null;
}

/** `pending`: a check has it wait. `refused`: it was never bought. */
export const orderStates = ['pending', 'completed', 'refused', 'cancelled', 'error'] as const;

export interface Order {
  readonly id: string;
  readonly customerId: string;
  readonly state: (typeof orderStates)[number];
  /** `none` where the lines do not share one. */
  readonly billingCycle: BillingCycle;
  readonly currency: string;
  /** Minor units charged for the first billing cycle, once the order is completed. */
  readonly total: bigint;
  readonly cartId: string | null;
  readonly createdAt: Date;
  readonly version: number;
  readonly lines: readonly OrderLine[];
  /** What checks had against it, settled or not; empty for most. */
  readonly objections: readonly OrderObjection[];
}

export const cartStates = ['open', 'checked_out', 'expired'] as const;

export interface Cart {
  readonly id: string;
  readonly customerId: string;
  readonly state: (typeof cartStates)[number];
  readonly lines: readonly NewOrderLine[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly version: number;
}
