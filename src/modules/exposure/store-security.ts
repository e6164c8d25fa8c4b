import { sql } from 'kysely';
import { formatDay, parseDay, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import {
  DAYS_TO_STOP_DEFAULT,
  type ExposureSettings,
  type Security,
  type SecurityKind,
} from './types.ts';

interface SecurityRow {
  id: string;
  customer_id: string;
  kind: SecurityKind;
  currency: string;
  amount: string;
  valid_from: string;
  valid_until: string | null;
  reference: string;
  note: string | null;
  recorded_by: string;
  recorded_at: Date;
  released_on: string | null;
  release_reason: string | null;
  released_by: string | null;
}

const columns =
  sql.raw(`id, customer_id, kind, currency, amount, valid_from, valid_until, reference, note,
  recorded_by, recorded_at, released_on, release_reason, released_by`);

function toSecurity(row: SecurityRow): Security {
  return {
    id: row.id,
    customerId: row.customer_id,
    kind: row.kind,
    currency: row.currency as Currency,
    amount: BigInt(row.amount),
    validFrom: dayFromColumn(row.valid_from),
    validUntil: row.valid_until === null ? null : dayFromColumn(row.valid_until),
    reference: row.reference,
    note: row.note,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    releasedOn: row.released_on === null ? null : dayFromColumn(row.released_on),
    releaseReason: row.release_reason,
    releasedBy: row.released_by,
  };
}

/** @throws Error when the database holds no day there */
export function dayFromColumn(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`not a day: ${text}`);
  return day;
}

/** Securities of these customers that cover on a day. */
export async function securitiesOn(
  context: Context,
  customerIds: readonly string[],
  day: Day,
): Promise<Security[]> {
  const result = await sql<SecurityRow>`
    select ${columns} from exposure.security
    where partner_id = ${context.partnerId} and customer_id = any(${customerIds}::uuid[])
      and valid_from <= ${formatDay(day)}::date
      and (valid_until is null or valid_until >= ${formatDay(day)}::date)
      and (released_on is null or released_on > ${formatDay(day)}::date)
    order by customer_id, id
  `.execute(context.tx);
  return result.rows.map(toSecurity);
}

/** All of a customer's, the newest first. */
export async function securitiesOf(context: Context, customerId: string): Promise<Security[]> {
  const result = await sql<SecurityRow>`
    select ${columns} from exposure.security
    where partner_id = ${context.partnerId} and customer_id = ${customerId} order by id desc
  `.execute(context.tx);
  return result.rows.map(toSecurity);
}

export async function lockSecurity(context: Context, id: string): Promise<Security | undefined> {
  const result = await sql<SecurityRow>`
    select ${columns} from exposure.security
    where partner_id = ${context.partnerId} and id = ${id} for update
  `.execute(context.tx);
  return result.rows[0] && toSecurity(result.rows[0]);
}

export async function insertSecurity(context: Context, security: Security): Promise<void> {
  const { validUntil } = security;
  await sql`
    insert into exposure.security (partner_id, id, customer_id, kind, currency, amount, valid_from,
      valid_until, reference, note, recorded_by, recorded_at)
    values (${context.partnerId}, ${security.id}, ${security.customerId}, ${security.kind},
      ${security.currency}, ${String(security.amount)}, ${formatDay(security.validFrom)},
      ${validUntil === null ? null : formatDay(validUntil)}, ${security.reference}, ${security.note},
      ${security.recordedBy}, ${security.recordedAt})
  `.execute(context.tx);
}

export async function releaseSecurityRow(
  context: Context,
  id: string,
  release: { readonly on: Day; readonly reason: string; readonly by: string },
): Promise<void> {
  await sql`
    update exposure.security set released_on = ${formatDay(release.on)},
      release_reason = ${release.reason}, released_by = ${release.by}, released_at = ${context.now}
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

export async function settingsOf(context: Context): Promise<ExposureSettings> {
  const result = await sql<{ days_to_stop: number; version: number }>`
    select days_to_stop, version from exposure.settings where partner_id = ${context.partnerId}
  `.execute(context.tx);
  const row = result.rows[0];
  return { daysToStop: row?.days_to_stop ?? DAYS_TO_STOP_DEFAULT, version: row?.version ?? 0 };
}

/** @returns false when somebody else changed them since `version` */
export async function putSettings(
  context: Context,
  daysToStop: number,
  version: number,
): Promise<boolean> {
  const result = await sql`
    insert into exposure.settings as s (partner_id, days_to_stop, version, set_by, set_at)
    select ${context.partnerId}, ${daysToStop}, ${version + 1}, ${context.actor.name}, ${context.now}
    where ${version} = 0 or exists (
      select from exposure.settings where partner_id = ${context.partnerId} and version = ${version})
    on conflict (partner_id) do update set days_to_stop = excluded.days_to_stop,
      version = excluded.version, set_by = excluded.set_by, set_at = excluded.set_at
    where s.version = ${version}
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

/** Securities whose last day lies in a span, of one customer or of all. */
export async function securitiesEnding(
  context: Context,
  span: { readonly from: Day; readonly to: Day },
  customerId: string | null,
): Promise<Security[]> {
  const result = await sql<SecurityRow>`
    select ${columns} from exposure.security
    where partner_id = ${context.partnerId} and released_on is null
      and valid_until between ${formatDay(span.from)}::date and ${formatDay(span.to)}::date
      and (${customerId}::uuid is null or customer_id = ${customerId}::uuid)
    order by valid_until, id
  `.execute(context.tx);
  return result.rows.map(toSecurity);
}
