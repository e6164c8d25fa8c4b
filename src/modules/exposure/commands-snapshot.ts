import { addDays, type Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { customerProfiles } from '../customers/index.ts';
import { exposureOfCustomers, todayOf } from './commands-exposure.ts';
import * as store from './store-day.ts';

/** Long work in transactions of its own. */
export interface SnapshotAccess {
  readonly transact: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
}

/** Customers that are looked at in one transaction, so that none stays open for long. */
const BATCH = 2_000;
/** Days of customers that are kept: a year and the month that is compared with it. */
const CUSTOMER_DAYS_KEPT = 400;

/**
 * Reckons every customer's exposure of the partner's day, once. Killed anywhere, it goes on where
 * it stopped; called again on the same day, it does nothing.
 * @returns whether anything was left to do
 */
export async function takeSnapshot(access: SnapshotAccess): Promise<boolean> {
  let worked = false;
  while (await access.transact(takeBatch)) worked = true;
  return worked;
}

/** @returns false when the day is finished */
async function takeBatch(context: Context): Promise<boolean> {
  const day = await todayOf(context);
  const newest = await store.newestDay(context);
  if (newest !== null && newest.day >= day) return false;
  const snapshot = await store.lockSnapshot(context, day);
  if (snapshot.finishedAt !== null) return false;
  const range = { afterId: snapshot.cursor, limit: BATCH };
  const ids = (await customerProfiles(context, range)).map((customer) => customer.id);
  await write(context, day, ids);
  const isLast = ids.length < BATCH;
  if (isLast) await finish(context, day, newest?.day ?? null);
  await store.saveSnapshot(context, {
    day,
    cursor: ids.at(-1) ?? snapshot.cursor,
    customers: snapshot.customers + ids.length,
    finishedAt: isLast ? context.now : null,
  });
  return true;
}

/** The day before is closed as it was left; this one is added up as it is now. */
async function finish(context: Context, day: Day, before: Day | null): Promise<void> {
  if (before !== null) await store.closeDay(context, before);
  await store.closeDay(context, day);
  await store.forgetBefore(context, addDays(day, -CUSTOMER_DAYS_KEPT));
}

async function write(context: Context, day: Day, customerIds: readonly string[]): Promise<void> {
  const exposures = await exposureOfCustomers(context, customerIds);
  await store.replaceDay(context, day, customerIds, [...exposures.values()].flat());
}

/**
 * Reckons these customers again on the newest day, because something about them changed; nothing
 * before the first snapshot.
 */
export async function refreshExposure(
  context: Context,
  customerIds: readonly string[],
): Promise<void> {
  const newest = await store.newestDay(context);
  if (newest !== null) await write(context, newest.day, customerIds);
}

/** Reckons everybody again: something changed that names no customer, such as an import. */
export async function refreshEverybody(access: SnapshotAccess): Promise<void> {
  if (await takeSnapshot(access)) return;
  let afterId: string | null = null;
  for (;;) {
    const range = { afterId, limit: BATCH };
    const ids: string[] = await access.transact(async (context) => {
      const batch = (await customerProfiles(context, range)).map((customer) => customer.id);
      await refreshExposure(context, batch);
      return batch;
    });
    if (ids.length < BATCH) break;
    afterId = ids.at(-1) ?? null;
  }
  await access.transact(async (context) => {
    const newest = await store.newestDay(context);
    if (newest !== null) await store.closeDay(context, newest.day);
  });
}
