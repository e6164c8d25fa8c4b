/**
 * How guessing is slowed. The first failures cost nothing, because people mistype; each one more
 * doubles the time until the next attempt is read, up to a quarter of an hour: about a hundred
 * guesses a day per account, while a person who is locked out by somebody else's guessing gets in
 * again within the hour.
 */
const FREE_FAILURES = { account: 5, address: 20 } as const;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15 * 60_000;
/**
 * Beyond this many the delay no longer grows; counting on would only keep people out for longer.
 */
const COUNTED_BEYOND_FREE_MAX = 12;
/**
 * One failure is forgotten in this time, so that an office behind one address is not kept out by
 * the mistyping of a whole week.
 */
const FORGETTING_MS = { account: LONGEST_DELAY_MS, address: 3 * 60_000 } as const;
/** After this long without an attempt nothing is left of the highest count. */
export const ATTEMPTS_FORGOTTEN_AFTER_MS = 24 * 3_600_000;

export type BucketKind = keyof typeof FREE_FAILURES;

export interface Attempts {
  /** At the instant of the last attempt; a fraction, because forgetting is gradual. */
  readonly failures: number;
  readonly blockedUntil: Date | null;
  readonly lastAttemptAt: Date;
}

/** What one more attempt leads to; it counts as failed until it has succeeded. */
export type AttemptVerdict =
  | { readonly allowed: false; readonly waitMs: number }
  | { readonly allowed: true; readonly next: Attempts };

export function decideAttempt(kind: BucketKind, before: Attempts, now: Date): AttemptVerdict {
  const waitMs = (before.blockedUntil?.getTime() ?? 0) - now.getTime();
  if (waitMs > 0) return { allowed: false, waitMs };
  const forgotten = (now.getTime() - before.lastAttemptAt.getTime()) / FORGETTING_MS[kind];
  const failures = Math.max(0, before.failures - forgotten) + 1;
  return { allowed: true, next: { ...afterFailures(kind, failures, now), lastAttemptAt: now } };
}

/**
 * A success clears the account. The address only gets its one attempt back: one own account must
 * not buy free guesses at others.
 */
export function decideSuccess(kind: BucketKind, before: Attempts, now: Date): Attempts {
  if (kind === 'address') return decideUncounted(kind, before, now);
  return { failures: 0, blockedUntil: null, lastAttemptAt: before.lastAttemptAt };
}

/** Takes one attempt back that was neither a failure nor a success: the next step was asked for. */
export function decideUncounted(kind: BucketKind, before: Attempts, now: Date): Attempts {
  const failures = Math.max(0, before.failures - 1);
  return { ...afterFailures(kind, failures, now), lastAttemptAt: before.lastAttemptAt };
}

function afterFailures(kind: BucketKind, counted: number, now: Date) {
  const failures = Math.min(counted, FREE_FAILURES[kind] + COUNTED_BEYOND_FREE_MAX);
  const beyond = Math.ceil(failures) - FREE_FAILURES[kind];
  if (beyond <= 0) return { failures, blockedUntil: null };
  const delayMs = Math.min(FIRST_DELAY_MS * 2 ** (beyond - 1), LONGEST_DELAY_MS);
  return { failures, blockedUntil: new Date(now.getTime() + delayMs) };
}
