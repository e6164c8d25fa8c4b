import type { BusinessCalendar } from '../../kernel/calendar.ts';
import type { Day } from '../../kernel/days.ts';
import { addUnits, nextConsequenceDay, nextSendDay } from './decide-days.ts';
import { type StageView, latestTask } from './decide-gate.ts';
import { type CompiledPolicy, type PlannedStage, isHarmful } from './decide-plan.ts';
import {
  type OverdueCase,
  announcementsOf,
  announcesAll,
  isAboutDebt,
  noticesAbout,
  proposalOf,
} from './decide-proof.ts';
import type { ConsequenceScope, PolicyConsequence, ProposedKind } from './types-policy.ts';
import type {
  AccountFacts,
  Moment,
  NextStep,
  WantedEffect,
  WantedNotice,
  WantedTask,
} from './types.ts';

/** What should happen now, and what should but has to wait for a better day. */
export interface DecidedEffects {
  readonly wanted: readonly WantedEffect[];
  readonly held: readonly HeldStep[];
}

export interface HeldStep {
  readonly step: NextStep;
  readonly because: 'quiet_day' | 'notice_too_soon' | 'not_a_consequence_day';
}

/**
 * @param views all stages after the due day, in order; the last reached one is where the account
 * stands
 */
export function effectsOf(kase: OverdueCase, views: readonly StageView[]): DecidedEffects {
  const wanted: WantedEffect[] = [];
  const held: HeldStep[] = [];
  const current = views.findLast((view) => view.isReached)?.stage;
  if (current !== undefined) addNotice(kase, current, wanted, held);
  for (const view of views) {
    if (view.isReached) addConsequences(kase, view.stage, wanted, held);
    else if (view.stage.rank > (current?.rank ?? 0)) addGateTask(kase, view, wanted);
  }
  return { wanted, held };
}

function addConsequences(
  kase: OverdueCase,
  stage: PlannedStage,
  wanted: WantedEffect[],
  held: HeldStep[],
): void {
  for (const consequence of stage.consequences) {
    if (consequence.kind === 'task') addTask(kase, stage, consequence, wanted);
    else addProposal(kase, stage, consequence.kind, consequence.scope, wanted, held);
  }
}

function addNotice(
  kase: OverdueCase,
  stage: PlannedStage,
  wanted: WantedEffect[],
  held: HeldStep[],
): void {
  const { notice } = stage.stage;
  if (notice === null || !isNoticeDue(kase, stage)) return;
  const send = sendDayOf(kase.facts, kase.policy, kase.calendar, kase.moment);
  if (send.because !== null) {
    held.push({ step: { kind: 'notice', stage: stage.key, on: send.day }, because: send.because });
    return;
  }
  wanted.push({
    kind: 'notice',
    stage: stage.key,
    template: notice.template,
    announces: announcementsOf(kase, stage, send.day),
    attempt: noticeAttempt(kase.facts, stage.key, kase.clockStart),
  });
}

/** Whether the stage's notice has yet to be sent for the present debt. */
function isNoticeDue(kase: OverdueCase, stage: PlannedStage): boolean {
  if (stage.stage.notice?.when === 'carried_out' && !wasDone(kase, stage)) return false;
  const { requested, undelivered, sent } = noticesAbout(kase, stage.key);
  if (requested !== null || undelivered !== null) return false;
  // A policy published since may need more to be announced before its harmful steps.
  return !sent.some((notice) =>
    stage.leadsTo.every((next) => announcesAll(notice, next.harmfulKinds)),
  );
}

/** Whether there is something to tell: carried out, and not for want of anything to do it to. */
function wasDone(kase: OverdueCase, stage: PlannedStage): boolean {
  const proposal = proposalOf(kase, stage.key);
  return proposal?.state === 'carried_out' && !proposal.nothingDone;
}

export interface SendDay {
  readonly day: Day;
  /** Why it is not at once; null when it is. */
  readonly because: 'quiet_day' | 'notice_too_soon' | null;
}

/** The first day on which a notice may go out: not quiet, and not too soon after the last one. */
export function sendDayOf(
  facts: AccountFacts,
  policy: CompiledPolicy,
  calendar: BusinessCalendar,
  moment: Moment,
): SendDay {
  let allowedOn = moment.actOn;
  for (const notice of facts.notices) {
    if (!['requested', 'accepted', 'delivered'].includes(notice.state)) continue;
    const repeatOn = addUnits(
      calendar,
      notice.sentOn ?? notice.sendOn,
      policy.content.noticeRepeatBusinessDays,
      'business',
    );
    if (repeatOn > allowedOn) allowedOn = repeatOn;
  }
  const day = nextSendDay(policy.content, calendar, allowedOn);
  if (day === moment.actOn) return { day, because: null };
  return { day, because: allowedOn > moment.actOn ? 'notice_too_soon' : 'quiet_day' };
}

