import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const MAIN = join(import.meta.dirname, '../src/main.ts');
const PORT = 18_231;
const RUNS = 5;
const POLL_MS = 5;
const LIMIT_MS = 60_000;

/** Milliseconds from the start of the process to the first answer `ready`, and to its clean end. */
async function startAndStop(dataFolder: string): Promise<{ readyMs: number; stopMs: number }> {
  const since = performance.now();
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: String(PORT), SURETY_DATA: dataFolder, LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  });
  await untilReady(child);
  const readyMs = performance.now() - since;
  const stopping = performance.now();
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  return { readyMs, stopMs: performance.now() - stopping };
}

async function untilReady(child: ChildProcess): Promise<void> {
  for (const since = performance.now(); performance.now() - since < LIMIT_MS;) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
    const ready = await fetch(`http://127.0.0.1:${PORT}/health/ready`)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (ready) return;
    await pause(POLL_MS);
  }
  throw new Error('the server did not become ready');
}

function median(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
}

const cold: number[] = [];
const warm: number[] = [];
const stop: number[] = [];
for (let run = 0; run < RUNS; run += 1) {
  const folder = await mkdtemp(join(tmpdir(), 'surety-bench-'));
  try {
    cold.push((await startAndStop(folder)).readyMs);
    const again = await startAndStop(folder);
    warm.push(again.readyMs);
    stop.push(again.stopMs);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
const [coldReadyMs, warmReadyMs, stopMs] = [cold, warm, stop].map(median);
process.stdout.write(`${JSON.stringify({ runs: RUNS, coldReadyMs, warmReadyMs, stopMs })}\n`);
