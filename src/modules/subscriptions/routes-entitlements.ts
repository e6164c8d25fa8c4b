import { Type } from 'typebox';
import { route, type AnyRoute } from '../../platform/route.ts';
import {
  addEntitlement,
  cancelEntitlement,
  entitlementsOf,
  reactivateEntitlement,
} from './commands-entitlement.ts';
import { entitlementJson, EntitlementSchema } from './routes-order-schemas.ts';

const tag = 'entitlements';
const IdText = Type.String({ format: 'uuid' });
const PlanParams = Type.Object({ subscriptionId: IdText });
const EntitlementParams = Type.Object({ subscriptionId: IdText, entitlementId: IdText });
const changeRefusals = [
  'subscription_not_found',
  'not_an_azure_plan',
  'entitlement_not_found',
  'cloud_closed',
  'cloud_lacks_feature',
];

export const entitlementRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/subscriptions/{subscriptionId}/entitlements',
    name: 'listEntitlements',
    summary: 'The Azure subscriptions under a plan.',
    tag,
    permission: 'subscriptions.read',
    params: PlanParams,
    output: Type.Object({ items: Type.Array(EntitlementSchema) }),
    refusals: ['subscription_not_found', 'not_an_azure_plan'],
    handle: async (context, { params }) => ({
      items: (await entitlementsOf(context, params.subscriptionId)).map(entitlementJson),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/subscriptions/{subscriptionId}/entitlements',
    name: 'addEntitlement',
    summary: 'Adds an Azure subscription to an active plan.',
    tag,
    permission: 'orders.write',
    params: PlanParams,
    body: Type.Object({ friendlyName: Type.String({ minLength: 1, maxLength: 200 }) }),
    output: EntitlementSchema,
    refusals: [
      'subscription_not_found',
      'not_an_azure_plan',
      'purchases_blocked',
      'subscription_parent_inactive',
      'cloud_closed',
      'cloud_lacks_feature',
    ],
    handle: async (context, { params, body }) =>
      entitlementJson(await addEntitlement(context, params.subscriptionId, body.friendlyName)),
  }),
  route({
    method: 'POST',
    path: '/api/subscriptions/{subscriptionId}/entitlements/{entitlementId}/cancel',
    name: 'cancelEntitlement',
    summary: 'Cancels one Azure subscription; it stops after ten minutes.',
    tag,
    permission: 'subscriptions.enforce',
    params: EntitlementParams,
    body: Type.Object({
      reason: Type.String({ maxLength: 100, description: 'The provider knows one: compromise' }),
    }),
    output: EntitlementSchema,
    refusals: [...changeRefusals, 'entitlement_reason_unknown'],
    handle: async (context, { params, body }) =>
      entitlementJson(
        await cancelEntitlement(context, params.subscriptionId, params.entitlementId, body.reason),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/subscriptions/{subscriptionId}/entitlements/{entitlementId}/reactivate',
    name: 'reactivateEntitlement',
    summary: 'Starts a cancelled Azure subscription again; it runs after ten minutes.',
    tag,
    permission: 'subscriptions.enforce',
    params: EntitlementParams,
    output: EntitlementSchema,
    refusals: [...changeRefusals, 'entitlement_status_impossible', 'subscription_parent_inactive'],
    handle: async (context, { params }) =>
      entitlementJson(
        await reactivateEntitlement(context, params.subscriptionId, params.entitlementId),
      ),
  }),
];
