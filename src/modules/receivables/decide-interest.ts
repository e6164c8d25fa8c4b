import { addDays, formatDay, type Day } from '../../kernel/days.ts';
import { lawfulRules, type RateSpan } from './decide-interest-rates.ts';
import type {
  InterestDecision,
  InterestFacts,
  InterestPeriod,
  InterestReasonCode,
  InterestRule,
  InterestTerm,
} from './types-interest.ts';
import type { Reason } from '../../kernel/reasons.ts';

/** Hundredths of a per cent in one, times the days that a year is taken to have (actual/365). */
const YEAR = 10_000n * 365n;

/**
 * Simple interest on what was open of one invoice, day by day from the day after the due day. The
 * day of a payment no longer bears interest. Interest bears no interest: only invoices come here.
 *
 * Always counted from the start and compared with what was charged before, so a payment that became
 * known late is put right by the next charge, and two steps cost what one step would.
 * Rounded down once per invoice: nobody is asked for more than is owed.
 * @param terms in any order; days before the first one bear none
 * @param throughOn the last day to count
 */
export function decideInterest(
  facts: InterestFacts,
  terms: readonly InterestTerm[],
  throughOn: Day,
): InterestDecision {
  const reasons: Reason<InterestReasonCode>[] = [];
  if (facts.disputed) return nothing(facts, [{ code: 'disputed_waits', values: {} }]);
  const counted: Counted = { periods: [], unknownFrom: null, rules: new Set() };
  if (throughOn > facts.dueOn) {
    for (const stretch of openStretches(facts, throughOn)) countStretch(stretch, terms, counted);
  }
  const interestTotal = counted.periods.reduce((sum, each) => sum + numeratorOf(each), 0n) / YEAR;
  const lump = lumpSumOf(facts, counted.rules);
  if (counted.periods.length === 0) {
    reasons.push({
      code: throughOn > facts.dueOn && hasRule(terms) ? 'not_late' : notLateCode(facts, throughOn),
      values: {},
    });
  }
  if (counted.unknownFrom !== null) {
    reasons.push({
      code: 'rate_not_known_after',
      values: { day: formatDay(addDays(counted.unknownFrom, -1)) },
    });
  }
  if (lump === 'other_currency') reasons.push({ code: 'lump_sum_other_currency', values: {} });
  const lumpSumTotal = typeof lump === 'bigint' ? lump : 0n;
  const interest = interestTotal - facts.interestCharged;
  const lumpSum = lumpSumTotal - facts.lumpSumCharged;
  if (interest + lumpSum < 0n) reasons.push({ code: 'overcharged', values: {} });
  else if (facts.interestCharged > 0n) reasons.push({ code: 'charged_before', values: {} });
  return { periods: counted.periods, interestTotal, lumpSumTotal, interest, lumpSum, reasons };
}

function nothing(
  facts: InterestFacts,
  reasons: readonly Reason<InterestReasonCode>[],
): InterestDecision {
  return {
    periods: [],
    interestTotal: facts.interestCharged,
    lumpSumTotal: facts.lumpSumCharged,
    interest: 0n,
    lumpSum: 0n,
    reasons,
  };
}

function hasRule(terms: readonly InterestTerm[]): boolean {
  return terms.some((each) => each.rule !== 'none');
}

function notLateCode(facts: InterestFacts, throughOn: Day): InterestReasonCode {
  return throughOn > facts.dueOn ? 'no_interest_agreed' : 'not_late';
}

function numeratorOf(period: InterestPeriod): bigint {
  const days = BigInt(period.through - period.from + 1);
  return period.open * BigInt(period.basisPoints) * days;
}

interface Stretch {
  readonly from: Day;
  readonly through: Day;
  readonly open: bigint;
}

/** Late days with the same amount open, oldest first; days with nothing open are left out. */
function openStretches(facts: InterestFacts, throughOn: Day): Stretch[] {
  const firstLate = addDays(facts.dueOn, 1);
  const changes = new Map<Day, bigint>();
  let open = facts.amount;
  for (const { on, amount } of facts.settlements) {
    if (on <= firstLate) open -= amount;
    else changes.set(on, (changes.get(on) ?? 0n) + amount);
  }
  const stretches: Stretch[] = [];
  let from = firstLate;
  const upTo = (through: Day) => {
    if (open > 0n && through >= from) stretches.push({ from, through, open });
  };
  for (const on of [...changes.keys()].sort((a, b) => a - b)) {
    if (on > throughOn) break;
    upTo(addDays(on, -1));
    open -= changes.get(on)!;
    from = on;
  }
  upTo(throughOn);
  return stretches;
}

interface Counted {
  readonly periods: InterestPeriod[];
  /** The first late day whose rate nobody knows. */
  unknownFrom: Day | null;
  readonly rules: Set<InterestRule>;
}

function countStretch(stretch: Stretch, terms: readonly InterestTerm[], counted: Counted): void {
  for (const { rule, spans, from, through } of termsWithin(stretch, terms)) {
    if (rule === 'none') continue;
    counted.rules.add(rule);
    let covered = from;
    for (const span of spans) {
      const start = Math.max(span.from, from) as Day;
      const end = Math.min(span.through, through) as Day;
      if (end < start) continue;
      const { basisPoints, source } = span;
      counted.periods.push({ from: start, through: end, open: stretch.open, basisPoints, source });
      covered = addDays(end, 1);
    }
    if (covered <= through) counted.unknownFrom ??= covered;
  }
}

interface TermStretch {
  readonly rule: InterestRule;
  readonly spans: readonly RateSpan[];
  readonly from: Day;
  readonly through: Day;
}

function termsWithin(stretch: Stretch, terms: readonly InterestTerm[]): TermStretch[] {
  const sorted = [...terms].sort((a, b) => a.validFrom - b.validFrom);
  return sorted.flatMap((term, index) => {
    const next = sorted[index + 1];
    const from = Math.max(stretch.from, term.validFrom) as Day;
    const through = Math.min(
      stretch.through,
      next === undefined ? stretch.through : addDays(next.validFrom, -1),
    ) as Day;
    return through < from
      ? []
      : [{ rule: term.rule, spans: ratesOf(term, from, through), from, through }];
  });
}

function ratesOf(term: InterestTerm, from: Day, through: Day): readonly RateSpan[] {
  if (term.rule === 'none') return [];
  if (term.rule !== 'contract') return lawfulRules[term.rule].rates;
  const basisPoints = term.contractBasisPoints ?? 0;
  return [{ from, through, basisPoints, source: 'contract' }];
}

/** The law's lump sum for an invoice that was late under its rule; once, in its own currency. */
function lumpSumOf(
  facts: InterestFacts,
  rules: ReadonlySet<InterestRule>,
): bigint | 'other_currency' | null {
  let answer: bigint | 'other_currency' | null = null;
  for (const rule of rules) {
    if (rule === 'none' || rule === 'contract') continue;
    const { lumpSum } = lawfulRules[rule];
    if (lumpSum === null) continue;
    if (lumpSum.currency !== facts.currency) answer ??= 'other_currency';
    else answer = lumpSum.amount;
  }
  return answer;
}
