import { parseCurrency, parseDecimal, scaleOf } from '../../kernel/money.ts';
import type { RiskClass } from '../customers/index.ts';
import type {
  AmountsByCurrency,
  ConsequenceKind,
  EnforcedKind,
  HarmfulKind,
  PolicyConsequence,
  PolicyContent,
  PolicyStage,
} from './types-policy.ts';

/**
 * Where an account stands that owes nothing beyond the tolerance and that no stage before the due
 * day concerns.
 */
export const CLEAR = 'clear';
/** Where an account stands that is overdue but has not reached the first stage. */
export const GRACE = 'grace';

/** A stage as it concerns one kind of customer. */
export interface PlannedStage {
  readonly stage: PolicyStage;
  readonly key: string;
  readonly rank: number;
  readonly consequences: readonly PolicyConsequence[];
  /** What must have been announced before this stage is reached. */
  readonly harmfulKinds: readonly HarmfulKind[];
  readonly tolerance: ReadonlyMap<string, bigint>;
  /**
   * Stages that need the delivery of this stage's notice, and what the notice must therefore
   * announce.
   */
  readonly leadsTo: readonly PlannedStage[];
}

/** The stages that concern customers of one segment and risk class. */
export interface Plan {
  readonly preDue: readonly PlannedStage[];
  readonly overdue: readonly PlannedStage[];
  readonly graceRank: number;
}

/**
 * A policy prepared for deciding many accounts: amounts read, stages sorted out per kind of
 * customer.
 */
export interface CompiledPolicy {
  readonly content: PolicyContent;
  readonly tolerance: ReadonlyMap<string, bigint>;
  readonly planFor: (segment: string, riskClass: RiskClass) => Plan;
}

/** True for consequences that take something from the customer; writing off does not. */
export function isHarmful(kind: ConsequenceKind): kind is HarmfulKind {
  return kind !== 'task' && kind !== 'write_off';
}

/** True for consequences that Surety carries out itself, once they are approved. */
export function isEnforced(kind: ConsequenceKind): kind is EnforcedKind {
  return kind !== 'task' && kind !== 'hand_over';
}

/** Stages that begin before the debt is overdue. */
export function isPreDue(stage: PolicyStage): boolean {
  return stage.trigger.kind === 'past_due' && stage.trigger.days <= 0;
}

/** @param content of a policy without problems, see `policyProblems` */
export function compilePolicy(content: PolicyContent): CompiledPolicy {
  const plans = new Map<string, Plan>();
  return {
    content,
    tolerance: minorUnits(content.tolerance),
    planFor: (segment, riskClass) => {
      const key = `${riskClass}${segment}`;
      const known = plans.get(key);
      if (known) return known;
      const plan = makePlan(content, segment, riskClass);
      plans.set(key, plan);
      return plan;
    },
  };
}

function makePlan(content: PolicyContent, segment: string, riskClass: RiskClass): Plan {
  const preDueCount = content.stages.filter(isPreDue).length;
  const graceRank = preDueCount + 1;
  const planned: (PlannedStage & { leadsTo: PlannedStage[] })[] = [];
  for (const [index, stage] of content.stages.entries()) {
    if (!concerns(stage, segment, riskClass)) continue;
    const consequences = stage.consequences.filter((each) =>
      includesOrAll(each.riskClasses, riskClass),
    );
    planned.push({
      stage,
      key: stage.key,
      rank: isPreDue(stage) ? index + 1 : index + 2,
      consequences,
      harmfulKinds: consequences.map((each) => each.kind).filter(isHarmful),
      tolerance: minorUnits(stage.tolerance),
      leadsTo: [],
    });
  }
  for (const each of planned) {
    const noticeStage = each.stage.gate.deliveredNotice?.stage;
    if (noticeStage === undefined || each.harmfulKinds.length === 0) continue;
    planned.find((other) => other.key === noticeStage)?.leadsTo.push(each);
  }
  return {
    preDue: planned.filter((each) => isPreDue(each.stage)),
    overdue: planned.filter((each) => !isPreDue(each.stage)),
    graceRank,
  };
}

export function concerns(stage: PolicyStage, segment: string, riskClass: RiskClass): boolean {
  return (
    includesOrAll(stage.appliesTo.segments, segment) &&
    includesOrAll(stage.appliesTo.riskClasses, riskClass)
  );
}

function includesOrAll<T>(list: readonly T[], value: T): boolean {
  return list.length === 0 || list.includes(value);
}

function minorUnits(amounts: AmountsByCurrency): Map<string, bigint> {
  const minor = new Map<string, bigint>();
  for (const [code, text] of Object.entries(amounts)) {
    const currency = parseCurrency(code);
    const amount = currency === null ? null : parseDecimal(text, scaleOf(currency), 'exact');
    if (typeof amount !== 'bigint') throw new RangeError(`not an amount: ${text} ${code}`);
    minor.set(code, amount);
  }
  return minor;
}

/** Severity of a stage key under a policy; keys of other policies count as clear. */
export function rankOfStage(content: PolicyContent, key: string): number {
  if (key === CLEAR) return 0;
  const preDueCount = content.stages.filter(isPreDue).length;
  if (key === GRACE) return preDueCount + 1;
  const index = content.stages.findIndex((stage) => stage.key === key);
  if (index < 0) return 0;
  return index < preDueCount ? index + 1 : index + 2;
}

/** Every stage key an account can have under a policy, from the mildest to the most severe. */
export function stageKeysOf(content: PolicyContent): string[] {
  const preDue = content.stages.filter(isPreDue).map((stage) => stage.key);
  const overdue = content.stages.filter((stage) => !isPreDue(stage)).map((stage) => stage.key);
  return [CLEAR, ...preDue, GRACE, ...overdue];
}
