import { readConfig } from '../../src/app/config.ts';
import { openInstallation } from '../../src/app/installation.ts';
import { wireEvents } from '../../src/app/reactions.ts';
import { carryOutRun } from '../../src/modules/collections/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { silentLog } from '../../src/platform/log.ts';
import { contextOf } from './context.ts';

// Carries a collections run on in small batches, in a process that can be killed. It waits for a
// line before it begins, so that a test can have the next process ready.
const [partnerId = '', runId = '', now = '', batchCustomers = ''] = process.argv.slice(2);
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
  contextOf(installation.database, partnerId, new Date(now), work);
await carryOutRun({ transact }, runId, () => say('batch'), Number(batchCustomers));
await installation.close();
