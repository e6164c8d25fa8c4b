import { chmod, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { elapsedMs } from './clock.ts';
import { findBinaries } from './embedded-binaries.ts';
import { ensureCluster } from './embedded-cluster.ts';
import { foldersOf, makeDataFolder, socketFolderOf, SOCKET_PORT } from './embedded-folder.ts';
import { chooseLaunch, giveFolderTo, type Launch } from './embedded-launch.ts';
import { runningPostmaster, socketAnswers, type RunningPostmaster } from './embedded-lock.ts';
import {
  AlreadyRunning,
  readOwner,
  thisProgram,
  type Owner,
  type OwnerClaim,
} from './embedded-owner.ts';
import type { Place } from './embedded-postmaster.ts';
import { announcePresence, type SocketConnection } from './embedded-presence.ts';
import type { Settings } from './embedded-settings.ts';
import { startSupervised } from './embedded-supervisor.ts';
import { EmbeddedTrouble } from './embedded-trouble.ts';
import type { Log } from './log.ts';

type EmbeddedRole = 'postgres' | 'surety_owner' | 'surety_app';

export interface EmbeddedPostgres {
  /** As an absolute path. */
  readonly dataFolder: string;
  /**
   * Settings with which `pg` reaches the database over the socket file; `database` is `surety` if
   * not named.
   */
  readonly connection: (role: EmbeddedRole, database?: string) => SocketConnection;
  /** Whether this program started the database and so has to stop it. */
  readonly startedHere: boolean;
  /**
   * Stops the database if it was started here: close your own connections first. A command waits
   * for other commands that joined. Safe to call twice.
   */
  readonly stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  /** Of PostgreSQL, in place of the usual ones; `fsync: 'off'` also makes a new folder faster. */
  readonly settings?: Settings;
  /** How to start PostgreSQL, where it is not to be found out. */
  readonly launch?: Launch;
}

const POLL_MS = 25;
/** How long a server waits for a command that runs the database. */
const COMMAND_LIMIT_MS = 30_000;
/**
 * How long to wait for another program's database to be ready, also after a crash on a slow disk.
 */
const OTHERS_START_LIMIT_MS = 10 * 60_000;
/** A database whose program was killed ends within seconds; after these times it is made to. */
const ORPHAN_STEPS = [
  { afterMs: 10_000, signal: 'SIGQUIT' },
  { afterMs: 20_000, signal: 'SIGKILL' },
] as const;
const ORPHAN_LIMIT_MS = 30_000;

/**
 * Starts the database of the folder, or joins the one that runs there already. The first start
 * makes the folder, the roles `surety_owner` and `surety_app`, and the database `surety`.
 * @param claim what this program is. With `exclusive` (a server) it must be the one that starts the
 * database.
 * @throws AlreadyRunning when `exclusive` and another program has the folder
 * @throws EmbeddedTrouble with a plain reason when the database cannot run
 */
export async function openEmbedded(
  dataFolder: string,
  claim: OwnerClaim,
  log: Log,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const { settings = {}, launch = chooseLaunch() } = options;
  const folders = foldersOf(dataFolder);
  makeDataFolder(folders);
  const binaries = await findBinaries();
  await letPass(folders.root, launch);
  const isNew = await ensureCluster(folders, binaries, launch, settings['fsync'] !== 'off');
  if (isNew) log.info({ folder: folders.root }, 'a new database was made');
  const socketFolder = socketFolderOf(folders.root);
  return await enter({ folders, socketFolder, binaries, launch, settings }, claim, log);
}

/**
 * Looks again and again at who has the folder until it can be started or joined, or it is clear
 * that it cannot.
 */
async function enter(place: Place, claim: OwnerClaim, log: Log): Promise<EmbeddedPostgres> {
  const { folders } = place;
  const wait = patience(place, claim, log);
  for (;;) {
    const owner = await readOwner(folders.ownerFile);
    const running = await runningPostmaster(folders.cluster);
    if (claim.exclusive && owner?.exclusive && !owner.leaving) {
      throw new AlreadyRunning(owner, folders.root);
    }
    let entered: EmbeddedPostgres | null = null;
    if (owner === null && running === null) {
      entered = await startOrJoinUnseen(place, claim, log);
    } else if (!claim.exclusive && owner !== null && !owner.leaving && running?.isReady) {
      entered = await join(place, running.socketFolder, claim.command, isLeaving);
    }
    if (entered !== null) return entered;
    await wait(owner, running);
  }
  async function isLeaving(): Promise<boolean> {
    return (await readOwner(folders.ownerFile))?.leaving ?? true;
  }
}

async function startOrJoinUnseen(
  place: Place,
  claim: OwnerClaim,
  log: Log,
): Promise<EmbeddedPostgres | null> {
  const { folders, socketFolder } = place;
  if (await socketAnswers(socketFolder)) {
    // Somebody runs it whom we cannot see, as from another container on the same volume. Two
    // PostgreSQL on one folder would destroy it.
    if (!claim.exclusive) return await join(place, socketFolder, claim.command, async () => false);
    throw new AlreadyRunning(await unseenOwner(folders.ownerFile), folders.root);
  }
  await giveFolderTo(place.launch, folders.cluster);
  const admin = connectionIn(socketFolder, 'postgres', 'postgres');
  const supervisor = await startSupervised(place, thisProgram(claim), admin, log);
  if (supervisor === 'taken') return null;
  log.debug({ folder: folders.root }, 'the embedded database was started');
  return handle(folders.root, socketFolder, true, supervisor.stop);
}

/** @returns null when the database is about to stop */
async function join(
  place: Place,
  socketFolder: string,
  command: string,
  isLeaving: () => Promise<boolean>,
): Promise<EmbeddedPostgres | null> {
  const connection = connectionIn(socketFolder, 'surety_owner', 'surety');
  const presence = await announcePresence(connection, command);
  if (presence === null) return null;
  if (await isLeaving()) {
    await presence.leave();
    return null;
  }
  let left: Promise<void> | undefined;
  return handle(place.folders.root, socketFolder, false, () => (left ??= presence.leave()));
}

function handle(
  dataFolder: string,
  socketFolder: string,
  startedHere: boolean,
  stop: () => Promise<void>,
): EmbeddedPostgres {
  const connection = (role: EmbeddedRole, database = 'surety'): SocketConnection =>
    connectionIn(socketFolder, role, database);
  return { dataFolder, connection, startedHere, stop };
}

function connectionIn(host: string, user: EmbeddedRole, database: string): SocketConnection {
  return { host, port: SOCKET_PORT, user, database, ssl: false };
}

/** Waits a moment at a time; ends the wait with a reason when it has become pointless. */
function patience({ folders }: Place, claim: OwnerClaim, log: Log) {
  const since = performance.now();
  let ownerlessSince: number | null = null;
  let orphanSteps = [...ORPHAN_STEPS];
  let isTold = false;
  return async (owner: Owner | null, running: RunningPostmaster | null): Promise<void> => {
    await pause(POLL_MS);
    if (owner !== null) {
      ownerlessSince = null;
      if (!isTold) log.info({ command: owner.command, pid: owner.pid }, waitingFor(claim));
      isTold = true;
      const limitMs = claim.exclusive ? COMMAND_LIMIT_MS : OTHERS_START_LIMIT_MS;
      if (elapsedMs(since) > limitMs) throw new AlreadyRunning(owner, folders.root);
      return;
    }
    ownerlessSince ??= performance.now();
    const waitedMs = elapsedMs(ownerlessSince);
    const step = orphanSteps[0];
    if (running !== null && step && waitedMs > step.afterMs) {
      log.warn({ pid: running.pid }, 'a database without its program did not end and is ended now');
      process.kill(running.pid, step.signal);
      orphanSteps = orphanSteps.slice(1);
    }
    if (waitedMs > ORPHAN_LIMIT_MS) throw doesNotEnd(folders.cluster);
  };
}

function waitingFor(claim: OwnerClaim): string {
  return claim.exclusive
    ? 'waiting for a command that uses the database to end'
    : 'waiting for the database that another program starts or stops';
}

function doesNotEnd(cluster: string): EmbeddedTrouble {
  return new EmbeddedTrouble(
    'did_not_stop',
    `An earlier PostgreSQL still works in ${cluster} and does not end. ` +
      'Find it with ps, end it, and start again.',
  );
}

/** As the file has it, for the message: whether it lives cannot be seen from here. */
async function unseenOwner(file: string): Promise<Owner> {
  const claim = { command: 'on another machine or in another container', exclusive: true };
  return { ...thisProgram(claim), pid: 0, ...(await readOwner(file, true)) };
}

/**
 * Where PostgreSQL really runs as nobody, that user must be able to pass through the data folder.
 */
async function letPass(root: string, launch: Launch): Promise<void> {
  if (launch.kind !== 'nobody') return;
  const { mode } = await stat(root);
  await chmod(root, (mode & 0o777) | 0o011);
}
