import type { Context } from '../../platform/context.ts';
import * as store from './store.ts';
import { refuse, type Subscription } from './types.ts';

// What was bought, and how it lives.
export { checkCloud } from './decide-cloud.ts';
export { changeSubscription, insertSubscription, type ChangeOptions } from './commands-change.ts';
export { moveDueSubscriptions, type SweepAccess } from './commands-life.ts';
export { beginSubscription, type Begun, type Purchase } from './decide-begin.ts';
export { refundOptions } from './decide-charge.ts';
export { subscriptionsInvariants } from './invariants.ts';
export { chargesOfSubscription } from './store-life.ts';
export {
  pageOfSubscriptions,
  seatBatchesOf,
  subscriptionsByIds,
  subscriptionsOfCustomer,
  type SubscriptionPage,
} from './store.ts';
export type {
  BillingCycle,
  ScheduledChange,
  SeatBatch,
  Subscription,
  SubscriptionChange,
  SubscriptionsRefusal,
  SubscriptionStatus,
  Term,
} from './types.ts';

export { chargesBetween, type ChargeFor } from './store-charge.ts';
export { commitmentOfTerm, openCommitment, type OpenCommitment } from './decide-commitment.ts';
export {
  chargedSince,
  chargeSumsSince,
  committedSubscriptions,
  endingSubscriptions,
  ordersInProcess,
  type ChargeSum,
  type OrderInProcess,
} from './store-sums.ts';

// Why access is withheld, and what people ask for.
export {
  previewAction,
  requestAction,
  type ActionDone,
  type ActionOptions,
  type ActionPreview,
} from './commands-action.ts';
export { carryOutCommand, type CarriedOut } from './commands-carry-out.ts';
export { COMMAND_EFFECT } from './commands-command.ts';
export { observe, resolveDrift } from './commands-drift.ts';
export { liftHold, liftHolds, placeHolds, type Lifting } from './commands-hold.ts';
export { holdRoutes } from './routes-holds.ts';
export { subscriptionRoutes } from './routes-subscriptions.ts';
export { installProvider } from './commands-provider.ts';
export { reconcile, reconcileAll, type Reconciled } from './commands-reconcile.ts';
export { blocksPurchases } from './decide-hold.ts';
export {
  holdsOfCustomer,
  holdsOfSubscription,
  openHolds,
  openHoldsOfCustomers,
  type HoldSelection,
} from './store-hold.ts';
export type { ProviderPort, ProviderReading, ProviderRequest } from './types-provider.ts';
export type { Hold, HoldKind, NewHold, ProviderCommand, SubscriptionAction } from './types.ts';

// One action on many, and when a second person is asked.
export { carryOutBulk } from './commands-bulk.ts';
export { bulkRoutes } from './routes-bulk.ts';

// What can be bought, and how it is.
export {
  ensureCatalogue,
  getOffer,
  listOffers,
  offersOf,
  saveOffers,
} from './commands-catalogue.ts';
export { changeCart, checkoutCart, createCart, getCart } from './commands-cart.ts';
export { getOrder, ordersOfCustomer, placeOrder, type NewOrder } from './commands-order.ts';
export {
  addEntitlement,
  cancelEntitlement,
  entitlementsOf,
  findEntitlement,
  getEntitlement,
  moveDueEntitlements,
  reactivateEntitlement,
} from './commands-entitlement.ts';
export { installOrderChecks } from './commands-order-check.ts';
export {
  RECONSIDER_EFFECT,
  reconsiderOrders,
  refuseOrder,
  releaseOrder,
  type OrderDecision,
} from './commands-order-release.ts';
export { customersWithWaitingOrders } from './store-order-check.ts';
export { orderReleaseRoutes } from './routes-order-release.ts';
export type {
  OrderAnswer,
  OrderCheck,
  OrderObjection,
  OrderQuestion,
  OrderVerdict,
} from './types-order-check.ts';
export { importSubscriptions, type ImportRequest } from './commands-import.ts';
export { catalogueRoutes } from './routes-catalogue.ts';
export { entitlementRoutes } from './routes-entitlements.ts';
export { ordersRoutes } from './routes-orders.ts';
export type { Cart, NewOrderLine, Order, OrderLine } from './types-order.ts';
export type { Entitlement, Offer } from './types.ts';

/** @throws Refused `subscription_not_found` */
export async function getSubscription(context: Context, id: string): Promise<Subscription> {
  const subscription = await store.findSubscription(context, id);
  if (!subscription) throw refuse('subscription_not_found', { subscriptionId: id });
  return subscription;
}
