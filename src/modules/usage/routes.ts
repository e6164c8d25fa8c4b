import { Type } from 'typebox';
import { formatDay } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PAGE_LIMIT_MAX,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { customersOf, getCustomer, searchCustomerIds } from '../customers/index.ts';
import { subscriptionsByIds } from '../subscriptions/index.ts';
import { requireUsage } from './commands-cloud.ts';
import { formatExact } from './decide-amount.ts';
import { currentMonth, daysOf, formatMonth, parseMonth, parseSpan } from './decide-month.ts';
import { usageBudgetRoutes } from './routes-budget.ts';
import { usageImportRoutes } from './routes-import.ts';
import {
  budgetUseJson,
  costsJson,
  CostsSchema,
  CustomerMonthSchema,
  CustomerParams,
  DaySchema,
  DayText,
  MonthText,
  OptionalMonth,
  SubscriptionMonthSchema,
  tag,
  thingJson,
  ThingSchema,
} from './routes-schemas.ts';
import { countUnmapped } from './store-sub-account.ts';
import * as store from './store-usage.ts';
import { budgetThresholds, type CustomerMonth, type Month } from './types.ts';

/** Customers that a search by name may find; more is no search. */
const SEARCH_CUSTOMERS_MAX = 1_000;
const NEAR_BASIS_POINTS = budgetThresholds[0] * 100;
const SPENT_BASIS_POINTS = 10_000;

function monthFrom(context: Context, text: string | undefined): Month {
  return text === undefined ? currentMonth(context.now) : parseMonth(text);
}

function isMonthCursor(values: readonly unknown[]): values is [string, string, string] {
  return (
    values.length === 3 &&
    values.every((value) => typeof value === 'string') &&
    /^-?\d{1,30}(\.\d{1,18})?$/.test(values[0] as string)
  );
}

async function named(context: Context, months: readonly CustomerMonth[]) {
  const customers = await customersOf(context, [...new Set(months.map((each) => each.customerId))]);
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  return months.map((each) => ({
    ...costsJson(each),
    customerId: each.customerId,
    customerNumber: byId.get(each.customerId)?.number ?? '',
    customerName: byId.get(each.customerId)?.name ?? '',
    month: formatMonth(each.month),
    budget: budgetUseJson(each.budget, each.currency),
  }));
}

const ofEverybody = [
  route({
    method: 'GET',
    path: '/api/usage',
    name: 'listUsage',
    summary: 'What each customer consumed in a month, beside its budget, the largest first.',
    tag,
    permission: 'usage.read',
    query: Type.Object({
      ...PageQuery,
      month: OptionalMonth,
      q: Type.Optional(Type.String({ maxLength: 200 })),
      withBudget: Type.Optional(Type.Boolean()),
    }),
    output: pageOf(CustomerMonthSchema),
    refusals: ['cursor_invalid', 'usage_month_invalid', 'usage_not_in_cloud'],
    handle: async (context, { query }) => {
      await requireUsage(context);
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const cursor = query.cursor ? readCursor(query.cursor, isMonthCursor) : null;
      const rows = await store.customerMonths(context, {
        month: monthFrom(context, query.month),
        limit: limit + 1,
        ...(query.withBudget ? { withBudget: true } : {}),
        ...(query.q
          ? { customerIds: await searchCustomerIds(context, query.q, SEARCH_CUSTOMERS_MAX) }
          : {}),
        ...(cursor
          ? { after: { billed: cursor[0], customerId: cursor[1], currency: cursor[2] } }
          : {}),
      });
      const page = cutPage(rows, limit, (row) => [
        formatExact(row.billed),
        row.customerId,
        row.currency,
      ]);
      return { items: await named(context, page.items), nextCursor: page.nextCursor };
    },
  }),
  route({
    method: 'GET',
    path: '/api/usage/overview',
    name: 'getUsageOverview',
    summary: 'A month in figures: costs per currency, budgets that are nearly or wholly spent.',
    tag,
    permission: 'usage.read',
    query: Type.Object({ month: OptionalMonth }),
    output: Type.Object({
      month: MonthText,
      totals: Type.Array(Type.Intersect([CostsSchema, Type.Object({ customers: Type.Integer() })])),
      customersWithBudget: Type.Integer(),
      customersNearBudget: Type.Integer({ description: 'At 80 % or above, but below 100 %' }),
      customersOverBudget: Type.Integer(),
      subAccountsWithoutOwner: Type.Integer(),
    }),
    refusals: ['usage_month_invalid', 'usage_not_in_cloud'],
    handle: async (context, { query }) => {
      await requireUsage(context);
      const month = monthFrom(context, query.month);
      const totals = await store.monthTotals(context, month);
      const budgeted = await store.customerMonths(context, { month, withBudget: true });
      const used = budgeted.map((each) => each.budget?.usedBasisPoints ?? 0);
      const over = used.filter((points) => points >= SPENT_BASIS_POINTS).length;
      return {
        month: formatMonth(month),
        totals: totals.map((each) => ({ ...costsJson(each), customers: each.customers })),
        customersWithBudget: budgeted.length,
        customersNearBudget: used.filter((points) => points >= NEAR_BASIS_POINTS).length - over,
        customersOverBudget: over,
        subAccountsWithoutOwner: await countUnmapped(context),
      };
    },
  }),
];

