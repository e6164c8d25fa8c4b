import { Type } from 'typebox';
import { cloudTable } from '../../kernel/clouds.ts';
import { foldForSearch } from '../../kernel/text.ts';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  PAGE_LIMIT_DEFAULT,
  pageOf,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { customersOf, searchCustomerIds } from '../customers/index.ts';
import { previewAction, requestAction } from './commands-action.ts';
import { askForBulk } from './commands-bulk.ts';
import { resolveDrift } from './commands-drift.ts';
import { lifeFactsOf } from './commands-life.ts';
import { scheduledAt } from './decide-action.ts';
import { bearsOn, decideAccess } from './decide-hold.ts';
import type { LifeFacts } from './decide-life.ts';
import { recommendedLevers } from './decide-money.ts';
import { decideOutlook } from './decide-outlook.ts';
import { sourceOf } from './routes-holds.ts';
import {
  ActionSchema,
  chargeJson,
  commandJson,
  CommandSchema,
  DetailSchema,
  holdJson,
  HoldKindSchema,
  HoldSchema,
  IdText,
  leversJson,
  moneyJson,
  outlookJson,
  PreviewSchema,
  ReasonText,
  restorationJson,
  StatusSchema,
  subscriptionJson,
  SubscriptionParams,
  SubscriptionSchema,
} from './routes-schemas.ts';
import { commandsOfSubscription, latestRestoration } from './store-command.ts';
import { holdsOfSubscription, openHoldsBearing } from './store-hold.ts';
import { chargesOfSubscription } from './store-life.ts';
import * as store from './store.ts';
import { refuse, type Subscription } from './types.ts';

const tag = 'subscriptions';
/** Customers whose subscriptions a search finds besides those whose own name it is. */
const SEARCHED_CUSTOMERS_MAX = 1_000;
/** What a page shows of what was asked and charged; the event log has the rest. */
const COMMANDS_SHOWN = 50;
const CHARGES_SHOWN = 200;

const nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

const FilterQuery = Type.Object({
  ...PageQuery,
  customerId: Type.Optional(IdText),
  status: Type.Optional(StatusSchema),
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'Part of a name, words of a customer, or an id' }),
  ),
  hold: Type.Optional(HoldKindSchema),
  drifted: Type.Optional(Type.Boolean()),
  dueBefore: Type.Optional(
    Type.String({ format: 'date-time', description: 'Only what the clock moves until then' }),
  ),
});

async function filterOf(
  context: Context,
  query: Type.Static<typeof FilterQuery>,
): Promise<store.SubscriptionFilter> {
  const { customerId, status, hold, drifted, dueBefore } = query;
  const q = foldForSearch(query.q ?? '');
  const customerIds = q ? await searchCustomerIds(context, q, SEARCHED_CUSTOMERS_MAX) : [];
  return {
    ...(customerId ? { customerId } : {}),
    ...(status ? { status } : {}),
    ...(hold ? { hold } : {}),
    ...(drifted === undefined ? {} : { drifted }),
    ...(dueBefore ? { due: new Date(dueBefore) } : {}),
    ...(q ? { q, customerIds } : {}),
  };
}

/** Subscriptions as they go out, with what bears on them and what comes next. */
async function rowsOf(context: Context, subscriptions: readonly Subscription[]) {
  return rowsOfFacts(context, await lifeFactsOf(context, subscriptions));
}

async function rowsOfFacts(context: Context, facts: readonly LifeFacts[]) {
  const subscriptions = facts.map((each) => each.subscription);
  const customerIds = [...new Set(subscriptions.map((each) => each.customerId))];
  const customers = new Map(
    (await customersOf(context, customerIds)).map((each) => [each.id, each]),
  );
  const holds = await openHoldsBearing(context, subscriptions);
  return facts.map((each) => {
    const { subscription } = each;
    const customer = customers.get(subscription.customerId) ?? { number: '', name: '' };
    const bearing = holds.filter((hold) => bearsOn(hold, subscription));
    return subscriptionJson(subscription, customer, bearing, decideOutlook(each));
  });
}

async function findSubscription(context: Context, id: string): Promise<Subscription> {
  const subscription = await store.findSubscription(context, id);
  if (!subscription) throw refuse('subscription_not_found', { subscriptionId: id });
  return subscription;
}

async function rowOf(context: Context, subscription: Subscription) {
  const [row] = await rowsOf(context, [subscription]);
  if (!row) throw refuse('subscription_not_found', { subscriptionId: subscription.id });
  return row;
}

/** @throws Refused `subscription_not_found` */
async function detailOf(context: Context, id: string): Promise<Type.Static<typeof DetailSchema>> {
  const subscription = await findSubscription(context, id);
  const [facts] = await lifeFactsOf(context, [subscription]);
  if (!facts) throw refuse('subscription_not_found', { subscriptionId: id });
  const [row] = await rowsOfFacts(context, [facts]);
  const holds = await holdsOfSubscription(context, id);
  const { isOn, reasons } = decideAccess(holds, subscription);
  const restoration = await latestRestoration(context, id);
  const charges = await chargesOfSubscription(context, id, CHARGES_SHOWN);
  return {
    subscription: row!,
    access: { isOn, reasons: reasons.map(({ code, values }) => ({ code, values: { ...values } })) },
    holds: holds.map(holdJson),
    batches: facts.batches.map((batch) => ({
      ...batch,
      addedAt: batch.addedAt.toISOString(),
      returnableUntil: batch.returnableUntil.toISOString(),
    })),
    activeEntitlements: facts.activeEntitlements,
    commands: (await commandsOfSubscription(context, id, COMMANDS_SHOWN)).map(commandJson),
    charges: charges.map((charge) => chargeJson(charge, subscription.currency)).toReversed(),
    restoration: restoration ? restorationJson(restoration) : null,
    outlook: decideOutlook(facts).map(outlookJson),
    recommended: leversJson(recommendedLevers(facts)),
    retentionDays: cloudTable[facts.cloud].legacyRetentionDays,
  };
}

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

