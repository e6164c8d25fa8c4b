import type { RowOf } from '../../api/queries.ts';
import type { Work } from '../../parts/Progress.tsx';
import type { Tone } from '../../parts/StatusBadge.tsx';

export type Run = RowOf<'listCollectionsRuns'>;

export const runTones: Readonly<Record<Run['state'], Tone>> = {
  running: 'information',
  braked: 'danger',
  done: 'success',
  stopped: 'warning',
};

/** A run as long work; at the brake it waits. */
export function workOf(run: Run): Work {
  return {
    state: run.state === 'braked' ? 'waiting' : run.state,
    done: run.customersDone,
    total: run.customersTotal,
    // Standing still, it has no rate and no end.
    startedAt: run.state === 'braked' ? null : run.startedAt,
  };
}

const harmfulKinds = ['block_purchases', 'suspend', 'cancel', 'hand_over', 'write_off'];

/** How many consequences a run proposed so far. */
export function proposalsOf(run: Run): number {
  return harmfulKinds.reduce((sum, kind) => sum + (run.summary.effects[kind] ?? 0), 0);
}
