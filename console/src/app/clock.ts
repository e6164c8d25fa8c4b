/** The reader's clock, in one place so that a test can set it by the browser's own means. */
export function currentInstant(): Date {
  return new Date();
}

/** Today in a time zone, as `YYYY-MM-DD`. */
export function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(currentInstant());
}
