import { setTimeout as pause } from 'node:timers/promises';
import { writeOwner, removeOwner, type Owner } from './embedded-owner.ts';
import { pruneLogs, startPostmaster, type Place, type Postmaster } from './embedded-postmaster.ts';
import { programsPresent, type SocketConnection } from './embedded-presence.ts';
import { elapsedMs } from './clock.ts';
import type { Log } from './log.ts';

/**
 * Rest before a database that ended by itself is started again, longer each time, and how often in
 * a row.
 */
const RESTART_REST_MS = 1_000;
const RESTARTS_MAX = 10;
const PRUNE_INTERVAL_MS = 60 * 60_000;
/**
 * Longer than any command that joined should take; after that the database stops under it, and it
 * says so.
 */
const OTHERS_LIMIT_MS = 30 * 60_000;
const OTHERS_POLL_MS = 100;

interface Supervisor {
  /**
   * Ends the database. A command lets the commands that joined it finish first; a server does not
   * wait.
   */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the database as this program's own and keeps it running until it is stopped.
 * @returns `taken` when another program was faster
 */
export async function startSupervised(
  place: Place,
  owner: Owner,
  admin: SocketConnection,
  log: Log,
): Promise<Supervisor | 'taken'> {
  const { ownerFile } = place.folders;
  let first: Postmaster | 'taken';
  try {
    first = await startPostmaster(place, () => writeOwner(ownerFile, owner));
  } catch (error) {
    await removeOwner(ownerFile);
    throw error;
  }
  if (first === 'taken') return 'taken';
  const running = keepRunning(place, first, log);
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    try {
      await announceLeaving(owner, ownerFile, admin, log);
    } finally {
      await running.stop();
      await removeOwner(ownerFile);
    }
  };
  return { stop: () => (stopped ??= stop()) };
}

function keepRunning(place: Place, first: Postmaster, log: Log): Supervisor {
  let current = first;
  const stopping = new AbortController();
  const { signal } = stopping;
  const pruning = setInterval(() => void pruneLogs(place.folders.logs), PRUNE_INTERVAL_MS).unref();
  const watch = async (): Promise<void> => {
    while (!signal.aborted) {
      const { exit } = await current.ended;
      if (signal.aborted) return;
      log.error({ exit }, 'the embedded database ended by itself and is started again');
      const next = await startAgain(place, signal, log);
      if (next === null) return;
      current = next;
    }
    await current.stop();
  };
  const watching = watch();
  return {
    stop: async () => {
      clearInterval(pruning);
      stopping.abort();
      await current.stop();
      await watching;
    },
  };
}

/**
 * @returns null when it was told to stop, or when the database will not start: every query then
 * says so
 */
async function startAgain(place: Place, signal: AbortSignal, log: Log): Promise<Postmaster | null> {
  for (let attempt = 1; attempt <= RESTARTS_MAX && !signal.aborted; attempt += 1) {
    try {
      const next = await startPostmaster(place, () => Promise.resolve());
      if (next !== 'taken') {
        log.info('the embedded database runs again');
        return next;
      }
    } catch (error) {
      log.error({ err: error, attempt }, 'the embedded database did not start again');
    }
    await pause(RESTART_REST_MS * attempt, undefined, { signal }).catch(() => undefined);
  }
  return null;
}

/**
 * After this, nobody joins any more. The order matters: who joins makes itself present first and
 * reads the file then; who leaves writes the file first and looks for others then. So one of the
 * two always sees the other.
 */
async function announceLeaving(owner: Owner, file: string, admin: SocketConnection, log: Log) {
  const leaving = { ...owner, leaving: true };
  const others = async (): Promise<string[]> =>
    owner.exclusive ? [] : await programsPresent(admin).catch(() => []);
  let isTold = false;
  for (const since = performance.now(); elapsedMs(since) < OTHERS_LIMIT_MS;) {
    let present = await others();
    if (present.length === 0) {
      await writeOwner(file, leaving);
      present = await others();
      if (present.length === 0) return;
      await writeOwner(file, owner);
    }
    if (!isTold) log.info({ present }, 'waiting for other commands that use this database');
    isTold = true;
    await pause(OTHERS_POLL_MS);
  }
  await writeOwner(file, leaving);
}
