import type { Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import { refusalsOf } from '../../kernel/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { MailSecurity } from '../../platform/mail.ts';

export type Language = 'en' | 'ja';

/** The letters, in the order in which a policy usually sends them. */
export const noticeTemplates = [
  'payment_reminder',
  'friendly_reminder',
  'first_reminder',
  'final_notice',
  'suspension_notice',
  'end_of_contract_notice',
  'hand_over_notice',
] as const;

export type NoticeTemplate = (typeof noticeTemplates)[number];

/**
 * What a letter can announce to the customer, from mild to severe. Tasks and write-offs are the
 * partner's own affair.
 */
export const consequenceKinds = ['block_purchases', 'suspend', 'cancel', 'hand_over'] as const;

export type ConsequenceKind = (typeof consequenceKinds)[number];

/**
 * What became of one message.
 * - `queued`: waits for its hour or for another attempt.
 * - `handing_over`: the mail server is being given the message right now.
 * - `accepted`: the mail server (or the built-in mailbox) took it.
 * - `bounced`: certainly not delivered, the server or a later bounce said so.
 * - `failed`: given up without a refusal, or there was nobody to write to.
 * - `withdrawn`: no longer true when its time came, so never sent.
 * - `unknown`: the connection broke after the message was handed over; a person has to find out.
 */
export const messageStates = [
  'queued',
  'handing_over',
  'accepted',
  'bounced',
  'failed',
  'withdrawn',
  'unknown',
] as const;

export type MessageState = (typeof messageStates)[number];

/** What became of a notice as a whole, over all its recipients. */
export type NoticeOutcome = 'pending' | 'accepted' | 'bounced' | 'failed' | 'withdrawn' | 'unknown';

export interface NoticeContact {
  readonly name: string;
  readonly email: string;
  readonly department: string | null;
  readonly language: Language;
  readonly role: 'billing' | 'management' | 'technical';
}

/** An invoice as the letter names it; amounts in minor units of the notice's currency. */
export interface NoticeItem {
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly amount: bigint;
  readonly open: bigint;
  /** The part of `open` that is disputed and therefore not asked for. */
  readonly disputed: bigint;
}

export interface Announcement {
  readonly kind: ConsequenceKind;
  readonly on: Day;
}

/**
 * Everything a letter says, as facts. Whoever asks for a notice gathers them; nothing is looked up
 * later.
 */
export interface NoticeRequest {
  /** Never two notices with one key. */
  readonly noticeKey: string;
  readonly template: NoticeTemplate;
  /** The policy's stage that asked for the notice; kept as evidence. */
  readonly stageKey: string;
  /** The day as of which the facts hold, in the customer's zone; the date of the letter. */
  readonly asOf: Day;
  readonly partnerName: string;
  readonly customer: {
    readonly id: string;
    readonly number: string;
    readonly name: string;
    readonly language: Language;
    readonly timeZone: string;
    readonly calendarId: string;
  };
  /** All contacts of the customer; who of them is written to is decided here. */
  readonly contacts: readonly NoticeContact[];
  readonly currency: Currency;
  /** Oldest due date first. */
  readonly items: readonly NoticeItem[];
  /** Invoices that are counted but not listed, of a customer with very many. */
  readonly further: {
    readonly count: number;
    readonly open: bigint;
    readonly disputed: bigint;
  } | null;
  /** Unapplied payments and credit notes, not negative; taken off the amount due. */
  readonly credit: bigint;
  /**
   * What will happen, or has happened by `asOf`, and on which day: each in a sentence of its own.
   */
  readonly announces: readonly Announcement[];
}

/** What came of asking for a notice. */
export interface PreparedNotice {
  readonly noticeId: string;
  /** False when the key was used before; then nothing was changed. */
  readonly isNew: boolean;
  readonly outcome: NoticeOutcome;
  readonly messageIds: readonly string[];
}

/** Why a message is in its state, where the state alone does not say it. */
export const messageReasons = [
  'no_contact',
  'nothing_due',
  'no_longer_true',
  'refused_by_server',
  'reported_bounce',
  'gave_up',
  'connection_lost',
  'worker_lost',
  'person_decided',
] as const;

export type MessageReason = (typeof messageReasons)[number];

/** Asked right before a message leaves: does what it says still hold? */
export type Recheck = (
  context: Context,
  notice: { readonly noticeKey: string; readonly customerId: string },
) => Promise<RecheckVerdict>;

export type RecheckVerdict =
  | { readonly verdict: 'go' }
  | { readonly verdict: 'withdrawn'; readonly reason: string };

export interface NoticeSettings {
  /** Null while mail goes to the built-in mailbox. */
  readonly smtp: {
    readonly host: string;
    readonly port: number;
    readonly security: MailSecurity;
    readonly user: string | null;
    readonly passwordSealed: Buffer | null;
  } | null;
  /** Null means the partner's name. */
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly replyTo: string | null;
  /** Free text, one line a row of the letter; empty refers to the invoices. */
  readonly bankDetails: Readonly<Record<Language, string>>;
  /**
   * Minutes after midnight on the customer's clocks; messages leave from the first up to before the
   * second.
   */
  readonly sendFromMinutes: number;
  readonly sendUntilMinutes: number;
  /** Days on which nothing is sent to anybody. */
  readonly quietDays: readonly Day[];
  readonly version: number;
}

/**
 * `notice_not_found`, `mailbox_mail_not_found`: no such row. `notice_not_unknown`: only an unknown
 * outcome can be resolved. `notice_not_sent`: only what was handed over can bounce.
 * `notice_settings_stale`: somebody else changed the settings meanwhile. The other
 * `notice_settings_…`: the settings contradict themselves.
 */
export type NoticesRefusal =
  | 'notice_not_found'
  | 'notice_not_unknown'
  | 'notice_not_sent'
  | 'mailbox_mail_not_found'
  | 'notice_settings_stale'
  | 'notice_settings_sender_missing'
  | 'notice_settings_encryption_needed'
  | 'notice_settings_password_needed'
  | 'notice_settings_hours_invalid'
  | 'notice_settings_quiet_days_invalid';

export const refuse = refusalsOf<NoticesRefusal>();
