import type { CaseFile } from './types.ts';

export const clockNames = ['react', 'mitigate', 'refund'] as const;
export type ClockName = (typeof clockNames)[number];

export type ClockState =
  | 'running'
  /** Less than a quarter of the time is left. */
  | 'soon'
  | 'overdue'
  | 'met'
  | 'met_late'
  /** The case ended before it was due. */
  | 'not_needed'
  /** Nobody knows yet when the misuse began. */
  | 'unknown';

/** One of the times that the provider gives. */
export interface Clock {
  readonly name: ClockName;
  readonly dueAt: Date | null;
  readonly metAt: Date | null;
  readonly state: ClockState;
}

const HOUR_MS = 60 * 60_000;
export const REACT_HOURS = 1;
export const MITIGATE_HOURS = 24;
/** A refund is asked for within 60 days of the first fraudulent use. */
export const REFUND_DAYS = 60;

/** The provider's clocks of a case, in the order in which they run out. */
export function decideClocks(
  file: Pick<
    CaseFile,
    'noticedAt' | 'firstUseAt' | 'reactedAt' | 'mitigatedAt' | 'refundAskedAt' | 'resolvedAt'
  >,
  now: Date,
): readonly Clock[] {
  const { noticedAt, firstUseAt, resolvedAt } = file;
  const clock = (name: ClockName, from: Date | null, hours: number, metAt: Date | null): Clock => {
    const dueAt = from === null ? null : new Date(from.getTime() + hours * HOUR_MS);
    return { name, dueAt, metAt, state: stateOf({ dueAt, metAt, resolvedAt, hours, now }) };
  };
  return [
    clock('react', noticedAt, REACT_HOURS, file.reactedAt),
    clock('mitigate', noticedAt, MITIGATE_HOURS, file.mitigatedAt),
    clock('refund', firstUseAt, REFUND_DAYS * 24, file.refundAskedAt),
  ];
}

function stateOf(facts: {
  readonly dueAt: Date | null;
  readonly metAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly hours: number;
  readonly now: Date;
}): ClockState {
  const { dueAt, metAt, resolvedAt, hours, now } = facts;
  if (metAt !== null) return dueAt === null || metAt <= dueAt ? 'met' : 'met_late';
  if (dueAt === null) return resolvedAt === null ? 'unknown' : 'not_needed';
  if (resolvedAt !== null && resolvedAt <= dueAt) return 'not_needed';
  if (now > dueAt) return 'overdue';
  return dueAt.getTime() - now.getTime() < (hours * HOUR_MS) / 4 ? 'soon' : 'running';
}

/** The instant at which the next clock that still runs is due; null when none does. */
export function nextDueAt(clocks: readonly Clock[]): Date | null {
  const open = clocks.flatMap(({ state, dueAt }) =>
    dueAt !== null && (state === 'running' || state === 'soon' || state === 'overdue')
      ? [dueAt]
      : [],
  );
  return open.length === 0 ? null : new Date(Math.min(...open.map((each) => each.getTime())));
}
