import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';

export type Settings = Readonly<Record<string, string>>;

const MEGABYTE = 1024 * 1024;
/**
 * Below this, parallel queries soon fill /dev/shm, as in a container with the usual 64 MB; files
 * are used then.
 */
const SHARED_MEMORY_MIN_MEGABYTES = 256;

/**
 * Settings for a machine that PostgreSQL shares with the server, the worker and perhaps much else.
 * An operator's own settings, in the file named by `ownSettings`, are read last and win.
 * @param logFolder where PostgreSQL writes its log
 * @param extra settings that replace the ones here
 */
export async function settingsText(
  logFolder: string,
  ownSettings: string,
  extra: Settings,
): Promise<string> {
  const settings = { ...(await settingsFor(memoryBytes())), log_directory: logFolder, ...extra };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}`);
  return [
    '# Written anew at every start. Settings of your own go into the following, read last:',
    `# ${ownSettings}`,
    ...lines,
    ...(existsSync(ownSettings) ? [`include = ${quoted(ownSettings)}`] : []),
    '',
  ].join('\n');
}

/** A container's limit counts, where there is one. */
function memoryBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

async function settingsFor(memoryBytes: number): Promise<Settings> {
  const memory = Math.floor(memoryBytes / MEGABYTE);
  return {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '50',
    shared_buffers: `${between(64, Math.floor(memory / 8), 512)}MB`,
    effective_cache_size: `${between(128, Math.floor(memory / 2), 8192)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${between(64, Math.floor(memory / 16), 256)}MB`,
    dynamic_shared_memory_type: await dynamicSharedMemory(),
    random_page_cost: '1.1',
    // Compiling a query pays only for ones that run for seconds; ours are short.
    jit: 'off',
    // An acknowledged write is on the disk.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // Fewer checkpoints under an import or a large run; at most this much is read again after a
    // crash.
    min_wal_size: '128MB',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    wal_level: 'replica',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    logging_collector: 'on',
    log_filename: 'postgres-%Y-%m-%d-%H%M%S.log',
    log_file_mode: '0600',
    log_rotation_age: '0',
    log_rotation_size: '10MB',
    log_line_prefix: '%m [%p] %q%u@%d ',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    log_lock_waits: 'on',
    // Parameters may hold what a log must not: names, addresses, secrets.
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
}

async function dynamicSharedMemory(): Promise<string> {
  if (process.platform !== 'linux') return 'posix';
  try {
    const { bsize, blocks } = await statfs('/dev/shm');
    return (bsize * blocks) / MEGABYTE >= SHARED_MEMORY_MIN_MEGABYTES ? 'posix' : 'mmap';
  } catch {
    return 'mmap';
  }
}

function between(least: number, value: number, most: number): number {
  return Math.min(Math.max(least, value), most);
}

/**
 * As PostgreSQL's settings files want it: in single quotes, with quotes and backslashes doubled.
 */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
