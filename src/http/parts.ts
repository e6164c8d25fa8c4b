import type { Permission, Role } from '../kernel/permissions.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import type { AnyRoute } from '../platform/route.ts';
import type { WireDress } from '../platform/wire-route.ts';
import type { Metrics } from './metrics.ts';
import type { RefusalCatalogue } from './types.ts';

/** Everything the server is made of; the wiring hands it in, so this folder knows no business. */
export interface ServerParts {
  readonly database: Database;
  readonly routes: readonly AnyRoute[];
  /** The Partner Center-compatible API; without it nothing stands at its paths. */
  readonly wire?: WireDress;
  readonly clock: Clock;
  readonly log: Log;
  readonly permissionsOf: (roles: readonly Role[]) => readonly Permission[];
  readonly refusalCatalogue: RefusalCatalogue;
  readonly metrics: Metrics;
  /** By name; the server is ready while all of them say so. */
  readonly readiness: Readonly<Record<string, () => Promise<boolean>>>;
  /** Where people open Surety; `https` makes cookies and headers say so too. */
  readonly baseUrl: string;
  /** For the reference page. */
  readonly version: string;
  /** The built console; null when only the API is served. */
  readonly consoleFolder: string | null;
  /** A reverse proxy stands in front and its `X-Forwarded-*` headers are true. */
  readonly trustProxy?: boolean;
  /** When set, `/metrics` asks for it as a bearer token. */
  readonly metricsToken?: string;
  /**
   * Checks every answer against its schema: for tests, because it costs time and turns a slip into
   * a failure.
   */
  readonly checkAnswers?: boolean;
}
