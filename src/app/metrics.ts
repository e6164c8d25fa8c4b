import type { GaugeReading } from '../http/metrics.ts';
import type { Database } from '../platform/database.ts';
import { outboxDepth } from '../worker/store.ts';

/** Effects that wait, run or failed for good, over all partners. */
export function outboxReading(database: Database): GaugeReading {
  return {
    name: 'surety_outbox_effects',
    help: 'Effects in the outbox by state; dead ones need a person',
    labelNames: ['state'],
    read: async () => {
      const depth = await database.transact('installation', outboxDepth);
      return Object.entries(depth).map(([state, value]) => ({ labels: { state }, value }));
    },
  };
}
