import type { BusinessCalendar } from '../../kernel/calendar.ts';
import { type Day, formatDay } from '../../kernel/days.ts';
import { type Lift, liftsOf, withLifts } from './decide-lift.ts';
import { CLEAR, type CompiledPolicy, isPreDue } from './decide-plan.ts';
import { isAboutDebt } from './decide-proof.ts';
import { decideAccount } from './decide-stage.ts';
import type {
  AccountDecision,
  KnownFacts,
  Moment,
  NoticeRow,
  ProposalRow,
  Standing,
  TaskRow,
  WithdrawalCode,
} from './types.ts';

/** Something that was decided earlier and no longer holds. */
export interface Withdrawal {
  readonly of: 'notice' | 'proposal' | 'task';
  readonly id: string;
  readonly because: WithdrawalCode;
}

/** A decision with what it changes in the tables. */
export interface AccountOutcome {
  readonly customerId: string;
  readonly currency: string;
  readonly facts: KnownFacts;
  readonly moment: Moment;
  readonly calendar: BusinessCalendar;
  readonly decision: AccountDecision;
  readonly standing: Standing | null;
  readonly signature: string;
  /** The account stands differently than its standing says. */
  readonly isChanged: boolean;
  readonly withdrawals: readonly Withdrawal[];
  readonly lifts: readonly Lift[];
}

/**
 * Putting a debt off gives back nothing by itself: what was withheld is judged as if only those
 * pauses held that give it back. Null where that makes no difference.
 */
function withheldBy(
  facts: KnownFacts,
  policy: CompiledPolicy,
  calendar: BusinessCalendar,
  moment: Moment,
): AccountDecision | null {
  const pauses = facts.pauses.filter((each) => each.givesBack);
  if (pauses.length === facts.pauses.length) return null;
  return decideAccount({ ...facts, pauses }, policy, calendar, moment);
}

/** Signature of an account that is clear; it is also the one of an account without a standing. */
const CLEAR_SIGNATURE = CLEAR;

export function decideOutcome(
  customerId: string,
  found: KnownFacts,
  standing: Standing | null,
  policy: CompiledPolicy,
  calendar: BusinessCalendar,
  moment: Moment,
): AccountOutcome {
  const asFound = decideAccount(found, policy, calendar, moment);
  const lifts = liftsOf(found, policy, withheldBy(found, policy, calendar, moment) ?? asFound);
  // What is taken back was the reason for some of what was decided: what counts is what holds then.
  const facts = lifts.length === 0 ? found : withLifts(found, lifts, moment.actOn);
  const decision = lifts.length === 0 ? asFound : decideAccount(facts, policy, calendar, moment);
  const signature = signatureOf(decision);
  return {
    customerId,
    currency: facts.currency,
    facts,
    moment,
    calendar,
    decision,
    standing,
    signature,
    isChanged: signature !== (standing?.signature ?? CLEAR_SIGNATURE),
    withdrawals: withdrawalsOf(facts, policy, decision),
    lifts,
  };
}

/**
 * Everything about a decision that a person would call a change. Days past due grow every day and
 * are left out; so is everything about an account that is clear, whose invoices come and go.
 */
function signatureOf(decision: AccountDecision): string {
  if (decision.rank === 0) return CLEAR_SIGNATURE;
  const { stage, clockStart, amounts, next, blockers } = decision;
  const parts = [stage, clockStart, amounts.net, amounts.overdue];
  if (next !== null) parts.push(next.kind, next.stage, next.on);
  for (const blocker of blockers) parts.push(blocker.code, blocker.stage, blocker.since);
  return parts.join(' ');
}

/** What a decision takes back of what earlier ones asked for. */
export function withdrawalsOf(
  facts: KnownFacts,
  policy: CompiledPolicy,
  decision: AccountDecision,
): Withdrawal[] {
  const withdrawals: Withdrawal[] = [];
  for (const proposal of facts.proposals) {
    if (proposal.state !== 'proposed' && proposal.state !== 'approved') continue;
    const because = proposalFault(facts, policy, decision, proposal);
    if (because !== null) withdrawals.push({ of: 'proposal', id: proposal.id, because });
  }
  for (const notice of facts.notices) {
    if (notice.state !== 'requested') continue;
    const because = noticeFault(policy, decision, notice);
    if (because !== null) withdrawals.push({ of: 'notice', id: notice.id, because });
  }
  for (const task of facts.tasks) {
    if (task.state !== 'open') continue;
    const because = taskFault(decision, task);
    if (because !== null) withdrawals.push({ of: 'task', id: task.id, because });
  }
  return withdrawals;
}

/** Why a proposal no longer holds; null while it does. */
export function proposalFault(
  facts: KnownFacts,
  policy: CompiledPolicy,
  decision: AccountDecision,
  proposal: ProposalRow,
): WithdrawalCode | null {
  const fault = debtFault(decision, proposal.proposedOn);
  if (fault !== null) return fault;
  const plan = policy.planFor(facts.segment, facts.riskClass);
  const stage = plan.overdue.find((each) => each.key === proposal.stage);
  const isConsequence = stage?.consequences.some((each) => each.kind === proposal.kind) ?? false;
  return isConsequence && decision.reached.includes(proposal.stage)
    ? null
    : 'stage_no_longer_reached';
}

/** Why a notice that has not left yet no longer holds; null while it does. */
export function noticeFault(
  policy: CompiledPolicy,
  decision: AccountDecision,
  notice: NoticeRow,
): WithdrawalCode | null {
  const stage = policy.content.stages.find((each) => each.key === notice.stage);
  if (stage !== undefined && isPreDue(stage)) {
    const holds = decision.stage === notice.stage && decision.clockStart === notice.cycle;
    return holds ? null : 'stage_no_longer_reached';
  }
  const fault = debtFault(decision, notice.askedOn);
  if (fault !== null) return fault;
  return decision.reached.includes(notice.stage) ? null : 'stage_no_longer_reached';
}

/** A task about a notice that did not arrive stays: the address is wrong whatever is owed. */
function taskFault(decision: AccountDecision, task: TaskRow): WithdrawalCode | null {
  if (task.purpose === 'undelivered') return null;
  const fault = debtFault(decision, task.openedOn);
  if (fault !== null) return fault;
  const holding = task.purpose === 'gate' ? decision.matched : decision.reached;
  return holding.includes(task.stage) ? null : 'stage_no_longer_reached';
}

function debtFault(decision: AccountDecision, decidedOn: Day): WithdrawalCode | null {
  if (!decision.overdue || decision.clockStart === null) {
    return decision.amounts.deferred > 0n ? 'paused' : 'no_longer_overdue';
  }
  return isAboutDebt(decision.clockStart, decidedOn) ? null : 'debt_settled';
}

/** Idempotency key of an effect: the same step for the same debt is asked for once per attempt. */
export function effectKey(
  outcome: Pick<AccountOutcome, 'customerId' | 'currency' | 'decision'>,
  what: string,
  attempt: number,
): string {
  const { customerId, currency, decision } = outcome;
  const cycle = decision.clockStart === null ? 'none' : formatDay(decision.clockStart);
  return `${customerId}:${currency}:${what}:${cycle}:${attempt}`;
}
