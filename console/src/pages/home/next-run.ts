const dayMs = 86_400_000;

/**
 * The day of the next scheduled run, in the partner's zone: today until today's hour has come and
 * its run has started, tomorrow after that.
 */
export function nextRunDay(schedule: {
  readonly today: string;
  readonly now: Date;
  readonly timeZone: string;
  readonly runAtMinutes: number;
  readonly lastAsOf: string | null;
  readonly lastStartedAt: string | null;
}): string {
  const { today, now, timeZone, runAtMinutes, lastAsOf, lastStartedAt } = schedule;
  const isPast = minutesOfDay(now, timeZone) >= runAtMinutes;
  const isDone =
    lastAsOf !== null &&
    lastStartedAt !== null &&
    lastAsOf >= today &&
    minutesOfDay(new Date(lastStartedAt), timeZone) >= runAtMinutes;
  return isPast && isDone ? dayAfter(today) : today;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}

function minutesOfDay(instant: Date, timeZone: string): number {
  const text = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
