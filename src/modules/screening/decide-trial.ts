import { judge, type CompiledRules, type Lists } from './decide-rules.ts';
import type { Facts, Trial, Verdict } from './types.ts';

/** An order that was decided, with what was known then. */
export interface PastDecision {
  readonly facts: Facts;
  readonly verdict: Verdict;
}

/**
 * What a set would have decided about past orders, from the facts as they were known at each: so no
 * order sees what came after it. Lists are those of today.
 * @param since the first day that is looked at, as ISO text
 */
export function tryRules(
  rules: CompiledRules,
  past: readonly PastDecision[],
  lists: Lists,
  since: string,
): Trial {
  const counts = { allow: 0, review: 0, block: 0 };
  const perRule = new Map(
    rules.map(({ rule }) => [rule.key, { rule: rule.key, fired: 0, alone: 0, unknown: 0 }]),
  );
  let different = 0;
  for (const { facts, verdict } of past) {
    const judged = judge(rules, facts, lists, new Set());
    counts[judged.verdict] += 1;
    if (judged.verdict !== verdict) different += 1;
    const stopping = judged.reasons.filter((each) => each.effect !== 'allow');
    for (const reason of judged.reasons) {
      const count = perRule.get(reason.rule)!;
      if (reason.outcome === 'fired') count.fired += 1;
      else count.unknown += 1;
      if (judged.verdict !== 'allow' && stopping.length === 1) count.alone += 1;
    }
  }
  return { decisions: past.length, since, ...counts, different, rules: [...perRule.values()] };
}
