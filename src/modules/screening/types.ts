import { refusalsOf } from '../../kernel/refusal.ts';

export interface Titles {
  readonly en: string;
  readonly ja: string;
}

/** `allow` lets an order pass whatever asks for a review; a block is stronger. */
export const ruleEffects = ['review', 'block', 'allow'] as const;
export type RuleEffect = (typeof ruleEffects)[number];

/** What a rule does when a fact that it reads is not known. */
export const unknownEffects = ['quiet', 'review', 'fires'] as const;
export type UnknownEffect = (typeof unknownEffects)[number];

export interface ScreeningRule {
  readonly key: string;
  readonly titles: Titles;
  /** CEL over the facts; true means that it fires. */
  readonly when: string;
  readonly effect: RuleEffect;
  /** How much it adds to the score, 0 to 1,000. */
  readonly score: number;
  readonly whenUnknown: UnknownEffect;
  /** Why there is such a rule, and where that comes from. */
  readonly because: string;
}

/** Everything a rule may read, by its CEL type; amounts are minor units of `currency`. */
export const factTypes = {
  amount: 'int',
  commitment: 'int',
  currency: 'string',
  seats: 'int',
  lines: 'int',
  hasUsage: 'bool',
  longestTermMonths: 'int',
  customerNumber: 'string',
  customerAgeDays: 'int',
  country: 'string',
  segment: 'string',
  riskClass: 'string',
  emailDomain: 'string',
  orders1h: 'int',
  orders24h: 'int',
  orders7d: 'int',
  orders90d: 'int',
  meanAmount90d: 'int',
  customersOfDomain24h: 'int',
  hourOfDay: 'int',
} as const;
export type FactName = keyof typeof factTypes;
export const factNames = Object.keys(factTypes) as readonly FactName[];

/** Null is not known. */
export type Facts = Readonly<Record<FactName, bigint | string | boolean | null>>;

export const ruleSetStates = ['draft', 'shadow', 'live', 'retired'] as const;
export type RuleSetState = (typeof ruleSetStates)[number];

export const verdicts = ['allow', 'review', 'block'] as const;
export type Verdict = (typeof verdicts)[number];

/** `unknown`: a fact was missing. `failed`: the rule could not be worked out; a person looks. */
export type RuleOutcome = 'fired' | 'unknown' | 'failed';

export interface RuleReason {
  readonly rule: string;
  readonly titles: Titles;
  readonly effect: RuleEffect;
  readonly outcome: RuleOutcome;
  /** The facts that the rule reads, as texts. */
  readonly values: Readonly<Record<string, string | null>>;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly score: number;
  readonly reasons: readonly RuleReason[];
}

export const ruleProblems = [
  'rule_text_invalid',
  'rule_not_a_condition',
  'rule_text_too_long',
  'rule_uses_matches',
  'rule_pattern_invalid',
  'rule_key_twice',
] as const;
export type RuleProblemCode = (typeof ruleProblems)[number];

/** What keeps a set from being tried or published. */
export interface RuleProblem {
  readonly rule: string;
  readonly code: RuleProblemCode;
  /** As the checker of the language says it; English. */
  readonly detail: string;
}

/** What a set would have decided about orders that were decided before. */
export interface Trial {
  readonly decisions: number;
  readonly since: string;
  readonly allow: number;
  readonly review: number;
  readonly block: number;
  /** Decided otherwise than they were. */
  readonly different: number;
  /** How often each rule fired, and how often it alone made the difference. */
  readonly rules: readonly {
    readonly rule: string;
    readonly fired: number;
    readonly alone: number;
    readonly unknown: number;
  }[];
}

export type ScreeningRefusal =
  | 'rule_set_not_found'
  | 'rule_set_not_draft'
  | 'rule_set_draft_exists'
  | 'rule_set_revision_stale'
  | 'rule_set_invalid'
  | 'rule_set_needs_second_person'
  | 'rule_set_alone_needs_reason'
  | 'screening_decision_not_found'
  | 'list_entry_not_found'
  | 'rule_not_stopped';

export const refuse = refusalsOf<ScreeningRefusal>();
