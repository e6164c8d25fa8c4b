import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const CLOCK = pathToFileURL(join(import.meta.dirname, 'shifted-clock-child.ts')).href;

export interface SuretyOptions {
  /** SURETY_DATA. */
  readonly folder: string;
  readonly port?: number;
  /** What its clock shows at its start; without it, the machine's own time. */
  readonly startsAt?: Date;
}

/** The real program, or a script in its place, as a process of its own. */
export interface SuretyProcess {
  readonly pid: number;
  /** Everything it wrote to standard output so far. */
  readonly output: () => string;
  /** What it wrote to standard error: for the message when something goes wrong. */
  readonly trouble: () => string;
  readonly say: (line: string) => void;
  /**
   * Resolves when standard output holds the text so many times (once, if not said), or with false
   * when the program ended before.
   */
  readonly untilSaid: (text: string, times?: number) => Promise<boolean>;
  /** The same for standard error. */
  readonly untilWarned: (text: string) => Promise<boolean>;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** kill -9, and wait until it is gone. */
  readonly kill: () => Promise<void>;
  /** Asks it to stop and waits. @throws when it does not end with 0 */
  readonly stop: () => Promise<void>;
  /** Its clock jumps a minute ahead. */
  readonly passMinute: () => void;
}

/** A test that fails half-way must not leave its programs behind. */
const living = new Set<ChildProcess>();
process.once('exit', () => living.forEach((child) => child.kill('SIGKILL')));

/** @param words as after `surety` on the command line */
export function startSurety(words: readonly string[], options: SuretyOptions): SuretyProcess {
  return startScript(MAIN, words, options);
}

export function startScript(
  script: string,
  words: readonly string[],
  { folder, port, startsAt }: SuretyOptions,
): SuretyProcess {
  const child = spawn(process.execPath, ['--import', CLOCK, script, ...words], {
    env: {
      ...process.env,
      SURETY_DATA: folder,
      LOG_LEVEL: 'warn',
      ...(port === undefined ? {} : { PORT: String(port) }),
      ...(startsAt ? { SHIFTED_CLOCK_MS: String(startsAt.getTime() - Date.now()) } : {}),
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  living.add(child);
  let output = '';
  let trouble = '';
  const heard = new Set<() => void>();
  const wake = (): void => heard.forEach((each) => each());
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString();
    wake();
  });
  child.stderr.on('data', (text: Buffer) => {
    trouble += text.toString();
    wake();
  });
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close').then(([code]) => {
    living.delete(child);
    wake();
    return code as number | null;
  });
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const until = (isSo: () => boolean): Promise<boolean> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isSo() && !isOver()) return;
        heard.delete(look);
        resolve(isSo());
      };
      heard.add(look);
      look();
    });
  return {
    pid: child.pid!,
    output: () => output,
    trouble: () => trouble,
    say: (line) => child.stdin.write(`${line}\n`),
    untilSaid: (text, times = 1) => until(() => output.split(text).length > times),
    untilWarned: (text) => until(() => trouble.includes(text)),
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      const code = await ended;
      if (code !== 0) throw new Error(`the program ended with ${String(code)}: ${trouble}`);
    },
    passMinute: () => child.kill('SIGUSR2'),
  };
}

/** Runs an operator's command to its end and gives its answer. @throws when it fails */
export async function surety(
  words: readonly string[],
  options: SuretyOptions,
): Promise<Record<string, unknown>> {
  const program = startSurety([...words, '--json'], options);
  const code = await program.ended;
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${program.trouble()}`);
  return JSON.parse(program.output()) as Record<string, unknown>;
}

/** Waits until a server serves. @throws when it ends instead */
export async function untilOpen(program: SuretyProcess): Promise<void> {
  if (await program.untilSaid('Surety is open')) return;
  throw new Error(`the server did not start: ${program.trouble()}`);
}

/** A port that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Chances that a printed number repeats. */
export interface Chances {
  readonly seed: number;
  /** A whole number from `least` to `most`. */
  readonly between: (least: number, most: number) => number;
}

/**
 * Where chance is part of a test. The seed is printed; SURETY_CRASH_SEED repeats a run with the
 * same chances, as far as a machine's speed allows.
 */
export function chances(name: string): Chances {
  const given = process.env['SURETY_CRASH_SEED'];
  const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
  process.stderr.write(`${name}: SURETY_CRASH_SEED=${seed}\n`);
  let state = seed;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, between: (least, most) => least + Math.floor(next() * (most - least + 1)) };
}

/** How a process is left alone until chance ends it; or it ends by itself before. */
export async function livesFor(program: SuretyProcess, ms: number): Promise<void> {
  const done = new AbortController();
  await Promise.race([
    program.ended,
    pause(ms, undefined, { signal: done.signal }).catch(() => undefined),
  ]);
  done.abort();
}
