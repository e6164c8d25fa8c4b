import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/**
 * Runs a program of node_modules/.bin (or `node` itself, the one that runs this) in the root of the
 * project, with its output on the screen.
 * @returns its exit code; 1 when a signal ended it
 */
export async function run(
  command: readonly [program: string, ...args: string[]],
  environment: Readonly<Record<string, string>> = {},
  folder = ROOT,
): Promise<number> {
  const [program, ...args] = command;
  const file = program === 'node' ? process.execPath : join(ROOT, 'node_modules/.bin', program);
  const child = spawn(file, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
    // The programs of node_modules/.bin are command files there.
    shell: process.platform === 'win32' && program !== 'node',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
