import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { systemClock } from './clock.ts';
import { SOCKET_PORT } from './embedded-folder.ts';
import { identityOf, isPostgresOf } from './embedded-living.ts';

/** What the lock file of a running PostgreSQL says. */
export interface RunningPostmaster {
  readonly pid: number;
  readonly socketFolder: string;
  /** Others are `starting` and `stopping`. */
  readonly isReady: boolean;
}

/** Line numbers of postmaster.pid, from 0. */
const LINE = { pid: 0, socketFolder: 4, status: 7 } as const;
/** Above the largest number that Linux and macOS give to a program. */
const IMPOSSIBLE_PID = 99_999_999;
const CONNECT_TIMEOUT_MS = 1_000;
/** PostgreSQL makes its lock file and writes it at once. */
const WRITTEN_AFTER_MS = 3_000;

function lockFileOf(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

/** @returns null when no PostgreSQL works in the folder, also when its lock file was left behind */
export async function runningPostmaster(cluster: string): Promise<RunningPostmaster | null> {
  const text = await readOrNull(lockFileOf(cluster));
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Number(lines[LINE.pid]);
  if (!isPostgresOf(pid, cluster)) return null;
  return {
    pid,
    socketFolder: lines[LINE.socketFolder] ?? '',
    isReady: lines[LINE.status]?.trim() === 'ready',
  };
}

/**
 * PostgreSQL replaces a lock file whose program has ended, but it refuses to start when the number
 * was given to another program since, or when the ended one was never collected. The number in such
 * a file is made impossible. The rest of the file stays, because PostgreSQL finds in it whether old
 * backends still use the shared memory.
 */
export async function freeStaleLocks(cluster: string, socketFolder: string): Promise<void> {
  await freeStaleLock(lockFileOf(cluster), cluster);
  await freeStaleLock(join(socketFolder, `.s.PGSQL.${SOCKET_PORT}.lock`), cluster);
}

async function freeStaleLock(file: string, cluster: string): Promise<void> {
  const text = await readOrNull(file);
  if (text === null) return;
  const pid = Number(text.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) {
    // Empty for a moment while PostgreSQL writes it; for longer when the machine lost power just
    // then.
    if (await isOlderThan(file, WRITTEN_AFTER_MS)) await replaceIfUnchanged(file, text, null);
    return;
  }
  if (!looksAlive(pid) || isPostgresOf(pid, cluster)) return;
  await replaceIfUnchanged(file, text, text.replace(/^\d+/, String(IMPOSSIBLE_PID)));
}

/**
 * Another program may do the same and have started PostgreSQL since: only the file that was read
 * may change.
 */
async function replaceIfUnchanged(file: string, expected: string, text: string | null) {
  const taken = `${file}.${process.pid}`;
  try {
    await rename(file, taken);
    const isUnchanged = (await readFile(taken, 'utf8')) === expected;
    if (isUnchanged && text === null) return;
    if (isUnchanged && text !== null) await writeFile(taken, text);
    await link(taken, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    await rm(taken, { force: true });
  }
}

async function isOlderThan(file: string, ageMs: number): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file);
    return systemClock.now().getTime() - mtimeMs > ageMs;
  } catch {
    return false;
  }
}

/** As PostgreSQL sees it: a program that ended and was not collected still counts. */
function looksAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (identityOf(pid) !== null) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Whether somebody answers on the socket file of the folder. This also finds a PostgreSQL in
 * another container, whose programs cannot be seen from here.
 */
export async function socketAnswers(socketFolder: string): Promise<boolean> {
  const socket = connect(join(socketFolder, `.s.PGSQL.${SOCKET_PORT}`));
  try {
    return await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.setTimeout(CONNECT_TIMEOUT_MS, () => resolve(false));
    });
  } finally {
    socket.destroy();
  }
}

async function readOrNull(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
