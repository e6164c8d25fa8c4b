import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { CreditSettings } from './types.ts';

export async function findSettings(context: Context): Promise<CreditSettings | undefined> {
  const result = await sql<Omit<CreditSettings, 'approvalAbove'> & { approvalAbove: string }>`
    select approval_above as "approvalAbove", order_counts as "orderCounts", rules, version
    from credit.settings where partner_id = ${context.partnerId}
  `.execute(context.tx);
  const [row] = result.rows;
  return row && { ...row, approvalAbove: BigInt(row.approvalAbove) };
}

/**
 * Saves the settings when nobody changed them since `version` was read.
 * @returns whether it did
 */
export async function saveSettings(context: Context, settings: CreditSettings): Promise<boolean> {
  const { approvalAbove, orderCounts, rules, version } = settings;
  const result = await sql`
    insert into credit.settings as s (partner_id, approval_above, order_counts, rules, version)
    select ${context.partnerId}, ${String(approvalAbove)}::bigint, ${orderCounts},
      ${JSON.stringify(rules)}::jsonb, 1
    where ${version} = 0 or exists (
      select from credit.settings where partner_id = ${context.partnerId})
    on conflict (partner_id) do update
      set approval_above = excluded.approval_above, order_counts = excluded.order_counts,
        rules = excluded.rules, version = s.version + 1
      where s.version = ${version}
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}
