import { parseCurrency } from '../../kernel/money.ts';
import { refuse, type Offer } from './types.ts';

/** As many as a provider's price list of one market has; more is a file for an import. */
export const OFFERS_MAX = 5_000;

/**
 * Looks at offers before they are saved.
 * @throws Refused `offer_contradictory` for the first one that cannot be
 */
export function checkOffers(offers: readonly Offer[]): void {
  const seen = new Set<string>();
  offers.forEach((offer, index) => {
    const problem = seen.has(offer.id) ? 'the id is in the list twice' : problemOf(offer);
    if (problem !== null) {
      throw refuse('offer_contradictory', { offerId: offer.id, problem }, `offers[${index}]`);
    }
    seen.add(offer.id);
  });
}

function problemOf(offer: Offer): string | null {
  if (parseCurrency(offer.currency) === null) return `${offer.currency} is no ISO 4217 currency`;
  if (offer.unitPrice < 0n) return 'the price is negative';
  if (offer.minimumQuantity > offer.maximumQuantity) {
    return 'the minimum quantity is above the maximum';
  }
  if (offer.commerce === 'new' && offer.id !== idOf(offer)) {
    return `the id must be ${idOf(offer)}, made of product, SKU and availability`;
  }
  const isUsage = offer.billingType === 'usage';
  if (isUsage !== (offer.kind === 'azure_plan')) return 'a plan, and nothing else, bills usage';
  if (isUsage && offer.unitPrice > 0n) return 'where usage is billed, seats have no price';
  if (offer.addonOf.includes(offer.productId)) return 'it is an add-on of itself';
  return cycleProblemOf(offer);
}

const CYCLES_OF_TERM: Readonly<Record<Offer['term'], readonly Offer['billingCycle'][]>> = {
  P1M: ['monthly', 'none'],
  P1Y: ['monthly', 'annual', 'none'],
  P3Y: ['monthly', 'annual', 'triennial', 'none'],
  none: ['one_time', 'none'],
};

/** Nothing can be billed for longer than it is committed, nor be free and cost something. */
function cycleProblemOf({ kind, term, billingCycle, unitPrice }: Offer): string | null {
  if (!CYCLES_OF_TERM[term].includes(billingCycle)) {
    return `with the term ${term} it cannot be billed ${billingCycle}`;
  }
  const hasTerm = kind !== 'azure_plan' && kind !== 'software_perpetual';
  if (hasTerm !== (term !== 'none')) {
    return hasTerm ? 'it needs a term' : 'this kind of offer has no term';
  }
  if (billingCycle === 'none' && unitPrice > 0n) return 'it has a price and no billing cycle';
  return null;
}

function idOf({ productId, skuId, availabilityId }: Offer): string {
  return `${productId}:${skuId}:${availabilityId}`;
}
