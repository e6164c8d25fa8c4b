import { compareDecimals, signOf, sumDecimals } from '../../words/decimal.ts';

/** An open debit as far as settling it needs it. */
export interface OpenDebit {
  readonly id: string;
  readonly number: string;
  readonly dueOn: string | null;
  readonly bookedOn: string;
  readonly amountOpen: string;
}

export interface PlannedAllocation {
  readonly documentId: string;
  readonly number: string;
  readonly amount: string;
}

export interface AllocationPlan {
  readonly settles: readonly PlannedAllocation[];
  readonly allocated: string;
  /** What no debit takes; below zero when more was chosen than there is. */
  readonly left: string;
}

export function minus(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

/** In the order in which the server settles them: by due day, then booking day, then id. */
export function oldestFirst(debits: readonly OpenDebit[]): readonly OpenDebit[] {
  const key = (debit: OpenDebit) => `${debit.dueOn ?? '9999'} ${debit.bookedOn} ${debit.id}`;
  return debits.toSorted((left, right) => (key(left) < key(right) ? -1 : 1));
}

/** What an amount would settle of debits in the given order. */
export function planOldestFirst(debits: readonly OpenDebit[], amount: string): AllocationPlan {
  const settles: PlannedAllocation[] = [];
  let left = amount;
  for (const debit of debits) {
    if (signOf(left) <= 0) break;
    const part = compareDecimals(debit.amountOpen, left) <= 0 ? debit.amountOpen : left;
    settles.push({ documentId: debit.id, number: debit.number, amount: part });
    left = sumDecimals([left, minus(part)]);
  }
  return { settles, allocated: sumDecimals([amount, minus(left)]), left };
}

/**
 * What chosen amounts leave of an amount. `chosen` has decimal strings by document; unreadable ones
 * are left out.
 */
export function planChosen(
  debits: readonly OpenDebit[],
  amount: string,
  chosen: Readonly<Record<string, string | null>>,
): AllocationPlan {
  const settles = debits.flatMap((debit) => {
    const part = chosen[debit.id];
    return part && signOf(part) > 0
      ? [{ documentId: debit.id, number: debit.number, amount: part }]
      : [];
  });
  const allocated = sumDecimals([amount, minus(amount), ...settles.map((each) => each.amount)]);
  return { settles, allocated, left: sumDecimals([amount, minus(allocated)]) };
}
