import { run } from './run.ts';

/**
 * The program, started again at every change, and the console under Vite with the API passed on to
 * it: `npm run dev`. When one of the two ends, so does this.
 */
const ended = await Promise.race([
  run(['node', '--watch-path=src', '--watch-preserve-output', 'src/main.ts']),
  run(['vite', 'console']),
]);
process.exit(ended);
