import type { Context } from '../../platform/context.ts';
import { requireUsage } from './commands-cloud.ts';
import { currentMonth, daysOf, type DaySpan } from './decide-month.ts';
import * as store from './store-usage.ts';
import type { ConsumedThing, CustomerMonth, DayCosts, Month, SubscriptionMonth } from './types.ts';

export { formatExact, roundToMinor } from './decide-amount.ts';
export { currentMonth, formatMonth, parseMonth, type DaySpan } from './decide-month.ts';
export { budgetOf, setBudget } from './commands-budget.ts';
export { importUsage, type UsageImportRequest, type UsageImportResult } from './commands-import.ts';
export { markBilled, setSubAccountOwner, type SubAccountOwner } from './commands-owner.ts';
export { budgetMail, budgetMailFacts, type BudgetMailFacts } from './commands-mail.ts';
export { usageInvariants } from './invariants.ts';
export { checkBudgetsOnTime } from './jobs.ts';
export { usageRoutes } from './routes.ts';
export {
  chargedForUsageSince,
  consumedSums,
  latestUsageDay,
  unbilledSums,
  type UsageSum,
} from './store-sums.ts';
export type {
  Budget,
  BudgetNotice,
  BudgetUse,
  ConsumedThing,
  Costs,
  CustomerMonth,
  DayCosts,
  ExactAmount,
  Month,
  SubAccount,
  SubscriptionMonth,
  UsageRefusal,
} from './types.ts';
export {
  badRowsChoices,
  subAccountChoices,
  usageFormats,
  type UsageFormat,
  type UsageImport,
} from './types-import.ts';

// Every question below is refused with `usage_not_in_cloud` where the cloud has no usage.

/**
 * Every customer that consumed something in a month or has a budget, one entry per currency, the
 * largest first.
 */
export async function usageOfCustomers(context: Context, month?: Month): Promise<CustomerMonth[]> {
  await requireUsage(context);
  return store.customerMonths(context, { month: month ?? currentMonth(context.now) });
}

/** One customer's month, an entry per currency; empty without usage and budget. */
export async function usageSummary(
  context: Context,
  customerId: string,
  month?: Month,
): Promise<CustomerMonth[]> {
  await requireUsage(context);
  return store.customerMonths(context, {
    month: month ?? currentMonth(context.now),
    customerIds: [customerId],
  });
}

/** A customer's month by subscription, the largest first. */
export async function usageBySubscription(
  context: Context,
  customerId: string,
  month?: Month,
): Promise<SubscriptionMonth[]> {
  await requireUsage(context);
  return store.subscriptionMonths(context, customerId, month ?? currentMonth(context.now));
}

/** A subscription's days; without a span, those of this month. */
export async function usageByDay(
  context: Context,
  subscriptionId: string,
  span?: DaySpan,
): Promise<DayCosts[]> {
  await requireUsage(context);
  return store.dayCosts(context, { subscriptionId }, span ?? daysOf(currentMonth(context.now)));
}

/** A subscription's month by meter or by resource, the most expensive first, at most `limit`. */
export async function usageByThing(
  context: Context,
  kind: 'meter' | 'resource',
  subscriptionId: string,
  month?: Month,
  limit = THINGS_MAX,
): Promise<ConsumedThing[]> {
  await requireUsage(context);
  const span = daysOf(month ?? currentMonth(context.now));
  return store.consumedThings(context, kind, { subscriptionId }, span, limit);
}

/** A list of meters that a program still reads in one go. */
const THINGS_MAX = 10_000;

/** What stands on no invoice, of all months, per customer and currency. */
export async function unbilledUsage(
  context: Context,
  customerIds: readonly string[],
): ReturnType<typeof store.unbilledOf> {
  return store.unbilledOf(context, customerIds);
}
