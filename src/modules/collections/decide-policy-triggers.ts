import { isPreDue } from './decide-plan.ts';
import type { PolicyProblem, PolicyStage, Trigger } from './types-policy.ts';

type PastDue = Extract<Trigger, { kind: 'past_due' }>;

/**
 * Stages stand from the mildest to the most severe, and what a trigger names exists and comes
 * before.
 */
export function problemsOfTriggers(stages: readonly PolicyStage[]): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  for (const [index, stage] of stages.entries()) {
    const field = `stages[${index}].trigger`;
    problems.push(...problemsOfReference(stages, index, field));
    for (const earlier of stages.slice(0, index)) {
      const found = problemOfPair(earlier, stage, field);
      if (found !== null) problems.push(found);
    }
  }
  return problems;
}

function problemOfPair(
  earlier: PolicyStage,
  stage: PolicyStage,
  field: string,
): PolicyProblem | null {
  const values = { stage: stage.key, other: earlier.key };
  if (isPreDue(stage) && !isPreDue(earlier)) {
    return { code: 'pre_due_after_overdue', field, values };
  }
  if (!concernSameCustomers(earlier, stage)) return null;
  if (isSameTrigger(earlier.trigger, stage.trigger)) {
    return { code: 'triggers_overlap', field, values };
  }
  if (earlier.trigger.kind !== 'past_due' || stage.trigger.kind !== 'past_due') return null;
  return isSurelyLater(earlier.trigger, stage.trigger)
    ? { code: 'triggers_out_of_order', field, values }
    : null;
}

export function concernSameCustomers(a: PolicyStage, b: PolicyStage): boolean {
  return (
    meet(a.appliesTo.segments, b.appliesTo.segments) &&
    meet(a.appliesTo.riskClasses, b.appliesTo.riskClasses)
  );
}

function meet<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((each) => b.includes(each));
}

function isSameTrigger(a: Trigger, b: Trigger): boolean {
  if (a.kind !== b.kind || a.days !== b.days || a.unit !== b.unit) return false;
  return a.kind === 'past_due' || b.kind === 'past_due' || a.stage === b.stage;
}

/**
 * Whether `a` comes after `b` in every calendar. Holidays stretch business days without limit,
 * never shrink them.
 */
function isSurelyLater(a: PastDue, b: PastDue): boolean {
  if (a.unit === b.unit) return a.days > b.days;
  if (a.unit === 'business' && a.days > 0) return calendarDaysAtLeast(a.days) > b.days;
  if (b.unit === 'business' && b.days < 0) return a.days > -calendarDaysAtLeast(-b.days);
  return false;
}

/** Calendar days that so many business days last at least, with weekends of two days. */
export function calendarDaysAtLeast(businessDays: number): number {
  return Math.floor((businessDays * 7) / 5);
}

function problemsOfReference(
  stages: readonly PolicyStage[],
  index: number,
  field: string,
): PolicyProblem[] {
  const { trigger, key } = stages[index]!;
  if (trigger.kind === 'past_due') return [];
  const values = { stage: key, other: trigger.stage };
  const at = stages.findIndex((stage) => stage.key === trigger.stage);
  if (at < 0) return [{ code: 'trigger_stage_unknown', field: `${field}.stage`, values }];
  const problems: PolicyProblem[] = [];
  const named = stages[at]!;
  if (at >= index) {
    problems.push({ code: 'trigger_stage_not_earlier', field: `${field}.stage`, values });
  }
  const hasConsequence = named.consequences.some((each) => each.kind !== 'task');
  if (trigger.kind === 'after_notice' && named.notice === null) {
    problems.push({ code: 'trigger_stage_without_notice', field: `${field}.stage`, values });
  }
  if (trigger.kind === 'after_consequence' && !hasConsequence) {
    problems.push({ code: 'trigger_stage_without_consequence', field: `${field}.stage`, values });
  }
  if (trigger.days < 0) {
    problems.push({ code: 'trigger_days_negative', field: `${field}.days`, values });
  }
  return problems;
}
