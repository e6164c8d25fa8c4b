import type { AnyRoute } from '../../platform/route.ts';
import { applicationRoutes } from './routes-application.ts';
import { lineRoutes } from './routes-line.ts';
import { scorecardRoutes } from './routes-scorecard.ts';
import { settingsRoutes } from './routes-settings.ts';

export const creditRoutes: readonly AnyRoute[] = [
  ...lineRoutes,
  ...settingsRoutes,
  ...applicationRoutes,
  ...scorecardRoutes,
];
