import type { MailFailure } from '../../platform/mail-failure.ts';
import type { MessageReason, MessageState, NoticeContact, NoticeOutcome } from './types.ts';

/**
 * More than any company needs for one letter; a longer list is an address book that was imported by
 * mistake.
 */
export const RECIPIENTS_MAX = 20;

/** Billing contacts, or, where there are none, the management; one letter for each address. */
export function decideRecipients(contacts: readonly NoticeContact[]): NoticeContact[] {
  const billing = contacts.filter((contact) => contact.role === 'billing');
  const chosen =
    billing.length > 0 ? billing : contacts.filter((contact) => contact.role === 'management');
  const byAddress = new Map(
    chosen.toReversed().map((contact) => [contact.email.toLowerCase(), contact]),
  );
  return chosen
    .filter((contact) => byAddress.get(contact.email.toLowerCase()) === contact)
    .slice(0, RECIPIENTS_MAX);
}

/**
 * How long to wait after each failure in a row. Mail servers that defer (greylisting) take a
 * message after minutes; an outage is over within a day or two. Eleven failures and some two days
 * later it is given up.
 */
const RETRY_MINUTES = [1, 5, 15, 30, 60, 120, 240, 480, 720, 1_440] as const;

const MS_PER_MINUTE = 60_000;

export type AfterFailure =
  | { readonly state: 'queued'; readonly waitMs: number; readonly detail: string }
  | {
      readonly state: 'bounced' | 'failed' | 'unknown';
      readonly reason: MessageReason;
      readonly detail: string;
    };

/**
 * What a failed attempt makes of a message.
 * @param failures how many attempts failed in a row before this one
 */
export function decideAfterFailure(failure: MailFailure, failures: number): AfterFailure {
  const { detail } = failure;
  switch (failure.kind) {
    case 'unknown':
      return { state: 'unknown', reason: 'connection_lost', detail };
    case 'refused':
      return { state: 'bounced', reason: 'refused_by_server', detail };
    case 'temporary': {
      const minutes = RETRY_MINUTES[failures];
      if (minutes === undefined) return { state: 'failed', reason: 'gave_up', detail };
      return { state: 'queued', waitMs: minutes * MS_PER_MINUTE, detail };
    }
  }
}

const HOLD_FIRST_MS = 30_000;
const HOLD_MAX_MS = 15 * MS_PER_MINUTE;
const DOUBLINGS_MAX = 10;

/**
 * How long all mail of a partner waits after its server could not be reached: doubling, at most a
 * quarter of an hour, so that ten thousand waiting messages are not ten thousand time-outs.
 * @param failures how many attempts in a row did not reach the server, this one included
 */
export function holdMs(failures: number): number {
  return Math.min(HOLD_FIRST_MS * 2 ** Math.min(failures - 1, DOUBLINGS_MAX), HOLD_MAX_MS);
}

/**
 * What the states of a notice's messages say about the notice: it has reached the customer when it
 * reached one of its people. As long as that can still happen the outcome is open.
 */
export function outcomeOf(states: readonly MessageState[]): NoticeOutcome {
  const has = (state: MessageState) => states.includes(state);
  if (has('accepted')) return 'accepted';
  if (has('queued') || has('handing_over')) return 'pending';
  if (has('unknown')) return 'unknown';
  if (has('bounced')) return 'bounced';
  if (has('failed')) return 'failed';
  return 'withdrawn';
}
