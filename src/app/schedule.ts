import { INSTALLATION_ID } from '../kernel/ids.ts';
import { followDuePauses, resumeStalledRun, startDueRun } from '../modules/collections/index.ts';
import { sweepMeasures } from '../modules/enforcement/index.ts';
import { checkPosition, takeSnapshot } from '../modules/exposure/index.ts';
import {
  forgetOldDeliveries,
  makeDueInvoices,
  removeExpiredTokens,
  rotateKeys,
} from '../modules/partner-center/index.ts';
import {
  customersWithWaitingOrders,
  moveDueEntitlements,
  moveDueSubscriptions,
  reconcileAll,
  reconsiderOrders,
} from '../modules/subscriptions/index.ts';
import { raiseLateTickets } from '../modules/tickets/index.ts';
import { checkBudgetsOnTime } from '../modules/usage/index.ts';
import { forgetOldMessages } from '../modules/webhooks/index.ts';
import { listPartners, removeExpiredAccess, systemActor, type Partner } from '../people/index.ts';
import { sealEvents } from '../platform/audit.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';
import { forgetOldAnswers } from '../platform/idempotency.ts';
import type { PeriodicTask } from '../worker/schedule.ts';
import { providerAccount } from './exposure-news.ts';
import type { Installation } from './installation.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Access follows holds at once; this only finds what somehow did not. */
const RECONCILE_MS = 15 * MINUTE_MS;

/**
 * Everything that happens by the clock. Each task only finds what is due; doing it twice changes
 * nothing.
 */
export function periodicTasks({ secrets }: Pick<Installation, 'secrets'>): readonly PeriodicTask[] {
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
      name: 'see what became of promises and pauses whose last day is over',
      everyMs: HOUR_MS,
      run: (database, now) => forEachPartner(database, now, followDuePauses),
    },
    {
      name: 'move subscriptions whose renewal, end or billing cycle has come',
      everyMs: MINUTE_MS,
      run: async (database, now) => {
        for (const partnerId of await partnerIds(database)) {
          await moveDueSubscriptions({
            transact: (work) => asSystem(database, now, partnerId, work),
          });
        }
      },
    },
    {
      name: 'compare access with holds, for what was missed and for what was refused before',
      everyMs: RECONCILE_MS,
      run: async (database, now) => {
        for (const partnerId of await partnerIds(database)) {
          await reconcileAll({ transact: (work) => asSystem(database, now, partnerId, work) });
        }
      },
    },
    {
      name: 'let cancelled and reactivated Azure subscriptions take effect',
      everyMs: MINUTE_MS,
      run: async (database, now) => {
        for (const partnerId of await partnerIds(database)) {
          await moveDueEntitlements({
            transact: (work) => asSystem(database, now, partnerId, work),
          });
        }
      },
    },
    ...aboutMisuse,
    ...aboutMoney,
    {
      name: 'seal the event log',
      everyMs: MINUTE_MS,
      run: async (database, now) => {
        await sealAll(database, now, INSTALLATION_ID);
        for (const { id } of await organisations(database)) await sealAll(database, now, id);
      },
    },
    removeExpired,
    changeSigningKeys(secrets),
  ];
}

const removeExpired: PeriodicTask = {
  name: 'remove what has expired: sessions, answers to repeated requests, sent webhooks',
  everyMs: HOUR_MS,
  run: async (database, now) => {
    await database.transact('installation', (tx) => removeExpiredAccess(tx, now));
    await database.transact('installation', (tx) => forgetOldAnswers(tx, now));
    await database.transact('installation', (tx) => removeExpiredTokens({ tx, now }));
    await forEachPartner(database, now, forgetOldDeliveries);
    await forEachPartner(database, now, forgetOldMessages);
  },
};

function changeSigningKeys(secrets: Installation['secrets']): PeriodicTask {
  return {
    name: 'change the keys that sign access tokens, forget those whose tokens have ended',
    everyMs: HOUR_MS,
    run: (database, now) =>
      database.transact('installation', (tx) => rotateKeys({ tx, now }, secrets)),
  };
}

const aboutMisuse: readonly PeriodicTask[] = [
  {
    name: 'end measures of the provider whose time is over, raise those that nobody has read',
    everyMs: MINUTE_MS,
    run: (database, now) => forEachPartner(database, now, sweepMeasures),
  },
  {
    name: 'raise service requests that the provider did not answer in time',
    everyMs: MINUTE_MS,
    run: (database, now) => forEachPartner(database, now, raiseLateTickets),
  },
];

const aboutMoney: readonly PeriodicTask[] = [
  {
    name: 'ask again about orders that wait: limits begin and end with the days',
    everyMs: HOUR_MS,
    run: (database, now) =>
      forEachPartner(database, now, async (context) =>
        reconsiderOrders(context, await customersWithWaitingOrders(context, null)),
      ),
  },
  {
    name: 'tell about budgets that are nearly spent, or spent',
    everyMs: HOUR_MS,
    run: (database, now) => forEachPartner(database, now, checkBudgetsOnTime),
  },
  {
    name: 'tell when the credit that the provider gives runs out or its invoices are overdue',
    everyMs: HOUR_MS,
    run: (database, now) =>
      forEachPartner(database, now, (context) => checkPosition(context, providerAccount)),
  },
  {
    name: 'reckon what is at stake with every customer, once a day',
    everyMs: MINUTE_MS,
    run: async (database, now) => {
      for (const partnerId of await partnerIds(database)) {
        await takeSnapshot({ transact: (work) => asSystem(database, now, partnerId, work) });
      }
    },
  },
  {
    name: 'make the provider’s invoices of the month before',
    everyMs: HOUR_MS,
    run: (database, now) => forEachPartner(database, now, makeDueInvoices),
  },
];

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

/** The resellers; the provider's own organisation has no customers and nothing that falls due. */
async function partnerIds(database: Database): Promise<string[]> {
  const resellers = (await organisations(database)).filter((each) => each.kind === 'reseller');
  return resellers.map((partner) => partner.id);
}

function organisations(database: Database): Promise<Partner[]> {
  return database.transact('installation', listPartners);
}
