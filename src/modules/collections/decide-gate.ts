import type { Day } from '../../kernel/days.ts';
import { addUnits } from './decide-days.ts';
import { isEnforced, type PlannedStage } from './decide-plan.ts';
import {
  type OverdueCase,
  exceedsTolerance,
  isAboutDebt,
  latestProof,
  noticesAbout,
  presumedDelivery,
  proposalOf,
} from './decide-proof.ts';
import type { Blocker, TaskFact, WantedEffect } from './types.ts';

/**
 * How far one stage has come. A day may lie ahead where it follows from what has happened already;
 * null means that it is not known, because something has to happen first.
 */
export interface StageView {
  readonly stage: PlannedStage;
  readonly triggerOn: Day | null;
  readonly gateOn: Day | null;
  /** The part of the gate that is about the notice; open from the start when none is asked for. */
  readonly noticeOn: Day | null;
  /** Enough is overdue and the trigger's day has come. */
  readonly isMatched: boolean;
  /** Matched, and the gate holds. */
  readonly isReached: boolean;
}

export function viewOf(kase: OverdueCase, stage: PlannedStage): StageView {
  const { asOf } = kase.moment;
  const triggerOn = triggerDay(kase, stage);
  const noticeOn = noticeGateDay(kase, stage);
  const taskOn = taskGateDay(kase, stage);
  const gateOn = noticeOn === null || taskOn === null ? null : later(noticeOn, taskOn);
  const isMatched = triggerOn !== null && triggerOn <= asOf && exceedsTolerance(kase, stage);
  const isReached = isMatched && gateOn !== null && gateOn <= asOf;
  return { stage, triggerOn, gateOn, noticeOn, isMatched, isReached };
}

function triggerDay(kase: OverdueCase, stage: PlannedStage): Day | null {
  const { trigger } = stage.stage;
  const from = triggerStart(kase, stage);
  return from === null ? null : addUnits(kase.calendar, from, trigger.days, trigger.unit);
}

function triggerStart(kase: OverdueCase, stage: PlannedStage): Day | null {
  const { trigger } = stage.stage;
  if (trigger.kind === 'past_due') return kase.clockStart;
  if (trigger.kind === 'after_notice') {
    return latestProof(kase, trigger.stage, stage.harmfulKinds)?.deliveredOn ?? null;
  }
  const proposal = proposalOf(kase, trigger.stage);
  return proposal?.state === 'carried_out' ? proposal.carriedOutOn : null;
}

function noticeGateDay(kase: OverdueCase, stage: PlannedStage): Day | null {
  const wanted = stage.stage.gate.deliveredNotice;
  if (wanted === null) return kase.clockStart;
  const proof = latestProof(kase, wanted.stage, stage.harmfulKinds);
  if (proof === null) return null;
  const waited = addUnits(kase.calendar, proof.deliveredOn, wanted.businessDays, 'business');
  return proof.namedOn === null ? waited : later(waited, proof.namedOn);
}

function taskGateDay(kase: OverdueCase, stage: PlannedStage): Day | null {
  if (stage.stage.gate.task === null) return kase.clockStart;
  const task = latestTask(kase, stage.key);
  return task?.state === 'done' ? task.doneOn : null;
}

/** The gate task of a stage for the present debt: the last one that was done, else the open one. */
export function latestTask(kase: OverdueCase, stageKey: string): TaskFact | null {
  let found: TaskFact | null = null;
  for (const task of kase.facts.tasks) {
    if (task.stage !== stageKey || task.purpose !== 'gate' || task.state === 'withdrawn') continue;
    if (!isAboutDebt(kase.clockStart, task.doneOn ?? task.openedOn)) continue;
    if (found === null || isBetterTask(task, found)) found = task;
  }
  return found;
}

function isBetterTask(task: TaskFact, than: TaskFact): boolean {
  if (task.state !== than.state) return task.state === 'done';
  return (task.doneOn ?? task.openedOn) > (than.doneOn ?? than.openedOn);
}

