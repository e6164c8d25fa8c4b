import type { JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { enqueue } from '../../platform/outbox.ts';
import { evaluateCustomer, judgeProposal } from './commands-customer.ts';
import { carryOutEffect } from './commands-save.ts';
import { isEnforced } from './decide-plan.ts';
import * as store from './store-steps.ts';
import { refuse } from './types.ts';

/**
 * A person says yes to a proposal, with the reason. The facts are looked at again first. What
 * Surety carries out itself is carried out as soon as this is committed and the day allows it.
 * @throws Refused `proposal_not_found`, `proposal_not_open`, `proposal_no_longer_holds`
 */
export async function approveProposal(context: Context, id: string, reason: string): Promise<void> {
  const proposal = await lockProposalIn(context, id, ['proposed']);
  const verdict = await judgeProposal(context, proposal);
  if (verdict.verdict === 'withdrawn') {
    throw refuse('proposal_no_longer_holds', { because: verdict.reason });
  }
  await store.decideProposal(context, id, 'approved', reason);
  await recordProposalEvent(context, 'collections.proposal_approved', proposal, { reason });
  if (isEnforced(proposal.kind)) await enqueue(context, [carryOutEffect(proposal.key)]);
}

/**
 * A person says no, at the latest before it is carried out. The stage does not ask again for this
 * debt.
 * @throws Refused `proposal_not_found`, `proposal_not_open`
 */
export async function declineProposal(context: Context, id: string, reason: string): Promise<void> {
  const proposal = await lockProposalIn(context, id, ['proposed', 'approved']);
  await store.decideProposal(context, id, 'declined', reason);
  await recordProposalEvent(context, 'collections.proposal_declined', proposal, { reason });
  await evaluateCustomer(context, proposal.customerId);
}

async function lockProposalIn(
  context: Context,
  id: string,
  states: readonly store.LockedProposal['state'][],
): Promise<store.LockedProposal> {
  const proposal = await store.lockProposal(context, id);
  if (!proposal) throw refuse('proposal_not_found', { id });
  if (!states.includes(proposal.state))
    throw refuse('proposal_not_open', { state: proposal.state });
  return proposal;
}

export async function recordProposalEvent(
  context: Context,
  type: string,
  proposal: store.LockedProposal,
  after: JsonObject,
): Promise<void> {
  await recordEvents(context, [
    {
      type,
      subject: { kind: 'proposal', id: proposal.id },
      customerId: proposal.customerId,
      before: { state: proposal.state },
      after: { kind: proposal.kind, stage: proposal.stage, ...after },
    },
  ]);
}
