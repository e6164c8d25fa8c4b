import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { newId } from '../src/kernel/ids.ts';
import { MIGRATIONS_FOLDER } from '../src/app/installation.ts';
import { openEmbedded } from '../src/platform/embedded.ts';
import { silentLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrations.ts';
import { generateLedger } from '../test/support/ledger.ts';

/**
 * node bench/collections-run.ts [customers] [invoices per customer]
 *  The database and its rows are made here; preview, run and repeated run are measured in a program
 * of their own each, which joins the database, so that their memory is theirs alone.
 */
const [customers = 1_000_000, invoicesPerCustomer = 3] = process.argv.slice(2).map(Number);
const AS_OF = '2026-06-10';
const STEP = join(import.meta.dirname, 'collections-run-step.ts');

/**
 * What anybody has to pay who wants these figures: every row read once, summed up per bucket and
 * currency.
 */
const AGGREGATE = `
  select currency, width_bucket($2::date - due_on, array[1, 31, 61, 91, 121]) as bucket,
    count(*), sum(amount_open)
  from receivables.document where partner_id = $1 and amount_open > 0 and due_on is not null
  group by 1, 2`;
const AGGREGATE_RUNS = 3;

interface Step {
  readonly ms: number;
  readonly peakMegabytes: number;
}

function measured(folder: string, partnerId: string, what: string): Promise<Step> {
  const { promise, resolve, reject } = Promise.withResolvers<Step>();
  const profile = process.env['BENCH_PROFILE'];
  const flags = profile ? ['--cpu-prof', `--cpu-prof-name=${profile}.${what}.cpuprofile`] : [];
  const child = spawn(process.execPath, [...flags, STEP, what, folder, partnerId, AS_OF], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.once('close', (code) => {
    if (code === 0) resolve(JSON.parse(said) as Step);
    else reject(new Error(`${what} ended with ${code}`));
  });
  return promise;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/** Makes the rows and gives the time of the bare query over them, at best. */
async function prepare(connection: pg.ClientConfig, partnerId: string) {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const ledger = {
      partnerId,
      customers,
      invoicesPerCustomer,
      asOf: AS_OF,
      places: 'world',
    } as const;
    const generateMs = await timed(() =>
      generateLedger(client, { ...ledger, withBooks: false, withContacts: false }),
    );
    const aggregates: number[] = [];
    for (let run = 0; run < AGGREGATE_RUNS; run += 1) {
      aggregates.push(await timed(() => client.query(AGGREGATE, [partnerId, AS_OF])));
    }
    return { generateMs: Math.round(generateMs), aggregateMs: Math.round(Math.min(...aggregates)) };
  } finally {
    await client.end();
  }
}

/** Each step in a program of its own, in this order. */
async function measureAll(folder: string, partnerId: string) {
  const preview = await measured(folder, partnerId, 'preview');
  const run = await measured(folder, partnerId, 'run');
  const again = await measured(folder, partnerId, 'again');
  const rated = (step: Step) => ({
    ...step,
    customersPerSecond: Math.round((customers / step.ms) * 1_000),
  });
  return { preview: rated(preview), run: rated(run), again: rated(again) };
}

const folder = await mkdtemp(join(tmpdir(), 'surety-bench-'));
try {
  const claim = { command: 'benchmark', exclusive: false };
  const postgres = await openEmbedded(folder, claim, silentLog);
  try {
    await migrate(postgres.connection('surety_owner'), MIGRATIONS_FOLDER, silentLog);
    const partnerId = newId(Math.trunc(performance.timeOrigin));
    const prepared = await prepare(postgres.connection('postgres'), partnerId);
    const steps = await measureAll(folder, partnerId);
    const ratio = Number((steps.run.ms / prepared.aggregateMs).toFixed(1));
    const answer = {
      customers,
      invoicesPerCustomer,
      ...prepared,
      ...steps,
      runPerAggregate: ratio,
    };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  } finally {
    await postgres.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
