import { describe, expect, it } from 'vitest';
import { parseCurrency } from '../../kernel/money.ts';
import { defaultCatalogue } from './decide-default-catalogue.ts';
import { checkOffers } from './decide-offer.ts';
import { decideOrders, type PurchaseFacts } from './decide-order.ts';
import { anOffer, aPurchase } from './fixtures.ts';
import type { Hold, HoldScope, Offer } from './types.ts';

const customerId = '01890000-0000-7000-8000-000000000001';
const base = anOffer({ id: 'BASE:0001:A', productId: 'BASE', unitPrice: 1_000n });
const addon = anOffer({ id: 'ADD:0001:A', productId: 'ADD', addonOf: ['BASE'], unitPrice: 250n });
const inYen = anOffer({ id: 'YEN:0001:A', productId: 'YEN', currency: 'JPY', unitPrice: 900n });
const gone = anOffer({ id: 'GONE:0001:A', state: 'withdrawn' });
const parent = aPurchase({ customerId, offer: base }).subscription;

const facts = (more: Partial<PurchaseFacts> = {}): PurchaseFacts => ({
  cloud: 'global',
  customerId,
  language: 'en',
  holds: [],
  offers: [base, addon, inYen, gone],
  parents: [parent],
  parentOffers: [base],
  ...more,
});

const hold = (scope: HoldScope): Hold => ({
  id: '01890000-0000-7000-8000-0000000000f1',
  customerId,
  scope,
  subscriptionId: scope === 'subscription' ? parent.id : null,
  kind: 'non_payment',
  owner: 'partner',
  reason: 'unpaid',
  sourceKind: 'collections',
  sourceId: 'USD:final',
  placedAt: new Date('2026-06-01T00:00:00Z'),
  placedBy: 'test',
  liftedAt: null,
  liftedBy: null,
  liftReason: null,
});

const line = (offer: Offer, quantity = 3, more: object = {}) => ({
  offerId: offer.id,
  quantity,
  ...more,
});
const refusalOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    const { code, field } = error as { code: string; field?: string };
    return field === undefined ? code : `${code} ${field}`;
  }
  return 'none';
};

describe('an order', () => {
  it('adds up its lines and names what nobody named after the offer', () => {
    const [order, ...others] = decideOrders(facts({ language: 'ja' }), {
      lines: [line(base), line(addon, 2, { parentSubscriptionId: parent.id })],
    });
    expect(others).toEqual([]);
    expect(order).toMatchObject({ currency: 'USD', billingCycle: 'annual', total: 3_500n });
    expect(order!.lines.map((each) => [each.number, each.friendlyName, each.parentId])).toEqual([
      [0, base.names.ja, null],
      [1, addon.names.ja, parent.id],
    ]);
  });

  it('becomes one for each currency, with lines numbered from 0', () => {
    const orders = decideOrders(facts(), { lines: [line(base), line(inYen), line(base, 1)] });
    expect(orders.map((each) => [each.currency, each.total, each.lines.length])).toEqual([
      ['USD', 4_000n, 2],
      ['JPY', 2_700n, 1],
    ]);
    expect(orders[0]!.lines.map((each) => each.number)).toEqual([0, 1]);
  });

  it.each([
    ['offer_not_found lines[0].offerId', [{ offerId: 'NONE', quantity: 1 }]],
    ['offer_not_available lines[1].offerId', [line(base), line(gone)]],
    ['offer_quantity_out_of_range lines[0].quantity', [line(base, 10_001)]],
    ['offer_addon_needs_parent lines[0].parentSubscriptionId', [line(addon)]],
    [
      'offer_not_an_addon lines[0].parentSubscriptionId',
      [line(base, 1, { parentSubscriptionId: parent.id })],
    ],
    [
      'subscription_not_found lines[0].parentSubscriptionId',
      [line(addon, 1, { parentSubscriptionId: '01890000-0000-7000-8000-0000000000ee' })],
    ],
    ['cart_empty lines', []],
  ])('is refused with %s', (refusal, lines) => {
    expect(refusalOf(() => decideOrders(facts(), { lines }))).toBe(refusal);
  });

  it('of an add-on wants a base of the right product, of the same customer, that is active', () => {
    const asked = { lines: [line(addon, 1, { parentSubscriptionId: parent.id })] };
    const withParent = (change: Partial<typeof parent>) =>
      refusalOf(() => decideOrders(facts({ parents: [{ ...parent, ...change }] }), asked));
    const field = 'lines[0].parentSubscriptionId';
    expect(withParent({})).toBe('none');
    expect(withParent({ offerId: 'OTHER:0001:A' })).toBe(`offer_addon_needs_parent ${field}`);
    expect(withParent({ customerId: 'another' })).toBe(`subscription_not_found ${field}`);
    expect(withParent({ status: 'suspended' })).toBe(`subscription_parent_inactive ${field}`);
  });

  it('names a billing cycle only that every priced line has', () => {
    const asked = (billingCycle: 'monthly' | 'annual') => ({ billingCycle, lines: [line(base)] });
    expect(refusalOf(() => decideOrders(facts(), asked('annual')))).toBe('none');
    expect(refusalOf(() => decideOrders(facts(), asked('monthly')))).toBe(
      'offer_cycle_not_offered billingCycle',
    );
  });

  it.each([
    ['purchases', 'purchases_blocked'],
    ['customer', 'purchases_blocked'],
    ['subscription', 'none'],
  ] as const)('under a hold of scope %s ends in %s', (scope, refusal) => {
    const held = facts({ holds: [hold(scope)] });
    expect(refusalOf(() => decideOrders(held, { lines: [line(base)] }))).toBe(refusal);
  });

  it('cannot be placed in a closed cloud', () => {
    const closed = facts({ cloud: 'germany' });
    expect(refusalOf(() => decideOrders(closed, { lines: [line(base)] }))).toBe('cloud_closed');
  });
});

