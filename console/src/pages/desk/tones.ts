import type { RowOf } from '../../api/queries.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';

export type Matter = RowOf<'listMatters'>;

export const assessmentTones: Readonly<Record<Matter['assessment'], Tone>> = {
  unassessed: 'warning',
  suspected: 'warning',
  confirmed: 'danger',
  unfounded: 'neutral',
};
