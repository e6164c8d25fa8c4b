import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './run.ts';

const CONSOLE = join(ROOT, 'console');
const STAMP = join(CONSOLE, 'dist/.stamp');

/**
 * Builds the console into `console/dist` when its sources or the lock file have changed since the
 * last build; otherwise does nothing.
 * @throws Error with the way out when the build fails
 */
export async function buildConsole(): Promise<void> {
  const wanted = hashOfSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  if (!existsSync(join(ROOT, 'node_modules/.bin/vite'))) {
    throw new Error('The console cannot be built: vite is not installed. Run `npm ci` first.');
  }
  process.stderr.write('Building the console …\n');
  // Gone until the build is whole, so that one cut short is done again.
  rmSync(STAMP, { force: true });
  const code = await run(['vite', 'build', '--logLevel', 'warn'], {}, CONSOLE);
  if (code !== 0) throw new Error('The console could not be built; see above.');
  writeFileSync(STAMP, wanted);
}

/**
 * Everything that the result depends on: the names and contents of the sources, and the lock file.
 */
function hashOfSources(): string {
  const sources = globSync('**/*', {
    cwd: CONSOLE,
    exclude: (path) => /^(dist|node_modules)([/\\]|$)/.test(path),
  });
  const hash = createHash('sha256');
  for (const path of [...sources.toSorted(), '../package-lock.json']) {
    const file = join(CONSOLE, path);
    if (!statSync(file).isFile()) continue;
    hash.update(`${path}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

if (import.meta.main) {
  try {
    await buildConsole();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
