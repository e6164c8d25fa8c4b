import type { Body, Output } from '../../api/client.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';

export type PolicyVersion = Output<'getPolicyVersion'>;
export type PolicyContent = Body<'changePolicyDraft'>['content'];
export type PolicyStage = PolicyContent['stages'][number];
export type Trigger = PolicyStage['trigger'];
export type Consequence = PolicyStage['consequences'][number];
export type ConsequenceKind = Consequence['kind'];
export type RiskClass = Consequence['riskClasses'][number];
export type Problem = PolicyVersion['problems'][number];

/** What a version says. The server keeps only what fits the schema of a policy. */
export function contentOf(version: Pick<PolicyVersion, 'content'>): PolicyContent {
  return version.content as PolicyContent;
}

/** Whether a stage begins before the debt is overdue. */
export function isPreDue({ trigger }: PolicyStage): boolean {
  return trigger.kind === 'past_due' && trigger.days <= 0;
}

/**
 * How severe a stage looks: what only writes is yellow; from the first stage on that takes
 * something from every customer, all are red.
 */
export function stageTone(content: PolicyContent, index: number): Tone {
  const stage = content.stages[index];
  if (stage === undefined) return 'neutral';
  if (isPreDue(stage)) return 'information';
  const firstHarmful = content.stages.findIndex(({ consequences }) =>
    consequences.some(({ kind, riskClasses: some }) => kind !== 'task' && some.length === 0),
  );
  return firstHarmful >= 0 && index >= firstHarmful ? 'danger' : 'warning';
}

export const riskClasses: readonly RiskClass[] = ['A', 'B', 'C', 'D'];
