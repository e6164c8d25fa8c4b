import { sql } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { db } from './store-tables.ts';
import type {
  ConsequenceKind,
  Language,
  MessageReason,
  MessageState,
  NoticeTemplate,
} from './types.ts';

export async function messageIdsOfNotice(context: Context, noticeId: string): Promise<string[]> {
  const rows = await db(context)
    .selectFrom('notices.message')
    .select('id')
    .where('partner_id', '=', context.partnerId)
    .where('notice_id', '=', noticeId)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

export interface MessageRow {
  readonly id: string;
  readonly noticeKey: string;
  readonly customerId: string;
  readonly customerNumber: string;
  readonly customerName: string;
  readonly template: NoticeTemplate;
  readonly stageKey: string;
  readonly asOf: string;
  readonly currency: string;
  readonly amountDue: string;
  readonly recipient: string;
  readonly recipientName: string;
  readonly language: Language;
  readonly subject: string;
  readonly state: MessageState;
  readonly reason: MessageReason | null;
  readonly detail: string | null;
  readonly notBefore: Date;
  readonly attempts: number;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
  readonly createdAt: Date;
}

const rowColumns = [
  'm.id',
  'm.notice_key as noticeKey',
  'm.customer_id as customerId',
  'n.customer_number as customerNumber',
  'n.customer_name as customerName',
  'n.template',
  'n.stage_key as stageKey',
  'n.as_of as asOf',
  'n.currency',
  'n.amount_due as amountDue',
  'm.recipient',
  'm.recipient_name as recipientName',
  'm.language',
  'm.subject',
  'm.state',
  'm.reason',
  'm.detail',
  'm.not_before as notBefore',
  'm.attempts',
  'm.accepted_at as acceptedAt',
  'm.ended_at as endedAt',
  'm.created_at as createdAt',
] as const;

function messagesWithNotices(context: Context) {
  return db(context)
    .selectFrom('notices.message as m')
    .innerJoin('notices.notice as n', (join) =>
      join.onRef('n.partner_id', '=', 'm.partner_id').onRef('n.id', '=', 'm.notice_id'),
    )
    .where('m.partner_id', '=', context.partnerId);
}

export interface MessagePage {
  /** Only messages older than this one; null starts with the newest. */
  readonly beforeId: string | null;
  readonly limit: number;
  readonly state?: MessageState;
  readonly customerId?: string;
  /** Already folded like `search_text`. */
  readonly search?: string;
}

/** Newest first. */
export async function pageOfMessages(context: Context, page: MessagePage): Promise<MessageRow[]> {
  let query = messagesWithNotices(context)
    .select(rowColumns)
    .orderBy('m.id', 'desc')
    .limit(page.limit);
  if (page.beforeId) query = query.where('m.id', '<', page.beforeId);
  if (page.state) query = query.where('m.state', '=', page.state);
  if (page.customerId) query = query.where('m.customer_id', '=', page.customerId);
  if (page.search) query = query.where(sql<boolean>`strpos(m.search_text, ${page.search}) > 0`);
  return query.execute();
}

export interface MessageDetail extends MessageRow {
  readonly html: string;
  readonly text: string;
  readonly announces: readonly { readonly kind: ConsequenceKind; readonly on: string }[];
  readonly facts: JsonObject;
}

export async function findMessageDetail(
  context: Context,
  messageId: string,
): Promise<MessageDetail | undefined> {
  return messagesWithNotices(context)
    .select([...rowColumns, 'm.html', 'm.text', 'n.announces', 'n.facts'])
    .where('m.id', '=', messageId)
    .executeTakeFirst();
}

export interface AttemptRow {
  readonly number: number;
  readonly channel: 'smtp' | 'mailbox';
  readonly server: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: 'accepted' | 'temporary' | 'refused' | 'unknown' | null;
  readonly detail: string | null;
}

export async function attemptsOf(context: Context, messageId: string): Promise<AttemptRow[]> {
  return db(context)
    .selectFrom('notices.attempt')
    .select([
      'number',
      'channel',
      'server',
      'started_at as startedAt',
      'ended_at as endedAt',
      'outcome',
      'detail',
    ])
    .where('partner_id', '=', context.partnerId)
    .where('message_id', '=', messageId)
    .orderBy('number')
    .execute();
}

export interface MailboxRow {
  readonly id: string;
  readonly messageId: string | null;
  readonly sender: string;
  readonly recipient: string;
  readonly subject: string;
  readonly deliveredAt: Date;
}

export interface MailboxMail extends MailboxRow {
  readonly mailId: string;
  readonly replyTo: string | null;
  readonly html: string;
  readonly text: string;
}

const mailboxColumns = [
  'id',
  'message_id as messageId',
  'sender',
  'recipient',
  'subject',
  'delivered_at as deliveredAt',
] as const;

/** Newest first. */
export async function pageOfMailbox(
  context: Context,
  page: { readonly beforeId: string | null; readonly limit: number },
): Promise<MailboxRow[]> {
  let query = db(context)
    .selectFrom('notices.mailbox')
    .select(mailboxColumns)
    .where('partner_id', '=', context.partnerId)
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (page.beforeId) query = query.where('id', '<', page.beforeId);
  return query.execute();
}

export async function findMailboxMail(
  context: Context,
  mailId: string,
): Promise<MailboxMail | undefined> {
  return db(context)
    .selectFrom('notices.mailbox')
    .select([...mailboxColumns, 'mail_id as mailId', 'reply_to as replyTo', 'html', 'text'])
    .where('partner_id', '=', context.partnerId)
    .where('id', '=', mailId)
    .executeTakeFirst();
}
