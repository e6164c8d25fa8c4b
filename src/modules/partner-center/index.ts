import type { AnyWireRoute, WireDress } from '../../platform/wire-route.ts';
import { dressOf, type PartnerCenterParts } from './commands-dress.ts';
import { agreementWireRoutes } from './routes-agreement.ts';
import { auditRoutes } from './routes-audit.ts';
import { customerWireRoutes } from './routes-customer.ts';
import { entitlementWireRoutes } from './routes-entitlement.ts';
import { fraudEventRoutes } from './routes-fraud-event.ts';
import { invoiceWireRoutes } from './routes-invoice.ts';
import { profileWireRoutes } from './routes-profile.ts';
import { purchaseWireRoutes } from './routes-purchase.ts';
import { serviceRequestRoutes } from './routes-service-request.ts';
import { subscriptionWireRoutes } from './routes-subscription.ts';
import { usageWireRoutes } from './routes-usage.ts';
import { webhookRoutes } from './routes-webhook.ts';

export {
  createApiClient,
  revokeApiClient,
  type ApiClientInput,
  type NewApiClient,
} from './commands-client.ts';
export { KEY_LIFE_MS, removeExpiredTokens, rotateKeys } from './commands-key.ts';
export { faultOf, unreachableHere } from './decide-errors.ts';
export { apiClientRoutes } from './routes-client.ts';
export { providerInvoiceRoutes } from './routes-provider-invoice.ts';
export { makeDueInvoices } from './commands-invoice.ts';
export { invoicesOfProvider } from './commands-account.ts';
export { wireCustomerIds } from './commands-news.ts';
export { announce, forgetOldDeliveries, WEBHOOK_EFFECT } from './commands-webhook.ts';
export { deliverWebhook, type DeliverySteps } from './commands-webhook-deliver.ts';
export { partnerCenterInvariants } from './invariants.ts';
export { subscriptionPath } from './decide-webhook.ts';
export type { PartnerCenterParts } from './commands-dress.ts';
export type { WebhookNews } from './types-webhook.ts';
export type { ServiceRefusal } from './types-service.ts';
export type { PartnerCenterEvent, PartnerCenterRefusal } from './types.ts';

/** Every route of the API that asks for a token; more specific paths need no special place. */
export const wireRoutes: readonly AnyWireRoute[] = [
  ...customerWireRoutes,
  ...subscriptionWireRoutes,
  ...entitlementWireRoutes,
  ...purchaseWireRoutes,
  ...profileWireRoutes,
  ...usageWireRoutes,
  ...invoiceWireRoutes,
  ...agreementWireRoutes,
  ...serviceRequestRoutes,
  ...fraudEventRoutes,
  ...auditRoutes,
];

/** The API, ready to be served. */
export function partnerCenterDress(parts: PartnerCenterParts): WireDress {
  return dressOf(parts, [...wireRoutes, ...webhookRoutes(parts.webhookReach ?? 'loopback')]);
}
