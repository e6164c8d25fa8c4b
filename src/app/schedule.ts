import { INSTALLATION_ID } from '../kernel/ids.ts';
import { resumeStalledRun, startDueRun } from '../modules/collections/index.ts';
import { listPartners, removeExpiredAccess, systemActor } from '../people/index.ts';
import { sealEvents } from '../platform/audit.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';
import { forgetOldAnswers } from '../platform/idempotency.ts';
import type { PeriodicTask } from '../worker/schedule.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Everything that happens by the clock. Each task only finds what is due; doing it twice changes
 * nothing.
 */
export function periodicTasks(): readonly PeriodicTask[] {
  return [
    {
      name: 'start the collections runs whose local hour has come, resume those that lost their process',
      everyMs: MINUTE_MS,
      run: (database, now) =>
        forEachPartner(database, now, async (context) => {
          await resumeStalledRun(context);
          await startDueRun(context);
        }),
    },
    {
      name: 'seal the event log',
      everyMs: MINUTE_MS,
      run: async (database, now) => {
        await sealAll(database, now, INSTALLATION_ID);
        for (const id of await partnerIds(database)) await sealAll(database, now, id);
      },
    },
    {
      name: 'remove what has expired: sessions, answers to repeated requests',
      everyMs: HOUR_MS,
      run: async (database, now) => {
        await database.transact('installation', (tx) => removeExpiredAccess(tx, now));
        await database.transact('installation', (tx) => forgetOldAnswers(tx, now));
      },
    },
  ];
}

async function forEachPartner(
  database: Database,
  now: Date,
  work: (context: Context) => Promise<unknown>,
): Promise<void> {
  for (const partnerId of await partnerIds(database))
    await asSystem(database, now, partnerId, work);
}

async function sealAll(database: Database, now: Date, partnerId: string): Promise<void> {
  while ((await asSystem(database, now, partnerId, sealEvents)) > 0);
}

function asSystem<T>(
  database: Database,
  now: Date,
  partnerId: string,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  return database.transact({ partnerId }, (tx) =>
    work({ tx, partnerId, now, actor: systemActor, requestId: 'schedule' }),
  );
}

async function partnerIds(database: Database): Promise<string[]> {
  const partners = await database.transact('installation', listPartners);
  return partners.map((partner) => partner.id);
}
