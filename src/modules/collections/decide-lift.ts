import type { Day } from '../../kernel/days.ts';
import { readClock } from './decide-clock.ts';
import type { CompiledPolicy } from './decide-plan.ts';
import { isAboutDebt } from './decide-proof.ts';
import type { ProposedKind } from './types-policy.ts';
import type { AccountDecision, KnownFacts, ProposalRow, WithdrawalCode } from './types.ts';

/** A consequence that was carried out and is taken back: the holds it placed are lifted. */
export interface Lift {
  readonly proposalId: string;
  readonly stage: string;
  readonly because: WithdrawalCode;
}

/** Consequences that live on as holds. What was cancelled does not come back by a payment. */
function placesHolds(kind: ProposedKind): boolean {
  return kind === 'block_purchases' || kind === 'suspend';
}

/** What stands carried out and is made of holds. */
export function standingConsequences(facts: Pick<KnownFacts, 'proposals'>): ProposalRow[] {
  return facts.proposals.filter(
    (each) => each.state === 'carried_out' && each.liftedOn === null && placesHolds(each.kind),
  );
}

/** What is taken back, because the account stands below the stage that asked for it. */
export function liftsOf(
  facts: KnownFacts,
  policy: CompiledPolicy,
  decision: AccountDecision,
): Lift[] {
  const lifts: Lift[] = [];
  for (const proposal of standingConsequences(facts)) {
    if (isGivenUp(facts, proposal)) continue;
    const because = fallBelow(facts, policy, decision, proposal);
    if (because !== null) lifts.push({ proposalId: proposal.id, stage: proposal.stage, because });
  }
  return lifts;
}

/**
 * The debt that the consequence was about was written off, and nobody paid it: giving up in the
 * books restores no access by itself. Paying it does, and a person can.
 */
function isGivenUp(
  { writtenOffOn }: Pick<KnownFacts, 'writtenOffOn'>,
  proposal: ProposalRow,
): boolean {
  return writtenOffOn !== null && writtenOffOn >= proposal.proposedOn;
}

/**
 * A stage that the policy of today does not have, or not for such a customer, is no reason to give
 * access back: that would happen to everybody at once when a stage is renamed. Its holds stay until
 * the debt they are about is settled.
 */
function fallBelow(
  facts: KnownFacts,
  policy: CompiledPolicy,
  decision: AccountDecision,
  proposal: ProposalRow,
): WithdrawalCode | null {
  if (!decision.overdue || decision.clockStart === null) return 'no_longer_overdue';
  const plan = policy.planFor(facts.segment, facts.riskClass);
  const stage = plan.overdue.find((each) => each.key === proposal.stage);
  if (stage !== undefined) {
    return decision.rank >= stage.rank ? null : 'stage_no_longer_reached';
  }
  return isAboutDebt(decision.clockStart, proposal.proposedOn) ? null : 'debt_settled';
}

/**
 * While no policy is in force nothing is decided; but who owes nothing any more gets access back
 * all the same.
 */
export function liftsWithoutPolicy(
  facts: Pick<KnownFacts, 'debits' | 'credits' | 'proposals' | 'writtenOffOn'>,
  asOf: Day,
): Lift[] {
  const standing = standingConsequences(facts).filter((each) => !isGivenUp(facts, each));
  if (standing.length === 0) return [];
  const { start } = readClock(facts.debits, facts.credits, 0n, asOf);
  if (start !== null && start < asOf) return [];
  return standing.map(({ id, stage }) => ({
    proposalId: id,
    stage,
    because: 'no_longer_overdue',
  }));
}

/** The facts as they are once the consequences were taken back. */
export function withLifts(facts: KnownFacts, lifts: readonly Lift[], on: Day): KnownFacts {
  const lifted = new Set(lifts.map((each) => each.proposalId));
  return {
    ...facts,
    proposals: facts.proposals.map((each) =>
      lifted.has(each.id) ? { ...each, liftedOn: on } : each,
    ),
  };
}
