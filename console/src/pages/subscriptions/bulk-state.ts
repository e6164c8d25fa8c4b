import type { Output } from '../../api/client.ts';
import type { Work } from '../../parts/Progress.tsx';
import type { Tone } from '../../parts/StatusBadge.tsx';

export type BulkAction = Output<'getBulkAction'>;
export type BulkItem = Output<'listBulkItems'>['items'][number];

export const bulkTones: Readonly<Record<BulkAction['state'], Tone>> = {
  waiting_for_approval: 'warning',
  scheduled: 'information',
  running: 'information',
  done: 'success',
  declined: 'neutral',
  stopped: 'neutral',
};

export const itemTones: Readonly<Record<BulkItem['state'], Tone>> = {
  waiting: 'neutral',
  done: 'success',
  refused: 'danger',
};

export function isBulkState(text: string): text is BulkAction['state'] {
  return text in bulkTones;
}

export function isItemState(text: string): text is BulkItem['state'] {
  return text in itemTones;
}

/** Whether the worker may still change it without anybody's doing. */
export function isMoving({ state }: Pick<BulkAction, 'state'>): boolean {
  return state === 'scheduled' || state === 'running';
}

const works: Readonly<Record<BulkAction['state'], Work['state']>> = {
  waiting_for_approval: 'waiting',
  scheduled: 'waiting',
  running: 'running',
  done: 'done',
  declined: 'stopped',
  stopped: 'stopped',
};

export function workOf(bulk: BulkAction): Work {
  return {
    state: works[bulk.state],
    done: bulk.done + bulk.refused,
    total: bulk.total,
    startedAt: bulk.state === 'running' ? bulk.runAt : null,
  };
}
