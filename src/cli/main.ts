import { parseArgs } from 'node:util';
import { wireEvents } from '../app/reactions.ts';
import { refusalCatalogue } from '../app/refusals.ts';
import { readConfig, ConfigProblem } from '../app/config.ts';
import { openInstallation } from '../app/installation.ts';
import { AlreadyRunning } from '../platform/embedded-owner.ts';
import { Refused } from '../kernel/refusal.ts';
import { openLog, type Log } from '../platform/log.ts';
import { systemClock } from '../platform/clock.ts';
import { UsageProblem, type Command } from './command.ts';
import { commands } from './commands.ts';

/** Finds the command that the words name: two words first (`audit verify`), then one (`setup`). */
export function findCommand(words: readonly string[]): { command: Command; rest: string[] } | null {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const command = commands.find((each) => each.name === name);
    if (command && words.length >= length) return { command, rest: words.slice(length) };
  }
  return null;
}

/** Carries out an operator's command. @returns the exit code */
export async function runCommand(words: readonly string[]): Promise<number> {
  const found = findCommand(words);
  if (!found) {
    say(`Unknown command: ${words.join(' ')}\n\n${help()}`);
    return 2;
  }
  try {
    return await carryOut(found.command, found.rest);
  } catch (error) {
    return explain(found.command, error as Error);
  }
}

async function carryOut(command: Command, rest: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(command, rest);
  const config = readConfig(process.env);
  // A command's log is about trouble; its progress goes through `say`.
  const log: Log = openLog(process.env['LOG_LEVEL'] ? config.logLevel : 'warn');
  const installation = await openInstallation(
    config,
    { command: command.name, exclusive: false },
    log,
  );
  wireEvents();
  try {
    const outcome = await command.run({
      installation,
      config,
      log,
      now: systemClock.now(),
      options: values,
      positionals,
      readInput: readStandardInput,
      say,
    });
    const json = values['json'] === true;
    process.stdout.write(`${json ? JSON.stringify(outcome.answer) : outcome.inWords}\n`);
    return outcome.failed ? 1 : 0;
  } finally {
    await installation.close();
  }
}

function parseOptions(command: Command, rest: readonly string[]) {
  try {
    const parsed = parseArgs({
      args: [...rest],
      options: { ...command.options, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    return {
      values: parsed.values as Record<string, string | boolean | undefined>,
      positionals: parsed.positionals,
    };
  } catch (error) {
    throw new UsageProblem((error as Error).message);
  }
}

function explain(command: Command, error: Error): number {
  if (error instanceof UsageProblem || error instanceof ConfigProblem) {
    say(`${error.message}\n\nUsage: surety ${command.usage}`);
    return 2;
  }
  if (error instanceof Refused) {
    const entry = (refusalCatalogue as Record<string, { en: string } | undefined>)[error.code];
    say(`${error.code}: ${fill(entry?.en ?? error.message, error.values)}`);
    return 1;
  }
  if (error instanceof AlreadyRunning) {
    say(error.message);
    return 1;
  }
  say(process.env['LOG_LEVEL'] === 'debug' ? String(error.stack) : error.message);
  return 1;
}

function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

export function help(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return [
    'surety                     runs server and worker (the same as `surety all`)',
    'surety server | worker     runs one of them; any number may run on one DATABASE_URL',
    'surety migrate             brings the database up to date and ends',
    '',
    'Commands (each takes --json; they work whether or not the server runs):',
    ...lines,
  ].join('\n');
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function readStandardInput(): Promise<string> {
  process.stdin.setEncoding('utf8');
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  return text.replace(/\r?\n$/, '');
}
