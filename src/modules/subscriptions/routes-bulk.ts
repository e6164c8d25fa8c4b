import { Type } from 'typebox';
import { formatDecimal, parseDecimal, scaleOf, type Currency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  PAGE_LIMIT_DEFAULT,
  pageOf,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { customersOf } from '../customers/index.ts';
import {
  approveBulk,
  askForBulk,
  declineBulk,
  getBulkAction,
  previewBulk,
  stopBulk,
} from './commands-bulk.ts';
import { changeSubscriptionSettings, subscriptionSettings } from './commands-settings.ts';
import {
  BulkActionSchema,
  BulkItemSchema,
  BulkPreviewSchema,
  BulkRequestSchema,
  bulkActionText,
  bulkItemText,
  bulkPreviewText,
  type ItemNames,
  SettingsInputSchema,
  SettingsSchema,
} from './routes-schemas-bulk.ts';
import { pageOfBulkActions, pageOfBulkItems } from './store-bulk.ts';
import { subscriptionsByIds } from './store.ts';
import { bulkItemStates, bulkStates, type BulkAction, type BulkItem } from './types-bulk.ts';
import { refuse } from './types.ts';

const tag = 'subscriptions';
const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ReasonBody = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1_000 }) });

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

function cursorId(cursor: string | undefined): string | null {
  return cursor === undefined ? null : readCursor(cursor, isIdCursor)[0];
}

const askRefusals = [
  'bulk_action_too_large',
  'subscription_not_found',
  'subscription_cancel_not_confirmed',
];

