import { formatDay } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { formatDecimal } from '../../kernel/money.ts';
import { foldForSearch } from '../../kernel/text.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { enqueue } from '../../platform/outbox.ts';
import { sendingInstant } from './commands-hours.ts';
import { recordMessageEvent } from './commands-outcome.ts';
import { decideRecipients, outcomeOf } from './decide-delivery.ts';
import * as store from './store.ts';
import { messageIdsOfNotice } from './store-read.ts';
import { findSettings } from './store-settings.ts';
import { amountDue, writeLetter } from './templates.ts';
import type { NoticeContact, NoticeRequest, NoticeSettings, PreparedNotice } from './types.ts';

/** The effect that delivers one message. */
export const DELIVER_EFFECT = 'notices.deliver';

/**
 * Writes a notice, one letter for each recipient, and has them delivered in the customer's sending
 * hours. A key that was used before changes nothing, whatever the request says. Where nobody can be
 * written to, or nothing is due, the letter is kept as `failed` or `withdrawn`, so that people see
 * it and events say so.
 */
export async function prepareNotice(
  context: Context,
  request: NoticeRequest,
): Promise<PreparedNotice> {
  const noticeId = newId(context.now.getTime());
  const due = amountDue(request);
  const isNew = await store.insertNotice(context, {
    id: noticeId,
    request,
    amountDue: due,
    facts: evidenceOf(request),
  });
  if (!isNew) return preparedBefore(context, request.noticeKey);
  const settings = await findSettings(context);
  const messages = messagesOf(context, noticeId, request, settings);
  await store.insertMessages(context, messages);
  await recordEvents(context, [
    {
      type: 'notices.prepared',
      subject: { kind: 'notice', id: noticeId },
      customerId: request.customer.id,
      after: {
        noticeKey: request.noticeKey,
        template: request.template,
        stageKey: request.stageKey,
        amountDue: formatDecimal(due, request.currency),
        currency: request.currency,
        recipients: messages.map((message) => message.recipient).filter((each) => each !== ''),
      },
    },
  ]);
  const outcome = outcomeOf(messages.map((message) => message.state));
  for (const message of messages) {
    if (message.state === 'queued') continue;
    await recordMessageEvent(
      context,
      { ...message, timeZone: request.customer.timeZone },
      { state: message.state, reason: message.reason, detail: null },
      outcome,
    );
  }
  await enqueue(
    context,
    messages
      .filter((message) => message.state === 'queued')
      .map((message) => ({
        kind: DELIVER_EFFECT,
        key: message.id,
        payload: { messageId: message.id },
        notBefore: message.notBefore,
      })),
  );
  return { noticeId, isNew: true, outcome, messageIds: messages.map((message) => message.id) };
}

async function preparedBefore(context: Context, noticeKey: string): Promise<PreparedNotice> {
  const noticeId = await store.findNoticeId(context, noticeKey);
  if (noticeId === undefined) throw new Error(`notice ${noticeKey} is neither new nor known`);
  const states = await store.statesOfNotice(context, noticeId);
  return {
    noticeId,
    isNew: false,
    outcome: outcomeOf(states),
    messageIds: await messageIdsOfNotice(context, noticeId),
  };
}

function messagesOf(
  context: Context,
  noticeId: string,
  request: NoticeRequest,
  settings: NoticeSettings,
): store.NewMessage[] {
  const { customer } = request;
  const letterTo = (
    recipient: NoticeContact | null,
    state: Pick<store.NewMessage, 'state' | 'reason' | 'notBefore'>,
  ): store.NewMessage => {
    const letter = writeLetter(request, recipient, settings);
    const address = recipient?.email ?? '';
    return {
      id: newId(context.now.getTime()),
      noticeId,
      noticeKey: request.noticeKey,
      customerId: customer.id,
      recipient: address,
      recipientName: recipient?.name ?? customer.name,
      language: recipient?.language ?? customer.language,
      senderName: request.partnerName,
      ...letter,
      ...state,
      searchText: foldForSearch(
        [customer.number, customer.name, address, letter.subject].join(' | '),
      ),
    };
  };
  if (amountDue(request) <= 0n) {
    return [letterTo(null, { state: 'withdrawn', reason: 'nothing_due', notBefore: context.now })];
  }
  const recipients = decideRecipients(request.contacts);
  if (recipients.length === 0) {
    return [letterTo(null, { state: 'failed', reason: 'no_contact', notBefore: context.now })];
  }
  const notBefore = sendingInstant(context.now, customer, settings);
  return recipients.map((recipient) =>
    letterTo(recipient, { state: 'queued', reason: null, notBefore }),
  );
}

/**
 * What the letter names, kept as data: proof needs no reading of HTML. Amounts are decimal strings.
 */
function evidenceOf(request: NoticeRequest): JsonObject {
  const money = (minor: bigint) => formatDecimal(minor, request.currency);
  return {
    partnerName: request.partnerName,
    items: request.items.map((item) => ({
      number: item.number,
      issuedOn: formatDay(item.issuedOn),
      dueOn: formatDay(item.dueOn),
      amount: money(item.amount),
      open: money(item.open),
      disputed: money(item.disputed),
    })),
    further: request.further && {
      count: request.further.count,
      open: money(request.further.open),
      disputed: money(request.further.disputed),
    },
    credit: money(request.credit),
  };
}
