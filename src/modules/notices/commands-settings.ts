import { parseDay, type Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { isLoopback } from '../../platform/mail.ts';
import type { SecretBox } from '../../platform/secrets.ts';
import { passwordPurpose } from './commands-mail.ts';
import { describeSettings } from './decide-settings.ts';
import { clearServerHealth, findSettings, saveSettings } from './store-settings.ts';
import { refuse, type Language, type NoticeSettings } from './types.ts';

/** As a person fills in the form. */
export interface NoticeSettingsInput {
  /** The version that the person saw; 0 while nothing was ever saved. */
  readonly version: number;
  readonly smtp: {
    readonly host: string;
    readonly port: number;
    readonly security: 'starttls' | 'tls' | 'none';
    readonly user: string | null;
    /** Left out: the stored one stays, as long as server and user stay. */
    readonly password?: string;
  } | null;
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly replyTo: string | null;
  readonly bankDetails: Readonly<Record<Language, string>>;
  readonly sendFromMinutes: number;
  readonly sendUntilMinutes: number;
  readonly quietDays: readonly string[];
}

/** A year of single days; who needs more wants a calendar. */
const QUIET_DAYS_MAX = 366;
/** Below this, customers in zones with clock changes could have no hour at all on some days. */
const HOURS_MINUTES_MIN = 60;

/**
 * Saves how mail leaves, if `version` is still the newest. The password is sealed before it is
 * stored and never given out again.
 * @throws Refused `notice_settings_…`
 */
export async function changeNoticeSettings(
  context: Context,
  secrets: SecretBox,
  input: NoticeSettingsInput,
): Promise<NoticeSettings> {
  const before = await findSettings(context);
  if (input.version !== before.version) throw stale(input.version, before.version);
  checkHours(input);
  const settings: NoticeSettings = {
    smtp: smtpOf(context, secrets, input, before),
    fromName: textOrNull(input.fromName),
    fromAddress: textOrNull(input.fromAddress),
    replyTo: textOrNull(input.replyTo),
    bankDetails: input.bankDetails,
    sendFromMinutes: input.sendFromMinutes,
    sendUntilMinutes: input.sendUntilMinutes,
    quietDays: quietDaysOf(input.quietDays),
    version: before.version + 1,
  };
  if (settings.smtp && settings.fromAddress === null) {
    throw refuse('notice_settings_sender_missing', {}, 'fromAddress');
  }
  if (!(await saveSettings(context, settings))) throw stale(input.version, settings.version);
  // A server that was just set right is tried at once.
  await clearServerHealth(context);
  await recordEvents(context, [
    {
      type: 'notices.settings_changed',
      subject: { kind: 'notice_settings', id: context.partnerId },
      before: describeSettings(before),
      after: {
        ...describeSettings(settings),
        passwordChanged: input.smtp?.password !== undefined,
      },
    },
  ]);
  return settings;
}

function smtpOf(
  context: Context,
  secrets: SecretBox,
  input: NoticeSettingsInput,
  before: NoticeSettings,
): NoticeSettings['smtp'] {
  if (!input.smtp) return null;
  const { port, security, password } = input.smtp;
  const host = input.smtp.host.trim();
  const user = textOrNull(input.smtp.user);
  if (security === 'none' && !isLoopback(host)) {
    throw refuse('notice_settings_encryption_needed', { host }, 'smtp.security');
  }
  if (user === null) return { host, port, security, user: null, passwordSealed: null };
  if (password !== undefined && password !== '') {
    const passwordSealed = secrets.seal(password, passwordPurpose(context.partnerId));
    return { host, port, security, user, passwordSealed };
  }
  // A stored password must not follow to another server: whoever names the server would learn it.
  const old = before.smtp;
  const isSameServer =
    old?.host === host && old.port === port && old.user === user && old.security === security;
  if (!isSameServer || !old.passwordSealed) {
    throw refuse('notice_settings_password_needed', { host }, 'smtp.password');
  }
  return { host, port, security, user, passwordSealed: old.passwordSealed };
}

function checkHours(input: NoticeSettingsInput): void {
  const length = input.sendUntilMinutes - input.sendFromMinutes;
  if (length < HOURS_MINUTES_MIN) {
    throw refuse('notice_settings_hours_invalid', { minutes: HOURS_MINUTES_MIN }, 'sendUntil');
  }
}

function quietDaysOf(texts: readonly string[]): Day[] {
  const days = new Set<Day>();
  for (const [index, text] of texts.entries()) {
    const day = parseDay(text);
    if (day === null) {
      throw refuse('notice_settings_quiet_days_invalid', { day: text }, `quietDays[${index}]`);
    }
    days.add(day);
  }
  if (days.size > QUIET_DAYS_MAX) {
    throw refuse('notice_settings_quiet_days_invalid', { day: `${days.size}` }, 'quietDays');
  }
  return [...days].toSorted((a, b) => a - b);
}

function textOrNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function stale(seen: number, current: number) {
  return refuse('notice_settings_stale', { version: seen, current });
}
