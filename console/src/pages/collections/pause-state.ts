import type { Output } from '../../api/client.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';

export type Pause = Output<'listCustomerPauses'>['items'][number];

export const pauseTones: Readonly<Record<Pause['state'], Tone>> = {
  open: 'information',
  kept: 'success',
  partly_kept: 'warning',
  broken: 'danger',
  withdrawn: 'neutral',
  ended: 'neutral',
};

export function isPauseState(text: string): text is Pause['state'] {
  return text in pauseTones;
}

/** What shows something else once a promise or a pause was recorded or ended. */
export const refreshedByPauses = [
  'listCustomerPauses',
  'listPauses',
  'getStanding',
  'listWorklist',
  'listProposals',
] as const;
