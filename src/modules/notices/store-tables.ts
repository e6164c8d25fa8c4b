import type { ColumnType, Generated, Kysely } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import { tables, type Context } from '../../platform/context.ts';
import type { MailSecurity } from '../../platform/mail.ts';
import type {
  ConsequenceKind,
  Language,
  MessageReason,
  MessageState,
  NoticeTemplate,
} from './types.ts';

interface SettingsTable {
  partner_id: string;
  smtp_host: string | null;
  smtp_port: number | null;
  smtp_security: MailSecurity | null;
  smtp_user: string | null;
  smtp_password_sealed: Buffer | null;
  from_name: string | null;
  from_address: string | null;
  reply_to: string | null;
  bank_details_en: string;
  bank_details_ja: string;
  send_from_minutes: number;
  send_until_minutes: number;
  quiet_days: string[];
  version: number;
  updated_at: Date;
}

interface ServerHealthTable {
  partner_id: string;
  failures: number;
  failing_since: Date;
  held_until: Date;
  last_error: string;
}

/** Written as text: node-pg would turn an array into one of PostgreSQL's own. */
type JsonColumn<T> = ColumnType<T, string, string>;

interface NoticeTable {
  partner_id: string;
  id: string;
  notice_key: string;
  customer_id: string;
  customer_number: string;
  customer_name: string;
  customer_time_zone: string;
  customer_calendar_id: string;
  template: NoticeTemplate;
  stage_key: string;
  as_of: string;
  currency: string;
  /** bigint: arrives as text. */
  amount_due: string;
  announces: JsonColumn<{ kind: ConsequenceKind; on: string }[]>;
  facts: JsonColumn<JsonObject>;
  created_at: Date;
}

interface MessageTable {
  partner_id: string;
  id: string;
  notice_id: string;
  notice_key: string;
  customer_id: string;
  recipient: string;
  recipient_name: string;
  language: Language;
  sender_name: string;
  subject: string;
  html: string;
  text: string;
  state: MessageState;
  reason: MessageReason | null;
  detail: string | null;
  not_before: Date;
  attempts: Generated<number>;
  failures: Generated<number>;
  handing_over_since: Date | null;
  accepted_at: Date | null;
  ended_at: Date | null;
  search_text: string;
  created_at: Date;
}

interface AttemptTable {
  partner_id: string;
  message_id: string;
  number: number;
  channel: 'smtp' | 'mailbox';
  server: string | null;
  started_at: Date;
  ended_at: Date | null;
  outcome: 'accepted' | 'temporary' | 'refused' | 'unknown' | null;
  detail: string | null;
}

interface MailboxTable {
  partner_id: string;
  id: string;
  message_id: string | null;
  mail_id: string;
  sender: string;
  recipient: string;
  reply_to: string | null;
  subject: string;
  html: string;
  text: string;
  delivered_at: Date;
}

interface NoticesTables {
  'notices.settings': SettingsTable;
  'notices.server_health': ServerHealthTable;
  'notices.notice': NoticeTable;
  'notices.message': MessageTable;
  'notices.attempt': AttemptTable;
  'notices.mailbox': MailboxTable;
}

export function db(context: Context): Kysely<NoticesTables> {
  return tables<NoticesTables>(context);
}
