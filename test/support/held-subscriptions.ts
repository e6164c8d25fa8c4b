import { newId } from '../../src/kernel/ids.ts';
import { createCustomer } from '../../src/modules/customers/index.ts';
import type { Context } from '../../src/platform/context.ts';
import {
  getSubscription,
  insertSubscription,
  type NewHold,
  type Subscription,
} from '../../src/modules/subscriptions/index.ts';

/** The instant at which the stories of holds begin. */
export const HOLDS_NOW = new Date('2026-06-10T09:00:00Z');
const TERM_START = new Date('2026-06-01T00:00:00Z');
const TERM_END = new Date('2027-06-01T00:00:00Z');

/** A customer without anything. */
export async function heldCustomer(context: Context, number = 'H-1'): Promise<string> {
  const { id } = await createCustomer(context, { number, name: `Customer ${number}` });
  return id;
}

/** A year's licences, in the first month of their term, that renew with five seats more. */
export async function heldSubscription(
  context: Context,
  customerId: string,
  wanted: Partial<Subscription> = {},
): Promise<Subscription> {
  const id = wanted.id ?? newId(context.now.getTime());
  const subscription: Subscription = {
    id,
    customerId,
    orderId: null,
    offerId: 'CFQ7TTC0LH16:0001:CFQ7TTC0K4YF',
    offerName: 'Business Basic',
    friendlyName: 'Business Basic',
    kind: 'license',
    commerce: 'new',
    billingType: 'license',
    billingCycle: 'annual',
    term: 'P1Y',
    currency: 'USD',
    unitPrice: 7_200n,
    quantity: 10,
    parentId: null,
    status: 'active',
    statusSince: TERM_START,
    purchasedAt: TERM_START,
    termStart: TERM_START,
    termEnd: TERM_END,
    termAnchor: TERM_START,
    billedUntil: TERM_END,
    cancelUntil: new Date('2026-06-08T00:00:00Z'),
    autoRenew: true,
    scheduledChange: { quantity: 15 },
    atTermEnd: null,
    extendedTerm: false,
    renewingSince: null,
    updatesMade: 0,
    version: 1,
    dueAt: TERM_END,
    drift: null,
    readAt: TERM_START,
    createdAt: TERM_START,
    ...wanted,
  };
  const batch = {
    id,
    quantity: subscription.quantity,
    addedAt: TERM_START,
    returnableUntil: new Date('2026-06-08T00:00:00Z'),
  };
  await insertSubscription(context, subscription, [batch]);
  return getSubscription(context, id);
}

/** A partner's hold on one subscription. */
export function holdOn(subscription: Subscription, wanted: Partial<NewHold> = {}): NewHold {
  return {
    customerId: subscription.customerId,
    scope: 'subscription',
    subscriptionId: subscription.id,
    kind: 'investigation',
    owner: 'partner',
    reason: 'Looks odd',
    sourceKind: 'person',
    sourceId: 'alice',
    ...wanted,
  };
}

/** A hold on everything a customer has. */
export function holdOnCustomer(customerId: string, wanted: Partial<NewHold> = {}): NewHold {
  return {
    customerId,
    scope: 'customer',
    kind: 'non_payment',
    owner: 'partner',
    reason: 'Unpaid',
    sourceKind: 'collections',
    sourceId: 'USD:suspend',
    ...wanted,
  };
}
