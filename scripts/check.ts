import { run } from './run.ts';

/** Everything that must hold before a change is done, cheapest first: `npm run check`. */
const steps: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'server types': ['tsc', '--noEmit', '-p', 'tsconfig.json'],
  'console types': ['tsc', '--noEmit', '-p', 'console/tsconfig.json'],
  lint: ['oxlint', '--type-aware', '--deny-warnings'],
  format: ['oxfmt', '--check'],
  house: ['vitest', 'run', '--project', 'unit', 'test/architecture'],
  unit: ['vitest', 'run', '--project', 'unit', '--exclude', 'test/architecture/**'],
  pg: ['vitest', 'run', '--project', 'pg'],
  console: ['node', 'scripts/build-console.ts'],
  browser: ['vitest', 'run', '--project', 'browser'],
};

/** Runs the named steps, or all of them, and stops at the first that fails. */
async function check(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.find((name) => !Object.hasOwn(steps, name));
  if (unknown !== undefined) {
    process.stderr.write(`There is no step "${unknown}". The steps: ${names(steps)}.\n`);
    return 2;
  }
  for (const [name, command] of Object.entries(steps)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stdout.write(`\n── ${name}: ${command.join(' ')}\n`);
    const startMs = performance.now();
    const code = await run(command);
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    process.stdout.write(`── ${name}: ${code === 0 ? 'passed' : 'failed'} in ${seconds} s\n`);
    if (code !== 0) return code;
  }
  return 0;
}

function names(of: object): string {
  return Object.keys(of)
    .map((name) => `"${name}"`)
    .join(', ');
}

process.exitCode = await check(process.argv.slice(2));
