import type { BusinessCalendar } from '../../kernel/calendar.ts';
import { type Day, addDays } from '../../kernel/days.ts';
import { addUnits } from './decide-days.ts';
import type { DecidedEffects } from './decide-effects.ts';
import { type StageView, blockersOf, later, projectedGate } from './decide-gate.ts';
import type { Plan, PlannedStage } from './decide-plan.ts';
import {
  type OverdueCase,
  announcementsOf,
  exceedsTolerance,
  noticesAbout,
  presumedDelivery,
} from './decide-proof.ts';
import type { Blocker, NextStep } from './types.ts';

/** What follows for an overdue account if nobody pays and nothing else changes. */
export interface Outlook {
  readonly next: NextStep | null;
  readonly blockers: readonly Blocker[];
}

/**
 * The earliest of: what is held back today, and each more severe stage whose day is known or
 * follows from a notice that is about to go out. Stages whose day has come and that wait for
 * something are the blockers.
 */
export function outlookOf(
  kase: OverdueCase,
  views: readonly StageView[],
  current: PlannedStage | null,
  effects: DecidedEffects,
): Outlook {
  let next: NextStep | null = null;
  for (const { step } of effects.held) next = sooner(next, step);
  const blockers: Blocker[] = undeliveredNow(kase, current);
  for (const view of views) {
    const { stage } = view;
    if (stage.rank <= (current?.rank ?? 0) || !exceedsTolerance(kase, stage)) continue;
    const on = openingDay(kase, view, effects);
    if (on !== null && on > kase.moment.asOf) {
      next = sooner(next, { kind: 'stage', stage: stage.key, on });
    }
    if (isRoot(view, views)) blockers.push(...blockersOf(kase, view, effects.wanted));
  }
  return { next, blockers };
}

/**
 * A stage that waits for a stage that is itself not reached yet says nothing new: only the first
 * obstacle on the way does.
 */
function isRoot({ stage }: StageView, views: readonly StageView[]): boolean {
  const { trigger, gate } = stage.stage;
  const needsTrigger = trigger.kind === 'past_due' ? null : trigger.stage;
  return [needsTrigger, gate.deliveredNotice?.stage ?? null].every(
    (key) => key === null || views.some((each) => each.stage.key === key && each.isReached),
  );
}

/**
 * The notice of the stage where the account stands did not arrive, and nobody has dealt with it
 * yet.
 */
function undeliveredNow(kase: OverdueCase, current: PlannedStage | null): Blocker[] {
  if (current === null) return [];
  const { undelivered } = noticesAbout(kase, current.key);
  if (undelivered === null) return [];
  return [
    {
      code: 'notice_undelivered',
      stage: current.key,
      waitsFor: current.key,
      since: undelivered.outcomeOn,
    },
  ];
}

/** Null when the day is not known: something has to be done by a person first. */
function openingDay(kase: OverdueCase, view: StageView, effects: DecidedEffects): Day | null {
  const { stage, triggerOn, gateOn } = view;
  if (triggerOn !== null && gateOn !== null) return later(triggerOn, gateOn);
  const noticeStage = stage.stage.gate.deliveredNotice?.stage;
  // A task that somebody has to do first cannot be foretold.
  if (noticeStage === undefined || stage.stage.gate.task !== null) return null;
  const sendDay = coming(kase, noticeStage, effects);
  if (sendDay === null) return null;
  const trigger = triggerOn ?? projectedTrigger(kase, stage, noticeStage, sendDay);
  if (trigger === null) return null;
  const namedOn = namedDay(kase, stage, noticeStage, sendDay);
  const gate = view.noticeOn ?? projectedGate(kase, stage, sendDay, namedOn);
  return later(later(trigger, gate), addDays(kase.moment.asOf, 1));
}

function namedDay(
  kase: OverdueCase,
  stage: PlannedStage,
  noticeStage: string,
  sendDay: Day,
): Day | null {
  if (stage.harmfulKinds.length === 0) return null;
  const noticed = kase.plan.overdue.find((each) => each.key === noticeStage);
  if (noticed === undefined) return null;
  let latest: Day | null = null;
  for (const { kind, on } of announcementsOf(kase, noticed, sendDay)) {
    if (stage.harmfulKinds.includes(kind) && (latest === null || on > latest)) latest = on;
  }
  return latest;
}

/**
 * The day on which a stage's notice goes out, when that is certain: it is wanted, held or asked
 * for.
 */
function coming(kase: OverdueCase, stageKey: string, effects: DecidedEffects): Day | null {
  for (const effect of effects.wanted) {
    if (effect.kind === 'notice' && effect.stage === stageKey) return kase.moment.actOn;
  }
  for (const { step } of effects.held) {
    if (step.kind === 'notice' && step.stage === stageKey) return step.on;
  }
  const { requested } = noticesAbout(kase, stageKey);
  return requested === null ? null : later(requested.sendOn, kase.moment.actOn);
}

function projectedTrigger(
  kase: OverdueCase,
  stage: PlannedStage,
  noticeStage: string,
  sendDay: Day,
): Day | null {
  const { trigger } = stage.stage;
  if (trigger.kind !== 'after_notice' || trigger.stage !== noticeStage) return null;
  const delivered = presumedDelivery(kase, sendDay);
  return addUnits(kase.calendar, delivered, trigger.days, trigger.unit);
}

/**
 * For an account that is not overdue: the next stage before the due day, or the first one after it.
 */
export function outlookBeforeDue(
  plan: Plan,
  calendar: BusinessCalendar,
  dueOn: Day,
  asOf: Day,
): NextStep | null {
  let next: NextStep | null = null;
  for (const stage of [...plan.preDue, ...plan.overdue]) {
    const { trigger, gate } = stage.stage;
    if (trigger.kind !== 'past_due' || gate.deliveredNotice !== null || gate.task !== null)
      continue;
    const day = addUnits(calendar, dueOn, trigger.days, trigger.unit);
    const on = trigger.days > 0 ? later(day, addDays(dueOn, 1)) : day;
    if (on > asOf) next = sooner(next, { kind: 'stage', stage: stage.key, on });
  }
  return next;
}

/** Of steps on one day the first counts: what is held back goes before what is new. */
export function sooner(a: NextStep | null, b: NextStep | null): NextStep | null {
  if (a === null || b === null) return a ?? b;
  return a.on <= b.on ? a : b;
}
