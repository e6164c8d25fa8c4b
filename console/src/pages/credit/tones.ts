import type { RowOf } from '../../api/queries.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';

export type Application = RowOf<'listCreditApplications'>;

export const applicationTones: Readonly<Record<Application['state'], Tone>> = {
  submitted: 'information',
  proposed: 'warning',
  granted: 'success',
  declined: 'danger',
  withdrawn: 'neutral',
};

export function isApplicationState(text: string): text is Application['state'] {
  return text in applicationTones;
}
