import { Type } from 'typebox';
import { dayIn, formatDay } from '../../kernel/days.ts';
import { parseCurrency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { getPartner } from '../../people/index.ts';
import type { DeliverySteps } from './commands-deliver.ts';
import { sendTestMessage } from './commands-ordinary.ts';
import { changeNoticeSettings } from './commands-settings.ts';
import { clockMinutes, clockText } from './decide-settings.ts';
import {
  EmailText,
  LanguageSchema,
  SettingsInputSchema,
  SettingsSchema,
  TemplatePreviewSchema,
  TestOutcomeSchema,
} from './routes-schemas.ts';
import { findServerHealth, findSettings } from './store-settings.ts';
import { letterTitle, writeLetter } from './templates.ts';
import { sampleRequest } from './templates-sample.ts';
import { noticeTemplates, type Language } from './types.ts';

/** How mail leaves, and what it will look like. */
export function settingsRoutes(
  ports: Pick<DeliverySteps, 'secrets' | 'mailLimits'>,
): readonly AnyRoute[] {
  return [
    showRoute,
    route({
      method: 'PUT',
      path: '/api/notice-settings',
      name: 'changeNoticeSettings',
      summary:
        'Changes how mail leaves, if `version` is still the newest. A password is written, never read.',
      tag: 'notices',
      permission: 'notices.write',
      body: SettingsInputSchema,
      output: SettingsSchema,
      refusals: [
        'notice_settings_stale',
        'notice_settings_sender_missing',
        'notice_settings_encryption_needed',
        'notice_settings_password_needed',
        'notice_settings_hours_invalid',
        'notice_settings_quiet_days_invalid',
      ],
      handle: async (context, { body }) => {
        const { sendFrom, sendUntil, ...input } = body;
        await changeNoticeSettings(context, ports.secrets, {
          ...input,
          sendFromMinutes: clockMinutes(sendFrom),
          sendUntilMinutes: clockMinutes(sendUntil),
        });
        return settingsAnswer(context);
      },
    }),
    route({
      method: 'POST',
      path: '/api/notice-settings/test',
      name: 'sendTestMessage',
      summary: 'Sends a test message at once and says what the mail server answered.',
      tag: 'notices',
      permission: 'notices.write',
      body: Type.Object({ to: EmailText }),
      output: TestOutcomeSchema,
      handle: async (context, { body }) => {
        const { channel, outcome } = await sendTestMessage(context, ports, body.to);
        const detail = outcome.kind === 'accepted' ? outcome.response : outcome.detail;
        return { channel, outcome: outcome.kind, detail };
      },
    }),
    previewRoute,
  ];
}

const showRoute = route({
  method: 'GET',
  path: '/api/notice-settings',
  name: 'getNoticeSettings',
  summary: 'How mail leaves and when; `health` says since when the mail server does not answer.',
  tag: 'notices',
  permission: 'notices.read',
  output: SettingsSchema,
  handle: settingsAnswer,
});

const previewRoute = route({
  method: 'GET',
  path: '/api/notice-templates',
  name: 'previewNoticeTemplates',
  summary: 'Every letter with invented facts, as it would leave with the present settings.',
  tag: 'notices',
  permission: 'notices.read',
  query: Type.Object({ language: Type.Optional(LanguageSchema) }),
  output: Type.Object({ items: Type.Array(TemplatePreviewSchema) }),
  handle: (context, { query }) => previews(context, query.language),
});

async function settingsAnswer(context: Context) {
  const { smtp, ...settings } = await findSettings(context);
  const health = await findServerHealth(context);
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
    bankDetails: settings.bankDetails,
    sendFrom: clockText(settings.sendFromMinutes),
    sendUntil: clockText(settings.sendUntilMinutes),
    quietDays: settings.quietDays.map(formatDay),
    version: settings.version,
    health: health
      ? {
          ...health,
          failingSince: health.failingSince.toISOString(),
          heldUntil: health.heldUntil.toISOString(),
        }
      : null,
  };
}

async function previews(context: Context, wanted: Language | undefined) {
  const partner = await getPartner(context);
  const settings = await findSettings(context);
  const language = wanted ?? partner.language;
  const currency = parseCurrency(partner.currency);
  if (currency === null) throw new Error(`not a currency in the database: ${partner.currency}`);
  const asOf = dayIn(context.now, partner.timeZone);
  const items = noticeTemplates.map((template) => {
    const sender = { partnerName: partner.name, currency, asOf };
    const request = sampleRequest(template, language, sender);
    const letter = writeLetter(request, request.contacts[0] ?? null, settings);
    return { template, title: letterTitle(template, language), ...letter };
  });
  return { items };
}
