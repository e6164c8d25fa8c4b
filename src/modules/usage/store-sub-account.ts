import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { fromRecords, recordset } from '../../platform/recordset.ts';
import { dayFromColumn } from './store-rows.ts';
import type { SubAccount } from './types.ts';

const columns = sql`id, provider, external_id as "externalId", name, customer_id as "customerId",
  subscription_id as "subscriptionId", entitlement_id as "entitlementId", mapped_by as "mappedBy",
  seen_at as "seenAt"`;

export interface SeenSubAccount {
  readonly provider: string;
  readonly externalId: string;
  readonly name: string | null;
  /** Whose it is, where that is known; an owner that is known already stays. */
  readonly customerId: string | null;
  readonly subscriptionId: string | null;
  readonly entitlementId: string | null;
}

/** Remembers the sub accounts that a file named. */
export async function upsertSubAccounts(
  context: Context,
  seen: readonly SeenSubAccount[],
): Promise<void> {
  if (seen.length === 0) return;
  const rows = recordset(
    seen.map((each) => ({
      id: newId(context.now.getTime()),
      provider: each.provider,
      external_id: each.externalId,
      name: each.name,
      customer_id: each.customerId,
      subscription_id: each.subscriptionId,
      entitlement_id: each.entitlementId,
    })),
    {
      id: 'uuid',
      provider: 'text',
      external_id: 'text',
      name: 'text',
      customer_id: 'uuid',
      subscription_id: 'uuid',
      entitlement_id: 'uuid',
    },
  );
  await sql`
    insert into usage.sub_account as a (partner_id, id, provider, external_id, name, customer_id,
      subscription_id, entitlement_id, mapped_by, first_seen_at, seen_at)
    select ${context.partnerId}, r.id, r.provider, r.external_id, r.name, r.customer_id, r.subscription_id,
      r.entitlement_id, case when r.customer_id is not null then ${context.actor.name} end, ${context.now},
      ${context.now}
    from ${fromRecords(rows)} as r
    on conflict (partner_id, provider, external_id) do update set
      seen_at = excluded.seen_at,
      name = coalesce(excluded.name, a.name),
      customer_id = coalesce(a.customer_id, excluded.customer_id),
      subscription_id = case when a.customer_id is null then excluded.subscription_id
        else a.subscription_id end,
      entitlement_id = case when a.customer_id is null then excluded.entitlement_id
        else a.entitlement_id end,
      mapped_by = coalesce(a.mapped_by, excluded.mapped_by)
  `.execute(context.tx);
}

export async function lockSubAccount(
  context: Context,
  id: string,
): Promise<SubAccount | undefined> {
  const result = await sql<SubAccount>`
    select ${columns} from usage.sub_account
    where partner_id = ${context.partnerId} and id = ${id} for update
  `.execute(context.tx);
  return result.rows[0];
}

/** Those that nobody has mapped first, then by identifier. */
export async function pageOfSubAccounts(
  context: Context,
  page: {
    readonly after: {
      readonly mapped: boolean;
      readonly externalId: string;
      readonly id: string;
    } | null;
    readonly limit: number;
    readonly customerId?: string;
  },
): Promise<SubAccount[]> {
  const { after } = page;
  const result = await sql<SubAccount>`
    select ${columns} from usage.sub_account
    where partner_id = ${context.partnerId}
      and (${page.customerId ?? null}::uuid is null or customer_id = ${page.customerId ?? null}::uuid)
      and (${after === null} or (customer_id is not null, external_id, id)
        > (${after?.mapped ?? false}::boolean, ${after?.externalId ?? ''}::text, ${after?.id ?? null}::uuid))
    order by customer_id is not null, external_id, id
    limit ${page.limit}
  `.execute(context.tx);
  return result.rows;
}

export async function countUnmapped(context: Context): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::int as count from usage.sub_account
    where partner_id = ${context.partnerId} and customer_id is null
  `.execute(context.tx);
  return result.rows[0]!.count;
}

export async function updateOwner(context: Context, account: SubAccount): Promise<void> {
  await sql`
    update usage.sub_account set customer_id = ${account.customerId},
      subscription_id = ${account.subscriptionId}, entitlement_id = ${account.entitlementId},
      mapped_by = ${account.mappedBy}
    where partner_id = ${context.partnerId} and id = ${account.id}
  `.execute(context.tx);
}

/**
 * Moves the records of a sub account that stand on no invoice to its owner.
 * @returns the days on which records moved, and the customers who had them
 */
export async function moveUnbilled(
  context: Context,
  account: SubAccount,
): Promise<{ records: number; days: Day[]; customerIds: string[] }> {
  const result = await sql<{ customer_id: string; day: string; count: number }>`
    with was as (
      select id, customer_id, day from usage.usage_record
      where partner_id = ${context.partnerId} and sub_account_id = ${account.id} and invoice is null
        and (customer_id, subscription_id, entitlement_id) is distinct from
          (${account.customerId}::uuid, ${account.subscriptionId}::uuid, ${account.entitlementId}::uuid)
    ), moved as (
      update usage.usage_record u set customer_id = ${account.customerId},
        subscription_id = ${account.subscriptionId}, entitlement_id = ${account.entitlementId},
        changed_at = ${context.now}
      from was where u.partner_id = ${context.partnerId} and u.id = was.id
    )
    select customer_id, day, count(*)::int as count from was group by customer_id, day
  `.execute(context.tx);
  return {
    records: result.rows.reduce((sum, row) => sum + row.count, 0),
    days: [...new Set(result.rows.map((row) => row.day))].map(dayFromColumn),
    customerIds: [...new Set(result.rows.map((row) => row.customer_id))],
  };
}
