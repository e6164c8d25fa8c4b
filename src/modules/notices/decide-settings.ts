import { formatDay } from '../../kernel/days.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { NoticeSettings } from './types.ts';

/** The settings as people and the event log see them: everything but the password. */
export function describeSettings(settings: NoticeSettings): JsonObject {
  const { smtp } = settings;
  return {
    smtp: smtp && {
      host: smtp.host,
      port: smtp.port,
      security: smtp.security,
      user: smtp.user,
      hasPassword: smtp.passwordSealed !== null,
    },
    fromName: settings.fromName,
    fromAddress: settings.fromAddress,
    replyTo: settings.replyTo,
    bankDetails: { en: settings.bankDetails.en, ja: settings.bankDetails.ja },
    sendFrom: clockText(settings.sendFromMinutes),
    sendUntil: clockText(settings.sendUntilMinutes),
    quietDays: settings.quietDays.map(formatDay),
    version: settings.version,
  };
}

/** `09:00`; the end of the day is `24:00`. */
export function clockText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes after midnight of `09:00`; the text was checked against {@link CLOCK_PATTERN}. */
export function clockMinutes(text: string): number {
  const [hours = '', minutes = ''] = text.split(':');
  return Number.parseInt(hours, 10) * 60 + Number.parseInt(minutes, 10);
}

/** 00:00 to 24:00. */
export const CLOCK_PATTERN = '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$';
