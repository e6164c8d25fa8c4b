import { parseCurrency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { defaultCatalogue } from './decide-default-catalogue.ts';
import { checkOffers } from './decide-offer.ts';
import * as store from './store-offer.ts';
import { refuse, type Offer } from './types.ts';

/**
 * A partner that saved no offers sells the built-in ones: they are written when they are first
 * asked for. Harmless to call at any time.
 */
export async function ensureCatalogue(context: Context): Promise<void> {
  if (await store.hasOffers(context)) return;
  const currency = parseCurrency((await getPartner(context)).currency);
  if (currency === null) throw new Error('the partner has a currency that is none');
  await store.upsertOffers(context, defaultCatalogue(currency));
}

/** Everything that can or could be bought, by name. */
export async function listOffers(context: Context): Promise<Offer[]> {
  await ensureCatalogue(context);
  return store.allOffers(context);
}

/** @throws Refused `offer_not_found` */
export async function getOffer(context: Context, offerId: string): Promise<Offer> {
  const [offer] = await offersOf(context, [offerId]);
  if (!offer) throw refuse('offer_not_found', { offerId });
  return offer;
}

/** Offers by id; ids that are not known are left out. */
export async function offersOf(context: Context, ids: readonly string[]): Promise<Offer[]> {
  await ensureCatalogue(context);
  return store.offersByIds(context, [...new Set(ids)]);
}

/**
 * Adds offers and replaces those whose id is known. What was bought keeps the price it was bought
 * at.
 * @throws Refused `offer_contradictory`
 */
export async function saveOffers(
  context: Context,
  offers: readonly Offer[],
): Promise<{ created: number; changed: number; unchanged: number }> {
  checkOffers(offers);
  const { created, changed } = await store.upsertOffers(context, offers);
  const counts = { created, changed, unchanged: offers.length - created - changed };
  if (created + changed > 0) {
    await recordEvents(context, [
      {
        type: 'subscriptions.offers_saved',
        subject: { kind: 'catalogue', id: context.partnerId },
        after: counts,
      },
    ]);
  }
  return counts;
}