const ofCustomer = [
  route({
    method: 'GET',
    path: '/api/customers/{customerId}/usage',
    name: 'getCustomerUsage',
    summary: 'A customer’s month: costs and budget per currency, by subscription, day and service.',
    tag,
    permission: 'usage.read',
    params: CustomerParams,
    query: Type.Object({ month: OptionalMonth }),
    output: Type.Object({
      month: MonthText,
      currencies: Type.Array(CustomerMonthSchema),
      subscriptions: Type.Array(SubscriptionMonthSchema),
      days: Type.Array(DaySchema),
      services: Type.Array(ThingSchema),
    }),
    refusals: ['customer_not_found', 'usage_month_invalid', 'usage_not_in_cloud'],
    handle: async (context, { params: { customerId }, query }) => {
      await requireUsage(context);
      await getCustomer(context, customerId);
      const month = monthFrom(context, query.month);
      const span = daysOf(month);
      const consumer = { customerId };
      const months = await store.customerMonths(context, { month, customerIds: [customerId] });
      const services = await store.consumedThings(
        context,
        'service',
        consumer,
        span,
        PAGE_LIMIT_MAX,
      );
      return {
        month: formatMonth(month),
        currencies: await named(context, months),
        subscriptions: await subscriptionsOf(context, customerId, month),
        days: (await store.dayCosts(context, consumer, span)).map(dayJson),
        services: services.map(thingJson),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/customers/{customerId}/usage/days',
    name: 'listUsageDays',
    summary: 'A customer’s costs day by day, by subscription and currency.',
    tag,
    permission: 'usage.read',
    params: CustomerParams,
    query: Type.Object({
      from: DayText,
      to: DayText,
      subscriptionId: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    output: Type.Object({ items: Type.Array(DaySchema) }),
    refusals: ['customer_not_found', 'usage_days_invalid', 'usage_not_in_cloud'],
    handle: async (context, { params: { customerId }, query }) => {
      await requireUsage(context);
      await getCustomer(context, customerId);
      const { subscriptionId } = query;
      const consumer = { customerId, ...(subscriptionId ? { subscriptionId } : {}) };
      const days = await store.dayCosts(context, consumer, parseSpan(query.from, query.to));
      return { items: days.map(dayJson) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/customers/{customerId}/usage/items',
    name: 'listUsageItems',
    summary: 'What cost most in a month: by service, meter or resource.',
    tag,
    permission: 'usage.read',
    params: CustomerParams,
    query: Type.Object({
      by: Type.Enum(['service', 'meter', 'resource']),
      month: OptionalMonth,
      subscriptionId: Type.Optional(Type.String({ format: 'uuid' })),
      limit: PageQuery.limit,
    }),
    output: Type.Object({
      items: Type.Array(ThingSchema),
      more: Type.Boolean({ description: 'There are cheaper ones that are not listed' }),
    }),
    refusals: ['customer_not_found', 'usage_month_invalid', 'usage_not_in_cloud'],
    handle: async (context, { params: { customerId }, query }) => {
      await requireUsage(context);
      await getCustomer(context, customerId);
      const { subscriptionId } = query;
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const things = await store.consumedThings(
        context,
        query.by,
        { customerId, ...(subscriptionId ? { subscriptionId } : {}) },
        daysOf(monthFrom(context, query.month)),
        limit + 1,
      );
      return { items: things.slice(0, limit).map(thingJson), more: things.length > limit };
    },
  }),
];

async function subscriptionsOf(context: Context, customerId: string, month: Month) {
  const months = await store.subscriptionMonths(context, customerId, month);
  const ids = [...new Set(months.flatMap((each) => each.subscriptionId ?? []))];
  const found = await subscriptionsByIds(context, ids);
  const names = new Map(found.map((each) => [each.id, each.friendlyName]));
  return months.map((each) => ({
    ...costsJson(each),
    subscriptionId: each.subscriptionId,
    subscriptionName: each.subscriptionId && (names.get(each.subscriptionId) ?? null),
  }));
}

function dayJson(costs: Awaited<ReturnType<typeof store.dayCosts>>[number]) {
  return {
    ...costsJson(costs),
    day: formatDay(costs.day),
    subscriptionId: costs.subscriptionId,
  };
}

export const usageRoutes: readonly AnyRoute[] = [
  ...ofEverybody,
  ...ofCustomer,
  ...usageBudgetRoutes,
  ...usageImportRoutes,
];