export function noticeAttempt(facts: AccountFacts, stageKey: string, cycle: Day): number {
  return 1 + facts.notices.filter((each) => each.stage === stageKey && each.cycle === cycle).length;
}

/** The notice of a stage before the due day: once per due day at the head of the line. */
export function preDueNotice(
  facts: AccountFacts,
  stage: PlannedStage,
  cycle: Day,
): WantedNotice | null {
  const { notice } = stage.stage;
  if (notice === null) return null;
  const earlier = facts.notices.filter((each) => each.stage === stage.key && each.cycle === cycle);
  const isDone = earlier.some((each) => each.state !== 'withdrawn' && !each.retryAllowed);
  if (isDone) return null;
  return {
    kind: 'notice',
    stage: stage.key,
    template: notice.template,
    announces: [],
    attempt: earlier.length + 1,
  };
}

function addProposal(
  kase: OverdueCase,
  stage: PlannedStage,
  kind: ProposedKind,
  scope: ConsequenceScope | undefined,
  wanted: WantedEffect[],
  held: HeldStep[],
): void {
  const isSettled = kase.facts.proposals.some(
    (each) =>
      each.kind === kind &&
      covers(each.scope, scope) &&
      isAboutDebt(kase.clockStart, each.proposedOn) &&
      each.state !== 'withdrawn' &&
      each.liftedOn === null &&
      // A person's no stands for the stage that asked; a later stage may ask again.
      (each.state !== 'declined' || each.stage === stage.key),
  );
  const isWantedAlready = wanted.some(
    (each) =>
      each.kind === 'proposal' && each.consequence === kind && covers(each.scope ?? null, scope),
  );
  if (isSettled || isWantedAlready) return;
  const on = isHarmful(kind)
    ? nextConsequenceDay(kase.policy.content, kase.calendar, kase.moment.actOn)
    : kase.moment.actOn;
  if (on > kase.moment.actOn) {
    const step = { kind: 'consequence', stage: stage.key, consequence: kind, on } as const;
    held.push({ step, because: 'not_a_consequence_day' });
    return;
  }
  wanted.push({
    kind: 'proposal',
    stage: stage.key,
    consequence: kind,
    needsApproval: stage.stage.gate.approval,
    ...(scope === undefined ? {} : { scope }),
    attempt:
      1 +
      kase.facts.proposals.filter(
        (each) => each.stage === stage.key && each.kind === kind && each.cycle === kase.clockStart,
      ).length,
  });
}

/** What was asked for some subscriptions does not answer a later stage that asks for all. */
function covers(asked: ConsequenceScope | null, wanted: ConsequenceScope | undefined): boolean {
  return asked === 'all' || wanted !== 'all';
}

function addTask(
  kase: OverdueCase,
  stage: PlannedStage,
  consequence: PolicyConsequence,
  wanted: WantedEffect[],
): void {
  const exists = kase.facts.tasks.some(
    (each) =>
      each.stage === stage.key &&
      each.purpose === 'consequence' &&
      each.state !== 'withdrawn' &&
      isAboutDebt(kase.clockStart, each.openedOn),
  );
  if (exists || consequence.titles === undefined) return;
  wanted.push(taskOf(kase, stage, 'consequence', consequence.titles));
}

/** A stage asks for its task when only the task keeps it from being reached. */
function addGateTask(kase: OverdueCase, view: StageView, wanted: WantedEffect[]): void {
  const titles = view.stage.stage.gate.task;
  if (titles === null || !view.isMatched) return;
  const isTold = view.noticeOn !== null && view.noticeOn <= kase.moment.asOf;
  if (!isTold || latestTask(kase, view.stage.key) !== null) return;
  wanted.push(taskOf(kase, view.stage, 'gate', titles));
}

function taskOf(
  kase: OverdueCase,
  stage: PlannedStage,
  purpose: 'gate' | 'consequence',
  titles: WantedTask['titles'],
): WantedTask {
  const earlier = kase.facts.tasks.filter(
    (each) =>
      each.stage === stage.key && each.purpose === purpose && each.cycle === kase.clockStart,
  );
  return { kind: 'task', purpose, stage: stage.key, titles, attempt: earlier.length + 1 };
}
