import type { Assessment, MeasureKind, SubjectKind } from './types.ts';

/**
 * Which measures an assessment allows against which kind of subject. What is only suspected is
 * answered with what can be undone without a trace; an end is for what is confirmed.
 */
export const measureRules: Readonly<
  Record<
    Exclude<SubjectKind, 'unresolved'>,
    Readonly<Record<'suspected' | 'confirmed', readonly MeasureKind[]>>
  >
> = {
  subscription: {
    suspected: ['warn', 'limit_purchases', 'suspend_subscription', 'suspend_customer'],
    confirmed: ['warn', 'limit_purchases', 'suspend_subscription', 'suspend_customer', 'terminate'],
  },
  customer: {
    suspected: ['warn', 'limit_purchases', 'suspend_customer'],
    confirmed: ['warn', 'limit_purchases', 'suspend_customer', 'terminate'],
  },
  partner: { suspected: ['warn'], confirmed: ['warn', 'suspend_partner'] },
};

/** What the desk may do now; empty while nothing is assessed, or nobody is known. */
export function allowedMeasures(
  subject: SubjectKind,
  assessment: Assessment,
): readonly MeasureKind[] {
  if (subject === 'unresolved') return [];
  if (assessment !== 'suspected' && assessment !== 'confirmed') return [];
  return measureRules[subject][assessment];
}

/** More than this at one stroke is somebody's whole business. */
export const SUBSCRIPTIONS_ALONE_MAX = 25;
/** What the desk cuts off within an hour before it must look up: a mistake repeats itself fast. */
export const SUBSCRIPTIONS_PER_HOUR_MAX = 100;

export interface Reach {
  readonly kind: MeasureKind;
  /** Subscriptions that lose access by this measure. */
  readonly subscriptions: number;
  /** Subscriptions that lost access by the desk's measures in the hour before. */
  readonly inTheHourBefore: number;
}

export type SecondPersonReason =
  | 'ends_for_good'
  | 'whole_partner'
  | 'many_subscriptions'
  | 'many_in_an_hour'
  | 'against_partner';

/** Why one person's word is not enough; empty where it is. */
export function secondPersonReasons(reach: Reach): SecondPersonReason[] {
  const reasons: SecondPersonReason[] = [];
  if (reach.kind === 'terminate') reasons.push('ends_for_good');
  if (reach.kind === 'suspend_partner') reasons.push('whole_partner');
  if (reach.subscriptions > SUBSCRIPTIONS_ALONE_MAX) reasons.push('many_subscriptions');
  if (
    reach.subscriptions > 0 &&
    reach.inTheHourBefore + reach.subscriptions > SUBSCRIPTIONS_PER_HOUR_MAX
  ) {
    reasons.push('many_in_an_hour');
  }
  return reasons;
}

/** Whether a measure withholds access from what runs already. */
export function withholdsAccess(kind: MeasureKind): boolean {
  return kind === 'suspend_subscription' || kind === 'suspend_customer' || kind === 'terminate';
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Partners are expected to mitigate within a day (Graph, partner security alerts). */
const ANSWER_MS = 24 * HOUR_MS;
/** Regulation (EU) 2022/2065 article 20(1): complaints are heard for at least six months. */
const APPEAL_MS = 183 * DAY_MS;
/** What the desk promises whoever appeals. */
const APPEAL_ANSWER_MS = 7 * DAY_MS;
/** A measure that nobody has acknowledged after an hour is told to everybody who may see it. */
export const ESCALATE_AFTER_MS = HOUR_MS;

export function clocksOf(now: Date): { readonly answerBy: Date; readonly appealUntil: Date } {
  return {
    answerBy: new Date(now.getTime() + ANSWER_MS),
    appealUntil: new Date(now.getTime() + APPEAL_MS),
  };
}

export function promisedAnswer(now: Date): Date {
  return new Date(now.getTime() + APPEAL_ANSWER_MS);
}
