import { formatDay, type Day } from '../../kernel/days.ts';
import { type Currency, formatDecimal } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { bookingDay, openDebits, writeOff } from '../receivables/index.ts';
import {
  placeHolds,
  previewAction,
  requestAction,
  subscriptionsOfCustomer,
  type SubscriptionAction,
} from '../subscriptions/index.ts';
import { customerToday, evaluateCustomer, judgeProposal, recheck } from './commands-customer.ts';
import { heldBack } from './commands-halt.ts';
import { recordProposalEvent } from './commands-proposal.ts';
import {
  concerned,
  holdSourceOf,
  isNothing,
  NOTHING,
  purchasesHold,
  suspensionHolds,
  type ConsequenceOutcome,
} from './decide-consequence.ts';
import { isEnforced, isHarmful } from './decide-plan.ts';
import { findPublished } from './store-policy.ts';
import * as store from './store-steps.ts';
import type { HaltCause } from './types-pause.ts';
import { refuse } from './types.ts';
import { speaker } from './words.ts';
import { holdReason } from './words-hold.ts';

export type CarryingOut =
  | { readonly kind: 'done'; readonly outcome: ConsequenceOutcome }
  /** It holds, but not on this day. */
  | { readonly kind: 'not_today'; readonly on: Day }
  /** The provider is at work on a subscription: a matter of minutes. */
  | { readonly kind: 'provider_busy' }
  /** Nothing harmful is carried out at the moment, for anybody. */
  | { readonly kind: 'halted'; readonly cause: HaltCause }
  /** Carried out, declined or withdrawn meanwhile; also when the facts no longer hold. */
  | { readonly kind: 'not_open' };

/** What the provider says when it cannot change a subscription at this moment. */
const BUSY: ReadonlySet<string> = new Set([
  'subscription_renewing',
  'subscription_command_under_way',
]);

/**
 * Carries out an approved consequence, once. The facts are looked at again first; what no longer
 * holds is withdrawn instead. When it cannot be done now, nothing is changed.
 * @throws Refused `proposal_not_found`
 */
export async function carryOutConsequence(
  context: Context,
  proposalKey: string,
): Promise<CarryingOut> {
  const proposal = await store.lockProposalByKey(context, proposalKey);
  if (!proposal) throw refuse('proposal_not_found', { key: proposalKey });
  if (proposal.state !== 'approved') return { kind: 'not_open' };
  const verdict = await recheck(context, { proposalId: proposal.id });
  if (verdict.verdict === 'withdrawn') return { kind: 'not_open' };
  if (verdict.verdict === 'later') return { kind: 'not_today', on: verdict.on };
  const cause = isHarmful(proposal.kind) ? await heldBack(context) : null;
  if (cause !== null) return { kind: 'halted', cause };
  const outcome = await enforce(context, proposal, verdict.amount);
  if (outcome === 'provider_busy') return { kind: 'provider_busy' };
  await settle(context, proposal, outcome, isNothing(outcome));
  return { kind: 'done', outcome };
}

/**
 * A person says that an approved consequence was carried out today. What Surety carries out itself
 * is carried out now; where it finds nothing to do it to, the person's word counts, and so it does
 * after Surety found nothing.
 * @throws Refused `proposal_not_found`, `proposal_not_open`, `proposal_no_longer_holds`,
 *   `proposal_not_today`, `collections_halted`, `proposal_provider_busy`
 */
export async function recordCarriedOut(context: Context, id: string): Promise<void> {
  const proposal = await store.lockProposal(context, id);
  if (!proposal) throw refuse('proposal_not_found', { id });
  const isEmpty = proposal.nothingDone && proposal.liftedOn === null;
  if (proposal.state !== 'approved' && !isEmpty) {
    throw refuse('proposal_not_open', { state: proposal.state });
  }
  const verdict = await judgeProposal(context, proposal);
  if (verdict.verdict === 'withdrawn') {
    throw refuse('proposal_no_longer_holds', { because: verdict.reason });
  }
  if (verdict.verdict === 'later') {
    throw refuse('proposal_not_today', { on: formatDay(verdict.on) });
  }
  const cause = isHarmful(proposal.kind) ? await heldBack(context) : null;
  if (cause !== null) throw refuse('collections_halted', { cause });
  const outcome = await enforce(context, proposal, verdict.amount);
  if (outcome === 'provider_busy') throw refuse('proposal_provider_busy');
  await settle(context, proposal, isNothing(outcome) ? null : outcome, false);
}

