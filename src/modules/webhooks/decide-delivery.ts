import { canonicalJson } from '../../kernel/json.ts';
import type { OutgoingResult } from '../../platform/outgoing.ts';
import type { Endpoint, Message } from './types.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Pauses after each failed attempt: the schedule that Standard Webhooks recommends. */
export const PAUSES_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
] as const;
/** A pause is longer by up to this part, so that receivers are not asked by all at once. */
const SPREAD_PART = 0.2;
/** An endpoint that took nothing for so long is disabled. */
export const FAILING_MAX_MS = 5 * DAY_MS;
/** An endpoint that gave no answer is left alone for so long, whatever waits for it. */
export const SILENCE_MS = MINUTE_MS;
/** After a rotation the old secret signs too, so that receivers can change theirs. */
export const OLD_SECRET_MS = DAY_MS;

/** The receiver took it. */
export function isTaken(result: OutgoingResult): boolean {
  return result.kind === 'answered' && result.status >= 200 && result.status < 300;
}

export type Outcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'again'; readonly at: Date }
  | { readonly kind: 'dead' }
  /** The endpoint is disabled; nothing is sent to it any more. */
  | { readonly kind: 'disabled'; readonly because: 'gone' | 'failing' };

/**
 * What follows from an answer.
 * @param tries attempts of this round, with the one that was answered
 * @param spread from 0 to 1: where in its range the pause falls
 */
export function decideOutcome(
  result: OutgoingResult,
  {
    tries,
    failingSince,
    now,
    spread,
  }: {
    readonly tries: number;
    readonly failingSince: Date | null;
    readonly now: Date;
    readonly spread: number;
  },
): Outcome {
  if (isTaken(result)) return { kind: 'delivered' };
  if (result.kind === 'answered' && result.status === 410) {
    return { kind: 'disabled', because: 'gone' };
  }
  if (failingSince !== null && now.getTime() - failingSince.getTime() >= FAILING_MAX_MS) {
    return { kind: 'disabled', because: 'failing' };
  }
  const pauseMs = PAUSES_MS[tries - 1];
  if (pauseMs === undefined) return { kind: 'dead' };
  const at = now.getTime() + Math.round(pauseMs * (1 + SPREAD_PART * spread));
  return { kind: 'again', at: new Date(at) };
}

/** The message in the structured form of CloudEvents 1.0. */
export function bodyOf(message: Message, source: string): string {
  return canonicalJson({
    specversion: '1.0',
    id: message.id,
    source,
    type: `surety.${message.kind}`,
    subject: message.subject,
    time: message.occurredAt.toISOString(),
    datacontenttype: 'application/json',
    data: message.data,
  });
}

/** Whether an endpoint hears of a kind. */
export function hears({ kinds, state }: Pick<Endpoint, 'kinds' | 'state'>, kind: string): boolean {
  return state === 'active' && (kinds.length === 0 || kinds.includes(kind));
}
