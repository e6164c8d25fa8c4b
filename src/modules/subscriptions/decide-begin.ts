import type { Cloud } from '../../kernel/clouds.ts';
import { chargeCycle } from './decide-charge.ts';
import { withDue } from './decide-life.ts';
import {
  addDaysTo,
  cancelUntil,
  endAfter,
  monthsOfCycle,
  monthsOfTerm,
  SEATS_RETURN_MS,
  TRIAL_DAYS,
} from './decide-term.ts';
import type { Charge, Offer, SeatBatch, Subscription } from './types.ts';

/** A purchase that was decided: what is bought, by whom, and when. */
export interface Purchase {
  readonly subscriptionId: string;
  readonly customerId: string;
  readonly orderId: string | null;
  readonly offer: Offer;
  readonly quantity: number;
  readonly friendlyName: string;
  readonly parentId: string | null;
  readonly cloud: Cloud;
  readonly now: Date;
}

export interface Begun {
  readonly subscription: Subscription;
  readonly batches: readonly SeatBatch[];
  readonly charges: readonly Charge[];
}

/**
 * A subscription as its purchase leaves it: active, its first term begun, its windows open, its
 * first cycle charged. That it may be bought at all was decided before.
 */
export function beginSubscription(purchase: Purchase): Begun {
  const { offer, quantity, now } = purchase;
  const trial = offer.kind === 'trial';
  const months = monthsOfTerm(offer.term);
  const charged = !trial && offer.billingType === 'license';
  const termEnd = trial ? addDaysTo(now, TRIAL_DAYS) : months && endAfter(now, now, months);
  const begun: Subscription = {
    ...boughtAs(purchase),
    termEnd: termEnd || null,
    billedUntil: charged && monthsOfCycle(offer.billingCycle) !== null ? now : null,
    cancelUntil: cancelUntil(offer, now),
    autoRenew: !trial && months !== null,
  };
  const { subscription, charges } =
    offer.billingCycle === 'one_time'
      ? { subscription: begun, charges: [chargedOnce(begun, now)] }
      : chargeCycle(begun, 'purchase', now);
  const batch: SeatBatch = {
    id: subscription.id,
    quantity,
    addedAt: now,
    returnableUntil: new Date(now.getTime() + SEATS_RETURN_MS),
  };
  return { subscription: withDue(subscription, purchase.cloud), batches: [batch], charges };
}

function boughtAs(purchase: Purchase): Subscription {
  const { offer, now } = purchase;
  return {
    id: purchase.subscriptionId,
    customerId: purchase.customerId,
    orderId: purchase.orderId,
    offerId: offer.id,
    offerName: offer.names.en,
    friendlyName: purchase.friendlyName,
    kind: offer.kind,
    commerce: offer.commerce,
    billingType: offer.billingType,
    billingCycle: offer.billingCycle,
    term: offer.term,
    currency: offer.currency,
    unitPrice: offer.unitPrice,
    quantity: purchase.quantity,
    parentId: purchase.parentId,
    status: 'active',
    statusSince: now,
    purchasedAt: now,
    termStart: now,
    termEnd: null,
    termAnchor: now,
    billedUntil: null,
    cancelUntil: null,
    autoRenew: false,
    scheduledChange: null,
    atTermEnd: null,
    extendedTerm: false,
    renewingSince: null,
    updatesMade: 0,
    version: 1,
    dueAt: null,
    drift: null,
    readAt: now,
    createdAt: now,
  };
}

function chargedOnce({ quantity, unitPrice }: Subscription, now: Date): Charge {
  return {
    kind: 'purchase',
    quantity,
    amount: unitPrice * BigInt(quantity),
    periodStart: now,
    periodEnd: null,
    chargedAt: now,
  };
}
