import { formatDay, type Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { customerToday, evaluateCustomer } from './commands-customer.ts';
import { stateAfter, type NoticeOutcome } from './decide-notice.ts';
import { wasDeliveredByPerson } from './store-delivery.ts';
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
  // What a person brought did arrive, whatever the mail server still reports.
  if (await wasDeliveredByPerson(context, notice.id)) return;
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
