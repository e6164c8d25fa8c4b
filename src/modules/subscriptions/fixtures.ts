import { beginSubscription, type Begun } from './decide-begin.ts';
import type { LifeFacts } from './decide-life.ts';
import type { Offer } from './types.ts';

/** Seats for a year that are billed for the year; every part can be overridden. */
export function anOffer(overrides: Partial<Offer> = {}): Offer {
  return {
    id: 'CFQ7TTC0LH16:0001:CFQ7TTC0K971',
    productId: 'CFQ7TTC0LH16',
    skuId: '0001',
    availabilityId: 'CFQ7TTC0K971',
    names: { en: 'Office seats', ja: 'オフィス ライセンス' },
    kind: 'license',
    commerce: 'new',
    billingType: 'license',
    term: 'P1Y',
    billingCycle: 'annual',
    currency: 'USD',
    unitPrice: 12_000n,
    minimumQuantity: 1,
    maximumQuantity: 10_000,
    addonOf: [],
    state: 'available',
    ...overrides,
  };
}

export interface BoughtHow {
  readonly subscriptionId?: string;
  readonly customerId?: string;
  readonly offer?: Partial<Offer>;
  readonly quantity?: number;
  readonly parentId?: string | null;
  readonly cloud?: LifeFacts['cloud'];
  readonly at?: Date;
}

/** Ten seats, bought by an order that nobody keeps. */
export function aPurchase(how: BoughtHow = {}): Begun {
  return beginSubscription({
    subscriptionId: how.subscriptionId ?? '01890000-0000-7000-8000-0000000000a1',
    customerId: how.customerId ?? '01890000-0000-7000-8000-000000000001',
    orderId: null,
    offer: anOffer(how.offer),
    quantity: how.quantity ?? 10,
    friendlyName: 'Seats of the office',
    parentId: how.parentId ?? null,
    cloud: how.cloud ?? 'global',
    now: how.at ?? new Date('2026-06-10T09:30:00Z'),
  });
}

/** What decisions know of a subscription right after it was bought. */
export function lifeFacts(how: BoughtHow & { readonly offers?: readonly Offer[] } = {}): LifeFacts {
  const { subscription, batches } = aPurchase(how);
  return {
    subscription,
    batches,
    offers: [anOffer(how.offer), ...(how.offers ?? [])],
    activeEntitlements: 0,
    parentStatus: null,
    cloud: how.cloud ?? 'global',
    now: subscription.purchasedAt,
  };
}
