import { chargeCycle, divideHalfEven } from './decide-charge.ts';
import {
  cancelUntil,
  endAfter,
  EXTENDED_TERM_SURCHARGE_PERCENT,
  EXTENDED_TERM_SURCHARGE_WITHOUT_MONTHLY_PERCENT,
  monthsOfCycle,
  monthsOfTerm,
  SEATS_RETURN_MS,
} from './decide-term.ts';
import type { Charge, Offer, ScheduledChange, SeatBatch, Subscription } from './types.ts';

interface Renewed {
  readonly what: 'renews';
  readonly subscription: Subscription;
  readonly batches: readonly SeatBatch[];
  readonly charges: readonly Charge[];
}

/**
 * The new term begins where the old one ended; its cancellation window and that of all its seats
 * open when the renewal is done. A scheduled change that names what is no longer offered falls
 * away: the renewal itself must not fail.
 * @param at when the renewal is done
 */
export function decideRenewal(ending: Subscription, offers: readonly Offer[], at: Date): Renewed {
  const changed = withScheduledChange(ending, offers);
  const months = monthsOfTerm(changed.term);
  const termStart = ending.termEnd ?? at;
  const renewed: Subscription = {
    ...changed,
    termStart,
    termEnd: months === null ? null : endAfter(ending.termAnchor, termStart, months),
    billedUntil: monthsOfCycle(changed.billingCycle) === null ? null : termStart,
    cancelUntil: cancelUntil(changed, at),
    scheduledChange: null,
    atTermEnd: null,
    renewingSince: null,
  };
  return {
    what: 'renews',
    ...chargeCycle(renewed, 'renewal', at),
    batches: [oneBatch(ending, renewed.quantity, at)],
  };
}

/** After a renewal all seats are one batch. It keeps the id that its subscription began with. */
function oneBatch({ id, termEnd }: Subscription, quantity: number, at: Date): SeatBatch {
  return {
    id,
    quantity,
    addedAt: termEnd ?? at,
    returnableUntil: new Date(at.getTime() + SEATS_RETURN_MS),
  };
}

function withScheduledChange(ending: Subscription, offers: readonly Offer[]): Subscription {
  const { scheduledChange: change } = ending;
  if (change === null) return ending;
  const quantity = change.quantity ?? ending.quantity;
  const offer = offerOfChange(ending, change, offers);
  if (offer === null) return { ...ending, quantity };
  return {
    ...ending,
    quantity,
    offerId: offer.id,
    offerName: offer.names.en,
    term: offer.term,
    billingCycle: offer.billingCycle,
    unitPrice: offer.unitPrice,
  };
}

/**
 * The offer that a scheduled change leads to; null when it leads to no other, or to none that can
 * be bought. Offers of other currencies are no choice.
 */
export function offerOfChange(
  subscription: Subscription,
  change: ScheduledChange,
  offers: readonly Offer[],
): Offer | null {
  const term = change.term ?? subscription.term;
  const cycle = change.billingCycle ?? subscription.billingCycle;
  const { offerId } = change;
  const fits = (offer: Offer) =>
    offer.state === 'available' &&
    offer.currency === subscription.currency &&
    offer.kind === subscription.kind &&
    offer.commerce === subscription.commerce;
  if (offerId !== undefined && offerId !== subscription.offerId) {
    return offers.find((offer) => offer.id === offerId && fits(offer)) ?? null;
  }
  if (term === subscription.term && cycle === subscription.billingCycle) return null;
  const own = offers.find((offer) => offer.id === subscription.offerId);
  return (
    offers.find(
      (offer) =>
        own !== undefined &&
        offer.productId === own.productId &&
        offer.skuId === own.skuId &&
        offer.term === term &&
        offer.billingCycle === cycle &&
        fits(offer),
    ) ?? null
  );
}

/**
 * Goes on for a month under the same id. The monthly price is that of the product's monthly offer,
 * or a month's part of its own, with the surcharge of each; it stays the same from month to month.
 */
export function decideExtension(
  ending: Subscription,
  offers: readonly Offer[],
  at: Date,
): { readonly what: 'extends'; readonly subscription: Subscription; readonly charges: Charge[] } {
  const extended: Subscription = {
    ...ending,
    termStart: at,
    term: 'P1M',
    billingCycle: 'monthly',
    unitPrice: ending.extendedTerm ? ending.unitPrice : extendedPrice(ending, offers),
    extendedTerm: true,
    termEnd: endAfter(ending.termAnchor, at, 1),
    billedUntil: at,
    cancelUntil: null,
    scheduledChange: null,
  };
  return { what: 'extends', ...chargeCycle(extended, 'extended_term', at) };
}

function extendedPrice(ending: Subscription, offers: readonly Offer[]): bigint {
  const monthly = monthlyPrice(ending, offers);
  if (monthly !== null)
    return divideHalfEven(monthly * (100n + EXTENDED_TERM_SURCHARGE_PERCENT), 100n);
  const months = BigInt(monthsOfCycle(ending.billingCycle) ?? 1);
  const factor = 100n + EXTENDED_TERM_SURCHARGE_WITHOUT_MONTHLY_PERCENT;
  return divideHalfEven(ending.unitPrice * factor, 100n * months);
}

function monthlyPrice(ending: Subscription, offers: readonly Offer[]): bigint | null {
  if (ending.term === 'P1M') return ending.unitPrice;
  const asMonthly = { term: 'P1M', billingCycle: 'monthly' } as const;
  return offerOfChange(ending, asMonthly, offers)?.unitPrice ?? null;
}