export const bulkRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/bulk-actions',
    name: 'askForBulkAction',
    summary:
      'One action on many subscriptions, at once or at a time. With `dryRun`, only says what would happen to each and what it would cost.',
    tag,
    permission: 'subscriptions.enforce',
    body: BulkRequestSchema,
    output: Type.Object({
      preview: BulkPreviewSchema,
      bulkAction: Type.Union([BulkActionSchema, Type.Null()]),
    }),
    refusals: askRefusals,
    handle: async (context, { body }) => {
      const { subscriptionIds, action, reason, confirmed } = body;
      const preview = bulkPreviewText(await previewBulk(context, { subscriptionIds, action }));
      if (body.dryRun === true) return { preview, bulkAction: null };
      const bulk = await askForBulk(context, {
        subscriptionIds,
        action,
        reason,
        ...(body.runAt === undefined ? {} : { runAt: new Date(body.runAt) }),
        ...(confirmed === undefined ? {} : { confirmed }),
      });
      return { preview, bulkAction: bulkActionText(bulk) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/bulk-actions',
    name: 'listBulkActions',
    summary: 'Bulk actions with their progress, newest first.',
    tag,
    permission: 'subscriptions.read',
    query: Type.Object({ ...PageQuery, state: Type.Optional(Type.Enum([...bulkStates])) }),
    output: pageOf(BulkActionSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const rows = await pageOfBulkActions(context, {
        state: query.state ?? null,
        beforeId: cursorId(query.cursor),
        limit: limit + 1,
      });
      const page = cutPage(rows, limit, (row) => [row.id]);
      return { ...page, items: page.items.map(bulkActionText) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/bulk-actions/{id}',
    name: 'getBulkAction',
    summary: 'One bulk action with its progress.',
    tag,
    permission: 'subscriptions.read',
    params: IdParams,
    output: BulkActionSchema,
    refusals: ['bulk_action_not_found'],
    handle: async (context, { params }) => bulkActionText(await getBulkAction(context, params.id)),
  }),
  route({
    method: 'GET',
    path: '/api/bulk-actions/{id}/items',
    name: 'listBulkItems',
    summary: 'What became of each subscription of a bulk action.',
    tag,
    permission: 'subscriptions.read',
    params: IdParams,
    query: Type.Object({ ...PageQuery, state: Type.Optional(Type.Enum([...bulkItemStates])) }),
    output: pageOf(BulkItemSchema),
    refusals: ['bulk_action_not_found', 'cursor_invalid'],
    handle: async (context, { params, query }) => {
      const { total } = await getBulkAction(context, params.id);
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const rows = await pageOfBulkItems(context, {
        bulkActionId: params.id,
        state: query.state ?? null,
        afterId: cursorId(query.cursor),
        limit: limit + 1,
      });
      const page = cutPage(rows, limit, (row) => [row.subscriptionId]);
      const namesOf = await itemNames(context, page.items);
      const items = page.items.map((item) => bulkItemText(item, namesOf(item)));
      return query.state === undefined ? { ...page, items, total } : { ...page, items };
    },
  }),
  decision('approve', 'approveBulkAction', 'A second person says yes; then it begins.', {
    permission: 'subscriptions.approve',
    refusals: ['bulk_action_not_found', 'bulk_action_not_waiting', 'bulk_action_same_person'],
    act: approveBulk,
  }),
  decision('stop', 'stopBulkAction', 'Ends it before the next subscription; what is done stays.', {
    permission: 'subscriptions.enforce',
    refusals: ['bulk_action_not_found', 'bulk_action_ended'],
    act: stopBulk,
  }),
  route({
    method: 'POST',
    path: '/api/bulk-actions/{id}/decline',
    name: 'declineBulkAction',
    summary: 'Says no to a bulk action that waits for a second person.',
    tag,
    permission: 'subscriptions.approve',
    params: IdParams,
    body: ReasonBody,
    output: BulkActionSchema,
    refusals: ['bulk_action_not_found', 'bulk_action_not_waiting'],
    handle: async (context, { params, body }) =>
      bulkActionText(await declineBulk(context, params.id, body.reason)),
  }),
  route({
    method: 'GET',
    path: '/api/subscription-settings',
    name: 'getSubscriptionSettings',
    summary: 'When a second person must agree, and how much one bulk action may hold.',
    tag,
    permission: 'subscriptions.read',
    output: SettingsSchema,
    handle: settingsText,
  }),
  route({
    method: 'PUT',
    path: '/api/subscription-settings',
    name: 'changeSubscriptionSettings',
    summary: 'Changes the settings, if `version` is still the newest.',
    tag,
    permission: 'subscriptions.approve',
    body: SettingsInputSchema,
    output: SettingsSchema,
    refusals: ['subscription_settings_stale', 'subscription_amount_invalid'],
    handle: async (context, { body }) => {
      const { approvalAbove, ...rest } = body;
      const { currency } = await getPartner(context);
      const amount = parseDecimal(approvalAbove, scaleOf(currency as Currency), 'exact');
      if (typeof amount !== 'bigint' || amount < 0n) {
        throw refuse('subscription_amount_invalid', { amount: approvalAbove }, 'approvalAbove');
      }
      await changeSubscriptionSettings(context, { ...rest, approvalAbove: amount });
      return settingsText(context);
    },
  }),
];

function decision(
  verb: string,
  name: string,
  summary: string,
  rule: {
    readonly permission: 'subscriptions.approve' | 'subscriptions.enforce';
    readonly refusals: readonly string[];
    readonly act: (context: Context, id: string) => Promise<BulkAction>;
  },
): AnyRoute {
  return route({
    method: 'POST',
    path: `/api/bulk-actions/{id}/${verb}`,
    name,
    summary,
    tag,
    permission: rule.permission,
    params: IdParams,
    output: BulkActionSchema,
    refusals: rule.refusals,
    handle: async (context, { params }) => bulkActionText(await rule.act(context, params.id)),
  });
}

async function itemNames(context: Context, items: readonly BulkItem[]) {
  const found = await subscriptionsByIds(
    context,
    items.map((each) => each.subscriptionId),
  );
  const customers = await customersOf(context, [...new Set(found.map((each) => each.customerId))]);
  const byId = new Map(found.map((each) => [each.id, each]));
  const nameOf = new Map(customers.map((customer) => [customer.id, customer.name]));
  return ({ subscriptionId }: BulkItem): ItemNames => {
    const { friendlyName = '', customerId = '' } = byId.get(subscriptionId) ?? {};
    return { friendlyName, customerId, customerName: nameOf.get(customerId) ?? '' };
  };
}

async function settingsText(context: Context) {
  const { approvalAbove, ...rest } = await subscriptionSettings(context);
  const { currency } = await getPartner(context);
  return { ...rest, approvalAbove: formatDecimal(approvalAbove, currency as Currency), currency };
}
