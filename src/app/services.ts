import { systemClock } from '../platform/clock.ts';
import { AlreadyRunning } from '../platform/embedded-owner.ts';
import { openLog, type Log } from '../platform/log.ts';
import { createSetupToken, personExists } from '../people/index.ts';
import { startWorker, type Worker } from '../worker/worker.ts';
import { addressOf, ConfigProblem, readConfig, type Config } from './config.ts';
import { openInstallation, type Installation } from './installation.ts';
import { effectHandlers, urgentKinds } from './effects.ts';
import { wireEvents } from './reactions.ts';
import { periodicTasks } from './schedule.ts';
import { openServer, PortTaken, type RunningServer } from './server.ts';

export interface Services {
  readonly server: boolean;
  readonly worker: boolean;
}

/**
 * Long enough for requests and effects under way to end; then the process goes anyway and loses
 * nothing.
 */
const STOP_TIMEOUT_MS = 20_000;

/**
 * Runs the wanted services until a signal asks to stop.
 * @returns the process's exit code
 */
export async function runServices(name: string, wanted: Services): Promise<number> {
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigProblem)) throw error;
    say(error.message);
    return 2;
  }
  const log = openLog(config.logLevel);
  try {
    return await openAndRun(name, wanted, config, log);
  } catch (error) {
    if (error instanceof AlreadyRunning || error instanceof PortTaken) {
      say(error.message);
    } else {
      log.debug({ err: error }, 'start failed');
      say(`Surety could not start: ${(error as Error).message}`);
    }
    return 1;
  }
}

async function openAndRun(
  name: string,
  wanted: Services,
  config: Config,
  log: Log,
): Promise<number> {
  const stopAsked = stopSignal();
  const address = addressOf(config.host, config.port);
  const installation = await openInstallation(
    config,
    { command: name, exclusive: name !== 'worker', ...(wanted.server ? { address } : {}) },
    log,
  );
  let server: RunningServer | null = null;
  let worker: Worker | null = null;
  try {
    if (!wanted.server && !wanted.worker) {
      say('The database is up to date.');
      return 0;
    }
    wireEvents();
    if (wanted.server) server = await openServer(config, installation, log);
    if (wanted.worker) worker = openWorker(config, installation, log);
    await announce(config, installation, server);
    const signal = await stopAsked;
    log.info({ signal }, 'stopping');
    return 0;
  } finally {
    const guard = setTimeout(() => process.exit(1), STOP_TIMEOUT_MS);
    guard.unref();
    await server?.close();
    await worker?.stop();
    await installation.close();
  }
}

function openWorker(config: Config, installation: Installation, log: Log): Worker {
  return startWorker({
    urgentKinds,
    database: installation.database,
    listenConnection: installation.connection,
    handlers: effectHandlers({ config, installation, log }),
    tasks: periodicTasks(installation),
    clock: systemClock,
    log,
    spread: Math.random,
  });
}

/** What a person needs to go on, on the screen rather than in the log. */
async function announce(
  config: Config,
  installation: Installation,
  server: RunningServer | null,
): Promise<void> {
  say(`Surety keeps its data in ${installation.place}`);
  if (!server) return;
  say(`Surety is open at ${config.baseUrl}`);
  const token = await installation.database.transact('installation', async (tx) =>
    (await personExists(tx)) ? null : createSetupToken(tx, systemClock.now()),
  );
  if (token === null) return;
  say('Nobody can sign in yet. Create the first administrator with this link; it works once:');
  say(`  ${config.baseUrl}/setup#token=${token}`);
}

function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
