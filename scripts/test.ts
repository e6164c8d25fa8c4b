import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tally } from '../test/support/tally-reporter.ts';
import { buildConsole } from './build-console.ts';
import { run } from './run.ts';

/**
 * Runs all tests, or what the arguments choose (`npm test -- --project unit src/kernel`). The last
 * line is always `N passed, N failed` or `N passed, N failed, N skipped`.
 */
async function test(choice: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'surety-tally-'));
  const file = join(folder, 'tally.json');
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  if (!(await consoleIsBuilt())) total.failed += 1;
  const reporters = ['--reporter=default', '--reporter=./test/support/tally-reporter.ts'];
  const code = await run(['vitest', 'run', ...reporters, ...choice], { SURETY_TALLY: file });
  const counted = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Tally) : undefined;
  rmSync(folder, { recursive: true });
  total.passed += counted?.passed ?? 0;
  total.failed += counted?.failed ?? 0;
  total.skipped += counted?.skipped ?? 0;
  // A run that broke before or beside the tests is a failure, though no test failed.
  if (code !== 0 && total.failed === 0) total.failed = 1;
  const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`;
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
  return total.failed === 0 ? 0 : 1;
}

/** The browser tests look at the built console; without it the others still tell something. */
async function consoleIsBuilt(): Promise<boolean> {
  try {
    await buildConsole();
    return true;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}

process.exitCode = await test(process.argv.slice(2));
