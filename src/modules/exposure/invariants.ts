import { formatDecimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { VIOLATIONS_MAX, type Invariant } from '../../platform/invariant.ts';
import { exposureOfCustomers, exposureRows } from './commands-exposure.ts';
import { concentration, newestDay, totalsOf } from './store-day.ts';
import { daysThatDoNotAddUp, totalsThatDiffer } from './store-invariants.ts';
import { components } from './types.ts';

/** Customers whose lines are added up: the largest of each currency, where it matters most. */
const CHECKED_CUSTOMERS = 50;

export const exposureInvariants: readonly Invariant[] = [
  { name: 'exposure.components_add_up', check: daysThatDoNotAddUp },
  { name: 'exposure.days_are_sums_of_customers', check: totalsThatDiffer },
  { name: 'exposure.lines_add_up', check: linesThatDiffer },
];

/** The lines of a component add up to it, for the customers with most at stake. */
async function linesThatDiffer(context: Context): Promise<string[]> {
  const violations: string[] = [];
  for (const customerId of await largest(context)) {
    const exposures = await exposureOfCustomers(context, [customerId]);
    const rows = await exposureRows(context, customerId);
    for (const exposure of exposures.get(customerId) ?? []) {
      const { currency } = exposure;
      for (const component of components) {
        const lines = rows.filter(
          (row) => row.component === component && row.currency === currency,
        );
        const sum = lines.reduce((total, row) => total + row.amount, 0n);
        if (sum === exposure[component]) continue;
        const found = formatDecimal(sum, currency);
        violations.push(`${component} of customer ${customerId}: lines are ${found} ${currency}`);
      }
    }
    if (violations.length >= VIOLATIONS_MAX) break;
  }
  return violations;
}

async function largest(context: Context): Promise<Set<string>> {
  const newest = await newestDay(context);
  const ids = new Set<string>();
  if (newest === null) return ids;
  for (const { currency } of await totalsOf(context, newest.day)) {
    const page = { day: newest.day, currency, afterRank: 0, limit: CHECKED_CUSTOMERS };
    for (const row of await concentration(context, page)) ids.add(row.customerId);
  }
  return ids;
}
