import { type BusinessCalendar, addBusinessDays } from '../../kernel/calendar.ts';
import type { Day } from '../../kernel/days.ts';
import { announcementsOf, type OverdueCase } from './decide-proof.ts';
import type { CompiledPolicy } from './decide-plan.ts';
import type {
  AccountDecision,
  KnownFacts,
  Moment,
  NoticeRow,
  NoticeState,
  WithdrawalCode,
} from './types.ts';

/** What can be heard of a notice as a whole, over all its recipients. */
export type NoticeOutcome = Exclude<NoticeState, 'requested'>;

/**
 * Later in the list wins whatever comes first, because reports overtake each other: a notice that
 * one server accepted did leave, and one that bounced did not arrive, even if it was accepted
 * before.
 */
const weight: Record<NoticeState, number> = {
  requested: 0,
  withdrawn: 1,
  failed: 2,
  accepted: 3,
  delivered: 4,
  bounced: 5,
};

/** The state after a report; the same one when the report says nothing new. */
export function stateAfter(state: NoticeState, outcome: NoticeOutcome): NoticeState {
  return weight[outcome] > weight[state] ? outcome : state;
}

/**
 * A night or a weekend in the queue is nothing; a notice that waits longer promises a day too soon.
 */
const SLIP_BUSINESS_DAYS = 2;

/**
 * Why what a notice announces can no longer be sent: it lacks a step that this policy needs
 * announced, or the day it names has come too near. Null while it can.
 */
export function announcementFault(
  facts: KnownFacts,
  policy: CompiledPolicy,
  calendar: BusinessCalendar,
  moment: Moment,
  decision: AccountDecision,
  notice: NoticeRow,
): WithdrawalCode | null {
  const plan = policy.planFor(facts.segment, facts.riskClass);
  const stage = plan.overdue.find((each) => each.key === notice.stage);
  if (stage === undefined || decision.clockStart === null) return null;
  const kase: OverdueCase = {
    facts,
    policy,
    plan,
    calendar,
    moment,
    clockStart: decision.clockStart,
    overdue: decision.amounts.overdue,
  };
  for (const needed of announcementsOf(kase, stage, moment.actOn)) {
    const told = notice.announced.find((each) => each.kind === needed.kind);
    if (told === undefined) return 'announcement_incomplete';
    if (isTooNear(calendar, told.on, needed.on)) return 'announced_day_too_near';
  }
  return null;
}

function isTooNear(calendar: BusinessCalendar, named: Day, needed: Day): boolean {
  return addBusinessDays(calendar, named, SLIP_BUSINESS_DAYS) < needed;
}
