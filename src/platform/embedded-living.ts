import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';

/**
 * Names one run of one program: the same number given again later to another program has another
 * identity. On Linux the machine's boot and the clock tick of the start; elsewhere a digest of the
 * start time.
 * @returns null when no such program lives; one that has ended and was not yet collected counts as
 * dead
 */
export function identityOf(pid: number): string | null {
  return process.platform === 'linux' ? identityFromProc(pid) : identityFromPs(pid);
}

/** Whether the run named by `pid` and `identity` is still alive. */
export function lives(pid: number, identity: string): boolean {
  return identityOf(pid) === identity;
}

function identityFromProc(pid: number): string | null {
  const stat = readOrNull(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (stat === null) return null;
  // The name, field 2, stands in brackets and may contain anything; the fields after it are plain.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X' || startTicks === undefined) return null;
  return `${bootId().slice(0, 8)}-${startTicks}`;
}

function bootId(): string {
  return readOrNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')) ?? 'no-boot-id';
}

function identityFromPs(pid: number): string | null {
  const row = readOrNull(() =>
    execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }),
  )?.trim();
  if (!row || row.startsWith('Z')) return null;
  const started = row.replace(/^\S+\s+/, '');
  return createHash('sha256').update(started).digest('hex').slice(0, 16);
}

/** Whether the living program `pid` is a PostgreSQL that works in the database folder `cluster`. */
export function isPostgresOf(pid: number, cluster: string): boolean {
  if (identityOf(pid) === null) return false;
  if (process.platform !== 'linux') {
    const command = readOrNull(() =>
      execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }),
    );
    return command !== null && command.includes('postgres') && command.includes(cluster);
  }
  const name = readOrNull(() => readFileSync(`/proc/${pid}/comm`, 'utf8'));
  // Every program of PostgreSQL makes the database folder its working folder.
  const folder = readOrNull(() => readlinkSync(`/proc/${pid}/cwd`));
  if (name?.trim() !== 'postgres' || folder === null) return false;
  return folder === readOrNull(() => realpathSync(cluster));
}

/**
 * Programs of the PostgreSQL of `cluster` that still run, with or without their postmaster. Linux
 * only.
 */
export function postgresProgramsOf(cluster: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isPostgresOf(pid, cluster));
}

function readOrNull(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
