import { type BusinessCalendar, businessDaysBetween } from '../../kernel/calendar.ts';
import { type Day, formatDay } from '../../kernel/days.ts';
import { type Currency, formatDecimal } from '../../kernel/money.ts';
import type { Reason } from '../../kernel/reasons.ts';
import { readClock, type DebtClock } from './decide-clock.ts';
import { addUnits } from './decide-days.ts';
import { type DecidedEffects, effectsOf, preDueNotice, sendDayOf } from './decide-effects.ts';
import { type StageView, viewOf } from './decide-gate.ts';
import { outlookBeforeDue, outlookOf, sooner } from './decide-next.ts';
import { CLEAR, type CompiledPolicy, GRACE, type Plan, type PlannedStage } from './decide-plan.ts';
import { firstEnd, pausesOn, putOff } from './decide-pause.ts';
import { type OverdueCase, latestProof } from './decide-proof.ts';
import type { AccountDecision, AccountFacts, Moment, NextStep, ReasonCode } from './types.ts';

type Reasons = Reason<ReasonCode>[];

/**
 * Where one account (a customer in one currency) stands on a day, why, what should happen and what
 * happens next. A pure function of its arguments: the same facts give the same answer, whatever was
 * decided before. The stage is the most severe one whose trigger and gate hold; no stage implies
 * that a milder one took place.
 */
export function decideAccount(
  facts: AccountFacts,
  policy: CompiledPolicy,
  calendar: BusinessCalendar,
  moment: Moment,
): AccountDecision {
  const pauses = pausesOn(facts.pauses, moment.asOf);
  if (pauses.length === 0) return decideOwed(facts, policy, calendar, moment);
  const owed = { ...facts, debits: putOff(facts.debits, pauses) };
  const decision = decideOwed(owed, policy, calendar, moment);
  if (decision.amounts.deferred === 0n) return decision;
  // What comes when the first of them ends is what this function says about that day.
  const end = firstEnd(pauses);
  const then = decideAccount(facts, policy, calendar, {
    asOf: end,
    actOn: Math.max(end, moment.actOn) as Day,
  });
  const isStage = then.rank > decision.rank && then.stage !== GRACE;
  const resumed: NextStep | null = isStage
    ? { kind: 'stage', stage: then.stage, on: end }
    : then.next;
  return { ...decision, next: sooner(decision.next, resumed) };
}

function decideOwed(
  facts: AccountFacts,
  policy: CompiledPolicy,
  calendar: BusinessCalendar,
  moment: Moment,
): AccountDecision {
  const tolerance = policy.tolerance.get(facts.currency) ?? 0n;
  const clock = readClock(facts.debits, facts.credits, tolerance, moment.asOf);
  const plan = policy.planFor(facts.segment, facts.riskClass);
  if (clock.start === null || clock.start >= moment.asOf) {
    return beforeOverdue(facts, policy, plan, calendar, moment, clock);
  }
  const kase: OverdueCase = {
    facts,
    policy,
    plan,
    calendar,
    moment,
    clockStart: clock.start,
    overdue: clock.amounts.overdue,
  };
  return overdue(kase, clock);
}

function overdue(kase: OverdueCase, clock: DebtClock): AccountDecision {
  const views = kase.plan.overdue.map((stage) => viewOf(kase, stage));
  const reached = views.filter((view) => view.isReached);
  const current = reached.at(-1)?.stage ?? null;
  const effects = effectsOf(kase, views);
  const outlook = outlookOf(kase, views, current, effects);
  const { asOf } = kase.moment;
  const daysPastDue = asOf - kase.clockStart;
  const businessDaysPastDue = businessDaysBetween(kase.calendar, kase.clockStart, asOf);
  const reasons = moneyReasons(kase.facts, clock);
  reasons.push(
    {
      code: 'clock_started',
      values: {
        dueOn: formatDay(kase.clockStart),
        ...amountsIn(kase.facts.currency, clock, 'overdue', 'tolerance'),
      },
    },
    { code: 'past_due', values: { days: daysPastDue, businessDays: businessDaysPastDue } },
  );
  if (reached.length > 0) reasons.push(...stageReasons(kase, reached.at(-1)!));
  reasons.push(...heldReasons(effects));
  return {
    stage: current?.key ?? GRACE,
    rank: current?.rank ?? kase.plan.graceRank,
    overdue: true,
    clockStart: kase.clockStart,
    daysPastDue,
    businessDaysPastDue,
    amounts: clock.amounts,
    matched: views.filter((view) => view.isMatched).map((view) => view.stage.key),
    reached: reached.map((view) => view.stage.key),
    reasons,
    blockers: outlook.blockers,
    next: outlook.next,
    effects: effects.wanted,
  };
}

