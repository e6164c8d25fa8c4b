import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createMetrics } from '../http/metrics.ts';
import { closeServer, createServer } from '../http/server.ts';
import { partnerCenterDress } from '../modules/partner-center/index.ts';
import { systemClock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { outboxReading } from './metrics.ts';
import type { Config } from './config.ts';
import { migrationsAreCurrent, type Installation } from './installation.ts';
import { permissionsOf } from './permissions.ts';
import { refusalCatalogue } from './refusals.ts';
import { allRoutes } from './routes.ts';

export interface RunningServer {
  readonly close: () => Promise<void>;
}

/** Another program listens where this one should. */
export class PortTaken extends Error {}

const ROOT = join(import.meta.dirname, '../..');

export const VERSION = (
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
).version;

/**
 * The server with everything wired, not listening yet: also what tests and the OpenAPI export use.
 */
export function buildServer(
  config: Config,
  installation: Installation,
  log: Log,
): Promise<FastifyInstance> {
  const consoleFolder = join(ROOT, 'console/dist');
  return createServer({
    database: installation.database,
    routes: allRoutes(installation),
    wire: partnerCenterDress({
      secrets: installation.secrets,
      permissionsOf,
      webhookReach: config.webhookReach,
    }),
    clock: systemClock,
    log,
    permissionsOf,
    refusalCatalogue,
    metrics: createMetrics(installation.database.pool, [outboxReading(installation.database)]),
    readiness: { migrations: () => migrationsAreCurrent(installation.database) },
    baseUrl: config.baseUrl,
    version: VERSION,
    trustProxy: config.trustProxy,
    ...(config.metricsToken === null ? {} : { metricsToken: config.metricsToken }),
    consoleFolder: existsSync(join(consoleFolder, 'index.html')) ? consoleFolder : null,
  });
}

/** @throws PortTaken with the way out, when the address is in use */
export async function openServer(
  config: Config,
  installation: Installation,
  log: Log,
): Promise<RunningServer> {
  const app = await buildServer(config, installation, log);
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await closeServer(app);
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new PortTaken(
      `Port ${config.port} on ${config.host} is taken by another program. ` +
        `End that program, or choose another port: PORT=${config.port + 1} npm start`,
    );
  }
  return { close: () => closeServer(app) };
}
