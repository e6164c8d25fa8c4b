import type { RowOf } from '../../api/queries.ts';
import type { Work } from '../../parts/Progress.tsx';
import type { Tone } from '../../parts/StatusBadge.tsx';

export type ImportRow = RowOf<'listImports'>;

export const importTones: Readonly<Record<ImportRow['state'], Tone>> = {
  reading: 'information',
  staged: 'warning',
  stopped: 'warning',
  applying: 'information',
  applied: 'success',
  failed: 'danger',
  expired: 'neutral',
};

export function isWorking(found: Pick<ImportRow, 'state'> | undefined): boolean {
  return found?.state === 'reading' || found?.state === 'applying';
}

/** How far an import is; while a file is read nobody knows how many rows it has. */
export function workOf(found: ImportRow): Work {
  const reading = found.state === 'reading';
  return {
    state: isWorking(found) ? 'running' : found.state === 'failed' ? 'failed' : 'done',
    done: found.rows,
    total: reading ? null : found.rows,
    startedAt: reading ? found.startedAt : null,
  };
}
