import { type Day, dayIn, instantAt } from '../../kernel/days.ts';
import type { PolicyContent } from './types-policy.ts';

/** Below this a percentage says nothing: two suspensions among ten customers are no accident. */
const HARMFUL_FLOOR = 5;

/** How many harmful proposals a run may make before a person has to release it. */
export function harmfulAllowed(brake: PolicyContent['brake'], customers: number): number {
  const share = Math.ceil((customers * brake.maxHarmfulPercentOfCustomers) / 100);
  return Math.min(brake.maxHarmfulPerRun, Math.max(HARMFUL_FLOOR, share));
}

/** What decides whether a partner's daily run is due. */
export interface RunSchedule {
  readonly partnerId: string;
  readonly timeZone: string;
  /** Local minutes after midnight at which the run starts. */
  readonly runAtMinutes: number;
  readonly hasPublishedPolicy: boolean;
  /** A run waits or works: no other can start. */
  readonly hasActiveRun: boolean;
  /** The newest run about the latest day. */
  readonly latest: { readonly asOf: Day; readonly startedAt: Date } | null;
}

export interface DueRun {
  readonly partnerId: string;
  /** The partner's own day. */
  readonly asOf: Day;
}

/**
 * The partners whose run for their own day should start now. After a standstill only today's run is
 * made up for: a decision is a function of the facts of its day, so nothing is lost with the days
 * between. A run that somebody started earlier the same day, before the hour, does not replace it.
 */
export function dueRuns(partners: readonly RunSchedule[], now: Date): DueRun[] {
  return partners.flatMap((partner) => {
    if (!partner.hasPublishedPolicy || partner.hasActiveRun) return [];
    const today = dayIn(now, partner.timeZone);
    const startsAt = instantAt(today, partner.runAtMinutes, partner.timeZone);
    if (now < startsAt) return [];
    const { latest } = partner;
    const isDone = latest !== null && latest.asOf >= today && latest.startedAt >= startsAt;
    return isDone ? [] : [{ partnerId: partner.partnerId, asOf: today }];
  });
}
