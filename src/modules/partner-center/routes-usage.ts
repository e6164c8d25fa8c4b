import { Type } from 'typebox';
import { getPartner } from '../../people/index.ts';
import { wireRoute, type AnyWireRoute, type WireCall } from '../../platform/wire-route.ts';
import { customersOf } from '../customers/index.ts';
import { subscriptionsByIds } from '../subscriptions/index.ts';
import {
  budgetOf,
  currentMonth,
  usageByDay,
  usageBySubscription,
  usageByThing,
  usageOfCustomers,
  usageSummary,
  type CustomerMonth,
} from '../usage/index.ts';
import { findCustomer } from './commands-customer.ts';
import { currencyOfPartner, replaceBudget, subscriptionAt } from './commands-usage.ts';
import { wireCustomerId } from './decide-customer.ts';
import { attributesOf, collectionOf, linkTo } from './decide-envelope.ts';
import { isLegacyClient, wireStatus } from './decide-legacy.ts';
import {
  billingDates,
  budgetOfWire,
  customerRecordOf,
  customerSummaryOf,
  dayRecordOf,
  noCost,
  partnerCostOf,
  subscriptionRecordOf,
  subscriptionSummaryOf,
  thingRecordOf,
} from './routes-usage-records.ts';
import { collectionSchema } from './routes-schemas.ts';
import {
  CustomerRecordSchema,
  CustomerSummarySchema,
  DayRecordSchema,
  PartnerSummarySchema,
  SpendingBudgetSchema,
  SubscriptionRecordSchema,
  SubscriptionSummarySchema,
  ThingRecordSchema,
} from './routes-usage-schemas.ts';
import { refuse } from './types.ts';

const shared = { tag: 'usage', callers: 'app_or_user', feature: 'usage' } as const;
const reading = { ...shared, method: 'GET', permission: 'usage.read' } as const;
const ONE = '/v1/customers/{customerId}/subscriptions/{subscriptionId}';
/** At 80 % of a budget a customer is about to exceed it. */
const TRENDING_BASIS_POINTS = 8_000;
const OVER_BASIS_POINTS = 10_000;

const budgetUri = (id: string) => `/customers/${id}/usagebudget`;

const ofPartner: readonly AnyWireRoute[] = [
  wireRoute({
    ...reading,
    path: '/v1/customers/usagerecords',
    name: 'getCustomerUsageRecords',
    summary: 'This month’s cost of usage of every customer, with its budget.',
    output: collectionSchema(CustomerRecordSchema),
    handle: async (call) => {
      const months = await usageOfCustomers(call);
      const ids = [...new Set(months.map((month) => month.customerId))];
      const customers = new Map((await customersOf(call, ids)).map((each) => [each.id, each]));
      const items = months.flatMap((month) => {
        const customer = customers.get(month.customerId);
        return customer ? [customerRecordOf(customer, month)] : [];
      });
      return { body: collectionOf(items, '/customers/usagerecords') };
    },
  }),
  wireRoute({
    ...reading,
    path: '/v1/usagesummary',
    name: 'getPartnerUsageSummary',
    summary: 'This month’s cost of usage in the partner’s currency, and how budgets stand.',
    output: PartnerSummarySchema,
    handle: async (call) => ({ body: await partnerSummary(call) }),
  }),
];

const ofCustomer: readonly AnyWireRoute[] = [
  wireRoute({
    ...reading,
    path: '/v1/customers/{customerId}/usagesummary',
    name: 'getCustomerUsageSummary',
    summary: 'This month’s cost of a customer’s usage.',
    output: CustomerSummarySchema,
    handle: async (call, { params }) => {
      const { customer } = await findCustomer(call, params.customerId);
      const [costs = null] = await usageSummary(call, customer.id);
      const total = costs ?? noCost(await currencyOfPartner(call), call.now);
      const month = currentMonth(call.now);
      return { body: customerSummaryOf(customer, { month, costs, total }) };
    },
  }),
  wireRoute({
    ...reading,
    path: '/v1/customers/{customerId}/usagebudget',
    name: 'getCustomerUsageBudget',
    summary: 'How much a customer means to spend on usage in a month; no amount without a budget.',
    output: SpendingBudgetSchema,
    handle: async (call, { params }) => {
      const { customer } = await findCustomer(call, params.customerId);
      const budget = await budgetOf(call, customer.id);
      return { body: budgetOfWire(budget, budgetUri(wireCustomerId(customer))) };
    },
  }),
  wireRoute({
    ...shared,
    permission: 'usage.write',
    method: 'PATCH',
    path: '/v1/customers/{customerId}/usagebudget',
    name: 'updateCustomerUsageBudget',
    summary: 'Sets the budget; null takes it away. Usage goes on when it is spent.',
    body: Type.Object({ amount: Type.Optional(Type.Union([Type.Number(), Type.Null()])) }),
    output: SpendingBudgetSchema,
    handle: async (call, { params, body }) => {
      const { customer } = await findCustomer(call, params.customerId);
      if (body.amount === undefined) throw refuse('api_body_missing', {}, 'Amount');
      const budget = await replaceBudget(call, customer, body.amount);
      return { body: budgetOfWire(budget, budgetUri(wireCustomerId(customer))) };
    },
  }),
  wireRoute({
    ...reading,
    path: '/v1/customers/{customerId}/subscriptions/usagerecords',
    name: 'getSubscriptionUsageRecords',
    summary: 'This month’s cost of usage of each of a customer’s subscriptions.',
    output: collectionSchema(SubscriptionRecordSchema),
    handle: async (call, { params }) => {
      const { customer } = await findCustomer(call, params.customerId);
      const months = await usageBySubscription(call, customer.id);
      const ids = [...new Set(months.flatMap((month) => month.subscriptionId ?? []))];
      const sold = new Map((await subscriptionsByIds(call, ids)).map((each) => [each.id, each]));
      const isLegacy = isLegacyClient(call.headers);
      const items = months.flatMap((month) => {
        const subscription = sold.get(month.subscriptionId ?? '');
        if (!subscription) return [];
        const status = wireStatus(subscription, isLegacy);
        return [subscriptionRecordOf(subscription, status, month)];
      });
      const uri = `/customers/${wireCustomerId(customer)}/subscriptions/usagerecords`;
      return { body: collectionOf(items, uri) };
    },
  }),
];

