import { sql } from 'kysely';
import { formatDay, parseDay, type Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { db } from './store-tables.ts';
import type { NoticeSettings } from './types.ts';

/** What holds until somebody saves settings: built-in mailbox, office hours. */
export const defaultSettings: NoticeSettings = {
  smtp: null,
  fromName: null,
  fromAddress: null,
  replyTo: null,
  bankDetails: { en: '', ja: '' },
  sendFromMinutes: 9 * 60,
  sendUntilMinutes: 17 * 60,
  quietDays: [],
  version: 0,
};

export async function findSettings(context: Context): Promise<NoticeSettings> {
  const row = await db(context)
    .selectFrom('notices.settings')
    .selectAll()
    // The driver would turn an array of days into instants of local midnights.
    .select(sql<string[]>`quiet_days::text[]`.as('quietDays'))
    .where('partner_id', '=', context.partnerId)
    .executeTakeFirst();
  if (!row) return defaultSettings;
  return {
    smtp:
      row.smtp_host === null || row.smtp_port === null || row.smtp_security === null
        ? null
        : {
            host: row.smtp_host,
            port: row.smtp_port,
            security: row.smtp_security,
            user: row.smtp_user,
            passwordSealed: row.smtp_password_sealed,
          },
    fromName: row.from_name,
    fromAddress: row.from_address,
    replyTo: row.reply_to,
    bankDetails: { en: row.bank_details_en, ja: row.bank_details_ja },
    sendFromMinutes: row.send_from_minutes,
    sendUntilMinutes: row.send_until_minutes,
    quietDays: row.quietDays.map(storedDay),
    version: row.version,
  };
}

function storedDay(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`not a day in the database: ${text}`);
  return day;
}

/**
 * Saves settings that follow version `settings.version - 1`. False when that is no longer the
 * newest.
 */
export async function saveSettings(context: Context, settings: NoticeSettings): Promise<boolean> {
  const values = {
    smtp_host: settings.smtp?.host ?? null,
    smtp_port: settings.smtp?.port ?? null,
    smtp_security: settings.smtp?.security ?? null,
    smtp_user: settings.smtp?.user ?? null,
    smtp_password_sealed: settings.smtp?.passwordSealed ?? null,
    from_name: settings.fromName,
    from_address: settings.fromAddress,
    reply_to: settings.replyTo,
    bank_details_en: settings.bankDetails.en,
    bank_details_ja: settings.bankDetails.ja,
    send_from_minutes: settings.sendFromMinutes,
    send_until_minutes: settings.sendUntilMinutes,
    quiet_days: settings.quietDays.map(formatDay),
    version: settings.version,
    updated_at: context.now,
  };
  if (settings.version === 1) {
    const inserted = await db(context)
      .insertInto('notices.settings')
      .values({ partner_id: context.partnerId, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const updated = await db(context)
    .updateTable('notices.settings')
    .set(values)
    .where('partner_id', '=', context.partnerId)
    .where('version', '=', settings.version - 1)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

export interface ServerHealth {
  readonly failures: number;
  readonly failingSince: Date;
  readonly heldUntil: Date;
  readonly lastError: string;
}

/** Nothing while the mail server answers. */
export async function findServerHealth(context: Context): Promise<ServerHealth | undefined> {
  return db(context)
    .selectFrom('notices.server_health')
    .select([
      'failures',
      'failing_since as failingSince',
      'held_until as heldUntil',
      'last_error as lastError',
    ])
    .where('partner_id', '=', context.partnerId)
    .executeTakeFirst();
}

export async function saveServerHealth(context: Context, health: ServerHealth): Promise<void> {
  const values = {
    failures: health.failures,
    held_until: health.heldUntil,
    last_error: health.lastError,
  };
  await db(context)
    .insertInto('notices.server_health')
    .values({ partner_id: context.partnerId, failing_since: health.failingSince, ...values })
    .onConflict((conflict) => conflict.column('partner_id').doUpdateSet(values))
    .execute();
}

export async function clearServerHealth(context: Context): Promise<void> {
  await db(context)
    .deleteFrom('notices.server_health')
    .where('partner_id', '=', context.partnerId)
    .execute();
}
