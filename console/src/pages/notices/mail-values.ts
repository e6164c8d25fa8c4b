import type { Body } from '../../api/client.ts';
import { isDay } from '../../parts/DayField.tsx';
import type { MailSettings } from './MailSettingsPage.tsx';

type Smtp = NonNullable<Body<'changeNoticeSettings'>['smtp']>;

/** The settings as the fields of the form hold them. */
export interface MailValues {
  readonly useServer: boolean;
  readonly host: string;
  readonly port: string;
  readonly security: string;
  readonly user: string;
  readonly password: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly replyTo: string;
  readonly sendFrom: string;
  readonly sendUntil: string;
  readonly quietDays: string;
  readonly bankEn: string;
  readonly bankJa: string;
}

const usualPort = '587';

export function valuesOf(settings: MailSettings): MailValues {
  const { smtp } = settings;
  return {
    useServer: smtp !== null,
    host: smtp?.host ?? '',
    port: smtp === null ? usualPort : String(smtp.port),
    security: smtp?.security ?? 'starttls',
    user: smtp?.user ?? '',
    password: '',
    fromName: settings.fromName ?? '',
    fromAddress: settings.fromAddress ?? '',
    replyTo: settings.replyTo ?? '',
    sendFrom: settings.sendFrom,
    sendUntil: settings.sendUntil,
    quietDays: settings.quietDays.join('\n'),
    bankEn: settings.bankDetails.en,
    bankJa: settings.bankDetails.ja,
  };
}

export function bodyOf(values: MailValues, version: number): Body<'changeNoticeSettings'> {
  return {
    smtp: values.useServer ? smtpOf(values) : null,
    fromName: orNull(values.fromName),
    fromAddress: orNull(values.fromAddress),
    replyTo: orNull(values.replyTo),
    bankDetails: { en: values.bankEn.trim(), ja: values.bankJa.trim() },
    sendFrom: values.sendFrom,
    sendUntil: values.sendUntil,
    quietDays: linesOf(values.quietDays),
    version,
  };
}

function smtpOf(values: MailValues): Smtp {
  return {
    host: values.host.trim(),
    port: Number(values.port),
    security: values.security as Smtp['security'],
    user: orNull(values.user),
    ...(values.password === '' ? {} : { password: values.password }),
  };
}

/** The first line that is no day, or nothing. */
export function wrongDay(text: string): string | undefined {
  return linesOf(text).find((line) => !isDay(line));
}

export function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.normalize('NFKC').trim())
    .filter((line) => line !== '');
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
