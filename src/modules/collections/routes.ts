import type { AnyRoute } from '../../platform/route.ts';
import { haltRoutes } from './routes-halt.ts';
import { pauseRoutes } from './routes-pause.ts';
import { policyRoutes, type PublishersOf } from './routes-policy.ts';
import { runRoutes } from './routes-run.ts';
import { standingRoutes } from './routes-standing.ts';
import { stepRoutes } from './routes-steps.ts';

export function collectionsRoutes(parts: {
  readonly publishersOf: PublishersOf;
}): readonly AnyRoute[] {
  return [
    ...standingRoutes,
    ...runRoutes,
    ...policyRoutes(parts.publishersOf),
    ...stepRoutes,
    ...pauseRoutes,
    ...haltRoutes,
  ];
}
