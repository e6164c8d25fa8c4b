import { formatDay, type Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { customerToday, evaluateCustomer, judgeProposal } from './commands-customer.ts';
import { stateAfter, type NoticeOutcome } from './decide-notice.ts';
import * as store from './store-steps.ts';
import type { Titles } from './types-policy.ts';
import { refuse } from './types.ts';

/** What a person is asked to do about a notice that did not arrive. */
const UNDELIVERED: Titles = {
  en: 'A notice did not arrive: correct the address or reach the customer another way',
  ja: '通知が届きませんでした。宛先を確認するか、別の方法でお客様に連絡してください',
};

export interface NoticeReport {
  readonly noticeKey: string;
  readonly outcome: NoticeOutcome;
  /** The customer's day on which it happened. */
  readonly on: Day;
  readonly at: Date;
}

/**
 * What became of a notice, over all its recipients. May be told in any order and more than once. A
 * notice that did not arrive opens a task, once; when the task is done, the stage may send a new
 * notice.
 * @throws Refused `notice_key_unknown`
 */
export async function recordNoticeOutcome(context: Context, report: NoticeReport): Promise<void> {
  const notice = await store.lockNotice(context, report.noticeKey);
  if (!notice) throw refuse('notice_key_unknown', { noticeKey: report.noticeKey });
  const state = stateAfter(notice.state, report.outcome);
  if (state === notice.state) return;
  await store.saveNoticeState(context, notice, state, report.on, report.at);
  if (state === 'bounced' || state === 'failed') {
    await store.openUndeliveredTask(context, notice, UNDELIVERED, report.on);
  }
  await recordEvents(context, [
    {
      type: 'collections.notice_outcome_recorded',
      subject: { kind: 'notice_request', id: notice.id },
      customerId: notice.customerId,
      before: { state: notice.state },
      after: { state, stage: notice.stage, on: formatDay(report.on), noticeKey: notice.key },
    },
  ]);
  await evaluateCustomer(context, notice.customerId);
}

/**
 * A person says yes to a proposal, with the reason. The facts are looked at again first.
 * @throws Refused `proposal_not_found`, `proposal_not_open`, `proposal_no_longer_holds`
 */
export async function approveProposal(context: Context, id: string, reason: string): Promise<void> {
  const proposal = await lockOpenProposal(context, id);
  const verdict = await judgeProposal(context, proposal);
  if (verdict.verdict === 'withdrawn') {
    throw refuse('proposal_no_longer_holds', { because: verdict.reason });
  }
  await store.decideProposal(context, id, 'approved', reason);
  await recordProposalEvent(context, 'collections.proposal_approved', proposal, { reason });
}

/**
 * A person says no. The stage does not ask again for this debt.
 * @throws Refused `proposal_not_found`, `proposal_not_open`
 */
export async function declineProposal(context: Context, id: string, reason: string): Promise<void> {
  const proposal = await lockOpenProposal(context, id);
  await store.decideProposal(context, id, 'declined', reason);
  await recordProposalEvent(context, 'collections.proposal_declined', proposal, { reason });
  await evaluateCustomer(context, proposal.customerId);
}

/**
 * An approved consequence was carried out. Refused when the facts no longer hold or today is no day
 * for it.
 * @throws Refused `proposal_not_found`, `proposal_not_open`, `proposal_no_longer_holds`,
 *   `proposal_not_today`
 */
export async function recordCarriedOut(context: Context, id: string): Promise<void> {
  const proposal = await store.lockProposal(context, id);
  if (!proposal) throw refuse('proposal_not_found', { id });
  if (proposal.state !== 'approved') throw refuse('proposal_not_open', { state: proposal.state });
  const verdict = await judgeProposal(context, proposal);
  if (verdict.verdict === 'withdrawn') {
    throw refuse('proposal_no_longer_holds', { because: verdict.reason });
  }
  if (verdict.verdict === 'later') {
    throw refuse('proposal_not_today', { on: formatDay(verdict.on) });
  }
  const on = await customerToday(context, proposal.customerId);
  await store.markCarriedOut(context, id, on);
  const after = { on: formatDay(on) };
  await recordProposalEvent(context, 'collections.proposal_carried_out', proposal, after);
  await evaluateCustomer(context, proposal.customerId);
}

async function lockOpenProposal(context: Context, id: string): Promise<store.LockedProposal> {
  const proposal = await store.lockProposal(context, id);
  if (!proposal) throw refuse('proposal_not_found', { id });
  if (proposal.state !== 'proposed') throw refuse('proposal_not_open', { state: proposal.state });
  return proposal;
}

async function recordProposalEvent(
  context: Context,
  type: string,
  proposal: store.LockedProposal,
  after: Record<string, string>,
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

/**
 * A person did what a task asked for.
 * @throws Refused `task_not_found`, `task_not_open`
 */
export async function completeTask(context: Context, id: string, note: string): Promise<void> {
  const task = await store.lockTask(context, id);
  if (!task) throw refuse('task_not_found', { id });
  if (task.state !== 'open') throw refuse('task_not_open', { state: task.state });
  const on = await customerToday(context, task.customerId);
  await store.markTaskDone(context, id, on, note);
  await recordEvents(context, [
    {
      type: 'collections.task_done',
      subject: { kind: 'task', id },
      customerId: task.customerId,
      before: { state: 'open' },
      after: { state: 'done', purpose: task.purpose, stage: task.stage, note },
    },
  ]);
  await evaluateCustomer(context, task.customerId);
}