/** The standing follows at once: stages that wait for the consequence begin to count. */
async function settle(
  context: Context,
  proposal: store.LockedProposal,
  outcome: ConsequenceOutcome | null,
  nothingDone: boolean,
): Promise<void> {
  const on = await customerToday(context, proposal.customerId);
  await store.markCarriedOut(context, proposal.id, {
    on,
    outcome: outcome === null ? null : { ...outcome },
    nothingDone,
  });
  await recordProposalEvent(context, 'collections.proposal_carried_out', proposal, {
    on: formatDay(on),
    nothingDone,
    ...(outcome === null ? {} : { outcome: { ...outcome } }),
  });
  await evaluateCustomer(context, proposal.customerId);
}

async function enforce(
  context: Context,
  proposal: store.LockedProposal,
  overdue: bigint,
): Promise<ConsequenceOutcome | 'provider_busy'> {
  if (!isEnforced(proposal.kind)) return NOTHING;
  const reason = await reasonOf(context, proposal, overdue);
  if (proposal.kind === 'block_purchases') {
    await placeHolds(context, [purchasesHold(proposal, reason)]);
    return { ...NOTHING, holds: 1 };
  }
  if (proposal.kind === 'write_off') return giveUp(context, proposal, overdue, reason);
  if (proposal.kind === 'cancel') return cancelAll(context, proposal, reason);
  const subscriptions = await subscriptionsOfCustomer(context, proposal.customerId);
  const holds = suspensionHolds(proposal, subscriptions, reason);
  if (holds.length > 0) await placeHolds(context, holds);
  return { ...NOTHING, holds: holds.length };
}

async function reasonOf(
  context: Context,
  { stage, currency }: store.LockedProposal,
  overdue: bigint,
): Promise<string> {
  const { language } = await getPartner(context);
  const policy = await findPublished(context);
  const name = policy ? speaker(policy.content, language).stage(stage) : stage;
  return holdReason(language, name, formatDecimal(overdue, currency as Currency), currency);
}

/**
 * Writes off what is overdue, the oldest first: what credits cover and what is disputed is not
 * given up. Holds stay, because nobody paid.
 */
async function giveUp(
  context: Context,
  { customerId, currency }: store.LockedProposal,
  overdue: bigint,
  reason: string,
): Promise<ConsequenceOutcome> {
  const bookedOn = await bookingDay(context);
  const today = await customerToday(context, customerId);
  let left = overdue;
  let writtenOff = 0;
  for (const debit of await openDebits(context, customerId)) {
    if (debit.currency !== currency || debit.dueOn >= today) continue;
    const owed = debit.amountOpen - debit.disputed;
    const amount = owed < left ? owed : left;
    if (amount <= 0n) continue;
    await writeOff(context, { documentId: debit.id, amount, bookedOn, reason });
    left -= amount;
    writtenOff += 1;
  }
  return { ...NOTHING, writtenOff };
}

const NOW: SubscriptionAction = { kind: 'cancel', when: 'now' };
const WITH_TERM: SubscriptionAction = { kind: 'cancel', when: 'term_end' };

/**
 * At once where the provider still allows it, with the term where it does not. Without a person's
 * yes nothing is done that cannot be undone: then everything ends with its term.
 */
async function cancelAll(
  context: Context,
  proposal: store.LockedProposal,
  reason: string,
): Promise<ConsequenceOutcome | 'provider_busy'> {
  const ways = proposal.needsApproval ? [NOW, WITH_TERM] : [WITH_TERM];
  const subscriptions = await subscriptionsOfCustomer(context, proposal.customerId);
  const chosen: { id: string; action: SubscriptionAction | null }[] = [];
  for (const { id } of concerned(proposal, subscriptions)) {
    const action = await firstAllowed(context, id, ways);
    if (action === 'provider_busy') return action;
    chosen.push({ id, action });
  }
  const source = { kind: 'collections', id: holdSourceOf(proposal) } as const;
  const options = { reason, confirmed: true, approved: proposal.needsApproval };
  for (const { id, action } of chosen) {
    if (action === null) continue;
    await requestAction(context, id, action, { ...options, source });
  }
  return {
    ...NOTHING,
    cancelled: chosen.filter((each) => each.action === NOW).length,
    endWithTerm: chosen.filter((each) => each.action === WITH_TERM).length,
    refused: chosen.filter((each) => each.action === null).length,
  };
}

async function firstAllowed(
  context: Context,
  subscriptionId: string,
  ways: readonly SubscriptionAction[],
): Promise<SubscriptionAction | null | 'provider_busy'> {
  for (const action of ways) {
    const { refusal } = await previewAction(context, subscriptionId, action);
    if (refusal === null) return action;
    if (BUSY.has(refusal.code)) return 'provider_busy';
  }
  return null;
}