function beforeOverdue(
  facts: AccountFacts,
  policy: CompiledPolicy,
  plan: Plan,
  calendar: BusinessCalendar,
  moment: Moment,
  clock: DebtClock,
): AccountDecision {
  const current = clock.start === null ? null : preDueStage(facts, plan, calendar, moment, clock);
  const effects = preDueEffects(facts, policy, calendar, moment, clock.start, current);
  const reasons = moneyReasons(facts, clock);
  if (clock.start !== null) {
    reasons.push({ code: 'not_yet_due', values: { dueOn: formatDay(clock.start) } });
  }
  if (current !== null && clock.start !== null) {
    reasons.push(stageReason(current, triggerDay(calendar, clock.start, current)));
  }
  reasons.push(...heldReasons(effects));
  const outlook =
    clock.start === null ? null : outlookBeforeDue(plan, calendar, clock.start, moment.asOf);
  return {
    stage: current?.key ?? CLEAR,
    rank: current?.rank ?? 0,
    overdue: false,
    clockStart: clock.start,
    daysPastDue: 0,
    businessDaysPastDue: 0,
    amounts: clock.amounts,
    matched: current === null ? [] : [current.key],
    reached: current === null ? [] : [current.key],
    reasons,
    blockers: [],
    next: sooner(effects.held[0]?.step ?? null, outlook),
    effects: effects.wanted,
  };
}

function preDueStage(
  facts: AccountFacts,
  plan: Plan,
  calendar: BusinessCalendar,
  moment: Moment,
  clock: DebtClock,
): PlannedStage | null {
  let current: PlannedStage | null = null;
  for (const stage of plan.preDue) {
    const isTime = triggerDay(calendar, clock.start!, stage) <= moment.asOf;
    const exceeds = clock.amounts.net > (stage.tolerance.get(facts.currency) ?? 0n);
    if (isTime && exceeds) current = stage;
  }
  return current;
}

function triggerDay(calendar: BusinessCalendar, clockStart: Day, stage: PlannedStage): Day {
  const { days, unit } = stage.stage.trigger;
  return addUnits(calendar, clockStart, days, unit);
}

function preDueEffects(
  facts: AccountFacts,
  policy: CompiledPolicy,
  calendar: BusinessCalendar,
  moment: Moment,
  clockStart: Day | null,
  current: PlannedStage | null,
): DecidedEffects {
  const notice =
    current === null || clockStart === null ? null : preDueNotice(facts, current, clockStart);
  if (notice === null) return { wanted: [], held: [] };
  const send = sendDayOf(facts, policy, calendar, moment);
  // After the due day the reminder would come too late to remind of it.
  if (clockStart !== null && send.day > clockStart) return { wanted: [], held: [] };
  if (send.because === null) return { wanted: [notice], held: [] };
  const step: NextStep = { kind: 'notice', stage: notice.stage, on: send.day };
  return { wanted: [], held: [{ step, because: send.because }] };
}

function moneyReasons(facts: AccountFacts, clock: DebtClock): Reasons {
  const { gross, disputed, deferred, credits, net, tolerance } = clock.amounts;
  const reasons: Reasons = [];
  if (disputed > 0n) {
    reasons.push({
      code: 'disputed_excluded',
      values: amountsIn(facts.currency, clock, 'disputed', 'gross'),
    });
  }
  if (deferred > 0n) {
    reasons.push({
      code: 'deferred_excluded',
      values: amountsIn(facts.currency, clock, 'deferred', 'gross'),
    });
  }
  if (credits > 0n && gross > 0n) {
    reasons.push({
      code: 'credits_deducted',
      values: amountsIn(facts.currency, clock, 'credits', 'gross', 'net'),
    });
  }
  if (net === 0n) reasons.push({ code: 'nothing_open', values: {} });
  else if (net <= tolerance) {
    reasons.push({
      code: 'within_tolerance',
      values: amountsIn(facts.currency, clock, 'net', 'tolerance'),
    });
  }
  return reasons;
}

function stageReasons(kase: OverdueCase, { stage, triggerOn }: StageView): Reasons {
  const reasons: Reasons = [stageReason(stage, triggerOn ?? kase.clockStart)];
  const gate = stage.stage.gate.deliveredNotice;
  const proof = gate === null ? null : latestProof(kase, gate.stage, stage.harmfulKinds);
  if (gate !== null && proof !== null) {
    reasons.push({
      code: 'gate_open',
      values: {
        stage: stage.key,
        noticeStage: gate.stage,
        deliveredOn: formatDay(proof.deliveredOn),
        namedOn: proof.namedOn === null ? null : formatDay(proof.namedOn),
        businessDays: gate.businessDays,
      },
    });
  }
  return reasons;
}

function stageReason(stage: PlannedStage, since: Day): Reason<ReasonCode> {
  const { days, unit, kind } = stage.stage.trigger;
  return {
    code: 'stage_reached',
    values: { stage: stage.key, trigger: kind, days, unit, since: formatDay(since) },
  };
}

function heldReasons(effects: DecidedEffects): Reasons {
  return effects.held.map(({ step, because }) => ({
    code: because,
    values: { step: step.kind, stage: step.stage, on: formatDay(step.on) },
  }));
}

function amountsIn(
  currency: string,
  clock: DebtClock,
  ...names: readonly (keyof DebtClock['amounts'])[]
): Record<string, string> {
  const values: Record<string, string> = { currency };
  for (const name of names) values[name] = formatDecimal(clock.amounts[name], currency as Currency);
  return values;
}
