import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { SubscriptionSettings } from './types-bulk.ts';

export async function findSettings(context: Context): Promise<SubscriptionSettings | undefined> {
  const result = await sql<Omit<SubscriptionSettings, 'approvalAbove'> & { approvalAbove: string }>`
    select approval_above as "approvalAbove", bulk_approval_above as "bulkApprovalAbove",
      bulk_maximum as "bulkMaximum", version
    from subscriptions.settings where partner_id = ${context.partnerId}
  `.execute(context.tx);
  const [row] = result.rows;
  return row && { ...row, approvalAbove: BigInt(row.approvalAbove) };
}

/**
 * Saves the settings when nobody changed them since `version` was read.
 * @returns whether it did
 */
export async function saveSettings(
  context: Context,
  settings: SubscriptionSettings,
): Promise<boolean> {
  const { approvalAbove, bulkApprovalAbove, bulkMaximum, version } = settings;
  const result = await sql`
    insert into subscriptions.settings as s (partner_id, approval_above, bulk_approval_above,
      bulk_maximum, version)
    select ${context.partnerId}, ${String(approvalAbove)}::bigint, ${bulkApprovalAbove}::int,
      ${bulkMaximum}::int, 1
    where ${version} = 0 or exists (
      select from subscriptions.settings where partner_id = ${context.partnerId})
    on conflict (partner_id) do update
      set approval_above = excluded.approval_above,
        bulk_approval_above = excluded.bulk_approval_above,
        bulk_maximum = excluded.bulk_maximum, version = s.version + 1
      where s.version = ${version}
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}
