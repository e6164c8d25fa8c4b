import { dayIn, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { getCustomer } from '../customers/index.ts';
import { decideBatch, loadCustomers, setupFor } from './commands-batch.ts';
import { takeBack } from './commands-lift.ts';
import { followPromises } from './commands-promise.ts';
import { planBatch, saveBatch } from './commands-save.ts';
import type { CustomerOutcome, DecisionSetup } from './decide-batch.ts';
import { nextConsequenceDay } from './decide-days.ts';
import { liftsWithoutPolicy } from './decide-lift.ts';
import { announcementFault } from './decide-notice.ts';
import { type AccountOutcome, noticeFault, proposalFault } from './decide-outcome.ts';
import { compilePolicy, isHarmful } from './decide-plan.ts';
import type { RunAccess } from './commands-carry-out.ts';
import { customersNotClear, lockCustomers, markEvaluated } from './store-facts.ts';
import { findPublished } from './store-policy.ts';
import {
  lockNotice,
  lockProposal,
  saveNoticeAmount,
  type LockedNotice,
  type LockedProposal,
} from './store-steps.ts';
import { touchStandings, withdraw } from './store-write.ts';
import { refuse, type WithdrawalCode } from './types.ts';
import type { PolicyVersion } from './types-policy.ts';

/** Decisions about some customers with what is true now, under the published policy. */
interface Fresh {
  readonly version: PolicyVersion;
  readonly setup: DecisionSetup;
  readonly customers: readonly CustomerOutcome[];
}

/** Null while no policy is published: then nothing is decided. The customers stay locked. */
async function decideFresh(
  context: Context,
  customerIds: readonly string[],
  asOf?: Day,
): Promise<Fresh | null> {
  const version = await findPublished(context);
  if (!version) return null;
  await lockCustomers(context, customerIds);
  const today = dayIn(context.now, (await getPartner(context)).timeZone);
  const setup = setupFor(compilePolicy(version.content), asOf ?? today, context.now, today);
  const customers = decideBatch(setup, await loadCustomers(context, customerIds));
  return { version, setup, customers };
}

/**
 * Decides customers at once, because something changed for them: a payment, a dispute, a bounced
 * notice. Moves their standings and takes back what no longer holds. It asks for nothing new:
 * notices, tasks and consequences come from the daily run alone, where the brake and the preview
 * see them.
 * @param asOf by default each customer's own day
 */
export async function evaluateCustomers(
  context: Context,
  customerIds: readonly string[],
  asOf?: Day,
): Promise<void> {
  await lockCustomers(context, customerIds);
  // Whether a promise still puts anything off follows from what was paid.
  await followPromises(context, customerIds);
  const fresh = await decideFresh(context, customerIds, asOf);
  if (fresh === null) return liftWithoutPolicy(context, customerIds);
  await markEvaluated(context, customerIds);
  const frame = { policyVersionId: fresh.version.id, runId: null };
  await saveBatch(context, planBatch(context.now, fresh.customers, frame, 'withdrawals'));
  for (const { customerId, outcomes } of fresh.customers) {
    const [first] = outcomes;
    if (first) await touchStandings(context, customerId, first.moment.asOf);
  }
}

/**
 * Nothing is decided while no policy is in force, but who has paid gets access back all the same.
 */
async function liftWithoutPolicy(context: Context, customerIds: readonly string[]): Promise<void> {
  await lockCustomers(context, customerIds);
  const batch = await loadCustomers(context, customerIds);
  const lifts = batch.profiles.flatMap(({ id: customerId, timeZone }) => {
    const on = dayIn(context.now, timeZone);
    const accounts = batch.accounts.get(customerId) ?? [];
    return [...batch.histories].flatMap(([key, { proposals, writtenOffOn }]) => {
      const [ofCustomer, currency = ''] = key.split(' ');
      if (ofCustomer !== customerId) return [];
      const account = accounts.find((each) => each.currency === currency);
      const { debits = [], credits = 0n } = account ?? {};
      const facts = { debits, credits, proposals, writtenOffOn };
      return liftsWithoutPolicy(facts, on).map((lift) => ({ ...lift, customerId, currency, on }));
    });
  });
  await takeBack(context, lifts);
}

/** Customers decided in one transaction: each holds a lock of its own, and those are few. */
const STANDINGS_PER_STEP = 500;

/**
 * Decides everybody again who does not stand clear, because much may have changed at once: an
 * import may have brought payments of anybody. Works in steps; interrupted, it is simply started
 * again.
 */
export async function evaluateStandings(access: RunAccess): Promise<void> {
  let after: string | null = null;
  while (access.signal?.aborted !== true) {
    const from: string | null = after;
    const ids: string[] = await access.transact(async (context) => {
      const found = await customersNotClear(context, from, STANDINGS_PER_STEP);
      if (found.length > 0) await evaluateCustomers(context, found);
      return found;
    });
    after = ids.at(-1) ?? null;
    if (after === null) return;
  }
}

/** `evaluateCustomers` for one. */
export function evaluateCustomer(context: Context, customerId: string, asOf?: Day): Promise<void> {
  return evaluateCustomers(context, [customerId], asOf);
}

export type RecheckSubject = { readonly noticeKey: string } | { readonly proposalId: string };

export type RecheckVerdict =
  | {
      readonly verdict: 'go';
      readonly currency: Currency;
      /** Net overdue now (for a reminder before the due day: net open), minor units. */
      readonly amount: bigint;
    }
  /** It still holds, but may not happen before this day. */
  | { readonly verdict: 'later'; readonly on: Day }
  | { readonly verdict: 'withdrawn'; readonly reason: WithdrawalCode };

/**
 * Decides again with what is true at this moment, right before an effect. What no longer holds is
 * withdrawn in the same transaction and must not be carried out.
 * @throws Refused `notice_key_unknown`, `proposal_not_found`
 */
export async function recheck(context: Context, subject: RecheckSubject): Promise<RecheckVerdict> {
  if ('noticeKey' in subject) {
    const notice = await lockNotice(context, subject.noticeKey);
    if (!notice) throw refuse('notice_key_unknown', { noticeKey: subject.noticeKey });
    if (notice.state !== 'requested') return { verdict: 'withdrawn', reason: 'not_decided_now' };
    return recheckNotice(context, notice);
  }
  const proposal = await lockProposal(context, subject.proposalId);
  if (!proposal) throw refuse('proposal_not_found', { id: subject.proposalId });
  if (proposal.state !== 'approved') return { verdict: 'withdrawn', reason: 'not_decided_now' };
  return recheckProposal(context, proposal);
}

async function recheckNotice(context: Context, notice: LockedNotice): Promise<RecheckVerdict> {
  const fresh = await freshAccount(context, notice);
  if (fresh === null) {
    await withdraw(context, [{ of: 'notice', id: notice.id, because: 'no_policy_in_force' }]);
    return { verdict: 'withdrawn', reason: 'no_policy_in_force' };
  }
  const { setup, outcome } = fresh;
  const { decision, facts, calendar, moment } = outcome;
  const because =
    noticeFault(setup.policy, decision, notice) ??
    announcementFault(facts, setup.policy, calendar, moment, decision, notice);
  if (because !== null) {
    await withdraw(context, [{ of: 'notice', id: notice.id, because }]);
    return { verdict: 'withdrawn', reason: because };
  }
  const amount = decision.overdue ? decision.amounts.overdue : decision.amounts.net;
  await saveNoticeAmount(context, notice.id, amount);
  return { verdict: 'go', currency: notice.currency as Currency, amount };
}

async function recheckProposal(
  context: Context,
  proposal: LockedProposal,
): Promise<RecheckVerdict> {
  const verdict = await judgeProposal(context, proposal);
  if (verdict.verdict === 'withdrawn') {
    await withdraw(context, [{ of: 'proposal', id: proposal.id, because: verdict.reason }]);
  }
  return verdict;
}

/** Whether a proposal holds now and may happen today. Changes nothing. */
export async function judgeProposal(
  context: Context,
  proposal: LockedProposal,
): Promise<RecheckVerdict> {
  const fresh = await freshAccount(context, proposal);
  if (fresh === null) return { verdict: 'withdrawn', reason: 'no_policy_in_force' };
  const { setup, outcome } = fresh;
  const { decision, facts, calendar, moment } = outcome;
  const reason = proposalFault(facts, setup.policy, decision, proposal);
  if (reason !== null) return { verdict: 'withdrawn', reason };
  if (isHarmful(proposal.kind)) {
    const on = nextConsequenceDay(setup.policy.content, calendar, moment.actOn);
    if (on > moment.actOn) return { verdict: 'later', on };
  }
  return {
    verdict: 'go',
    currency: proposal.currency as Currency,
    amount: decision.amounts.overdue,
  };
}

/** Null when no policy is in force: nothing may happen without one. */
async function freshAccount(
  context: Context,
  { customerId, currency }: { readonly customerId: string; readonly currency: string },
): Promise<{ setup: DecisionSetup; outcome: AccountOutcome } | null> {
  const fresh = await decideFresh(context, [customerId]);
  const outcome = fresh?.customers[0]?.outcomes.find((each) => each.currency === currency);
  return fresh && outcome ? { setup: fresh.setup, outcome } : null;
}

/** The customer's own day. @throws Refused `customer_not_found` */
export async function customerToday(context: Context, customerId: string): Promise<Day> {
  return dayIn(context.now, (await getCustomer(context, customerId)).timeZone);
}
