import type { Cloud } from '../../kernel/clouds.ts';
import { checkCloud } from './decide-cloud.ts';
import { blocksPurchases } from './decide-hold.ts';
import type { NewOrderLine } from './types-order.ts';
import { refuse, type BillingCycle, type Hold, type Offer, type Subscription } from './types.ts';

/** More lines than a person looks through; also a bound on the work of one transaction. */
export const ORDER_LINES_MAX = 100;
/** A cart holds prices that may change; so long as the provider keeps one. */
export const CART_DAYS = 7;

/** What a purchase is decided on. */
export interface PurchaseFacts {
  readonly cloud: Cloud;
  readonly customerId: string;
  readonly language: 'en' | 'ja';
  /** Of the customer, all that are open. */
  readonly holds: readonly Hold[];
  /** Those that the lines name. */
  readonly offers: readonly Offer[];
  /** The subscriptions for which add-ons are asked, and the offers they were bought by. */
  readonly parents: readonly Subscription[];
  readonly parentOffers: readonly Offer[];
}

export interface DecidedLine {
  readonly number: number;
  readonly offer: Offer;
  readonly quantity: number;
  readonly friendlyName: string;
  readonly parentId: string | null;
}

/** Orders have one currency each; a cart with several becomes several. */
export interface DecidedOrder {
  readonly currency: string;
  readonly billingCycle: BillingCycle;
  /** Minor units for the first billing cycle of every line. */
  readonly total: bigint;
  readonly lines: readonly DecidedLine[];
}

/**
 * Decides what is bought, as one order for each currency.
 * @throws Refused `cloud_closed`, `cloud_lacks_feature`, `purchases_blocked`, `cart_empty` and
 *   those of a line: `offer_not_found`, `offer_not_available`, `offer_quantity_out_of_range`,
 *   `offer_cycle_not_offered`, `offer_not_an_addon`, `offer_addon_needs_parent`,
 *   `subscription_not_found`, `subscription_parent_inactive`
 */
export function decideOrders(
  facts: PurchaseFacts,
  wanted: { readonly billingCycle?: BillingCycle; readonly lines: readonly NewOrderLine[] },
): DecidedOrder[] {
  checkCloud(facts.cloud, 'purchases');
  checkHolds(facts.customerId, facts.holds);
  if (wanted.lines.length === 0) throw refuse('cart_empty', {}, 'lines');
  const lines = wanted.lines.map((line, number) =>
    decideLine(facts, line, number, wanted.billingCycle),
  );
  const byCurrency = Map.groupBy(lines, (line) => line.offer.currency);
  return [...byCurrency].map(([currency, ofCurrency]) => ({
    currency,
    billingCycle: sharedCycle(ofCurrency),
    total: ofCurrency.reduce((sum, line) => sum + line.offer.unitPrice * BigInt(line.quantity), 0n),
    lines: ofCurrency.map((line, number) => ({ ...line, number })),
  }));
}

/**
 * A hold on one subscription is no reason against buying another.
 * @param holds of the customer, all that are open
 * @throws Refused `purchases_blocked`
 */
export function checkHolds(customerId: string, holds: readonly Hold[]): void {
  const blocking = holds.find(blocksPurchases);
  if (blocking) throw refuse('purchases_blocked', { customerId, kind: blocking.kind });
}

function decideLine(
  facts: PurchaseFacts,
  line: NewOrderLine,
  number: number,
  billingCycle: BillingCycle | undefined,
): DecidedLine {
  const { offerId, quantity } = line;
  const field = (name: keyof NewOrderLine) => `lines[${number}].${name}`;
  const offer = facts.offers.find((each) => each.id === offerId);
  if (!offer) throw refuse('offer_not_found', { offerId }, field('offerId'));
  if (offer.state === 'withdrawn') {
    throw refuse('offer_not_available', { offerId }, field('offerId'));
  }
  const { minimumQuantity: minimum, maximumQuantity: maximum } = offer;
  if (!Number.isInteger(quantity) || quantity < minimum || quantity > maximum) {
    const values = { offerId, quantity, minimum, maximum };
    throw refuse('offer_quantity_out_of_range', values, field('quantity'));
  }
  checkCycle(offer, billingCycle);
  return {
    number,
    offer,
    quantity,
    friendlyName: line.friendlyName?.trim() || offer.names[facts.language],
    parentId: parentOf(facts, offer, line.parentSubscriptionId, field('parentSubscriptionId')),
  };
}

/** What is metered or free is ordered with any cycle. */
function checkCycle({ id, billingCycle }: Offer, asked: BillingCycle | undefined): void {
  if (asked === undefined || asked === 'none' || billingCycle === 'none') return;
  if (asked !== billingCycle) {
    const values = { offerId: id, offered: billingCycle, asked };
    throw refuse('offer_cycle_not_offered', values, 'billingCycle');
  }
}

function parentOf(
  { customerId, parents, parentOffers }: PurchaseFacts,
  { id: offerId, addonOf }: Offer,
  parentId: string | undefined,
  field: string,
): string | null {
  if (addonOf.length === 0) {
    if (parentId !== undefined) throw refuse('offer_not_an_addon', { offerId }, field);
    return null;
  }
  const needsParent = () =>
    refuse('offer_addon_needs_parent', { offerId, products: addonOf.join(', ') }, field);
  if (parentId === undefined) throw needsParent();
  const parent = parents.find((each) => each.id === parentId);
  if (parent?.customerId !== customerId) {
    throw refuse('subscription_not_found', { subscriptionId: parentId }, field);
  }
  if (!addonOf.includes(productOf(parent, parentOffers))) throw needsParent();
  if (parent.status !== 'active') {
    throw refuse('subscription_parent_inactive', { subscriptionId: parentId }, field);
  }
  return parentId;
}

/** The offer may be gone from the catalogue; ids of new commerce name their product. */
function productOf(parent: Subscription, offers: readonly Offer[]): string {
  const offer = offers.find((each) => each.id === parent.offerId);
  return offer?.productId ?? parent.offerId.split(':')[0] ?? parent.offerId;
}

function sharedCycle(lines: readonly DecidedLine[]): BillingCycle {
  const cycles = new Set(lines.map((line) => line.offer.billingCycle));
  const [only] = cycles;
  return cycles.size === 1 && only !== undefined ? only : 'none';
}
