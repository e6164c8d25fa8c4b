import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { addDays, dayOf, formatDay } from '../src/kernel/days.ts';

const MAIN = join(import.meta.dirname, '../src/main.ts');
const CUSTOMERS_PER_ROW = 5;
const HEADER =
  'invoice_number,customer_number,customer_name,invoice_date,due_date,amount,currency\n';

interface Measure {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly answer: Record<string, unknown>;
}

/** Invoices over two years, each customer with five. */
async function writeLedger(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(HEADER);
  const first = dayOf(2024, 1, 1);
  for (let row = 0; row < rows; row += 1) {
    const customer = Math.floor(row / CUSTOMERS_PER_ROW);
    const issued = addDays(first, (row * 7) % 700);
    const line = [
      `INV-${row}`,
      `C-${customer}`,
      `Customer ${customer} 株式会社`,
      formatDay(issued),
      formatDay(addDays(issued, 30)),
      `${100 + (row % 9_000)}.${String(row % 100).padStart(2, '0')}`,
      'USD',
    ];
    if (!out.write(`${line.join(',')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Looking more often would cost what is measured. */
const LOOK_MS = 50;

/** Runs a command in a process of its own; the kernel tells that process's own peak of memory. */
async function surety(folder: string, args: readonly string[], input = ''): Promise<Measure> {
  const since = performance.now();
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, SURETY_DATA: folder, LOG_LEVEL: 'silent' },
    stdio: 'pipe',
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.end(input);
  let peakMiB = 0;
  const looking = setInterval(() => (peakMiB = Math.max(peakMiB, peakOf(child.pid!))), LOOK_MS);
  const [code] = (await once(child, 'close')) as [number];
  clearInterval(looking);
  if (code !== 0) throw new Error(err);
  return {
    seconds: Math.round(performance.now() - since) / 1_000,
    peakMiB,
    answer: JSON.parse(out) as Record<string, unknown>,
  };
}

/** The most memory the process ever held, in MiB; zero when it has ended. */
function peakOf(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return 0;
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1_024);
}

const rows = Number(process.argv[2] ?? 100_000);
const folder = await mkdtemp(join(tmpdir(), 'surety-bench-'));
try {
  const file = join(folder, 'ledger.csv');
  await writeLedger(file, rows);
  const setup = ['setup', '--admin-email', 'bench@surety.example', '--admin-password-stdin'];
  const partner = ['--partner-name', 'Bench', '--currency', 'USD', '--time-zone', 'UTC', '--json'];
  await surety(folder, [...setup, ...partner], 'thrown away with its folder');
  const command = ['import', 'receivables', file, '--profile', 'surety-invoices', '--json'];
  const first = await surety(folder, command);
  const again = await surety(folder, command);
  const report = (measure: Measure) => ({
    seconds: measure.seconds,
    rowsPerSecond: Math.round(rows / measure.seconds),
    peakMiB: measure.peakMiB,
    created: measure.answer['created'],
    unchanged: measure.answer['unchanged'],
  });
  const result = { rows, first: report(first), again: report(again) };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
