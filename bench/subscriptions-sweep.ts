import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../src/app/config.ts';
import { MIGRATIONS_FOLDER, openInstallation } from '../src/app/installation.ts';
import { wireEvents } from '../src/app/reactions.ts';
import { newId } from '../src/kernel/ids.ts';
import { moveDueSubscriptions } from '../src/modules/subscriptions/index.ts';
import { systemActor } from '../src/people/index.ts';
import type { Context } from '../src/platform/context.ts';
import { openEmbedded } from '../src/platform/embedded.ts';
import { silentLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrations.ts';
import { generateSubscriptions } from '../test/support/subscriptions.ts';

/**
 * node bench/subscriptions-sweep.ts [subscriptions]
 *  Every subscription is due: the worst minute of a clock that stood still. Then the same again,
 * when nothing is due; the next day, on which the renewals are carried out; and the bare query that
 * reads all rows once.
 */
const [subscriptions = 1_000_000] = process.argv.slice(2).map(Number);
const NOW = new Date('2027-06-01T00:00:00Z');
const NEXT_DAY = new Date('2027-06-02T00:00:00Z');

const AGGREGATE = `
  select status, count(*), sum(unit_price * quantity), min(due_at)
  from subscriptions.subscription where partner_id = $1 group by 1`;
const WRITTEN = `
  select (select count(*) from subscriptions.charge where partner_id = $1) as charges,
    (select count(*) from platform.event where partner_id = $1) as events`;

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const since = performance.now();
  const result = await work();
  return { ms: Math.round(performance.now() - since), result };
}

const folder = await mkdtemp(join(tmpdir(), 'surety-bench-'));
try {
  const claim = { command: 'benchmark', exclusive: false };
  const postgres = await openEmbedded(folder, claim, silentLog);
  const client = new pg.Client(postgres.connection('postgres'));
  try {
    await migrate(postgres.connection('surety_owner'), MIGRATIONS_FOLDER, silentLog);
    const partnerId = newId(Math.trunc(performance.timeOrigin));
    await client.connect();
    const generated = await timed(() =>
      generateSubscriptions(client, { partnerId, subscriptions, dueAt: NOW }),
    );
    const aggregate = await timed(() => client.query(AGGREGATE, [partnerId]));
    const config = readConfig({ ...process.env, SURETY_DATA: folder });
    const installation = await openInstallation(config, claim, silentLog);
    wireEvents();
    const sweepAt = (now: Date) => {
      const transact = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
        installation.database.transact({ partnerId }, (tx) =>
          work({ tx, partnerId, now, actor: systemActor, requestId: 'benchmark' }),
        );
      return timed(() => moveDueSubscriptions({ transact }));
    };
    const cpuBefore = process.cpuUsage();
    const first = await sweepAt(NOW);
    const cpu = process.cpuUsage(cpuBefore);
    const again = await sweepAt(NOW);
    const renewals = await sweepAt(NEXT_DAY);
    await installation.close();
    const { rows } = await client.query<Record<string, string>>(WRITTEN, [partnerId]);
    const answer = {
      subscriptions,
      generateMs: generated.ms,
      aggregateMs: aggregate.ms,
      sweepMs: first.ms,
      moved: first.result,
      perSecond: Math.round((first.result / first.ms) * 1_000),
      nodeCpuMs: Math.round((cpu.user + cpu.system) / 1_000),
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      againMs: again.ms,
      movedAgain: again.result,
      renewalsMs: renewals.ms,
      renewed: renewals.result,
      ...rows[0],
    };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  } finally {
    await client.end();
    await postgres.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