const actionRefusals = [
  'subscription_not_found',
  'subscription_version_stale',
  'subscription_deleted',
  'subscription_status_impossible',
  'subscription_suspended',
  'subscription_renewing',
  'subscription_command_under_way',
  'subscription_cancel_window_closed',
  'subscription_cancel_not_confirmed',
  'subscription_cancel_needs_approval',
  'subscription_seats_not_returnable',
  'subscription_quantity_out_of_range',
  'subscription_quantity_fixed',
  'subscription_auto_renew_impossible',
  'subscription_update_limit',
  'subscription_parent_inactive',
  'azure_plan_has_active_subscriptions',
  'hold_not_yours',
  'cloud_closed',
];

export const subscriptionRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/subscriptions',
    name: 'listSubscriptions',
    summary: 'Subscriptions with their open holds and what comes next, the newest first.',
    tag,
    permission: 'subscriptions.read',
    query: FilterQuery,
    output: pageOf(SubscriptionSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const after = query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null;
      const filter = await filterOf(context, query);
      const rows = await store.pageOfSubscriptions(context, { ...filter, after, limit: limit + 1 });
      const { items, nextCursor } = cutPage(rows, limit, (row) => [row.id]);
      const total = await store.countSubscriptions(context, filter);
      return {
        items: await rowsOf(context, items),
        nextCursor,
        ...(total === undefined ? {} : { total }),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/subscriptions/{subscriptionId}',
    name: 'getSubscription',
    summary:
      'One subscription: where it stands and why, what was asked and charged, what comes next.',
    tag,
    permission: 'subscriptions.read',
    params: SubscriptionParams,
    output: DetailSchema,
    refusals: ['subscription_not_found'],
    handle: (context, { params }) => detailOf(context, params.subscriptionId),
  }),
  route({
    method: 'POST',
    path: '/api/subscriptions/{subscriptionId}/preview-action',
    name: 'previewSubscriptionAction',
    summary: 'What an action would do, cost and save today, or why it is refused. Changes nothing.',
    tag,
    permission: 'subscriptions.read',
    params: SubscriptionParams,
    body: Type.Object({ action: ActionSchema }, { additionalProperties: false }),
    output: PreviewSchema,
    refusals: ['subscription_not_found'],
    handle: async (context, { params, body }) => {
      const { refusal, money, outlookBefore, outlookAfter } = await previewAction(
        context,
        params.subscriptionId,
        body.action,
      );
      return {
        refusal: refusal && { code: refusal.code, values: { ...refusal.values } },
        money: money && moneyJson(money),
        outlookBefore: outlookBefore.map(outlookJson),
        outlookAfter: outlookAfter.map(outlookJson),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/subscriptions/{subscriptionId}/actions',
    name: 'requestSubscriptionAction',
    summary:
      'Suspends, reactivates, cancels or changes a subscription. What cannot be undone must be confirmed; what is scheduled becomes a bulk action of one.',
    tag,
    permission: 'subscriptions.enforce',
    params: SubscriptionParams,
    body: Type.Object(
      {
        action: ActionSchema,
        reason: ReasonText,
        version: Type.Optional(Type.Integer({ description: 'The version that was seen' })),
        confirmed: Type.Optional(Type.Boolean()),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      subscription: SubscriptionSchema,
      command: nullable(CommandSchema),
      placed: Type.Array(HoldSchema),
      lifted: Type.Array(HoldSchema),
      bulkActionId: nullable(IdText),
    }),
    refusals: actionRefusals,
    handle: async (context, { params, body }) => {
      const { action, reason, version, confirmed = false } = body;
      const { subscriptionId } = params;
      const at = scheduledAt(action);
      if (at !== null && at > context.now) {
        const asked = { subscriptionIds: [subscriptionId], action, reason, confirmed };
        const { id: bulkActionId } = await askForBulk(context, asked);
        const subscription = await rowOf(context, await findSubscription(context, subscriptionId));
        return { subscription, command: null, placed: [], lifted: [], bulkActionId };
      }
      const done = await requestAction(context, subscriptionId, action, {
        reason,
        confirmed,
        source: sourceOf(context),
        ...(version === undefined ? {} : { expectedVersion: version }),
      });
      return {
        subscription: await rowOf(context, done.subscription),
        command: done.command && commandJson(done.command),
        placed: done.placed.map(holdJson),
        lifted: done.lifted.map(holdJson),
        bulkActionId: null,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/subscriptions/{subscriptionId}/resolve-drift',
    name: 'resolveSubscriptionDrift',
    summary: 'Keeps what somebody changed at the provider, or has the provider undo it.',
    tag,
    permission: 'subscriptions.enforce',
    params: SubscriptionParams,
    body: Type.Object({ how: Type.Enum(['accept', 'undo']) }, { additionalProperties: false }),
    output: SubscriptionSchema,
    refusals: ['subscription_not_found', 'drift_not_found', 'hold_not_yours'],
    handle: async (context, { params, body }) => {
      await resolveDrift(context, params.subscriptionId, body.how);
      return rowOf(context, await findSubscription(context, params.subscriptionId));
    },
  }),
];
