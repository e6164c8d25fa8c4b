import { customersRoutes } from '../modules/customers/index.ts';
import { collectionsRoutes } from '../modules/collections/index.ts';
import { noticesRoutes } from '../modules/notices/index.ts';
import { receivablesRoutes } from '../modules/receivables/index.ts';
import { peopleRoutes } from '../people/index.ts';
import type { AnyRoute } from '../platform/route.ts';
import type { Installation } from './installation.ts';
import { permissionsOf } from './permissions.ts';
import { operationsRoutes } from './routes-operations.ts';
import { sampleRoutes } from './routes-sample.ts';

/** Every route of the product; OpenAPI and the console's client are made from this list. */
export function allRoutes({ secrets }: Pick<Installation, 'secrets'>): readonly AnyRoute[] {
  return [
    ...peopleRoutes({ permissionsOf, secrets }),
    ...customersRoutes,
    ...receivablesRoutes,
    ...collectionsRoutes,
    ...noticesRoutes({ secrets }),
    ...operationsRoutes,
    ...sampleRoutes({ secrets }),
  ];
}
