import { dayIn, formatDay } from '../../kernel/days.ts';
import { isUuid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { enqueue } from '../../platform/outbox.ts';
import { sendingInstant } from './commands-hours.ts';
import { outcomeOf } from './decide-delivery.ts';
import * as store from './store.ts';
import { findSettings } from './store-settings.ts';
import { refuse, type NoticeOutcome } from './types.ts';

/** What a message's event needs to know of it. */
type Subject = Pick<
  store.Message,
  'id' | 'noticeId' | 'noticeKey' | 'customerId' | 'recipient' | 'timeZone'
>;

/** Moves a message to a state that ends its delivery, and tells everybody who listens. */
export async function endMessage(
  context: Context,
  message: Subject,
  change: store.MessageChange,
): Promise<void> {
  await store.changeMessage(context, message.id, change);
  const states = await store.statesOfNotice(context, message.noticeId);
  await recordMessageEvent(context, message, change, outcomeOf(states));
}

/**
 * Says what became of a message and, with it, of its whole notice. `on` is the day on the
 * customer's calendars: the one from which waiting days are counted.
 */
export async function recordMessageEvent(
  context: Context,
  message: Subject,
  change: Pick<store.MessageChange, 'state' | 'reason' | 'detail'>,
  noticeOutcome: NoticeOutcome,
): Promise<void> {
  await recordEvents(context, [
    {
      type: `notices.${change.state}`,
      subject: { kind: 'notice', id: message.noticeId },
      customerId: message.customerId,
      after: {
        noticeKey: message.noticeKey,
        messageId: message.id,
        recipient: message.recipient,
        reason: change.reason,
        detail: change.detail,
        noticeOutcome,
        on: formatDay(dayIn(context.now, message.timeZone)),
      },
    },
  ]);
}

/** Names a message by its id, or by the Message-ID header under which it was sent. */
export type MessageName = { readonly messageId: string } | { readonly messageIdHeader: string };

/**
 * Records that an accepted message came back. Saying so twice changes nothing.
 * @param reason in the words of the bounce
 * @throws Refused `notice_not_found`, `notice_not_sent`
 */
export async function recordBounce(
  context: Context,
  name: MessageName,
  reason: string,
): Promise<void> {
  const message = await lockKnown(context, idOf(name));
  if (message.state === 'bounced') return;
  if (message.state !== 'accepted' && message.state !== 'unknown') {
    throw refuse('notice_not_sent', { state: message.state });
  }
  await endMessage(context, message, {
    state: 'bounced',
    reason: 'reported_bounce',
    detail: reason,
  });
}

/**
 * A person's word on a message whose outcome is unknown: it arrived, or it did not and is to be
 * sent again.
 * @throws Refused `notice_not_found`, `notice_not_unknown`
 */
export async function resolveUnknown(
  context: Context,
  messageId: string,
  decision: 'arrived' | 'send_again',
): Promise<void> {
  const message = await lockKnown(context, messageId);
  if (message.state !== 'unknown') throw refuse('notice_not_unknown', { state: message.state });
  const detail = context.actor.name;
  if (decision === 'arrived') {
    await endMessage(context, message, { state: 'accepted', reason: 'person_decided', detail });
    return;
  }
  const notBefore = sendingInstant(context.now, message, await findSettings(context));
  const change = { state: 'queued', reason: 'person_decided', detail, failures: 0 } as const;
  await endMessage(context, message, { ...change, notBefore });
  await enqueue(context, [
    {
      kind: 'notices.deliver',
      key: `${message.id}:again:${message.attempts}`,
      payload: { messageId: message.id },
      notBefore,
    },
  ]);
}

async function lockKnown(context: Context, messageId: string): Promise<store.Message> {
  const message = isUuid(messageId) ? await store.lockMessage(context, messageId) : undefined;
  if (!message) throw refuse('notice_not_found', { messageId });
  return message;
}

/** The part before the @ is the message's id, with or without angle brackets around it all. */
function idOf(name: MessageName): string {
  if ('messageId' in name) return name.messageId;
  return /^\s*<?([0-9a-f-]{36})@/i.exec(name.messageIdHeader)?.[1]?.toLowerCase() ?? '';
}
