import type { AnyRoute } from '../../platform/route.ts';
import { policyRoutes } from './routes-policy.ts';
import { runRoutes } from './routes-run.ts';
import { standingRoutes } from './routes-standing.ts';
import { stepRoutes } from './routes-steps.ts';

export const collectionsRoutes: readonly AnyRoute[] = [
  ...standingRoutes,
  ...runRoutes,
  ...policyRoutes,
  ...stepRoutes,
];
