import { Type } from 'typebox';
import type { JsonObject } from '../../kernel/json.ts';
import { getPartner } from '../../people/index.ts';
import { recordEvents } from '../../platform/events.ts';
import { wireRoute, type AnyWireRoute, type WireCall } from '../../platform/wire-route.ts';
import {
  cancelEntitlement,
  entitlementsOf,
  getEntitlement,
  reactivateEntitlement,
  type Entitlement,
} from '../subscriptions/index.ts';
import { checkedId } from './commands-customer.ts';
import { findSubscription, type FoundSubscription } from './commands-subscription.ts';
import { wireCustomerId } from './decide-customer.ts';
import { attributesOf, collectionOf, etagOf, linkTo } from './decide-envelope.ts';
import { checkEtag } from './decide-etag.ts';
import { wireEntitlement } from './decide-subscription.ts';
import { collectionSchema } from './routes-schemas.ts';
import {
  EntitlementSchema,
  SupportContactInput,
  SupportContactSchema,
} from './routes-subscription-schemas.ts';
import { findSupportContact, saveSupportContact, type Kept } from './store-profile.ts';
import { refuse } from './types.ts';

const shared = { tag: 'subscriptions', callers: 'app_or_user', counted: true } as const;
const read = { ...shared, method: 'GET', permission: 'subscriptions.read' } as const;
const enforce = {
  ...shared,
  method: 'POST',
  permission: 'subscriptions.enforce',
  feature: 'azure_entitlement_cancel',
  output: EntitlementSchema,
  status: 202,
} as const;
const ONE = '/v1/customers/{customerId}/subscriptions/{subscriptionId}';

interface Ids {
  readonly customerId: string;
  readonly subscriptionId: string;
}

export const entitlementWireRoutes: readonly AnyWireRoute[] = [
  wireRoute({
    ...read,
    path: `${ONE}/azureEntitlements`,
    name: 'getAzureEntitlements',
    summary: 'The Azure subscriptions under a plan.',
    output: collectionSchema(EntitlementSchema),
    handle: async (call, { params }) => {
      const { customer, subscription } = await found(call, params);
      const id = wireCustomerId(customer);
      const all = await entitlementsOf(call, subscription.id);
      const uri = `/customers/${id}/subscriptions/${subscription.id}/azureEntitlements`;
      const items = all.map((each) => wireEntitlement(each, id));
      return { body: collectionOf(items, uri) };
    },
  }),
  wireRoute({
    ...read,
    path: `${ONE}/azureEntitlements/{entitlementId}`,
    name: 'getAzureEntitlement',
    summary: 'One Azure subscription under a plan.',
    output: EntitlementSchema,
    handle: async (call, { params }) => {
      const { customer, subscription } = await found(call, params);
      const id = checkedId(params.entitlementId);
      const entitlement = await getEntitlement(call, subscription.id, id);
      return { body: wireEntitlement(entitlement, wireCustomerId(customer)) };
    },
  }),
  wireRoute({
    ...enforce,
    path: `${ONE}/azureEntitlements/{entitlementId}/cancel`,
    name: 'cancelAzureEntitlement',
    summary: 'Cancels an Azure subscription; it stays active until that takes effect.',
    body: Type.Object({ cancellationReason: Type.Optional(Type.String({ maxLength: 100 })) }),
    handle: async (call, { params, body }) => {
      if (body.cancellationReason === undefined) throw refuse('api_body_missing');
      const reason = body.cancellationReason.toLowerCase();
      return accepted(call, params, (plan, id) => cancelEntitlement(call, plan, id, reason));
    },
  }),
  wireRoute({
    ...enforce,
    path: `${ONE}/azureEntitlements/{entitlementId}/reactivate`,
    name: 'reactivateAzureEntitlement',
    summary: 'Brings a cancelled Azure subscription back.',
    handle: (call, { params }) =>
      accepted(call, params, (plan, id) => reactivateEntitlement(call, plan, id)),
  }),
  ...registrationRoutes(),
  ...supportContactRoutes(),
];

