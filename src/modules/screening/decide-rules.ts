import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import {
  factNames,
  factTypes,
  type Facts,
  type Judgement,
  type RuleProblem,
  type RuleReason,
  type ScreeningRule,
  type Verdict,
} from './types.ts';

/** Values of lists that count today, in lower case, by list. */
export type Lists = ReadonlyMap<string, ReadonlySet<string>>;

/** Room for any rule that a person can read; a cost bound, because nothing in it can loop. */
const LIMITS = {
  maxAstNodes: 200,
  maxDepth: 20,
  maxListElements: 50,
  maxMapEntries: 0,
  maxCallArguments: 4,
} as const;
const TEXT_MAX = 2_000;
const PATTERN_MAX = 200;
/** They loop over lists, and no fact is one; a literal list nested in itself would cost most. */
const LOOPS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

/**
 * What `listed` looks into: set by {@link judge}, which never waits between that and the last rule.
 */
let lists: Lists = new Map();
const environment = makeEnvironment();

function makeEnvironment(): Environment {
  const made = new Environment({ limits: LIMITS });
  for (const name of factNames) made.registerVariable(name, factTypes[name]);
  made.registerFunction(
    'listed(string, string): bool',
    (list: string, value: string) => lists.get(list)?.has(value.toLowerCase()) ?? false,
  );
  // Linear in the text, whatever the pattern; the language's own `matches` is not.
  made.registerFunction('matchesPattern(string, string): bool', (text: string, pattern: string) =>
    patternOf(pattern).matcher(text).find(),
  );
  return made;
}

const patterns = new Map<string, RE2JS>();

function patternOf(source: string): RE2JS {
  const known = patterns.get(source);
  if (known) return known;
  const made = RE2JS.compile(source);
  patterns.set(source, made);
  return made;
}

interface CompiledRule {
  readonly rule: ScreeningRule;
  readonly isTrue: (facts: Facts) => unknown;
  /** The facts it reads. */
  readonly reads: readonly string[];
}

export type CompiledRules = readonly CompiledRule[];

/** @throws when a rule has a problem that {@link problemsOf} names */
export function compileRules(rules: readonly ScreeningRule[]): CompiledRules {
  return rules.map((rule) => {
    const parsed = environment.parse(rule.when);
    const reads = [...new Set(identifiers(parsed.ast))].filter((name) => name in factTypes);
    return { rule, isTrue: (facts) => parsed(facts), reads };
  });
}

/** Everything that is wrong with the texts, found without any order. */
export function problemsOf(rules: readonly ScreeningRule[]): RuleProblem[] {
  const keys = new Set<string>();
  return rules.flatMap((rule) => {
    const twice: RuleProblem[] = keys.has(rule.key)
      ? [{ rule: rule.key, code: 'rule_key_twice', detail: rule.key }]
      : [];
    keys.add(rule.key);
    return [...twice, ...textProblems(rule)];
  });
}

function textProblems({ key, when }: ScreeningRule): RuleProblem[] {
  const problem = (code: RuleProblem['code'], detail: string) => [{ rule: key, code, detail }];
  if (when.length > TEXT_MAX) return problem('rule_text_too_long', String(when.length));
  const checked = environment.check(when);
  if (!checked.valid) return problem('rule_text_invalid', checked.error?.message ?? '');
  if (checked.type !== 'bool') return problem('rule_not_a_condition', String(checked.type));
  const { ast } = environment.parse(when);
  const names = calls(ast);
  const loop = names.find((each) => LOOPS.has(each));
  if (loop !== undefined) return problem('rule_text_invalid', `${loop}() is not part of it`);
  if (names.includes('matches')) return problem('rule_uses_matches', 'matches');
  try {
    for (const pattern of patternTexts(ast)) {
      if (pattern.length > PATTERN_MAX) throw new RangeError(`${pattern.length} characters`);
      patternOf(pattern);
    }
  } catch (error) {
    return problem('rule_pattern_invalid', error instanceof Error ? error.message : '');
  }
  return [];
}

function children(node: ASTNode): ASTNode[] {
  const parts: unknown[] = Array.isArray(node.args) ? node.args.flat(2) : [node.args];
  return parts.filter(isNode);
}

function isNode(part: unknown): part is ASTNode {
  return typeof part === 'object' && part !== null && 'op' in part && 'args' in part;
}

function identifiers(node: ASTNode): string[] {
  const own = node.op === 'id' ? [node.args] : [];
  return [...own, ...children(node).flatMap(identifiers)];
}

function calls(node: ASTNode): string[] {
  const own = node.op === 'call' || node.op === 'rcall' ? [node.args[0]] : [];
  return [...own, ...children(node).flatMap(calls)];
}

/** Patterns are written out: one that is put together could not be checked. */
function patternTexts(node: ASTNode): string[] {
  const own =
    node.op === 'call' && node.args[0] === 'matchesPattern' ? [literal(node.args[1][1])] : [];
  return [...own, ...children(node).flatMap(patternTexts)];
}

function literal(node: ASTNode | undefined): string {
  if (node?.op === 'value' && typeof node.args === 'string') return node.args;
  throw new TypeError('the pattern must be a text in quotes');
}

/**
 * What the rules say about an order. A rule that cannot be worked out asks for a person: nothing
 * passes because something broke.
 * @param stopped keys of rules that are switched off
 */
export function judge(
  rules: CompiledRules,
  facts: Facts,
  known: Lists,
  stopped: ReadonlySet<string>,
): Judgement {
  const reasons: RuleReason[] = [];
  let score = 0;
  let isReview = false;
  lists = known;
  for (const { rule, isTrue, reads } of rules) {
    if (stopped.has(rule.key)) continue;
    const outcome = outcomeOf(isTrue, reads, facts);
    if (outcome === 'quiet' || (outcome === 'unknown' && rule.whenUnknown === 'quiet')) continue;
    const fires = outcome === 'fired' || (outcome === 'unknown' && rule.whenUnknown === 'fires');
    if (fires) score += rule.score;
    isReview ||= fires ? rule.effect === 'review' : true;
    reasons.push({
      rule: rule.key,
      titles: rule.titles,
      effect: fires ? rule.effect : 'review',
      outcome: outcome === 'fired' || outcome === 'unknown' ? outcome : 'failed',
      values: Object.fromEntries(reads.map((name) => [name, textOf(facts, name)])),
    });
  }
  return { verdict: verdictOf(reasons, isReview), score, reasons };
}

function verdictOf(reasons: readonly RuleReason[], isReview: boolean): Verdict {
  if (reasons.some((each) => each.effect === 'block')) return 'block';
  // What failed is looked at even where an allow rule fired.
  if (reasons.some((each) => each.outcome === 'failed')) return 'review';
  if (reasons.some((each) => each.effect === 'allow')) return 'allow';
  return isReview ? 'review' : 'allow';
}

function outcomeOf(
  isTrue: CompiledRule['isTrue'],
  reads: readonly string[],
  facts: Facts,
): 'fired' | 'quiet' | 'unknown' | 'failed' {
  if (reads.some((name) => facts[name as keyof Facts] === null)) return 'unknown';
  try {
    const value = isTrue(facts);
    if (value === true) return 'fired';
    return value === false ? 'quiet' : 'failed';
  } catch {
    // The reason says that it failed; the verdict is a person's.
    return 'failed';
  }
}

function textOf(facts: Facts, name: string): string | null {
  const value = facts[name as keyof Facts];
  return value === null ? null : String(value);
}
