import type { RowOf } from '../../api/queries.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';

export type Proposal = RowOf<'listProposals'>;
export type ProposalState = Proposal['state'];

export const proposalTones: Readonly<Record<ProposalState, Tone>> = {
  proposed: 'warning',
  approved: 'information',
  declined: 'neutral',
  withdrawn: 'neutral',
  carried_out: 'success',
};

export function isProposalState(text: string): text is ProposalState {
  return text in proposalTones;
}
