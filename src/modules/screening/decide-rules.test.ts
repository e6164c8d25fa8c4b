import { describe, expect, it } from 'vitest';
import { compileRules, judge, problemsOf, type Lists } from './decide-rules.ts';
import { starterRules } from './decide-starter.ts';
import { tryRules } from './decide-trial.ts';
import { aRule, noFacts, someFacts } from './fixtures.ts';
import type { Facts, ScreeningRule } from './types.ts';

const NO_LISTS: Lists = new Map();

function judged(
  rules: readonly ScreeningRule[],
  facts: Facts,
  lists: Lists = NO_LISTS,
  stopped: readonly string[] = [],
) {
  return judge(compileRules(rules), facts, lists, new Set(stopped));
}

const fires = { seats: 51n };
const block = aRule({ key: 'block', effect: 'block', when: 'country == "XX"' });
const allow = aRule({ key: 'allow', effect: 'allow', when: 'customerNumber == "C-1"' });

describe('a verdict', () => {
  it('is allow when nothing fires, and says which rule fired with its values', () => {
    expect(judged([aRule()], someFacts())).toEqual({ verdict: 'allow', score: 0, reasons: [] });
    expect(judged([aRule()], someFacts(fires))).toEqual({
      verdict: 'review',
      score: 100,
      reasons: [
        {
          rule: 'many',
          titles: { en: 'Many seats', ja: '大量注文' },
          effect: 'review',
          outcome: 'fired',
          values: { seats: '51' },
        },
      ],
    });
  });

  it('blocks whatever else fires, and an allow rule lets pass what asks for a review', () => {
    const rules = [aRule(), allow, block];
    expect(judged(rules, someFacts(fires)).verdict).toBe('allow');
    expect(judged(rules, someFacts({ ...fires, country: 'XX' })).verdict).toBe('block');
    expect(judged([aRule(), block], someFacts({ ...fires, country: 'XX' })).score).toBe(200);
  });

  it('leaves out rules that are switched off', () => {
    expect(judged([aRule()], someFacts(fires), NO_LISTS, ['many']).verdict).toBe('allow');
  });
});

describe('what is not known', () => {
  const unknown = someFacts({ seats: null });

  it('does what the rule says: nothing, a look, or fire', () => {
    const verdictOf = (
      whenUnknown: ScreeningRule['whenUnknown'],
      effect: ScreeningRule['effect'],
    ) => judged([aRule({ whenUnknown, effect })], unknown).verdict;
    expect(verdictOf('quiet', 'block')).toBe('allow');
    expect(verdictOf('review', 'block')).toBe('review');
    expect(verdictOf('fires', 'block')).toBe('block');
    // Not knowing never lets anything pass.
    expect(verdictOf('review', 'allow')).toBe('review');
  });

  it('is neither true nor false in any part of a condition', () => {
    const rule = aRule({ when: '!(seats > 50) || country == "DE"', whenUnknown: 'review' });
    expect(judged([rule], unknown)).toMatchObject({
      verdict: 'review',
      reasons: [{ outcome: 'unknown', values: { seats: null, country: 'DE' } }],
    });
  });
});

describe('a rule that cannot be worked out', () => {
  it('asks for a person even where an allow rule fired', () => {
    const broken = aRule({ key: 'broken', when: 'amount / orders1h > 3', effect: 'review' });
    expect(judged([allow, broken], someFacts())).toMatchObject({
      verdict: 'review',
      reasons: [{ rule: 'allow' }, { rule: 'broken', outcome: 'failed', effect: 'review' }],
    });
  });
});

describe('lists and patterns', () => {
  it('are asked by value, in any case', () => {
    const rule = aRule({ when: 'listed("disposable_domains", emailDomain)' });
    const lists = new Map([['disposable_domains', new Set(['acme.example'])]]);
    expect(judged([rule], someFacts({ emailDomain: 'ACME.example' }), lists).verdict).toBe(
      'review',
    );
    expect(judged([rule], someFacts(), NO_LISTS).verdict).toBe('allow');
  });

  it('match in time linear in the text', () => {
    const rule = aRule({ when: 'matchesPattern(emailDomain, "^(a+)+$")' });
    const facts = someFacts({ emailDomain: `${'a'.repeat(50_000)}!` });
    expect(judged([rule], facts).verdict).toBe('allow');
    expect(judged([rule], someFacts({ emailDomain: 'aaa' })).verdict).toBe('review');
  });
});

describe('problems of a text', () => {
  const codes = (when: string) => problemsOf([aRule({ when })]).map((each) => each.code);

  it('are found before any order', () => {
    expect(codes('seats > "x"')).toEqual(['rule_text_invalid']);
    expect(codes('nobody > 1')).toEqual(['rule_text_invalid']);
    expect(codes('seats >')).toEqual(['rule_text_invalid']);
    expect(codes('seats')).toEqual(['rule_not_a_condition']);
    expect(codes('emailDomain.matches("^a")')).toEqual(['rule_uses_matches']);
    expect(codes('matchesPattern(emailDomain, "(")')).toEqual(['rule_pattern_invalid']);
    expect(codes('matchesPattern(emailDomain, country)')).toEqual(['rule_pattern_invalid']);
    expect(codes(`${'(1==1)||'.repeat(300)}true`)).toEqual(['rule_text_too_long']);
    expect(codes(`${'('.repeat(60)}true${')'.repeat(60)}`)).toEqual(['rule_text_invalid']);
    expect(codes('[1, 2].all(a, [1, 2].all(b, a < b))')).toEqual(['rule_text_invalid']);
    expect(codes('seats > 1 && country != "DE"')).toEqual([]);
    expect(problemsOf([aRule(), aRule()]).map((each) => each.code)).toEqual(['rule_key_twice']);
  });

  it('are none in the rules to begin with, which let an ordinary order pass', () => {
    expect(problemsOf(starterRules)).toEqual([]);
    expect(judged(starterRules, someFacts()).verdict).toBe('allow');
    const risky = someFacts({
      customerAgeDays: 1n,
      seats: 80n,
      orders90d: 0n,
      meanAmount90d: null,
    });
    expect(judged(starterRules, risky).reasons.map((each) => each.rule)).toEqual([
      'new_and_many_seats',
    ]);
    // Of an order that nothing is known of, somebody takes a look.
    expect(judged(starterRules, noFacts).verdict).toBe('review');
  });
});

describe('a trial', () => {
  it('counts what would have been decided, and which rule alone made the difference', () => {
    const rules = compileRules([aRule(), aRule({ key: 'usage', when: 'hasUsage' })]);
    const past = [
      { facts: someFacts(), verdict: 'allow' as const },
      { facts: someFacts(fires), verdict: 'allow' as const },
      { facts: someFacts({ ...fires, hasUsage: true }), verdict: 'review' as const },
    ];
    expect(tryRules(rules, past, NO_LISTS, '2026-01-01')).toEqual({
      decisions: 3,
      since: '2026-01-01',
      allow: 1,
      review: 2,
      block: 0,
      different: 1,
      rules: [
        { rule: 'many', fired: 2, alone: 1, unknown: 0 },
        { rule: 'usage', fired: 1, alone: 0, unknown: 0 },
      ],
    });
  });
});