/** An Azure subscription is for those who may do everything about a customer. */
async function accepted(
  call: WireCall,
  params: Ids & { readonly entitlementId: string },
  work: (planId: string, entitlementId: string) => Promise<Entitlement>,
) {
  const mayDoIt = ['global_admin', 'admin_agent'];
  if (call.user && !call.user.roles.some((role) => mayDoIt.includes(role))) {
    throw refuse('api_role_missing', { permission: 'subscriptions.enforce' });
  }
  const { customer, subscription } = await found(call, params);
  const changed = await work(subscription.id, checkedId(params.entitlementId));
  const body = wireEntitlement(changed, wireCustomerId(customer));
  return { headers: { location: `/v1${body.links.self.uri}` }, body } as const;
}

function registrationRoutes(): readonly AnyWireRoute[] {
  const RegistrationSchema = Type.Object({
    subscriptionId: Type.String(),
    status: Type.Enum(['registered', 'registering', 'notregistered']),
  });
  const statusOf = ({ subscription: { id, kind, status } }: FoundSubscription) =>
    ({
      subscriptionId: id,
      status: kind === 'azure_plan' && status === 'active' ? 'registered' : 'notregistered',
    }) as const;
  return [
    wireRoute({
      ...read,
      path: `${ONE}/registrationstatus`,
      name: 'getRegistrationStatus',
      summary: 'Whether a plan is registered for reservations; ours are from the beginning.',
      output: RegistrationSchema,
      handle: async (call, { params }) => ({ body: statusOf(await found(call, params)) }),
    }),
    wireRoute({
      ...shared,
      method: 'POST',
      path: `${ONE}/registrations`,
      name: 'registerSubscription',
      summary: 'Registers a plan; nothing is left to do for one that is active.',
      permission: 'subscriptions.write',
      output: RegistrationSchema,
      status: 202,
      handle: async (call, { params }) => {
        const body = statusOf(await found(call, params));
        if (body.status === 'notregistered') throw refuse('api_not_registrable');
        const { customerId, subscriptionId } = params;
        const place = `/v1/customers/${customerId}/subscriptions/${subscriptionId}`;
        return { headers: { location: `${place}/registrationstatus` }, body };
      },
    }),
  ];
}

function supportContactRoutes(): readonly AnyWireRoute[] {
  return [
    wireRoute({
      ...read,
      path: `${ONE}/supportcontact`,
      name: 'getSupportContact',
      summary: 'Whom the users of a subscription turn to.',
      output: SupportContactSchema,
      handle: async (call, { params }) => {
        const { subscription } = await found(call, params);
        return { body: shownContact(params, await contactOf(call, subscription.id)) };
      },
    }),
    wireRoute({
      ...shared,
      method: 'PUT',
      path: `${ONE}/supportcontact`,
      name: 'updateSupportContact',
      summary: 'Names whom the users of a subscription turn to.',
      permission: 'subscriptions.write',
      body: SupportContactInput,
      output: SupportContactSchema,
      handle: async (call, { params, body: { attributes, ...content } }) => {
        const { subscription } = await found(call, params);
        const { id, customerId } = subscription;
        const known = await contactOf(call, id);
        checkEtag(call, attributes?.etag, params.subscriptionId, known.version);
        const kept = await saveSupportContact(call, id, content);
        await recordEvents(call, [
          {
            type: 'partner_center.support_contact_changed',
            subject: { kind: 'subscription', id },
            customerId,
            before: known.content,
            after: content,
          },
        ]);
        return { body: shownContact(params, kept) };
      },
    }),
  ];
}

/** Without one, the partner itself. */
async function contactOf(call: WireCall, subscriptionId: string): Promise<Kept> {
  const kept = await findSupportContact(call, subscriptionId);
  if (kept) return kept;
  const { id, name } = await getPartner(call);
  return { content: { supportTenantId: id, name }, version: 0 };
}

function shownContact({ customerId, subscriptionId }: Ids, { content, version }: Kept) {
  const uri = `/customers/${customerId}/subscriptions/${subscriptionId}/supportcontact`;
  return {
    ...texts(content),
    links: { self: linkTo(uri) },
    attributes: attributesOf('SupportContact', etagOf(subscriptionId, version)),
  };
}

function texts(content: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(content).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

function found(call: WireCall, { customerId, subscriptionId }: Ids): Promise<FoundSubscription> {
  return findSubscription(call, customerId, subscriptionId);
}
