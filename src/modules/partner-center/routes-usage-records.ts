import { addDays, addMonths, formatDay } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Subscription } from '../subscriptions/index.ts';
import type { Customer } from '../customers/index.ts';
import {
  formatExact,
  roundToMinor,
  type Budget,
  type ConsumedThing,
  type CustomerMonth,
  type DayCosts,
  type ExactAmount,
  type Month,
  type SubscriptionMonth,
} from '../usage/index.ts';
import { wireCustomerId } from './decide-customer.ts';
import { attributesOf, linkTo } from './decide-envelope.ts';
import { amountNumber } from './decide-number.ts';

/** Without a budget the API leaves its amount out. */
export function budgetOfWire(budget: Pick<Budget, 'amount' | 'currency'> | null, uri: string) {
  const amount = budget === null ? null : amountNumber(budget.amount, budget.currency);
  return {
    amount,
    usageSpendingBudget: amount,
    links: { self: linkTo(uri) },
    attributes: attributesOf('SpendingBudget'),
  };
}

interface Total {
  readonly currency: Currency;
  readonly billed: ExactAmount;
  readonly changedAt: Date;
}

/** What all records of usage share: the cost of the month so far, and when it was last known. */
function costOf({ currency, billed, changedAt }: Total) {
  const totalCost = amountNumber(roundToMinor(billed, currency), currency);
  return {
    totalCost,
    currencyLocale: currency,
    currencyCode: currency,
    usdTotalCost: currency === 'USD' ? totalCost : null,
    lastModifiedDate: changedAt.toISOString(),
  };
}

/** Nothing consumed yet. */
export function noCost(currency: Currency, now: Date): Total {
  return { currency, billed: 0n as ExactAmount, changedAt: now };
}

/** Of hundredths of a percent, a percentage. */
function percentOf(month: CustomerMonth): number {
  return (month.budget?.usedBasisPoints ?? 0) / 100;
}

function budgetIn(month: CustomerMonth | null) {
  const budget = month?.budget ?? null;
  return {
    ...(budget === null ? {} : { amount: amountNumber(budget.amount, month!.currency) }),
    attributes: attributesOf('SpendingBudget'),
  };
}

export function customerRecordOf(customer: Customer, month: CustomerMonth) {
  const id = wireCustomerId(customer);
  return {
    budget: budgetIn(month),
    percentUsed: percentOf(month),
    isUpgraded: true,
    resourceId: id,
    id,
    resourceName: customer.name,
    name: customer.name,
    ...costOf(month),
    links: { self: linkTo(`/customers/${id}/usagesummary`) },
    attributes: attributesOf('CustomerMonthlyUsageRecord'),
  };
}

/** First and last day of the month for which the provider bills. */
export function billingDates(month: Month) {
  return {
    billingStartDate: `${formatDay(month)}T00:00:00Z`,
    billingEndDate: `${formatDay(addDays(addMonths(month, 1), -1))}T00:00:00Z`,
  };
}

export function customerSummaryOf(
  customer: Customer,
  of: { readonly month: Month; readonly costs: CustomerMonth | null; readonly total: Total },
) {
  const id = wireCustomerId(customer);
  return {
    budget: budgetIn(of.costs),
    resourceId: id,
    resourceName: customer.name,
    ...billingDates(of.month),
    ...costOf(of.total),
    links: { self: linkTo(`/customers/${id}/usagesummary`) },
    attributes: attributesOf('CustomerUsageSummary'),
  };
}

type Sold = Pick<Subscription, 'id' | 'friendlyName' | 'offerId' | 'kind'>;

export function subscriptionRecordOf(subscription: Sold, status: string, month: SubscriptionMonth) {
  return {
    status,
    offerId: subscription.offerId,
    partnerOnRecord: '',
    isUpgraded: subscription.kind === 'azure_plan',
    resourceId: subscription.id,
    id: subscription.id,
    resourceName: subscription.friendlyName,
    name: subscription.friendlyName,
    ...costOf(month),
    attributes: attributesOf('SubscriptionMonthlyUsageRecord'),
  };
}

export function subscriptionSummaryOf(
  customerId: string,
  subscription: Sold,
  of: { readonly month: Month; readonly total: Total },
) {
  const self = `/customers/${customerId}/subscriptions/${subscription.id}/usagesummary`;
  return {
    resourceId: subscription.id,
    resourceName: subscription.friendlyName,
    ...billingDates(of.month),
    ...costOf(of.total),
    links: { self: linkTo(self) },
    attributes: attributesOf('SubscriptionUsageSummary'),
  };
}

/** Prices of meters are fractions of a cent: their sums go out with all their digits. */
function exactNumber(amount: ExactAmount): number {
  return JSON.rawJSON(formatExact(amount)) as number;
}

export function thingRecordOf(thing: ConsumedThing, kind: 'meter' | 'resource') {
  return {
    category: thing.serviceCategory,
    subcategory: thing.serviceName,
    resourceId: thing.id ?? '',
    id: thing.id ?? '',
    resourceName: thing.name ?? thing.serviceName,
    name: thing.name ?? thing.serviceName,
    resourceRegion: thing.region,
    unit: thing.unit,
    quantityUsed: thing.quantity === null ? null : (JSON.rawJSON(thing.quantity) as number),
    totalCost: exactNumber(thing.billed),
    currencyLocale: thing.currency,
    currencyCode: thing.currency,
    usdTotalCost: thing.currency === 'USD' ? exactNumber(thing.billed) : null,
    lastModifiedDate: `${formatDay(thing.lastDay)}T00:00:00Z`,
    attributes: attributesOf(
      kind === 'meter' ? 'MeterUsageRecord' : 'AzureResourceMonthlyUsageRecord',
    ),
  };
}

export function dayRecordOf(subscription: Sold, day: DayCosts) {
  return {
    dateUsed: `${formatDay(day.day)}T00:00:00Z`,
    resourceId: subscription.id,
    resourceName: subscription.friendlyName,
    ...costOf(day),
    attributes: attributesOf('SubscriptionDailyUsageRecord'),
  };
}

/** All customers' costs in one currency; what is charged in another is not mixed in. */
export function partnerCostOf(months: readonly CustomerMonth[], currency: Currency, now: Date) {
  const same = months.filter((month) => month.currency === currency);
  const billed = same.reduce((sum, month) => sum + month.billed, 0n) as ExactAmount;
  const newest = Math.max(0, ...same.map((month) => month.changedAt.getTime()));
  return costOf({ currency, billed, changedAt: newest === 0 ? now : new Date(newest) });
}
