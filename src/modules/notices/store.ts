import { sql } from 'kysely';
import { formatDay } from '../../kernel/days.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { db } from './store-tables.ts';
import type { Language, MessageReason, MessageState, NoticeRequest } from './types.ts';

export interface NewNotice {
  readonly id: string;
  readonly request: NoticeRequest;
  readonly amountDue: bigint;
  readonly facts: JsonObject;
}

/** False when the key was used before; then nothing is inserted. */
export async function insertNotice(context: Context, notice: NewNotice): Promise<boolean> {
  const { request } = notice;
  const result = await db(context)
    .insertInto('notices.notice')
    .values({
      partner_id: context.partnerId,
      id: notice.id,
      notice_key: request.noticeKey,
      customer_id: request.customer.id,
      customer_number: request.customer.number,
      customer_name: request.customer.name,
      customer_time_zone: request.customer.timeZone,
      customer_calendar_id: request.customer.calendarId,
      template: request.template,
      stage_key: request.stageKey,
      as_of: formatDay(request.asOf),
      currency: request.currency,
      amount_due: notice.amountDue.toString(),
      announces: JSON.stringify(
        request.announces.map(({ kind, on }) => ({ kind, on: formatDay(on) })),
      ),
      facts: JSON.stringify(notice.facts),
      created_at: context.now,
    })
    .onConflict((conflict) => conflict.columns(['partner_id', 'notice_key']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findNoticeId(
  context: Context,
  noticeKey: string,
): Promise<string | undefined> {
  const row = await db(context)
    .selectFrom('notices.notice')
    .select('id')
    .where('partner_id', '=', context.partnerId)
    .where('notice_key', '=', noticeKey)
    .executeTakeFirst();
  return row?.id;
}

export interface NewMessage {
  readonly id: string;
  readonly noticeId: string;
  readonly noticeKey: string;
  readonly customerId: string;
  readonly recipient: string;
  readonly recipientName: string;
  readonly language: Language;
  readonly senderName: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly state: 'queued' | 'failed' | 'withdrawn';
  readonly reason: MessageReason | null;
  readonly notBefore: Date;
  readonly searchText: string;
}

export async function insertMessages(
  context: Context,
  messages: readonly NewMessage[],
): Promise<void> {
  await db(context)
    .insertInto('notices.message')
    .values(
      messages.map((message) => ({
        partner_id: context.partnerId,
        id: message.id,
        notice_id: message.noticeId,
        notice_key: message.noticeKey,
        customer_id: message.customerId,
        recipient: message.recipient,
        recipient_name: message.recipientName,
        language: message.language,
        sender_name: message.senderName,
        subject: message.subject,
        html: message.html,
        text: message.text,
        state: message.state,
        reason: message.reason,
        not_before: message.notBefore,
        ended_at: message.state === 'queued' ? null : context.now,
        search_text: message.searchText,
        created_at: context.now,
      })),
    )
    .execute();
}

/** A message as its delivery needs it. */
export interface Message {
  readonly id: string;
  readonly noticeId: string;
  readonly noticeKey: string;
  readonly customerId: string;
  readonly timeZone: string;
  readonly calendarId: string;
  readonly recipient: string;
  readonly recipientName: string;
  readonly senderName: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly state: MessageState;
  readonly notBefore: Date;
  readonly attempts: number;
  readonly failures: number;
  readonly handingOverSince: Date | null;
  readonly acceptedAt: Date | null;
  readonly createdAt: Date;
}

/**
 * Reads a message and keeps others from changing it until the transaction ends. The lock is on its
 * whole notice: of two letters that end at the same time, the second one sees how the first one
 * ended. (A row lock per message would not do that, and locking the sisters' rows too would end in
 * deadlocks.)
 */
export async function lockMessage(
  context: Context,
  messageId: string,
): Promise<Message | undefined> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('notices.notice/' || notice_id, 0))
    from notices.message where partner_id = ${context.partnerId} and id = ${messageId}
  `.execute(context.tx);
  return db(context)
    .selectFrom('notices.message as m')
    .innerJoin('notices.notice as n', (join) =>
      join.onRef('n.partner_id', '=', 'm.partner_id').onRef('n.id', '=', 'm.notice_id'),
    )
    .select([
      'm.id',
      'm.notice_id as noticeId',
      'm.notice_key as noticeKey',
      'm.customer_id as customerId',
      'n.customer_time_zone as timeZone',
      'n.customer_calendar_id as calendarId',
      'm.recipient',
      'm.recipient_name as recipientName',
      'm.sender_name as senderName',
      'm.subject',
      'm.html',
      'm.text',
      'm.state',
      'm.not_before as notBefore',
      'm.attempts',
      'm.failures',
      'm.handing_over_since as handingOverSince',
      'm.accepted_at as acceptedAt',
      'm.created_at as createdAt',
    ])
    .where('m.partner_id', '=', context.partnerId)
    .where('m.id', '=', messageId)
    .executeTakeFirst();
}

/** What changes when a message moves on; `detail` is the server's or a person's own words. */
export interface MessageChange {
  readonly state: MessageState;
  readonly reason: MessageReason | null;
  readonly detail: string | null;
  readonly notBefore?: Date;
  readonly attempts?: number;
  readonly failures?: number;
}

export async function changeMessage(
  context: Context,
  messageId: string,
  change: MessageChange,
): Promise<void> {
  const { now } = context;
  const isUnderWay = change.state === 'queued' || change.state === 'handing_over';
  await db(context)
    .updateTable('notices.message')
    .set({
      state: change.state,
      reason: change.reason,
      detail: change.detail,
      handing_over_since: change.state === 'handing_over' ? now : null,
      ended_at: isUnderWay ? null : now,
      ...(change.state === 'accepted' ? { accepted_at: now } : {}),
      ...(change.notBefore ? { not_before: change.notBefore } : {}),
      ...(change.attempts === undefined ? {} : { attempts: change.attempts }),
      ...(change.failures === undefined ? {} : { failures: change.failures }),
    })
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', messageId)
    .execute();
}

export async function postponeMessage(
  context: Context,
  messageId: string,
  notBefore: Date,
): Promise<void> {
  await db(context)
    .updateTable('notices.message')
    .set({ not_before: notBefore })
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', messageId)
    .execute();
}

/** The states of all messages of a notice. */
export async function statesOfNotice(context: Context, noticeId: string): Promise<MessageState[]> {
  const result = await sql<{ state: MessageState }>`
    select state from notices.message
    where partner_id = ${context.partnerId} and notice_id = ${noticeId}
  `.execute(context.tx);
  return result.rows.map((row) => row.state);
}

export interface StartedAttempt {
  readonly messageId: string;
  readonly number: number;
  readonly channel: 'smtp' | 'mailbox';
  readonly server: string | null;
}

export async function insertAttempt(context: Context, attempt: StartedAttempt): Promise<void> {
  await db(context)
    .insertInto('notices.attempt')
    .values({
      partner_id: context.partnerId,
      message_id: attempt.messageId,
      number: attempt.number,
      channel: attempt.channel,
      server: attempt.server,
      started_at: context.now,
    })
    .execute();
}

/** Writes down how an attempt ended; an outcome that was written before stays. */
export async function endAttempt(
  context: Context,
  attempt: { readonly messageId: string; readonly number: number },
  outcome: 'accepted' | 'temporary' | 'refused' | 'unknown',
  detail: string | null,
): Promise<void> {
  await db(context)
    .updateTable('notices.attempt')
    .set({ ended_at: context.now, outcome, detail })
    .where('partner_id', '=', context.partnerId)
    .where('message_id', '=', attempt.messageId)
    .where('number', '=', attempt.number)
    .where((where) => where.or([where('outcome', 'is', null), where('outcome', '=', 'unknown')]))
    .execute();
}

export interface NewMailboxMail {
  readonly id: string;
  readonly messageId: string | null;
  readonly mailId: string;
  readonly sender: string;
  readonly recipient: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export async function insertMailboxMail(context: Context, mail: NewMailboxMail): Promise<void> {
  await db(context)
    .insertInto('notices.mailbox')
    .values({
      partner_id: context.partnerId,
      id: mail.id,
      message_id: mail.messageId,
      mail_id: mail.mailId,
      sender: mail.sender,
      recipient: mail.recipient,
      reply_to: mail.replyTo,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      delivered_at: context.now,
    })
    .execute();
}
