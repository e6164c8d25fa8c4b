import type { Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { DocumentKind } from './types.ts';

/** A document as it moves a customer's balance: debits add, credits take off. */
export interface Movement {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly reference: string | null;
  readonly currency: Currency;
  readonly bookedOn: Day;
  readonly dueOn: Day | null;
  /** Signed. */
  readonly amount: bigint;
}

export interface StatementLine extends Movement {
  /** What the customer owes after this movement. */
  readonly balance: bigint;
}

export interface StatementOfCurrency {
  readonly currency: Currency;
  /** The balance before the first line. */
  readonly opening: bigint;
  /** In booking order. */
  readonly lines: readonly StatementLine[];
  readonly closing: bigint;
  /** Movements of the period that are too many to list; they are part of `opening`. */
  readonly leftOut: number;
}

export interface ClosingBalance {
  readonly currency: Currency;
  readonly closing: bigint;
  /** Movements in the period, listed or not. */
  readonly movements: number;
}

/**
 * Puts a statement together from its end: the closing balance is known, the lines lead to it, and
 * what remains is the opening balance. So a cut list of lines still adds up.
 * @param movements the last ones of the period, in booking order
 */
export function decideStatement(
  balances: readonly ClosingBalance[],
  movements: readonly Movement[],
): StatementOfCurrency[] {
  const byCurrency = Map.groupBy(movements, (movement) => movement.currency);
  return balances.map(({ currency, closing, movements: count }) => {
    const own = byCurrency.get(currency) ?? [];
    const opening = closing - own.reduce((sum, movement) => sum + movement.amount, 0n);
    let balance = opening;
    const lines = own.map((movement) => {
      balance += movement.amount;
      return { ...movement, balance };
    });
    return { currency, opening, lines, closing, leftOut: count - own.length };
  });
}
