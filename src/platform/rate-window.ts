/** Callers beyond this many at once: the counts start anew rather than fill the memory. */
const COUNTED_MAX = 10_000;

export interface RateWindow {
  /**
   * Counts one request of a caller.
   * @returns null when it may go on, else the seconds after which the next one may
   */
  readonly count: (caller: string, now: Date) => number | null;
  /** The same without counting. */
  readonly peek: (caller: string, now: Date) => number | null;
}

/**
 * Counts in fixed windows, in this process: with several servers behind one address each allows its
 * share. Its purpose is to stop a program that has lost its mind, not to bill.
 * @param limit requests that one caller may make in one window
 */
export function rateWindow(limit: number, windowMs: number): RateWindow {
  const windows = new Map<string, { startMs: number; requests: number }>();
  const windowOf = (caller: string, nowMs: number) => {
    const known = windows.get(caller);
    const isOpen = known && nowMs >= known.startMs && nowMs - known.startMs < windowMs;
    return isOpen ? known : { startMs: nowMs, requests: 0 };
  };
  const answer = (window: { startMs: number }, requests: number, nowMs: number) =>
    requests <= limit ? null : Math.max(1, Math.ceil((window.startMs + windowMs - nowMs) / 1_000));
  return {
    count: (caller, now) => {
      const nowMs = now.getTime();
      const window = windowOf(caller, nowMs);
      window.requests += 1;
      if (windows.size >= COUNTED_MAX && !windows.has(caller)) windows.clear();
      windows.set(caller, window);
      return answer(window, window.requests, nowMs);
    },
    peek: (caller, now) => {
      const window = windowOf(caller, now.getTime());
      return answer(window, window.requests + 1, now.getTime());
    },
  };
}
