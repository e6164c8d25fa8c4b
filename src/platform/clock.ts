/** The one place that reads the machine's clock. Everything else receives `now` as an argument. */
export interface Clock {
  readonly now: () => Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Milliseconds since an arbitrary start, for measuring how long something took. */
export function elapsedMs(sinceMs: number): number {
  return performance.now() - sinceMs;
}
