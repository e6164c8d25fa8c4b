import { readConfig } from '../src/app/config.ts';
import { openInstallation } from '../src/app/installation.ts';
import { wireEvents } from '../src/app/reactions.ts';
import { parseDay } from '../src/kernel/days.ts';
import {
  carryOutRun,
  createPolicy,
  defaultPolicy,
  previewRun,
  publishPolicy,
  startRun,
} from '../src/modules/collections/index.ts';
import { systemActor } from '../src/people/index.ts';
import type { Context } from '../src/platform/context.ts';
import { silentLog } from '../src/platform/log.ts';

// One measured step of collections-run.ts, in a program of its own: preview | run | again.
const [what, folder, partnerId = '', asOfText = ''] = process.argv.slice(2);
const asOf = parseDay(asOfText);
if (asOf === null || folder === undefined) throw new Error('this is started by collections-run.ts');

/** Nine in the morning of the as-of day. */
const now = new Date(`${asOfText}T09:00:00Z`);
const config = readConfig({ ...process.env, SURETY_DATA: folder });
const installation = await openInstallation(
  config,
  { command: `benchmark ${what}`, exclusive: false },
  silentLog,
);
wireEvents();
const transact = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
  installation.database.transact({ partnerId }, (tx) =>
    work({ tx, partnerId, now, actor: systemActor, requestId: 'benchmark' }),
  );

if (what === 'run') {
  // Nothing that a person would have to release: the brake is not what is measured.
  const brake = { maxHarmfulPerRun: 1_000_000, maxHarmfulPercentOfCustomers: 100 };
  await transact(async (context) => {
    const draft = await createPolicy(context, 'Benchmark', { ...defaultPolicy, brake });
    await publishPolicy(context, draft.id, draft.revision);
  });
}
const since = performance.now();
const cpuBefore = process.cpuUsage();
const summary =
  what === 'preview'
    ? (await previewRun(transact, { asOf })).summary
    : await (async () => {
        const request = { asOf, startedBy: 'command_line', inBackground: false } as const;
        const run = await transact((context) => startRun(context, request));
        const done = await carryOutRun({ transact }, run.id);
        if (done.state !== 'done') throw new Error(`the run ended ${done.state}`);
        return done.summary;
      })();
const ms = Math.round(performance.now() - since);
const cpu = process.cpuUsage(cpuBefore);
await installation.close();
const { customers, overdueCustomers, openInvoices, overdueInvoices, effects } = summary;
process.stdout.write(
  `${JSON.stringify({
    ms,
    nodeCpuMs: Math.round((cpu.user + cpu.system) / 1_000),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    customers,
    overdueCustomers,
    openInvoices,
    overdueInvoices,
    effects,
  })}\n`,
);
