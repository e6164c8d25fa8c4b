import { Type } from 'typebox';
import { wireRoute, type AnyWireRoute, type WireCall } from '../../platform/wire-route.ts';
import type { Customer } from '../customers/index.ts';
import {
  openHolds,
  refundOptions,
  seatBatchesOf,
  subscriptionsOfCustomer,
  type Subscription,
} from '../subscriptions/index.ts';
import { findOwnCustomer } from './commands-customer.ts';
import { findSubscription, patchSubscription } from './commands-subscription.ts';
import { wireCustomerId } from './decide-customer.ts';
import { attributesOf, collectionOf } from './decide-envelope.ts';
import { isLegacyClient } from './decide-legacy.ts';
import { wireSubscription } from './decide-subscription.ts';
import { collectionSchema } from './routes-schemas.ts';
import {
  ProvisioningSchema,
  SubscriptionInput,
  SubscriptionSchema,
} from './routes-subscription-schemas.ts';
import { refuse } from './types.ts';

const shared = { tag: 'subscriptions', callers: 'app_or_user', counted: true } as const;
const read = { ...shared, method: 'GET', permission: 'subscriptions.read' } as const;
const PATH = '/v1/customers/{customerId}/subscriptions';
const ONE = '/v1/customers/{customerId}/subscriptions/{subscriptionId}';

export const subscriptionWireRoutes: readonly AnyWireRoute[] = [
  wireRoute({
    ...read,
    path: PATH,
    name: 'getSubscriptions',
    summary: 'Every subscription of a customer, or those of one order.',
    query: Type.Object({
      order_id: Type.Optional(Type.String()),
      mpn_id: Type.Optional(Type.String()),
    }),
    output: collectionSchema(SubscriptionSchema),
    handle: async (call, { params, query }) => {
      const customer = await findOwnCustomer(call, params.customerId);
      const orderId = query.order_id?.toLowerCase();
      // No partner of record other than the partner itself is known.
      const all = query.mpn_id ? [] : await subscriptionsOfCustomer(call, customer.id);
      const wanted = all.filter((each) => orderId === undefined || each.orderId === orderId);
      const uri = `/customers/${wireCustomerId(customer)}/subscriptions`;
      return { body: collectionOf(await shownMany(call, customer, wanted), uri) };
    },
  }),
  wireRoute({
    ...read,
    path: ONE,
    name: 'getSubscription',
    summary: 'One subscription.',
    output: SubscriptionSchema,
    handle: async (call, { params }) => {
      const { customer, subscription } = await findSubscription(
        call,
        params.customerId,
        params.subscriptionId,
      );
      return { body: await shownOne(call, customer, subscription) };
    },
  }),
  wireRoute({
    ...shared,
    method: 'PATCH',
    path: ONE,
    name: 'updateSubscription',
    summary: 'Suspends, reactivates, cancels, renames, changes seats or renewal: one at a time.',
    permission: 'subscriptions.write',
    body: SubscriptionInput,
    output: SubscriptionSchema,
    handle: async (call, { params, body }) => {
      const { attributes, ...patch } = body;
      if (Object.keys(patch).length === 0) throw refuse('api_body_missing');
      const found = await findSubscription(call, params.customerId, params.subscriptionId);
      const done = await patchSubscription(call, found, patch, attributes?.etag);
      const answer = await shownOne(call, found.customer, done.subscription);
      if (!done.underWay) return { body: answer };
      const location = `/v1${answer.links.self.uri}`;
      return { status: 202, headers: { location }, body: answer };
    },
  }),
  wireRoute({
    ...read,
    path: `${ONE}/addons`,
    name: 'getAddons',
    summary: 'Add-ons of a subscription.',
    output: collectionSchema(SubscriptionSchema),
    handle: async (call, { params }) => {
      const { customer, subscription } = await findSubscription(
        call,
        params.customerId,
        params.subscriptionId,
      );
      const all = await subscriptionsOfCustomer(call, customer.id);
      const addons = all.filter(({ parentId }) => parentId === subscription.id);
      const uri = `/customers/${wireCustomerId(customer)}/subscriptions/${subscription.id}/addons`;
      return { body: collectionOf(await shownMany(call, customer, addons), uri) };
    },
  }),
  wireRoute({
    ...read,
    path: `${ONE}/provisioningstatus`,
    name: 'getProvisioningStatus',
    summary: 'Whether the provider has set a subscription up.',
    output: ProvisioningSchema,
    handle: async (call, { params }) => {
      const { subscription } = await findSubscription(
        call,
        params.customerId,
        params.subscriptionId,
      );
      const [, skuId = subscription.offerId] = subscription.offerId.split(':');
      return {
        body: {
          skuId,
          status: subscription.status === 'pending' ? 'pending' : 'success',
          quantity: subscription.quantity,
          endDate: subscription.termEnd?.toISOString() ?? '9999-12-10T00:00:00Z',
          attributes: attributesOf('SubscriptionProvisioningStatus'),
        } as const,
      };
    },
  }),
];

async function shownMany(
  call: WireCall,
  customer: Customer,
  subscriptions: readonly Subscription[],
) {
  const view = {
    customerId: wireCustomerId(customer),
    legacy: isLegacyClient(call.headers),
    now: call.now,
    holds: await openHolds(call, customer.id),
  };
  return subscriptions.map((each) => wireSubscription(each, refundOptions(each), view));
}

async function shownOne(call: WireCall, customer: Customer, subscription: Subscription) {
  return wireSubscription(subscription, refundOptions(subscription), {
    customerId: wireCustomerId(customer),
    legacy: isLegacyClient(call.headers),
    now: call.now,
    holds: await openHolds(call, customer.id),
    batches: await seatBatchesOf(call, subscription.id),
  });
}
