import { isHarmful, isPreDue } from './decide-plan.ts';
import { calendarDaysAtLeast } from './decide-policy-triggers.ts';
import type { PolicyProblem, PolicyStage } from './types-policy.ts';

/** Every gate can open for everybody its stage concerns, and nothing harmful stands without one. */
export function problemsOfGates(stages: readonly PolicyStage[]): PolicyProblem[] {
  return stages.flatMap((stage, index) => [
    ...problemsOfProof(stage, index),
    ...problemsOfNamedStage(stages, index),
  ]);
}

function problemsOfProof(stage: PolicyStage, index: number): PolicyProblem[] {
  const isHarmfulStage = stage.consequences.some((each) => isHarmful(each.kind));
  const { deliveredNotice } = stage.gate;
  if (!isHarmfulStage || (deliveredNotice !== null && deliveredNotice.businessDays >= 1)) return [];
  const field = `stages[${index}].gate.deliveredNotice`;
  return [{ code: 'harmful_without_notice', field, values: { stage: stage.key } }];
}

function problemsOfNamedStage(stages: readonly PolicyStage[], index: number): PolicyProblem[] {
  const stage = stages[index]!;
  const gate = stage.gate.deliveredNotice;
  if (gate === null) return [];
  const field = `stages[${index}].gate.deliveredNotice.stage`;
  const values = { stage: stage.key, other: gate.stage };
  const at = stages.findIndex((each) => each.key === gate.stage);
  if (at < 0) return [{ code: 'gate_stage_unknown', field, values }];
  const named = stages[at]!;
  const problems: PolicyProblem[] = [];
  if (at >= index) problems.push({ code: 'gate_stage_not_earlier', field, values });
  if (named.notice === null) problems.push({ code: 'gate_stage_without_notice', field, values });
  // What was sent before the due day is never about a debt that was overdue.
  if (isPreDue(named)) problems.push({ code: 'gate_stage_pre_due', field, values });
  if (!coversAll(named, stage)) problems.push({ code: 'gate_stage_not_for_all', field, values });
  if (isBeforeNoticeAllows(stage, named, gate.businessDays)) {
    const trigger = `stages[${index}].trigger.days`;
    problems.push({ code: 'harmful_before_notice_allows', field: trigger, values });
  }
  return problems;
}

function coversAll(named: PolicyStage, stage: PolicyStage): boolean {
  return (
    covers(named.appliesTo.segments, stage.appliesTo.segments) &&
    covers(named.appliesTo.riskClasses, stage.appliesTo.riskClasses)
  );
}

function covers<T>(all: readonly T[], some: readonly T[]): boolean {
  return all.length === 0 || (some.length > 0 && some.every((each) => all.includes(each)));
}

/**
 * A harmful stage whose own day comes before the notice that it needs could have been delivered and
 * waited for: the gate would hold it back, but the policy would promise a day that cannot be.
 */
function isBeforeNoticeAllows(
  stage: PolicyStage,
  named: PolicyStage,
  gateBusinessDays: number,
): boolean {
  if (!stage.consequences.some((each) => isHarmful(each.kind))) return false;
  const { trigger } = stage;
  if (trigger.kind === 'after_notice' && trigger.stage === named.key) {
    return trigger.days < gateBusinessDays;
  }
  if (trigger.kind !== 'past_due' || named.trigger.kind !== 'past_due') return false;
  const { days, unit } = named.trigger;
  if (trigger.unit === 'business' && unit === 'business') {
    return trigger.days < days + gateBusinessDays;
  }
  const noticed = unit === 'business' ? calendarDaysAtLeast(Math.max(days, 0)) : days;
  const atLeast = noticed + calendarDaysAtLeast(gateBusinessDays);
  return trigger.unit === 'calendar' && trigger.days < atLeast - 1;
}
