import type { AnyRoute } from '../../platform/route.ts';
import { lineRoutes } from './routes-line.ts';
import { settingsRoutes } from './routes-settings.ts';

export const creditRoutes: readonly AnyRoute[] = [...lineRoutes, ...settingsRoutes];
