import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { endMeasure } from './commands-measure.ts';
import { ESCALATE_AFTER_MS } from './decide-measure.ts';
import * as store from './store-measure.ts';

/** As many as one transaction ends; the next minute takes the rest. */
const MEASURES_PER_SWEEP = 100;

/** Ends measures whose time is over, and raises those that nobody at the reseller has read. */
export async function sweepMeasures(context: Context): Promise<void> {
  for (const measure of await store.dueToEnd(context, MEASURES_PER_SWEEP)) {
    await endMeasure(context, measure.id, 'expired', 'its time is over');
  }
  const before = new Date(context.now.getTime() - ESCALATE_AFTER_MS);
  const unread = await store.escalateUnacknowledged(context, before);
  await recordEvents(
    context,
    unread.map((id) => ({
      type: 'enforcement.measure_unread',
      subject: { kind: 'measure', id },
    })),
  );
}
