import { formatDay, type Day } from '../../kernel/days.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { formatDecimal, parseDecimal, scaleOf, type Currency } from '../../kernel/money.ts';
import {
  ruleFamilies,
  type BlockRule,
  type CheckReason,
  type CreditLine,
  type CreditSettings,
  type ExposureFacts,
  type RiskClass,
  type RuleFamily,
} from './types.ts';

/** What an order is checked on. */
export interface CheckFacts {
  /** Null when the customer has none in the order's currency. */
  readonly line: CreditLine | null;
  readonly exposure: ExposureFacts;
  /** What of the order counts, minor units. */
  readonly order: bigint;
  readonly currency: Currency;
  readonly segment: string;
  readonly riskClass: RiskClass;
  readonly today: Day;
}

export interface CheckDecision {
  readonly verdict: 'proceed' | 'wait' | 'refuse';
  readonly reasons: readonly CheckReason[];
  /** Null without a line. */
  readonly available: bigint | null;
}

/** The limit that counts on a day. */
export function limitOn(line: Pick<CreditLine, 'limit' | 'temporary'>, day: Day): bigint {
  const { temporary } = line;
  const applies = temporary !== null && temporary.from <= day && day <= temporary.until;
  return applies ? temporary.limit : line.limit;
}

/**
 * Whether an order may proceed: every rule that applies names its reason, the most severe verdict
 * wins. Without a line only the rule `no_line` applies.
 */
export function decideCheck(
  facts: CheckFacts,
  settings: Pick<CreditSettings, 'rules'>,
): CheckDecision {
  const { line, exposure, today } = facts;
  const available = line && limitOn(line, today) - exposure.exposure;
  if (line?.unchecked) return { verdict: 'proceed', reasons: [], available };
  const broken = settings.rules.filter(
    (rule) => rule.verdict !== 'off' && !isExcepted(rule, facts) && isBroken(rule, facts),
  );
  return {
    verdict: broken.some(({ verdict }) => verdict === 'refuse')
      ? 'refuse'
      : broken.length > 0
        ? 'wait'
        : 'proceed',
    reasons: broken.map((rule) => reasonOf(rule, facts)),
    available,
  };
}

function isExcepted(rule: BlockRule, { segment, riskClass }: CheckFacts): boolean {
  return rule.exceptSegments.includes(segment) || rule.exceptRiskClasses.includes(riskClass);
}

function isBroken(rule: BlockRule, facts: CheckFacts): boolean {
  const { line, exposure, order, today } = facts;
  if (rule.family === 'no_line') return line === null;
  if (line === null) return false;
  const limit = limitOn(line, today);
  switch (rule.family) {
    case 'over_limit':
      return order > 0n && exposure.exposure + order > limit;
    case 'limit_used':
      return 100n * (exposure.exposure + order) > limit * BigInt(rule.threshold);
    case 'limit_expired':
      return line.expiresOn !== null && line.expiresOn < today;
    case 'overdue_days':
      return exposure.overdueDays > rule.threshold;
    case 'overdue_amount':
      return isAbove(exposure.overdue, rule, facts.currency);
    case 'order_amount':
      return isAbove(order, rule, facts.currency);
    case 'risk_class':
      return rule.riskClasses.includes(facts.riskClass);
    case 'prepayment':
      return line.prepayment;
  }
}

function isAbove(amount: bigint, { amounts }: BlockRule, currency: Currency): boolean {
  const text = amounts[currency];
  if (text === undefined) return false;
  const threshold = parseDecimal(text, scaleOf(currency), 'exact');
  return typeof threshold === 'bigint' && amount > threshold;
}

function reasonOf(rule: BlockRule, facts: CheckFacts): CheckReason {
  return { code: `credit_${rule.family}`, values: valuesOf(rule, facts) };
}

function valuesOf({ family, threshold, amounts }: BlockRule, facts: CheckFacts): JsonObject {
  const { line, exposure, order, currency, riskClass, today } = facts;
  const money = (minor: bigint) => formatDecimal(minor, currency);
  const limit = line ? limitOn(line, today) : 0n;
  const cover = {
    currency,
    limit: money(limit),
    exposure: money(exposure.exposure),
    available: money(limit - exposure.exposure),
    order: money(order),
  };
  const values: Readonly<Record<RuleFamily, JsonObject>> = {
    over_limit: { ...cover, missing: money(exposure.exposure + order - limit) },
    limit_used: { ...cover, threshold },
    limit_expired: { day: line?.expiresOn ? formatDay(line.expiresOn) : null },
    overdue_days: { days: exposure.overdueDays, threshold },
    overdue_amount: { currency, amount: money(exposure.overdue), limit: amounts[currency] ?? null },
    order_amount: { currency, order: money(order), limit: amounts[currency] ?? null },
    risk_class: { riskClass },
    prepayment: { currency, order: money(order) },
    no_line: { currency, order: money(order) },
  };
  return values[family];
}

const rule = (family: RuleFamily, rest: Partial<BlockRule>): BlockRule => ({
  family,
  verdict: 'wait',
  threshold: 0,
  amounts: {},
  riskClasses: [],
  exceptSegments: [],
  exceptRiskClasses: [],
  ...rest,
});

/**
 * Until a partner says otherwise: an order over the limit, under an expired limit, or of a customer
 * more than 30 days overdue waits. Customers without a line are not checked, so that nothing
 * changes for whoever does not work with limits.
 */
export const defaultRules: readonly BlockRule[] = ruleFamilies.map((family) => {
  switch (family) {
    case 'over_limit':
    case 'limit_expired':
    case 'prepayment':
      return rule(family, {});
    case 'overdue_days':
      return rule(family, { threshold: 30 });
    case 'limit_used':
      return rule(family, { verdict: 'off', threshold: 90 });
    case 'risk_class':
      return rule(family, { verdict: 'off', riskClasses: ['D'] });
    case 'overdue_amount':
    case 'order_amount':
    case 'no_line':
      return rule(family, { verdict: 'off' });
  }
});
