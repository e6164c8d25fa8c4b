import { canCancelAnyTime } from './decide-change.ts';
import { endAfter, monthsOfCycle, monthsOfTerm } from './decide-term.ts';
import type { Subscription } from './types.ts';

/** What the provider will still charge for the running term, whatever anybody does. */
export interface OpenCommitment {
  /** Billing cycles of the running term that are not charged yet. */
  readonly cycles: number;
  /** Minor units of the subscription's currency: the cycles at its price and seats. */
  readonly amount: bigint;
  /** The end of the term. */
  readonly until: Date | null;
  /** Until when it can still be cancelled, while it can; then the amount is not committed yet. */
  readonly cancelUntil: Date | null;
}

/** Three years of months; more cycles than that no term has. */
const CYCLES_MAX = 40;

/**
 * The billing cycles of the running term that are not charged yet. What can be cancelled at any
 * time commits to nothing. Suspension changes nothing: the provider goes on billing.
 */
export function openCommitment(subscription: Subscription, now: Date): OpenCommitment {
  const { status, termEnd, billedUntil, cancelUntil, unitPrice, quantity } = subscription;
  const months = monthsOfCycle(subscription.billingCycle);
  const open = cancelUntil !== null && cancelUntil >= now ? cancelUntil : null;
  const none = { cycles: 0, amount: 0n, until: termEnd, cancelUntil: open };
  if (status !== 'active' && status !== 'suspended') return none;
  if (canCancelAnyTime(subscription) || termEnd === null) return none;
  if (billedUntil === null || months === null) return none;
  let cycles = 0;
  let end = billedUntil;
  while (end < termEnd && cycles < CYCLES_MAX) {
    end = endAfter(subscription.termAnchor, end, months);
    cycles += 1;
  }
  return { ...none, cycles, amount: unitPrice * BigInt(quantity) * BigInt(cycles) };
}

/**
 * What another term of the same length, seats and price is charged in all. Minor units; 0 for what
 * has no term or no price.
 */
export function commitmentOfTerm(subscription: Subscription): bigint {
  const term = monthsOfTerm(subscription.term);
  const cycle = monthsOfCycle(subscription.billingCycle);
  if (term === null || cycle === null) return 0n;
  const cycles = Math.max(1, Math.ceil(term / cycle));
  return subscription.unitPrice * BigInt(subscription.quantity) * BigInt(cycles);
}
