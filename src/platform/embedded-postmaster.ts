import { chown, readFile, readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './embedded-binaries.ts';
import { SETTINGS_FILE } from './embedded-cluster.ts';
import { makePrivateFolder, type Folders } from './embedded-folder.ts';
import {
  endWithThisProgram,
  giveFolderTo,
  launch,
  type Launch,
  type Launched,
} from './embedded-launch.ts';
import { identityOf, postgresProgramsOf } from './embedded-living.ts';
import { freeStaleLocks, runningPostmaster } from './embedded-lock.ts';
import { settingsText, type Settings } from './embedded-settings.ts';
import {
  EmbeddedTrouble,
  explainFailedRun,
  explainFileError,
  type FailedRun,
} from './embedded-trouble.ts';
import { elapsedMs } from './clock.ts';

export interface Place {
  readonly folders: Folders;
  readonly socketFolder: string;
  readonly binaries: Binaries;
  readonly launch: Launch;
  readonly settings: Settings;
}

export interface Postmaster {
  readonly pid: number;
  readonly ended: Promise<FailedRun>;
  /**
   * Ends it: politely, then at once, then by force. Nothing that was acknowledged is lost in any of
   * the three.
   */
  readonly stop: () => Promise<void>;
}

const POLL_MS = 10;
/**
 * Reading again what was written since the last checkpoint takes seconds; a slow disk may need
 * minutes.
 */
const START_LIMIT_MS = 10 * 60_000;
/**
 * The polite stop writes what is in memory to the disk. It may hang when a backend crashed just
 * before.
 */
const STOP_STEPS = [
  { signal: 'SIGINT', limitMs: 20_000 },
  { signal: 'SIGQUIT', limitMs: 10_000 },
  { signal: 'SIGKILL', limitMs: 5_000 },
] as const;
/** With ten megabytes in each, enough to find out what happened and never too much for the disk. */
const LOG_FILES_KEPT = 10;
/** What PostgreSQL says when another one has the folder, or had it and has not quite gone. */
const TAKEN =
  /lock file "[^"]*"( already exists| is empty)|bogus data in lock file|pre-existing shared memory/;
const LOG_TAIL_CHARACTERS = 2_000;

/**
 * Starts PostgreSQL and waits until it takes connections.
 * @param onLocked called as soon as it holds the folder, before it has read its log again
 * @returns `taken` when another PostgreSQL holds the folder, be it starting, running or stopping
 * @throws EmbeddedTrouble when it does not start
 */
export async function startPostmaster(
  place: Place,
  onLocked: () => Promise<void>,
): Promise<Postmaster | 'taken'> {
  const { folders, socketFolder } = place;
  await prepare(place);
  const sockets = `unix_socket_directories="${socketFolder.replaceAll('"', '""')}"`;
  const options = ['-D', folders.cluster, '-c', sockets, '-c', 'listen_addresses='];
  const started = launch(place.launch, place.binaries.postgres, options);
  letGo(started);
  let over: FailedRun | null = null;
  const release = place.launch.diesWithParent ? () => undefined : endWithThisProgram(started.pid);
  const ended = started.ended.then((run) => {
    release();
    return (over = run);
  });
  const stop = (): Promise<void> => stopPostmaster(started, place);
  let isLocked = false;
  try {
    for (const since = performance.now(); over === null; await pause(POLL_MS)) {
      const running = await runningPostmaster(folders.cluster);
      if (running?.pid === started.pid) {
        if (!isLocked) await onLocked();
        isLocked = true;
        if (running.isReady) {
          return { pid: started.pid, ended, stop };
        }
      }
      if (elapsedMs(since) > START_LIMIT_MS) throw tooSlow(folders.cluster);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return await whyNot(over, folders);
}

async function prepare({ folders, socketFolder, launch: how, settings }: Place): Promise<void> {
  // A folder that was restored from a copy is often open to others, and PostgreSQL refuses that.
  for (const folder of [folders.cluster, folders.logs, socketFolder]) {
    await makePrivateFolder(folder);
    await giveFolderTo(how, folder);
  }
  try {
    await freeStaleLocks(folders.cluster, socketFolder);
    await pruneLogs(folders.logs);
    const file = join(folders.cluster, SETTINGS_FILE);
    await writeFile(file, await settingsText(folders.logs, folders.ownSettings, settings));
    await chown(file, how.fileOwner, -1);
  } catch (error) {
    throw explainFileError(error, folders.root);
  }
}

/** A forgotten stop must not keep this program from ending; the database then ends with it. */
function letGo({ child }: Launched): void {
  child.unref();
  for (const stream of [child.stdout, child.stderr]) (stream as Socket | null)?.unref();
}

async function whyNot(run: FailedRun, folders: Folders): Promise<'taken'> {
  if (TAKEN.test(run.output)) return 'taken';
  const isInLog = run.output.includes('redirecting log output');
  const output = run.output + (isInLog ? await newestLogTail(folders.logs) : '');
  throw explainFailedRun({ ...run, output }, folders.root);
}

async function stopPostmaster({ child, pid }: Launched, place: Place): Promise<void> {
  const { cluster } = place.folders;
  const identity = identityOf(pid);
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  for (const { signal, limitMs } of STOP_STEPS) {
    if (isOver() || identity === null) break;
    child.kill(signal);
    await until(isOver, limitMs);
  }
  // After a stop by force the backends notice by themselves that they are alone.
  const isGone = await until(() => postgresProgramsOf(cluster).length === 0, STOP_STEPS[2].limitMs);
  if (!isGone) {
    throw new EmbeddedTrouble('did_not_stop', `PostgreSQL in ${cluster} could not be stopped.`);
  }
  // PostgreSQL removed what was in it. Among the temporary files it would stay for ever.
  await rmdir(place.socketFolder).catch(() => undefined);
}

async function until(isTrue: () => boolean, limitMs: number): Promise<boolean> {
  for (const since = performance.now(); !isTrue(); await pause(POLL_MS)) {
    if (elapsedMs(since) > limitMs) return false;
  }
  return true;
}

/** Removes all but the newest log files. Their names sort by time. */
export async function pruneLogs(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log')).toSorted();
  for (const name of names.slice(0, -LOG_FILES_KEPT)) await rm(join(folder, name), { force: true });
}

async function newestLogTail(folder: string): Promise<string> {
  const newest = (await readdir(folder))
    .filter((name) => name.endsWith('.log'))
    .toSorted()
    .at(-1);
  if (newest === undefined) return '';
  return (await readFile(join(folder, newest), 'utf8')).slice(-LOG_TAIL_CHARACTERS);
}

function tooSlow(cluster: string): EmbeddedTrouble {
  return new EmbeddedTrouble(
    'did_not_start',
    `PostgreSQL in ${cluster} did not become ready within ${START_LIMIT_MS / 60_000} minutes.`,
  );
}
