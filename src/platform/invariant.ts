import type { Context } from './context.ts';

/**
 * Something that must always hold in a module's tables; checked by tests and by `surety
 * invariants`.
 */
export interface Invariant {
  /** `<module>.<what holds>`, for example `receivables.journals_balance`. */
  readonly name: string;
  /** Rows that break it, as short texts that name the row; empty when it holds. */
  readonly check: (context: Context) => Promise<readonly string[]>;
}

/** A broken invariant may break in every row; this many are enough to see what is wrong. */
export const VIOLATIONS_MAX = 20;
