import {
  DAY_MS,
  endAfter,
  FULL_REFUND_MS,
  LEGACY_FULL_REFUND_MS,
  LICENSE_WINDOW_MS,
  monthsOfCycle,
  SEATS_RETURN_MS,
} from './decide-term.ts';
import type { Charge, SeatBatch, Subscription } from './types.ts';

/**
 * Whole minor units, ties to the even one. For amounts that are not negative.
 * @param divisor more than zero
 */
export function divideHalfEven(amount: bigint, divisor: bigint): bigint {
  const whole = amount / divisor;
  const twiceTheRest = 2n * (amount % divisor);
  const up = twiceTheRest > divisor || (twiceTheRest === divisor && whole % 2n === 1n);
  return up ? whole + 1n : whole;
}

/** The billing cycle that was charged last. */
interface Cycle {
  readonly start: Date;
  readonly end: Date;
}

/** Null for what is charged once, by usage, or not at all. */
export function currentCycle(subscription: Subscription): Cycle | null {
  const months = monthsOfCycle(subscription.billingCycle);
  const { billedUntil: end, termAnchor, termStart } = subscription;
  if (months === null || end === null) return null;
  const start = endAfter(termAnchor, end, -months);
  return { start: start < termStart ? termStart : start, end };
}

/**
 * What seats cost for the rest of a cycle, day by day, rounded half-even once. A day that has begun
 * is charged when seats are added (`begun`), and not given back when they are returned (`used`).
 */
export function costOfRest(
  { unitPrice }: Subscription,
  seats: number,
  { start, end }: Cycle,
  from: Date,
  today: 'begun' | 'used',
): bigint {
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
  const elapsed = (from.getTime() - start.getTime()) / DAY_MS;
  const gone = today === 'begun' ? Math.floor(elapsed) : Math.ceil(elapsed);
  const left = Math.min(days, Math.max(0, days - gone));
  return divideHalfEven(unitPrice * BigInt(seats) * BigInt(left), BigInt(days));
}

/**
 * What giving back so many seats of a batch returns: what the batch is worth now, less what is left
 * of it is worth. So several small returns never give back more than was charged.
 */
export function refundOfSeats(
  subscription: Subscription,
  batch: SeatBatch,
  seats: number,
  now: Date,
): bigint {
  const cycle = currentCycle(subscription);
  if (cycle === null) return 0n;
  const worth = (quantity: number) => worthOfBatch(subscription, batch, quantity, cycle, now);
  return worth(batch.quantity) - worth(batch.quantity - seats);
}

function worthOfBatch(
  subscription: Subscription,
  batch: SeatBatch,
  quantity: number,
  cycle: Cycle,
  now: Date,
): bigint {
  const addedAt = batch.addedAt < cycle.start ? cycle.start : batch.addedAt;
  const countedFrom = batch.returnableUntil.getTime() - SEATS_RETURN_MS;
  const inFull = now.getTime() - countedFrom <= FULL_REFUND_MS;
  return inFull
    ? costOfRest(subscription, quantity, cycle, addedAt, 'begun')
    : costOfRest(subscription, quantity, cycle, now, 'used');
}

/**
 * What cancelling now gives back, by kind: perpetual software and marketplace offers in full,
 * others by day and in full at first. That it can be cancelled at all is not asked here.
 */
export function refundOfCancellation(
  subscription: Subscription,
  batches: readonly SeatBatch[],
  now: Date,
): bigint {
  const { kind, unitPrice, quantity } = subscription;
  if (kind === 'software_perpetual') return unitPrice * BigInt(quantity);
  const cycle = currentCycle(subscription);
  if (cycle === null) return 0n;
  const inFull = isRefundedInFull(subscription, now);
  return batches.reduce((sum, batch) => {
    const addedAt = batch.addedAt < cycle.start ? cycle.start : batch.addedAt;
    return (
      sum +
      (inFull
        ? costOfRest(subscription, batch.quantity, cycle, addedAt, 'begun')
        : worthOfBatch(subscription, batch, batch.quantity, cycle, now))
    );
  }, 0n);
}

function isRefundedInFull(subscription: Subscription, now: Date): boolean {
  if (subscription.kind === 'marketplace') return true;
  if (subscription.commerce !== 'legacy') return false;
  return now.getTime() - subscription.purchasedAt.getTime() <= LEGACY_FULL_REFUND_MS;
}

/** Until when a cancellation gives everything back, and until when a part; for display. */
export function refundOptions(
  subscription: Subscription,
): readonly { readonly kind: 'full' | 'partial'; readonly until: Date }[] {
  const { cancelUntil: until, kind } = subscription;
  if (until === null) return [];
  if (kind === 'software_perpetual' || kind === 'marketplace') return [{ kind: 'full', until }];
  const opened = until.getTime() - LICENSE_WINDOW_MS;
  return [
    { kind: 'full', until: new Date(opened + FULL_REFUND_MS) },
    { kind: 'partial', until },
  ];
}

/** The cycle that an instant lies in, for what was not charged meanwhile. */
export function cycleAround(subscription: Subscription, now: Date): Cycle | null {
  const months = monthsOfCycle(subscription.billingCycle);
  if (months === null) return null;
  const { termAnchor, termStart } = subscription;
  let start = termStart;
  let end = endAfter(termAnchor, start, months);
  while (end <= now) {
    start = end;
    end = endAfter(termAnchor, start, months);
  }
  return { start, end };
}

/** Charges one cycle that begins where the last one ended. */
export function chargeCycle(
  subscription: Subscription,
  kind: Charge['kind'],
  at: Date,
): { subscription: Subscription; charges: Charge[] } {
  const months = monthsOfCycle(subscription.billingCycle);
  const { billedUntil: start, termEnd } = subscription;
  if (months === null || start === null) return { subscription, charges: [] };
  const full = endAfter(subscription.termAnchor, start, months);
  const end = termEnd !== null && termEnd < full ? termEnd : full;
  const charge: Charge = {
    kind,
    quantity: subscription.quantity,
    amount: subscription.unitPrice * BigInt(subscription.quantity),
    periodStart: start,
    periodEnd: end,
    chargedAt: at,
  };
  return { subscription: { ...subscription, billedUntil: end }, charges: [charge] };
}
