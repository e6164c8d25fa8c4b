import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded } from '../../src/platform/embedded.ts';
import { silentLog } from '../../src/platform/log.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

export interface CommandResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The one JSON object on standard output. */
  readonly json: <T = Record<string, unknown>>() => T;
}

export interface Installation {
  readonly folder: string;
  readonly surety: (args: readonly string[], input?: string) => Promise<CommandResult>;
  /** The kinds of the effects that were enqueued, each once. */
  readonly effects: () => Promise<string[]>;
  readonly remove: () => Promise<void>;
}

/**
 * A data folder of its own with the operator's commands on it, each run as a process as an operator
 * does.
 */
export async function anInstallation(): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'surety-cli-'));
  const env = { ...process.env, SURETY_DATA: folder, LOG_LEVEL: '', DATABASE_URL: '' };
  return {
    folder,
    surety: (args, input = '') => run(args, input, env),
    effects: () => effectsIn(folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function effectsIn(folder: string): Promise<string[]> {
  const claim = { command: 'test', exclusive: false };
  const embedded = await openEmbedded(folder, claim, silentLog);
  const client = new pg.Client(embedded.connection('postgres'));
  try {
    await client.connect();
    const { rows } = await client.query<{ kind: string }>(
      'select distinct kind from platform.outbox order by kind',
    );
    return rows.map((row) => row.kind);
  } finally {
    await client.end();
    await embedded.stop();
  }
}

function run(
  args: readonly string[],
  input: string,
  env: NodeJS.ProcessEnv,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: 'pipe' });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err, json: <T>() => JSON.parse(out) as T }));
    child.stdin.end(input);
  });
}
