import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { lchown, lstat, readdir } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { EmbeddedTrouble, type FailedRun } from './embedded-trouble.ts';

/**
 * How to start a program of PostgreSQL: what stands before it, and which user its files belong to.
 */
export interface Launch {
  readonly kind: 'direct' | 'user_namespace' | 'nobody';
  readonly prefix: readonly string[];
  /** Set where Node itself must change the user, because nothing in the prefix does. */
  readonly spawnAs?: { readonly uid: number; readonly gid: number };
  readonly fileOwner: number;
  /** Whether the kernel itself ends the program when this one ends. */
  readonly diesWithParent: boolean;
}

/** The user and group without rights that every Linux has, also without an entry in /etc/passwd. */
const NOBODY = 65_534;
const PROBE_TIMEOUT_MS = 5_000;
/** Enough of a failed program's words to explain it; more would only fill memory. */
const OUTPUT_KEPT_CHARACTERS = 16_000;
const LAST_WORDS_WAIT_MS = 200;

const DIE_WITH_PARENT = ['setpriv', '--pdeathsig', 'QUIT'];
const IN_USER_NAMESPACE = [
  'unshare',
  '--user',
  `--map-user=${NOBODY}`,
  `--map-group=${NOBODY}`,
  '--',
];
const AS_NOBODY = ['--reuid', `${NOBODY}`, '--regid', `${NOBODY}`, '--clear-groups'];

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own, root is nobody to PostgreSQL
 * and yet owns its files, so any folder will do and no system user is needed. Where that is
 * forbidden, it really runs as nobody.
 * @param runs whether a command line can be run here; asked by running it
 */
export function chooseLaunch(
  uid: number = process.getuid?.() ?? 0,
  runs: (command: readonly string[]) => boolean = canRun,
): Launch {
  if (uid !== 0) {
    const prefix = [...DIE_WITH_PARENT, '--'];
    return runs([...prefix, 'true'])
      ? { kind: 'direct', prefix, fileOwner: uid, diesWithParent: true }
      : { kind: 'direct', prefix: [], fileOwner: uid, diesWithParent: false };
  }
  const namespace = [...IN_USER_NAMESPACE, ...DIE_WITH_PARENT, '--'];
  if (runs([...namespace, 'true'])) {
    return { kind: 'user_namespace', prefix: namespace, fileOwner: 0, diesWithParent: true };
  }
  const nobody = [...DIE_WITH_PARENT, ...AS_NOBODY, '--'];
  if (runs([...nobody, 'true'])) {
    return { kind: 'nobody', prefix: nobody, fileOwner: NOBODY, diesWithParent: true };
  }
  const spawnAs = { uid: NOBODY, gid: NOBODY };
  return { kind: 'nobody', prefix: [], spawnAs, fileOwner: NOBODY, diesWithParent: false };
}

function canRun(command: readonly string[]): boolean {
  const [program, ...rest] = command;
  const answer = spawnSync(program!, rest, { stdio: 'ignore', timeout: PROBE_TIMEOUT_MS });
  return answer.status === 0;
}

export interface Launched {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Resolves when the program has ended; `output` holds its last words. */
  readonly ended: Promise<FailedRun & { readonly ok: boolean }>;
}

/**
 * Starts a program of PostgreSQL in a session of its own, so that Ctrl-C reaches it through us
 * only.
 */
export function launch(
  how: Launch,
  program: string,
  options: readonly string[],
  input?: string,
): Launched {
  const [first, ...rest] = [...how.prefix, program, ...options];
  const child = spawn(first!, rest, {
    // Only what it needs: variables such as PGDATA or LC_ALL would change what it does.
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: true,
    cwd: '/',
    ...how.spawnAs,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-OUTPUT_KEPT_CHARACTERS);
    });
  }
  if (input !== undefined) {
    // A program that fails early closes its end; its exit says more than a broken pipe would.
    child.stdin?.on('error', () => undefined).end(input);
  }
  const ended = new Promise<FailedRun & { ok: boolean }>((resolve) => {
    child.once('error', (error) => {
      resolve({ ok: false, program, exit: 'an error at its start', output: error.message });
    });
    child.once('exit', (code, signal) => {
      const exit = signal === null ? `code ${code}` : `signal ${signal}`;
      const tell = (): void => resolve({ ok: code === 0, program, exit, output });
      // Its last words may arrive after its end; its own children may hold the pipes open for
      // longer.
      const timer = setTimeout(tell, LAST_WORDS_WAIT_MS);
      child.once('close', () => {
        clearTimeout(timer);
        tell();
      });
    });
  });
  return { child, pid: child.pid ?? -1, ended };
}

/**
 * Where the kernel does not end a program with the one that started it (macOS, or no setpriv), a
 * shell waits at the end of a pipe: it closes when this program ends, however that happens.
 * @returns call it when the program has ended, so that its number is not signalled later
 */
export function endWithThisProgram(pid: number): () => void {
  const script = 'read -r _; kill -QUIT "$1"';
  const watcher = spawn('sh', ['-c', script, 'sh', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  watcher.on('error', () => undefined).unref();
  (watcher.stdin as Socket | null)?.on('error', () => undefined).unref();
  return () => watcher.kill('SIGKILL');
}

/**
 * Gives the folder of the database to the user that PostgreSQL runs as. Changes nothing when it is
 * so already; moves it between root and nobody when the way to run changed.
 * @throws EmbeddedTrouble `other_owner` when a third user owns it
 */
export async function giveFolderTo(how: Launch, folder: string): Promise<void> {
  const found = await lstat(folder);
  const { uid } = found;
  if (uid === how.fileOwner && found.isDirectory()) return;
  const ours = process.getuid?.() === 0 && (uid === 0 || uid === NOBODY) && found.isDirectory();
  if (!ours) {
    throw new EmbeddedTrouble(
      'other_owner',
      `The folder ${folder} belongs to another user of this machine (number ${uid}). ` +
        'Start Surety as that user, or give the folder to this one: ' +
        `chown -R ${process.getuid?.() ?? ''} ${folder}`,
    );
  }
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, entry), how.fileOwner, how.fileOwner);
  }
  await lchown(folder, how.fileOwner, how.fileOwner);
}