describe('the built-in catalogue', () => {
  it.each(['USD', 'JPY', 'KWD', 'CHF'])('holds no contradiction in %s', (code) => {
    const offers = defaultCatalogue(parseCurrency(code)!);
    expect(() => checkOffers(offers)).not.toThrow();
    expect(new Set(offers.map((each) => each.productId)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(offers.map((each) => each.kind)).size).toBe(6);
    const products = new Set(offers.map((each) => each.productId));
    expect(offers.flatMap((each) => each.addonOf).filter((id) => !products.has(id))).toEqual([]);
    for (const offer of offers) expect(offer.unitPrice > 0n).toBe(offer.billingCycle !== 'none');
  });

  it('has prices in the currency’s own minor units', () => {
    const priceIn = (code: string) =>
      defaultCatalogue(parseCurrency(code)!).find(
        (each) => each.names.en === 'Business Suite Basic' && each.term === 'P1M',
      )?.unitPrice;
    expect([priceIn('USD'), priceIn('JPY'), priceIn('KWD')]).toEqual([720n, 1_080n, 7_200n]);
  });
});

describe('an offer', () => {
  const problem = (change: Partial<Offer>) => {
    const offer = anOffer({
      id: 'P:S:A',
      productId: 'P',
      skuId: 'S',
      availabilityId: 'A',
      ...change,
    });
    return refusalOf(() => checkOffers([offer]));
  };

  it.each([
    ['a good one', {}, 'none'],
    ['an id of its own', { id: 'X' }, 'offer_contradictory offers[0]'],
    ['an id of its own in legacy', { id: 'X', commerce: 'legacy' }, 'none'],
    ['a currency that is none', { currency: 'XXY' }, 'offer_contradictory offers[0]'],
    ['more at least than at most', { minimumQuantity: 20_000 }, 'offer_contradictory offers[0]'],
    ['billed longer than committed', { term: 'P1M' }, 'offer_contradictory offers[0]'],
    ['a price without a cycle', { billingCycle: 'none' }, 'offer_contradictory offers[0]'],
    ['usage billed for seats', { billingType: 'usage' }, 'offer_contradictory offers[0]'],
    ['an add-on of itself', { addonOf: ['P'] }, 'offer_contradictory offers[0]'],
  ] as const)('%s', (_, change, refusal) => {
    expect(problem(change)).toBe(refusal);
  });

  it('stands in a list once', () => {
    const offer = anOffer();
    expect(refusalOf(() => checkOffers([offer, offer]))).toBe('offer_contradictory offers[1]');
  });
});
