import { bankRoutes } from '../modules/bank/index.ts';
import { caseRoutes } from '../modules/cases/index.ts';
import { customersRoutes } from '../modules/customers/index.ts';
import { collectionsRoutes } from '../modules/collections/index.ts';
import { creditRoutes } from '../modules/credit/index.ts';
import { detectionRoutes } from '../modules/detection/index.ts';
import { enforcementRoutes } from '../modules/enforcement/index.ts';
import { exposureRoutes } from '../modules/exposure/index.ts';
import { noticesRoutes } from '../modules/notices/index.ts';
import { apiClientRoutes, providerInvoiceRoutes } from '../modules/partner-center/index.ts';
import {
  bulkRoutes,
  catalogueRoutes,
  entitlementRoutes,
  holdRoutes,
  orderReleaseRoutes,
  ordersRoutes,
  subscriptionRoutes,
} from '../modules/subscriptions/index.ts';
import { receivablesRoutes } from '../modules/receivables/index.ts';
import { reportsRoutes } from '../modules/reports/index.ts';
import { screeningRoutes } from '../modules/screening/index.ts';
import { deskTicketsRoutes, ticketsRoutes } from '../modules/tickets/index.ts';
import { usageRoutes } from '../modules/usage/index.ts';
import { webhooksRoutes } from '../modules/webhooks/index.ts';
import { listMembers, peopleRoutes } from '../people/index.ts';
import type { Permission } from '../kernel/permissions.ts';
import type { Context } from '../platform/context.ts';
import type { AnyRoute } from '../platform/route.ts';
import type { Installation } from './installation.ts';
import { providerAccount } from './exposure-news.ts';
import { permissionsOf } from './permissions.ts';
import { operationsRoutes } from './routes-operations.ts';
import { sampleRoutes } from './routes-sample.ts';
import { webhookKinds } from './webhook-kinds.ts';

/** The people of a partner who may put a policy or a rule set into force. */
function whoMay(permission: Permission): (context: Context) => Promise<string[]> {
  return async (context) =>
    (await listMembers(context))
      .filter((each) => permissionsOf(each.roles).includes(permission))
      .map((each) => each.userId);
}

/** Every route of the product; OpenAPI and the console's client are made from this list. */
export function allRoutes({ secrets }: Pick<Installation, 'secrets'>): readonly AnyRoute[] {
  return [
    ...peopleRoutes({ permissionsOf, secrets }),
    ...customersRoutes,
    ...subscriptionRoutes,
    ...holdRoutes,
    ...catalogueRoutes,
    ...ordersRoutes,
    ...orderReleaseRoutes,
    ...entitlementRoutes,
    ...bulkRoutes,
    ...usageRoutes,
    ...receivablesRoutes,
    ...bankRoutes,
    ...exposureRoutes({ providerAccount }),
    ...creditRoutes,
    ...collectionsRoutes({ publishersOf: whoMay('collections.policy.publish') }),
    ...screeningRoutes({ publishersOf: whoMay('screening.publish') }),
    ...detectionRoutes,
    ...caseRoutes({ workersOf: whoMay('cases.write') }),
    ...ticketsRoutes,
    ...deskTicketsRoutes,
    ...enforcementRoutes,
    ...noticesRoutes({ secrets }),
    ...webhooksRoutes({ secrets, kinds: webhookKinds }),
    ...apiClientRoutes,
    ...providerInvoiceRoutes,
    ...reportsRoutes,
    ...operationsRoutes,
    ...sampleRoutes({ secrets }),
  ];
}
