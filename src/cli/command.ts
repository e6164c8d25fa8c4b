import { stat } from 'node:fs/promises';
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Config } from '../app/config.ts';
import type { Installation } from '../app/installation.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { Log } from '../platform/log.ts';

/**
 * A command line that cannot be carried out as typed. The message says what is wrong and shows the
 * usage.
 */
export class UsageProblem extends Error {}

export interface CommandRun {
  readonly installation: Installation;
  readonly config: Config;
  readonly log: Log;
  readonly now: Date;
  /** Values of `--options`, as typed. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  /** Standard input, for secrets that must not appear on the command line. */
  readonly readInput: () => Promise<string>;
  /** Progress for people, on standard error. */
  readonly say: (line: string) => void;
}

export interface Command {
  /** As typed: `import receivables`. */
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly options: ParseArgsOptionsConfig;
  /** The answer: printed as one JSON object with --json, else as `inWords`. */
  readonly run: (
    run: CommandRun,
  ) => Promise<{ answer: JsonObject; inWords: string; failed?: boolean }>;
}

export function required(run: CommandRun, option: string): string {
  const value = run.options[option];
  if (typeof value !== 'string' || value === '') throw new UsageProblem(`--${option} is missing`);
  return value;
}

export function optional(run: CommandRun, option: string): string | undefined {
  const value = run.options[option];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (!found) throw new UsageProblem(`--${option} is "${value}"; use one of ${allowed.join(', ')}`);
  return found;
}

/** The one file that the command line names. @throws UsageProblem when it cannot be read */
export async function fileOf(run: CommandRun): Promise<string> {
  const [file, ...more] = run.positionals;
  if (file === undefined || more.length > 0) throw new UsageProblem('Name one file to import.');
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    throw new UsageProblem(
      found.code === 'ENOENT' ? `There is no file ${file}` : `${file}: ${found.message}`,
    );
  }
  if (!found.isFile()) throw new UsageProblem(`${file} is not a file`);
  return file;
}
