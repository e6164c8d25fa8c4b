import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../src/app/config.ts';
import { MIGRATIONS_FOLDER, openInstallation } from '../src/app/installation.ts';
import { wireEvents } from '../src/app/reactions.ts';
import { newId } from '../src/kernel/ids.ts';
import { reconcileAll } from '../src/modules/subscriptions/index.ts';
import { systemActor } from '../src/people/index.ts';
import type { Context } from '../src/platform/context.ts';
import { openEmbedded } from '../src/platform/embedded.ts';
import { silentLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrations.ts';
import { generateSubscriptions } from '../test/support/subscriptions.ts';

/**
 * node bench/reconcile.ts [subscriptions]
 *  Compares every subscription with its holds: when all is as it should be, when a tenth of the
 * customers was put on hold by somebody who told nobody, and when those holds are gone again.
 */
const [subscriptions = 100_000] = process.argv.slice(2).map(Number);
const NOW = new Date('2027-06-01T00:00:00Z');
const DUE_AT = new Date('2028-06-01T00:00:00Z');

const AGGREGATE = `
  select status, count(*), sum(unit_price * quantity), min(due_at)
  from subscriptions.subscription where partner_id = $1 group by 1`;
/** Nobody knows why the generated ones are suspended: all of them begin with access. */
const ACTIVATE = `
  update subscriptions.subscription set status = 'active', commerce = 'new', auto_renew = true
  where partner_id = $1`;
const HOLD = `
  insert into subscriptions.hold (partner_id, id, customer_id, scope, kind, owner, reason, source_kind,
    source_id, placed_at, placed_by)
  select $1, gen_random_uuid(), c.customer_id, 'customer', 'non_payment', 'partner', 'Unpaid', 'person',
    'benchmark', $2, 'benchmark'
  from (select customer_id, row_number() over (order by customer_id) as number
    from (select distinct customer_id from subscriptions.subscription where partner_id = $1) d) c
  where c.number % 10 = 0`;
const LIFT = `
  update subscriptions.hold set lifted_at = $2, lifted_by = 'benchmark', lift_reason = 'Paid'
  where partner_id = $1`;

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
    await generateSubscriptions(client, { partnerId, subscriptions, dueAt: DUE_AT });
    await client.query(ACTIVATE, [partnerId]);
    await client.query('vacuum (analyze) subscriptions.subscription');
    const aggregate = await timed(() => client.query(AGGREGATE, [partnerId]));
    const config = readConfig({ ...process.env, SURETY_DATA: folder });
    const installation = await openInstallation(config, claim, silentLog);
    wireEvents();
    const transact = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
      installation.database.transact({ partnerId }, (tx) =>
        work({ tx, partnerId, now: NOW, actor: systemActor, requestId: 'benchmark' }),
      );
    const reconciled = () => timed(() => reconcileAll({ transact }));
    const first = await reconciled();
    const quiet = await reconciled();
    await client.query(HOLD, [partnerId, NOW]);
    const held = await reconciled();
    const heldAgain = await reconciled();
    await client.query(LIFT, [partnerId, NOW]);
    const lifted = await reconciled();
    const liftedAgain = await reconciled();
    await installation.close();
    const answer = {
      subscriptions,
      aggregateMs: aggregate.ms,
      first,
      quiet,
      held,
      heldAgain,
      lifted,
      liftedAgain,
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  } finally {
    await client.end();
    await postgres.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