/** What a stage waits for that is not reached: the first obstacle, since the day it began. */
export function blockersOf(
  kase: OverdueCase,
  view: StageView,
  wanted: readonly WantedEffect[],
): Blocker[] {
  const { stage } = view;
  const { trigger, gate } = stage.stage;
  if (view.triggerOn === null) {
    if (trigger.kind === 'after_notice') return [missingNotice(kase, view, trigger.stage, wanted)];
    if (trigger.kind === 'after_consequence') {
      return missingConsequence(kase, stage, trigger.stage, wanted);
    }
  }
  if (!view.isMatched) return [];
  const blockers: Blocker[] = [];
  if (gate.deliveredNotice !== null) {
    blockers.push(...noticeBlockers(kase, view, gate.deliveredNotice.stage, wanted));
  }
  if (gate.task !== null && taskGateDay(kase, stage) === null) {
    const since = view.triggerOn;
    blockers.push({ code: 'task_open', stage: stage.key, waitsFor: stage.key, since });
  }
  return blockers;
}

function noticeBlockers(
  kase: OverdueCase,
  view: StageView,
  noticeStage: string,
  wanted: readonly WantedEffect[],
): Blocker[] {
  const { stage, noticeOn } = view;
  if (noticeOn === null) return [missingNotice(kase, view, noticeStage, wanted)];
  if (noticeOn <= kase.moment.asOf) return [];
  const deliveredOn = latestProof(kase, noticeStage, stage.harmfulKinds)?.deliveredOn ?? null;
  const isDelivered = deliveredOn !== null && deliveredOn <= kase.moment.asOf;
  return [
    {
      code: isDelivered ? 'notice_too_recent' : 'notice_not_delivered_yet',
      stage: stage.key,
      waitsFor: noticeStage,
      since: isDelivered ? deliveredOn : null,
    },
  ];
}

/**
 * Said alike whether the notice is wanted now or was asked for this morning: nothing changes by
 * asking.
 */
function missingNotice(
  kase: OverdueCase,
  view: StageView,
  noticeStage: string,
  wanted: readonly WantedEffect[],
): Blocker {
  const base = { stage: view.stage.key, waitsFor: noticeStage };
  const { requested, undelivered, sent } = noticesAbout(kase, noticeStage);
  const isComing = wanted.some((each) => each.kind === 'notice' && each.stage === noticeStage);
  if (!isComing && requested === null && undelivered !== null) {
    return { ...base, code: 'notice_undelivered', since: undelivered.outcomeOn };
  }
  const isSilent = !isComing && requested === null && sent.length > 0;
  const code = isSilent ? 'notice_did_not_announce' : 'notice_not_sent';
  return { ...base, code, since: view.triggerOn };
}

function missingConsequence(
  kase: OverdueCase,
  stage: PlannedStage,
  from: string,
  wanted: readonly WantedEffect[],
): Blocker[] {
  const base = { stage: stage.key, waitsFor: from };
  const proposal = proposalOf(kase, from);
  if (proposal?.state === 'approved') {
    return [{ ...base, code: 'consequence_not_carried_out', since: proposal.proposedOn }];
  }
  // What is proposed with this very decision waits from now on: for a person, or to be carried out.
  const asked = wanted.find((each) => each.kind === 'proposal' && each.stage === from);
  if (asked?.kind === 'proposal') {
    const isDecided = !asked.needsApproval && isEnforced(asked.consequence);
    const code = isDecided ? 'consequence_not_carried_out' : 'decision_waiting';
    return [{ ...base, code, since: kase.moment.asOf }];
  }
  if (proposal === null) return [];
  const code = proposal.state === 'declined' ? 'consequence_declined' : 'decision_waiting';
  return [{ ...base, code, since: proposal.proposedOn }];
}

/**
 * The day a gate would open if the notice it waits for went out on `sendDay` naming `namedOn`: what
 * a person wants to know who asks what happens next.
 */
export function projectedGate(
  kase: OverdueCase,
  stage: PlannedStage,
  sendDay: Day,
  namedOn: Day | null,
): Day {
  const businessDays = stage.stage.gate.deliveredNotice?.businessDays ?? 0;
  const delivered = presumedDelivery(kase, sendDay);
  const waited = addUnits(kase.calendar, delivered, businessDays, 'business');
  return namedOn === null ? waited : later(waited, namedOn);
}

export function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}
