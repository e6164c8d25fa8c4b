import type { Currency } from '../../kernel/money.ts';
import { exactOfMinor } from './decide-amount.ts';
import { budgetThresholds, type BudgetThreshold, type ExactAmount } from './types.ts';

/** Who stays above a threshold is told again after so many days, as Partner Center does. */
export const REPEAT_DAYS = 7;
const REPEAT_MS = REPEAT_DAYS * 86_400_000;
const BASIS_POINTS = 10_000n;

export interface BudgetFacts {
  readonly currency: Currency;
  /** Minor units, positive. */
  readonly budget: bigint;
  /** Consumed in the month. */
  readonly consumed: ExactAmount;
  /** The notices of this month about this version of the budget. */
  readonly told: readonly { readonly threshold: BudgetThreshold; readonly at: Date }[];
}

/**
 * Whether somebody must be told about a budget, and of which threshold: of each once a month as
 * soon as it is reached, then of the highest again every seven days while the costs stay above it.
 * Only the highest is told when both are passed at once.
 * @returns null when there is nothing to tell
 */
export function decideBudgetNotice(
  facts: BudgetFacts,
  now: Date,
): { readonly threshold: BudgetThreshold; readonly number: number } | null {
  const budget = exactOfMinor(facts.budget, facts.currency);
  const threshold = budgetThresholds.findLast(
    (percent) => facts.consumed * 100n >= budget * BigInt(percent),
  );
  if (threshold === undefined) return null;
  const number = facts.told.filter((each) => each.threshold === threshold).length + 1;
  if (number === 1 && !facts.told.some((each) => each.threshold > threshold)) {
    return { threshold, number };
  }
  const lastMs = Math.max(...facts.told.map((each) => each.at.getTime()));
  return now.getTime() - lastMs >= REPEAT_MS ? { threshold, number } : null;
}

/** Hundredths of a percent of the budget, rounded down; credits do not make it negative. */
export function usedBasisPoints(budget: bigint, consumed: ExactAmount, currency: Currency): number {
  if (consumed <= 0n) return 0;
  const points = (consumed * BASIS_POINTS) / exactOfMinor(budget, currency);
  // A budget of a cent against a trillion would not fit a number exactly, and nobody reads it.
  return points > BigInt(Number.MAX_SAFE_INTEGER)
    ? Number.MAX_SAFE_INTEGER
    : Number.parseInt(String(points), 10);
}