const ofSubscription: readonly AnyWireRoute[] = [
  wireRoute({
    ...reading,
    path: `${ONE}/usagesummary`,
    name: 'getSubscriptionUsageSummary',
    summary: 'This month’s cost of a subscription’s usage.',
    output: SubscriptionSummarySchema,
    handle: async (call, { params }) => {
      const { customer, subscription } = await subscriptionAt(call, params);
      const months = await usageBySubscription(call, customer.id);
      const found = months.find((month) => month.subscriptionId === subscription.id);
      const total = found ?? noCost(await currencyOfPartner(call), call.now);
      const of = { month: currentMonth(call.now), total };
      return { body: subscriptionSummaryOf(wireCustomerId(customer), subscription, of) };
    },
  }),
  ...(
    [
      ['meterusagerecords', 'meter', 'getMeterUsageRecords'],
      ['resourceusagerecords', 'resource', 'getResourceUsageRecords'],
      ['usagerecords/resources', 'resource', 'getSubscriptionUsageRecordsByResource'],
    ] as const
  ).map(([path, kind, name]) =>
    wireRoute({
      ...reading,
      path: `${ONE}/${path}` as const,
      name,
      summary: `This month’s usage of a subscription by ${kind}, the most expensive first.`,
      output: collectionSchema(ThingRecordSchema),
      handle: async (call, { params }) => {
        const { customer, subscription } = await subscriptionAt(call, params);
        const things = await usageByThing(call, kind, subscription.id);
        const items = things.map((thing) => thingRecordOf(thing, kind));
        const uri = `/customers/${wireCustomerId(customer)}/subscriptions/${subscription.id}/${path}`;
        return { body: collectionOf(items, uri) };
      },
    }),
  ),
  wireRoute({
    ...reading,
    path: `${ONE}/usagerecords/daily`,
    name: 'getSubscriptionUsageRecordsByDay',
    summary: 'This month’s cost of a subscription’s usage, day by day.',
    output: collectionSchema(DayRecordSchema),
    handle: async (call, { params }) => {
      const { customer, subscription } = await subscriptionAt(call, params);
      const days = await usageByDay(call, subscription.id);
      const path = `/customers/${wireCustomerId(customer)}/subscriptions/${subscription.id}`;
      const items = days.map((day) => dayRecordOf(subscription, day));
      return { body: collectionOf(items, `${path}/usagerecords/daily`) };
    },
  }),
];

export const usageWireRoutes: readonly AnyWireRoute[] = [
  ...ofPartner,
  ...ofCustomer,
  ...ofSubscription,
];

async function partnerSummary(call: WireCall) {
  const partner = await getPartner(call);
  const currency = await currencyOfPartner(call);
  const months = await usageOfCustomers(call);
  const used = (month: CustomerMonth) => month.budget?.usedBasisPoints ?? 0;
  return {
    emailsToNotify: [],
    customersOverBudget: months.filter((month) => used(month) > OVER_BASIS_POINTS).length,
    customersTrendingOver: months.filter(
      (month) => used(month) >= TRENDING_BASIS_POINTS && used(month) <= OVER_BASIS_POINTS,
    ).length,
    customersWithUsageBasedSubscription: new Set(months.map((month) => month.customerId)).size,
    resourceId: partner.id,
    resourceName: partner.name,
    ...billingDates(currentMonth(call.now)),
    ...partnerCostOf(months, currency, call.now),
    links: { self: linkTo('/usagesummary') },
    attributes: attributesOf('PartnerUsageSummary'),
  };
}
