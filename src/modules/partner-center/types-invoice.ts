import type { Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';

/** What the provider charges the partner for a month, in one currency. Amounts in minor units. */
export interface ProviderInvoice {
  /** `G` and nine digits. */
  readonly id: string;
  readonly currency: Currency;
  /** First and last day of the month, in UTC. */
  readonly periodStart: Day;
  readonly periodEnd: Day;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  /** Negative when refunds outweigh charges. */
  readonly total: bigint;
  readonly paid: bigint;
}

export interface InvoiceLine {
  readonly number: number;
  /** Null for the month's usage of a customer. */
  readonly chargeId: string | null;
  readonly customerId: string;
  readonly customerName: string;
  readonly subscriptionId: string | null;
  readonly subscriptionName: string;
  /** `usage`, or the kind of the charge. */
  readonly kind: string;
  readonly quantity: number;
  readonly amount: bigint;
  readonly periodStart: Date;
  readonly periodEnd: Date | null;
}

export interface InvoicePayment {
  readonly id: string;
  readonly invoiceId: string;
  readonly currency: Currency;
  /** Negative takes an earlier payment back. */
  readonly amount: bigint;
  readonly receivedOn: Day;
  readonly reference: string;
}

/** What the partner owes the provider in one currency. */
export interface ProviderBalance {
  readonly currency: Currency;
  readonly balance: bigint;
  readonly firstInvoiceOn: Day | null;
  readonly latestInvoiceOn: Day | null;
  readonly lastPaymentOn: Day | null;
  readonly lastPayment: bigint | null;
}
