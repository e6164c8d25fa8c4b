import { Refused } from '../../kernel/refusal.ts';
import type { Context } from '../../platform/context.ts';
import {
  offersOf,
  type BillingCycle,
  type NewOrderLine,
  type Offer,
} from '../subscriptions/index.ts';
import { checkedId } from './commands-customer.ts';
import type { WireCycle } from './decide-legacy.ts';
import { wireTerm } from './decide-subscription.ts';

/** A line as orders and carts of this API write it. */
export interface WireLine {
  readonly offerId: string;
  readonly quantity: number;
  readonly friendlyName?: string;
  readonly termDuration?: string;
  readonly billingCycle?: WireCycle;
  readonly parentSubscriptionId?: string;
}

/**
 * Lines in our words. What names another term or cycle than its offer has is refused rather than
 * bought otherwise.
 * @throws Refused `api_id_invalid`, `offer_cycle_not_offered`
 */
export async function linesOf(
  context: Context,
  lines: readonly WireLine[],
): Promise<NewOrderLine[]> {
  const offers = await offersById(
    context,
    lines.map(({ offerId }) => offerId),
  );
  return lines.map((line, number) => {
    const { offerId, quantity, friendlyName, parentSubscriptionId } = line;
    checkOffer(line, offers.get(offerId), `lineItems[${number}]`);
    return {
      offerId,
      quantity,
      ...(friendlyName?.trim() ? { friendlyName: friendlyName.trim() } : {}),
      ...(parentSubscriptionId ? { parentSubscriptionId: checkedId(parentSubscriptionId) } : {}),
    };
  });
}

function checkOffer(line: WireLine, offer: Offer | undefined, place: string): void {
  if (!offer) return;
  const { termDuration } = line;
  if (termDuration && termDuration.toUpperCase() !== wireTerm(offer.term)) {
    throw new Refused('offer_cycle_not_offered', { offerId: offer.id }, `${place}.termDuration`);
  }
  const cycle = cycleOf(line.billingCycle);
  if (cycle !== undefined && cycle !== offer.billingCycle) {
    throw new Refused('offer_cycle_not_offered', { offerId: offer.id }, `${place}.billingCycle`);
  }
}

/** `unknown` is what clients send who do not care; nothing is billed every two years. */
export function cycleOf(cycle: WireCycle | undefined): BillingCycle | undefined {
  if (cycle === undefined || cycle === 'unknown') return undefined;
  if (cycle === 'biennial') throw new Refused('offer_cycle_not_offered', {}, 'billingCycle');
  return cycle;
}

export async function offersById(
  context: Context,
  ids: readonly string[],
): Promise<Map<string, Offer>> {
  const offers = await offersOf(context, [...new Set(ids)]);
  return new Map(offers.map((offer) => [offer.id, offer]));
}
