import { addDays, dayIn, type Day, formatDay } from '../../kernel/days.ts';
import { type Currency, formatDecimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { profilesOf } from '../customers/index.ts';
import { openCredits, settlementsOf, type Settlement } from '../receivables/index.ts';
import { decidePromise } from './decide-pause.ts';
import * as store from './store-pause.ts';
import type { PromiseProgress } from './types-pause.ts';

/** A payment that late still puts a promise right that looked broken. */
const LOOKED_AT_DAYS = 90;

/** How a promise stands by what settled its invoices since it was made. */
export function progressOf(
  pause: store.Pause,
  settlements: readonly Settlement[],
  credits: bigint,
  today: Day,
): PromiseProgress {
  const covered = new Set(pause.documents.map((each) => each.id));
  const payments = settlements.filter(
    (each) => covered.has(each.documentId) && each.recordedAt > pause.openedAt,
  );
  return decidePromise({ ...pause, payments, credits }, today);
}

/**
 * Brings the promises and plans of customers up to what was paid. The customers are locked
 * already.
 */
export async function followPromises(
  context: Context,
  customerIds: readonly string[],
): Promise<void> {
  const since = addDays(dayIn(context.now, 'UTC'), -LOOKED_AT_DAYS);
  const promises = await store.promisesOf(context, customerIds, since);
  if (promises.length === 0) return;
  const zones = new Map(
    (await profilesOf(context, [...new Set(promises.map((each) => each.customerId))])).map(
      (each) => [each.id, each.timeZone],
    ),
  );
  const settlements = await settlementsOf(
    context,
    promises.flatMap((pause) => pause.documents.map((each) => each.id)),
  );
  for (const pause of promises) {
    const currency = pause.currency as Currency;
    const today = dayIn(context.now, zones.get(pause.customerId) ?? 'UTC');
    const credits = await openCredits(context, pause.customerId, currency);
    const progress = progressOf(pause, settlements, credits, today);
    if (progress.state === pause.state && progress.until === pause.until) continue;
    await store.saveProgress(context, pause.id, progress.state, progress.until);
    await recordEvents(context, [
      {
        type: 'collections.promise_followed',
        subject: { kind: 'pause', id: pause.id },
        customerId: pause.customerId,
        before: { state: pause.state, until: formatDay(pause.until) },
        after: {
          state: progress.state,
          until: formatDay(progress.until),
          paid: formatDecimal(progress.paid, currency),
          promised: formatDecimal(progress.promised, currency),
        },
      },
    ]);
  }
}
