import { Refused } from '../../kernel/refusal.ts';
import type { WireCall } from '../../platform/wire-route.ts';
import type { Customer } from '../customers/index.ts';
import {
  getSubscription,
  requestAction,
  type ActionDone,
  type Subscription,
  type SubscriptionAction,
} from '../subscriptions/index.ts';
import { checkedId, findOwnCustomer } from './commands-customer.ts';
import { checkEtag } from './decide-etag.ts';
import { isLegacyClient } from './decide-legacy.ts';
import { decidePatch, sameChange, type SubscriptionPatch } from './decide-patch.ts';
import { refuse } from './types.ts';

export interface FoundSubscription {
  readonly customer: Customer;
  readonly subscription: Subscription;
}

/**
 * A subscription by the ids in a path; it must be the customer's.
 * @throws Refused `api_id_invalid`, `customer_not_found`, `api_relationship_ended`,
 *   `subscription_not_found`
 */
export async function findSubscription(
  call: WireCall,
  customerId: string,
  subscriptionId: string,
): Promise<FoundSubscription> {
  const customer = await findOwnCustomer(call, customerId);
  const id = checkedId(subscriptionId);
  const subscription = await getSubscription(call, id);
  if (subscription.customerId !== customer.id) {
    throw new Refused('subscription_not_found', { subscriptionId: id });
  }
  return { customer, subscription };
}

/**
 * Changes a subscription as the API's PATCH does.
 * @param etag the one inside the body
 * @returns what stands afterwards, and whether the provider still has to carry something out
 * @throws Refused as `decidePatch` and `requestAction` do, `api_etag_stale`, `api_scope_missing`,
 *   `api_role_missing`
 */
export async function patchSubscription(
  call: WireCall,
  { subscription }: FoundSubscription,
  patch: SubscriptionPatch,
  etag: string | undefined,
): Promise<{ readonly subscription: Subscription; readonly underWay: boolean }> {
  checkEtag(call, etag, subscription.id, subscription.version);
  const { wish, renewal } = decidePatch(subscription, patch, isLegacyClient(call.headers));
  const asked = askingFor(call, subscription);
  if (wish) {
    checkMayEnforce(call, wish, subscription);
    await asked.ask(wish);
  }
  if (wish?.kind !== 'suspend' && wish?.kind !== 'cancel') {
    if (asked.now().autoRenew !== renewal.autoRenew) {
      await asked.ask({ kind: 'set_auto_renew', autoRenew: renewal.autoRenew });
    }
    if (!sameChange(asked.now().scheduledChange, renewal.scheduledChange)) {
      await asked.ask({ kind: 'schedule_change', change: renewal.scheduledChange });
    }
  }
  return { subscription: asked.now(), underWay: asked.underWay() };
}

/** One PATCH can be several requests; only the first is about the version that was seen. */
function askingFor(call: WireCall, seen: Subscription) {
  let now = seen;
  let underWay = false;
  const source = { kind: 'api', id: call.client.id } as const;
  const reason = `Asked for through the API by ${call.client.name}`;
  return {
    now: () => now,
    underWay: () => underWay,
    ask: async (action: SubscriptionAction): Promise<void> => {
      const first = now === seen ? { expectedVersion: seen.version } : {};
      const options = { reason, source, confirmed: true, ...first };
      const done = await named(action, () => requestAction(call, seen.id, action, options));
      now = done.subscription;
      underWay ||= isUnderWay(done);
    },
  };
}

function isUnderWay({ command }: ActionDone): boolean {
  return command !== null && ['pending', 'sending', 'unknown'].includes(command.state);
}

/** In this API a refusal is told by the member that was to change. */
async function named<T>(action: SubscriptionAction, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused) || action.kind !== 'set_quantity') throw error;
    throw new Refused(error.code, { ...error.values }, 'quantity');
  }
}

/** What a customer feels at once needs the right to enforce, here as everywhere. */
function checkMayEnforce(call: WireCall, wish: SubscriptionAction, { quantity }: Subscription) {
  const harmless =
    wish.kind === 'rename' || (wish.kind === 'set_quantity' && wish.quantity > quantity);
  const permission = 'subscriptions.enforce';
  if (harmless || call.permissions.includes(permission)) return;
  throw refuse(call.user === null ? 'api_scope_missing' : 'api_role_missing', { permission });
}
