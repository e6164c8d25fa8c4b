import { Type, type TSchema } from 'typebox';
import { CLOCK_PATTERN } from './decide-settings.ts';
import { consequenceKinds, messageReasons, messageStates, noticeTemplates } from './types.ts';

export function orNull<S extends TSchema>(schema: S) {
  return Type.Union([schema, Type.Null()]);
}

const Instant = Type.String({ format: 'date-time' });
const DayText = Type.String({ format: 'date' });
const Amount = Type.String({ description: 'Decimal, in the currency beside it' });

export const LanguageSchema = Type.Enum(['en', 'ja']);
export const MessageStateSchema = Type.Enum([...messageStates]);
export const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const EmailText = Type.String({ pattern: '^[^\\s@<>]+@[^\\s@<>]+$', maxLength: 254 });

const messageFields = {
  id: Type.String(),
  noticeKey: Type.String(),
  customerId: Type.String(),
  customerNumber: Type.String(),
  customerName: Type.String(),
  template: Type.Enum([...noticeTemplates]),
  stageKey: Type.String(),
  asOf: DayText,
  currency: Type.String(),
  amountDue: Amount,
  recipient: Type.String({ description: 'Empty when there was nobody to write to' }),
  recipientName: Type.String(),
  language: LanguageSchema,
  subject: Type.String(),
  state: MessageStateSchema,
  reason: orNull(Type.Enum([...messageReasons])),
  detail: orNull(Type.String({ description: 'In the words of the mail server or of a person' })),
  notBefore: Instant,
  attempts: Type.Integer(),
  acceptedAt: orNull(Instant),
  endedAt: orNull(Instant),
  createdAt: Instant,
};

export const NoticeRowSchema = Type.Object(messageFields);

const AttemptSchema = Type.Object({
  number: Type.Integer(),
  channel: Type.Enum(['smtp', 'mailbox']),
  server: orNull(Type.String()),
  startedAt: Instant,
  endedAt: orNull(Instant),
  outcome: orNull(Type.Enum(['accepted', 'temporary', 'refused', 'unknown'])),
  detail: orNull(Type.String()),
});

export const NoticeDetailSchema = Type.Object({
  ...messageFields,
  html: Type.String(),
  text: Type.String(),
  announces: Type.Array(Type.Object({ kind: Type.Enum([...consequenceKinds]), on: DayText })),
  facts: Type.Record(Type.String(), Type.Unknown(), {
    description: 'What the letter names: items, credit, invoices counted but not listed',
  }),
  deliveries: Type.Array(AttemptSchema),
});

const mailboxFields = {
  id: Type.String(),
  messageId: orNull(Type.String()),
  sender: Type.String(),
  recipient: Type.String(),
  subject: Type.String(),
  deliveredAt: Instant,
};

export const MailboxRowSchema = Type.Object(mailboxFields);
export const MailboxMailSchema = Type.Object({
  ...mailboxFields,
  mailId: Type.String(),
  replyTo: orNull(Type.String()),
  html: Type.String(),
  text: Type.String(),
});

const SecuritySchema = Type.Enum(['starttls', 'tls', 'none']);
const ClockText = Type.String({ pattern: CLOCK_PATTERN, description: 'HH:MM' });
const Line = Type.String({ maxLength: 200 });
const BankDetailsSchema = Type.Object({
  en: Type.String({ maxLength: 2_000 }),
  ja: Type.String({ maxLength: 2_000 }),
});
const smtpFields = {
  host: Type.String({ minLength: 1, maxLength: 253, pattern: '^[A-Za-z0-9.:_-]+$' }),
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  security: SecuritySchema,
  user: orNull(Line),
};
const settingsFields = {
  fromName: orNull(Line),
  fromAddress: orNull(EmailText),
  replyTo: orNull(EmailText),
  bankDetails: BankDetailsSchema,
  sendFrom: ClockText,
  sendUntil: ClockText,
  quietDays: Type.Array(DayText, { maxItems: 1_000 }),
  version: Type.Integer({ minimum: 0 }),
};

export const SettingsInputSchema = Type.Object({
  smtp: orNull(
    Type.Object({ ...smtpFields, password: Type.Optional(Type.String({ maxLength: 1_000 })) }),
  ),
  ...settingsFields,
});

export const SettingsSchema = Type.Object({
  smtp: orNull(Type.Object({ ...smtpFields, hasPassword: Type.Boolean() })),
  ...settingsFields,
  health: orNull(
    Type.Object({
      failures: Type.Integer(),
      failingSince: Instant,
      heldUntil: Instant,
      lastError: Type.String(),
    }),
  ),
});

export const TestOutcomeSchema = Type.Object({
  channel: Type.Enum(['smtp', 'mailbox']),
  outcome: Type.Enum(['accepted', 'temporary', 'refused', 'unknown']),
  detail: Type.String({ description: "The mail server's own words" }),
});

export const TemplatePreviewSchema = Type.Object({
  template: Type.Enum([...noticeTemplates]),
  title: Type.String(),
  subject: Type.String(),
  html: Type.String(),
  text: Type.String(),
});
