import { formatDecimal, type Money } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents, type NewEvent } from '../../platform/events.ts';
import { getCustomer } from '../customers/index.ts';
import { requireUsage } from './commands-cloud.ts';
import { formatExact } from './decide-amount.ts';
import { decideBudgetNotice, usedBasisPoints } from './decide-budget.ts';
import { currentMonth, formatMonth } from './decide-month.ts';
import * as store from './store-budget.ts';
import { refuse, type Budget, type BudgetNotice } from './types.ts';

/** As much as sums of budgets may hold; far above any budget. */
const BUDGET_MAX = 1_000_000_000_000_000n;
/** Budgets that are looked at in one go. */
const BATCH_CUSTOMERS = 1_000;

/**
 * What a customer means to spend in a month, or null.
 * @throws Refused `customer_not_found`, `usage_not_in_cloud`
 */
export async function budgetOf(context: Context, customerId: string): Promise<Budget | null> {
  await requireUsage(context);
  await getCustomer(context, customerId);
  return store.findBudget(context, customerId);
}

/**
 * Sets what a customer means to spend in a calendar month, or removes it with null. Whoever is
 * above a threshold already is told at once.
 * @throws Refused `customer_not_found`, `usage_not_in_cloud`, `usage_budget_not_positive`
 */
export async function setBudget(
  context: Context,
  customerId: string,
  wanted: Money | null,
): Promise<Budget | null> {
  await requireUsage(context);
  await getCustomer(context, customerId);
  if (wanted !== null && wanted.minor <= 0n)
    throw refuse('usage_budget_not_positive', {}, 'amount');
  if (wanted !== null && wanted.minor > BUDGET_MAX) {
    throw refuse('usage_budget_amount_invalid', { amount: String(wanted.minor) }, 'amount');
  }
  const before = await store.lockBudget(context, customerId);
  const same =
    wanted === null
      ? before === null
      : before?.amount === wanted.minor && before.currency === wanted.currency;
  if (same) return before;
  await store.putBudget(
    context,
    customerId,
    wanted?.currency ?? before!.currency,
    wanted?.minor ?? null,
  );
  const after = await store.findBudget(context, customerId);
  await recordEvents(context, [
    {
      type: wanted === null ? 'usage.budget_removed' : 'usage.budget_set',
      subject: { kind: 'budget', id: customerId },
      customerId,
      ...(before ? { before: budgetFacts(before) } : {}),
      ...(after ? { after: budgetFacts(after) } : {}),
    },
  ]);
  await checkBudgets(context, customerId);
  return after;
}

function budgetFacts({ amount, currency }: Budget) {
  return { amount: formatDecimal(amount, currency), currency };
}

/**
 * Compares this month's consumption with the budgets and tells what is due, once. Who tells whom is
 * for those who hear of the event.
 * @param customerId of one customer; without it, of all
 * @returns what was told now
 */
export async function checkBudgets(context: Context, customerId?: string): Promise<BudgetNotice[]> {
  const told: BudgetNotice[] = [];
  const month = currentMonth(context.now);
  let afterId: string | null = null;
  for (;;) {
    const standings: store.BudgetStanding[] = await store.lockStandings(context, month, {
      ...(customerId === undefined ? {} : { customerId }),
      afterId,
      limit: BATCH_CUSTOMERS,
    });
    const due = standings.flatMap((standing) => {
      const { amount: budget, currency, consumed } = standing;
      const decided = decideBudgetNotice({ ...standing, budget }, context.now);
      if (decided === null) return [];
      const { customerId: owner, version: budgetVersion } = standing;
      return [{ ...decided, customerId: owner, month, budgetVersion, currency, budget, consumed }];
    });
    const added = await store.insertNotices(context, due);
    await recordEvents(context, added.map(reached));
    told.push(...added);
    afterId = standings.at(-1)?.customerId ?? null;
    if (standings.length < BATCH_CUSTOMERS) return told;
  }
}

function reached(notice: BudgetNotice): NewEvent {
  const { currency, budget, consumed, threshold, number } = notice;
  return {
    type: 'usage.budget_threshold_reached',
    subject: { kind: 'budget_notice', id: notice.id },
    customerId: notice.customerId,
    after: {
      month: formatMonth(notice.month),
      threshold,
      number,
      currency,
      budget: formatDecimal(budget, currency),
      consumed: formatExact(consumed),
      usedBasisPoints: usedBasisPoints(budget, consumed, currency),
    },
  };
}
