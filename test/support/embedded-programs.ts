import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { openEmbedded } from '../../src/platform/embedded.ts';
import { silentLog } from '../../src/platform/log.ts';
import type { Launch } from '../../src/platform/embedded-launch.ts';

export interface Answer {
  readonly opened?: boolean;
  readonly startedHere?: boolean;
  readonly stopped?: boolean;
  readonly inserted?: number;
  readonly failed?: boolean;
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
}

export interface Program {
  readonly pid: number;
  readonly child: ChildProcess;
  /** The next line it says; null after its end. */
  readonly next: () => Promise<Answer | null>;
  readonly say: (line: 'stop' | 'insert') => void;
  /** kill -9, and wait until it is gone. */
  readonly kill: () => Promise<void>;
}

export interface ProgramOptions {
  readonly command?: string;
  readonly exclusive?: boolean;
  readonly address?: string;
  readonly launch?: Launch;
  /** What stands before the program on its command line. */
  readonly prefix?: readonly string[];
}

/** A program of its own that opens the database of a folder. */
export function startProgram(folder: string, options: ProgramOptions = {}): Program {
  const script = join(import.meta.dirname, 'embedded-child.ts');
  const command = [
    ...(options.prefix ?? []),
    process.execPath,
    script,
    `--folder=${folder}`,
    ...(options.command === undefined ? [] : [`--command=${options.command}`]),
    ...(options.exclusive ? ['--exclusive'] : []),
    ...(options.address === undefined ? [] : [`--address=${options.address}`]),
    ...(options.launch === undefined ? [] : [`--launch=${JSON.stringify(options.launch)}`]),
  ];
  const child = spawn(command[0]!, command.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid!,
    child,
    next: async () => {
      const line = await lines.next();
      return line.done ? null : (JSON.parse(line.value) as Answer);
    },
    say: (line) => child.stdin.write(`${line}\n`),
    kill: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await gone;
      }
    },
  };
}

/** Folders for one test file, removed at its end. */
export function temporaryFolders() {
  const made: string[] = [];
  const make = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'surety-embedded-'));
    made.push(folder);
    return folder;
  };
  let pattern: Promise<string> | undefined;
  const makePattern = async (): Promise<string> => {
    const folder = await make();
    await (await openEmbedded(folder, { command: 'test', exclusive: true }, silentLog)).stop();
    return join(folder, 'postgres');
  };
  return {
    make,
    /** A folder that already holds a database: a copy, because making one takes a second. */
    makeWithDatabase: async (): Promise<string> => {
      const folder = await make();
      pattern ??= makePattern();
      cpSync(await pattern, join(folder, 'postgres'), { recursive: true });
      return folder;
    },
    removeAll: async (): Promise<void> => {
      for (const folder of made) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Looks until it is so. A condition that never comes true fails the test by its time limit. */
export async function eventually(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await pause(10);
}
