import { readConfig } from '../../src/app/config.ts';
import { openInstallation } from '../../src/app/installation.ts';
import { wireEvents } from '../../src/app/reactions.ts';
import { parseDay } from '../../src/kernel/days.ts';
import { carryOutRun, startRun } from '../../src/modules/collections/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { silentLog } from '../../src/platform/log.ts';
import { contextOf } from './context.ts';

// A collections run in small batches, in a process that can be killed. It waits for a line before it begins, so
// that a test can have the next process ready.
const [partnerId = '', asOfText = '', batchCustomers = ''] = process.argv.slice(2);
const asOf = parseDay(asOfText)!;
const now = new Date(`${asOfText}T09:00:00Z`);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

wireEvents();
await new Promise((resolve) => process.stdin.once('data', resolve));
process.stdin.destroy();
const installation = await openInstallation(
  readConfig(process.env),
  { command: 'collections run', exclusive: false },
  silentLog,
);
const transact = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
  contextOf(installation.database, partnerId, now, work);
const run = await transact((context) =>
  startRun(context, { asOf, startedBy: 'command_line', inBackground: false }),
);
await carryOutRun({ transact }, run.id, () => say('batch'), Number(batchCustomers));
await installation.close();
