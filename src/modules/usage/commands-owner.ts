import type { JsonObject } from '../../kernel/json.ts';
import type { Day } from '../../kernel/days.ts';
import { formatDay } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { getCustomer } from '../customers/index.ts';
import { getEntitlement, getSubscription } from '../subscriptions/index.ts';
import { checkBudgets } from './commands-budget.ts';
import { requireUsage } from './commands-cloud.ts';
import { lockUsage } from './store-import-apply.ts';
import { recountDaysOf } from './store-day.ts';
import { lockSubAccount, moveUnbilled, updateOwner } from './store-sub-account.ts';
import { putOnInvoice } from './store-usage.ts';
import { refuse, type SubAccount } from './types.ts';

export interface SubAccountOwner {
  readonly customerId: string | null;
  readonly subscriptionId: string | null;
  readonly entitlementId: string | null;
}

/**
 * Says whose a sub account is. What is not billed yet moves to the new owner; what stands on an
 * invoice stays with whom it was billed to. Without an owner, rows of later files are reported, and
 * what was recorded stays where it is.
 * @throws Refused `usage_sub_account_not_found`, `customer_not_found`, `subscription_not_found`,
 *   `entitlement_not_found`, `not_an_azure_plan`, `usage_sub_account_owner_differs`,
 *   `usage_sub_account_needs_customer`, `usage_not_in_cloud`
 */
export async function setSubAccountOwner(
  context: Context,
  subAccountId: string,
  owner: SubAccountOwner,
): Promise<SubAccount> {
  await requireUsage(context);
  await refuseOddOwner(context, owner);
  await lockUsage(context);
  const before = await lockSubAccount(context, subAccountId);
  if (!before) throw refuse('usage_sub_account_not_found', { subAccountId });
  const { customerId, subscriptionId, entitlementId } = owner;
  const mappedBy = customerId === null ? null : context.actor.name;
  const after = { ...before, customerId, subscriptionId, entitlementId, mappedBy };
  await updateOwner(context, after);
  let moved = 0;
  if (customerId !== null) {
    const { records, days, customerIds } = await moveUnbilled(context, after);
    moved = records;
    if (records > 0) {
      await recountDaysOf(context, [...new Set([...customerIds, customerId])], days);
      await checkBudgets(context, customerId);
    }
  }
  await recordEvents(context, [
    {
      type: 'usage.sub_account_assigned',
      subject: { kind: 'sub_account', id: subAccountId },
      ...((customerId ?? before.customerId)
        ? { customerId: (customerId ?? before.customerId)! }
        : {}),
      before: ownerFacts(before),
      after: { ...ownerFacts(after), recordsMoved: moved },
    },
  ]);
  return after;
}

async function refuseOddOwner(context: Context, owner: SubAccountOwner): Promise<void> {
  const { customerId, subscriptionId, entitlementId } = owner;
  if (customerId === null) {
    if (subscriptionId === null && entitlementId === null) return;
    throw refuse('usage_sub_account_needs_customer', {}, 'customerId');
  }
  await getCustomer(context, customerId);
  if (subscriptionId === null) {
    if (entitlementId === null) return;
    throw refuse('usage_sub_account_needs_customer', {}, 'subscriptionId');
  }
  const subscription = await getSubscription(context, subscriptionId);
  if (subscription.customerId !== customerId) {
    throw refuse('usage_sub_account_owner_differs', {}, 'subscriptionId');
  }
  if (entitlementId !== null) await getEntitlement(context, subscriptionId, entitlementId);
}

function ownerFacts(account: SubAccount): JsonObject {
  const { externalId, customerId, subscriptionId, entitlementId } = account;
  return { externalId, customerId, subscriptionId, entitlementId };
}

/**
 * Notes that everything a customer consumed up to and including a day stands on an invoice: late
 * charges of earlier days are on it too. What arrives afterwards for these days is unbilled again.
 * @returns how many records it were
 * @throws Refused `customer_not_found`, `usage_nothing_unbilled`, `usage_not_in_cloud`
 */
export async function markBilled(
  context: Context,
  customerId: string,
  until: Day,
  invoice: string,
): Promise<number> {
  await requireUsage(context);
  await getCustomer(context, customerId);
  await lockUsage(context);
  const { days, records } = await putOnInvoice(context, customerId, until, invoice);
  if (records === 0) throw refuse('usage_nothing_unbilled', { until: formatDay(until) });
  await recountDaysOf(context, [customerId], days);
  await recordEvents(context, [
    {
      type: 'usage.marked_billed',
      subject: { kind: 'customer', id: customerId },
      customerId,
      after: { invoice, until: formatDay(until), records },
    },
  ]);
  return records;
}
