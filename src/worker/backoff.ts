/**
 * After this many failed attempts an effect is dead: a person has to look. About a day with the
 * delays below.
 */
export const FAILURES_MAX = 14;

const FIRST_DELAY_MS = 2_000;
const DELAY_MAX_MS = 4 * 60 * 60 * 1_000;

/**
 * How long to wait after the n-th failed attempt: doubling, at most four hours, and spread by up to
 * a fifth so that effects which failed together do not all return together.
 * @param spread between 0 and 1
 */
export function retryDelayMs(failures: number, spread: number): number {
  const doubled = Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), DELAY_MAX_MS);
  return Math.round(doubled * (1 + 0.2 * spread));
}
