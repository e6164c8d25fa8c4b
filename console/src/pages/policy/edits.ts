import type { PolicyContent, PolicyStage, Trigger } from './content.ts';

/** Days by which a new stage follows the one before it until somebody says otherwise. */
const usualStepDays = 5;

/** The content with one stage changed; what refers to its key follows a new key. */
export function withStage(content: PolicyContent, index: number, next: PolicyStage): PolicyContent {
  const before = content.stages[index];
  const stages = content.stages.map((stage, at) => (at === index ? next : stage));
  if (before === undefined || before.key === next.key) return { ...content, stages };
  const taken = content.stages.some((stage, at) => at !== index && stage.key === before.key);
  return {
    ...content,
    stages: taken ? stages : stages.map((stage) => renamed(stage, before.key, next.key)),
  };
}

function renamed(stage: PolicyStage, from: string, to: string): PolicyStage {
  const { trigger, gate } = stage;
  const notice = gate.deliveredNotice;
  return {
    ...stage,
    trigger:
      trigger.kind !== 'past_due' && trigger.stage === from ? { ...trigger, stage: to } : trigger,
    gate: {
      ...gate,
      deliveredNotice: notice?.stage === from ? { ...notice, stage: to } : notice,
    },
  };
}

/** A stage that only waits, right after the one at `index`. */
export function withNewStage(
  content: PolicyContent,
  index: number,
  names: PolicyStage['names'],
): PolicyContent {
  const keys = new Set(content.stages.map((stage) => stage.key));
  let number = content.stages.length + 1;
  while (keys.has(`stage_${number}`)) number += 1;
  const stage: PolicyStage = {
    key: `stage_${number}`,
    names,
    trigger: { kind: 'past_due', days: daysAfter(content, index), unit: 'business' },
    appliesTo: { segments: [], riskClasses: [] },
    tolerance: {},
    notice: null,
    consequences: [],
    gate: { deliveredNotice: null, task: null, approval: false },
  };
  return { ...content, stages: content.stages.toSpliced(index + 1, 0, stage) };
}

function daysAfter(content: PolicyContent, index: number): number {
  const earlier = content.stages
    .slice(0, index + 1)
    .map((stage) => stage.trigger)
    .filter((trigger) => trigger.kind === 'past_due')
    .map((trigger) => trigger.days);
  return Math.max(0, ...earlier) + usualStepDays;
}

export function withoutStage(content: PolicyContent, index: number): PolicyContent {
  return { ...content, stages: content.stages.toSpliced(index, 1) };
}

/** The stage at `from` put at `to`; the others keep their order. */
export function withMovedStage(content: PolicyContent, from: number, to: number): PolicyContent {
  const stage = content.stages[from];
  if (stage === undefined || to < 0 || to >= content.stages.length) return content;
  return { ...content, stages: content.stages.toSpliced(from, 1).toSpliced(to, 0, stage) };
}

/** The same days, counted from something else. */
export function countedFrom(trigger: Trigger, kind: Trigger['kind'], earlierKey: string): Trigger {
  const { days, unit } = trigger;
  if (kind === 'past_due') return { kind, days, unit };
  const stage = trigger.kind === 'past_due' ? earlierKey : trigger.stage;
  return { kind, stage, days: Math.max(0, days), unit };
}
