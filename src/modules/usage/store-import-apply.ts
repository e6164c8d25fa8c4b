import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { recountDays } from './store-day.ts';
import type { UsageImportCounts } from './types-import.ts';

/**
 * Everything that changes records or whose they are happens one after another for a partner: two
 * imports of one file must not both create its rows.
 */
export async function lockUsage(context: Context): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('usage ' || ${context.partnerId}, 0))
  `.execute(context.tx);
}

/** A sub account that the rows of an import name, with its owner where somebody said so. */
export interface NamedSubAccount {
  readonly provider: string;
  readonly externalId: string;
  readonly name: string | null;
  readonly customerId: string | null;
}

export async function subAccountsOfRows(
  context: Context,
  importId: string,
): Promise<NamedSubAccount[]> {
  const result = await sql<NamedSubAccount>`
    select r.provider, r.sub_account as "externalId", r.name, a.customer_id as "customerId"
    from (
      select provider, sub_account, min(sub_account_name) as name from usage.import_row
      where partner_id = ${context.partnerId} and import_id = ${importId}
      group by provider, sub_account
    ) r
    left join usage.sub_account a on a.partner_id = ${context.partnerId}
      and a.provider = r.provider and a.external_id = r.sub_account
    order by r.provider, r.sub_account
  `.execute(context.tx);
  return result.rows;
}

/**
 * Sorts the rows of an import: created, unchanged, changed, or rejected because nobody knows whose
 * they are or because they would change what stands on an invoice.
 */
export async function sortRows(
  context: Context,
  importId: string,
  unknown: readonly NamedSubAccount[],
): Promise<void> {
  const { partnerId } = context;
  await sql`
    update usage.import_row r
    set state = c.state, ordinal = c.ordinal, record_id = coalesce(c.known_id, r.record_id)
    from (
      select s.line, s.ordinal, u.id as known_id, case
        when w.sub_account is not null then 'rejected'
        when u.id is null then 'created'
        when u.source_hash = s.source_hash and (s.invoice is null or u.invoice is not null)
          then 'unchanged'
        when u.invoice is not null then 'rejected'
        else 'changed' end as state
      from (
        select line, source_key, source_hash, invoice, provider, sub_account,
          row_number() over (partition by source_key order by line)::int as ordinal
        from usage.import_row where partner_id = ${partnerId} and import_id = ${importId}
      ) s
      left join usage.usage_record u on u.partner_id = ${partnerId}
        and u.source_key = s.source_key and u.ordinal = s.ordinal
      left join unnest(${unknown.map((each) => each.provider)}::text[],
        ${unknown.map((each) => each.externalId)}::text[]) as w(provider, sub_account)
        on w.provider = s.provider and w.sub_account = s.sub_account
    ) c
    where r.partner_id = ${partnerId} and r.import_id = ${importId} and r.line = c.line
      and (r.state <> c.state or r.ordinal <> c.ordinal or c.known_id is not null)
  `.execute(context.tx);
}

/** The first `limit` of the problems that sorting found. */
export async function insertFoundProblems(
  context: Context,
  importId: string,
  unknown: readonly NamedSubAccount[],
  limit: number,
): Promise<void> {
  const { partnerId } = context;
  await sql`
    insert into usage.import_problem (partner_id, import_id, line, position, column_name, code, details)
    select ${partnerId}, ${importId}, r.line, 0,
      case when w.sub_account is null then 'BilledCost' else 'SubAccountId' end,
      case when w.sub_account is null then 'usage_row_billed' else 'usage_sub_account_unknown' end,
      case when w.sub_account is null
        then jsonb_build_object('invoice', u.invoice, 'before', trim_scale(u.billed_cost)::text,
          'after', trim_scale(r.billed_cost)::text)
        else jsonb_build_object('subAccount', r.sub_account, 'name', r.sub_account_name) end
    from usage.import_row r
    left join unnest(${unknown.map((each) => each.provider)}::text[],
      ${unknown.map((each) => each.externalId)}::text[]) as w(provider, sub_account)
      on w.provider = r.provider and w.sub_account = r.sub_account
    left join usage.usage_record u on u.partner_id = ${partnerId} and u.id = r.record_id
    where r.partner_id = ${partnerId} and r.import_id = ${importId} and r.state = 'rejected'
    order by r.line limit ${limit}
    on conflict do nothing
  `.execute(context.tx);
}

export async function countRows(
  context: Context,
  importId: string,
): Promise<Omit<UsageImportCounts, 'rows'> & { staged: number }> {
  const result = await sql<
    Record<'created' | 'unchanged' | 'changed' | 'rejected' | 'staged', number>
  >`
    select (count(*) filter (where state = 'created'))::int as created,
      (count(*) filter (where state = 'unchanged'))::int as unchanged,
      (count(*) filter (where state = 'changed'))::int as changed,
      (count(*) filter (where state = 'rejected'))::int as rejected, count(*)::int as staged
    from usage.import_row where partner_id = ${context.partnerId} and import_id = ${importId}
  `.execute(context.tx);
  return result.rows[0]!;
}

export async function createRecords(context: Context, importId: string): Promise<void> {
  const { partnerId, now } = context;
  await sql`
    insert into usage.usage_record (partner_id, id, sub_account_id, customer_id, subscription_id,
      entitlement_id, day, period_start, period_end, billing_month, category, is_correction, service_name,
      service_category, sku, description, resource_id, resource_name, region, quantity, unit, currency,
      billed_cost, effective_cost, invoice, source_key, ordinal, source_hash, import_id, recorded_at,
      changed_at)
    select ${partnerId}, r.record_id, a.id, a.customer_id, a.subscription_id, a.entitlement_id, r.day,
      r.period_start, r.period_end, r.billing_month, r.category, r.is_correction, r.service_name,
      r.service_category, r.sku, r.description, r.resource_id, r.resource_name, r.region, r.quantity,
      r.unit, r.currency, r.billed_cost, r.effective_cost, r.invoice, r.source_key, r.ordinal,
      r.source_hash, ${importId}, ${now}, ${now}
    from usage.import_row r
    join usage.sub_account a on a.partner_id = ${partnerId}
      and a.provider = r.provider and a.external_id = r.sub_account
    where ${ofImport(context, importId)} and r.state = 'created'
  `.execute(context.tx);
}

/** The newest figures count; what they were before is kept beside them. */
export async function restateRecords(context: Context, importId: string): Promise<void> {
  const { partnerId, now } = context;
  const changed = sql`usage.import_row r
    join usage.usage_record u on u.partner_id = ${partnerId} and u.id = r.record_id
    where ${ofImport(context, importId)} and r.state = 'changed'`;
  await sql`
    insert into usage.restatement (partner_id, import_id, record_id, line, billed_cost_before,
      billed_cost_after, effective_cost_before, effective_cost_after, quantity_before, quantity_after,
      restated_at)
    select ${partnerId}, ${importId}, u.id, r.line, u.billed_cost, r.billed_cost, u.effective_cost,
      r.effective_cost, u.quantity, r.quantity, ${now}
    from ${changed}
  `.execute(context.tx);
  await sql`
    update usage.usage_record u
    set service_name = r.service_name, service_category = r.service_category,
      resource_name = r.resource_name, region = r.region, quantity = r.quantity, unit = r.unit,
      billed_cost = r.billed_cost, effective_cost = r.effective_cost, invoice = r.invoice,
      source_hash = r.source_hash, changed_at = ${now}
    from usage.import_row r
    where u.partner_id = ${partnerId} and u.id = r.record_id
      and ${ofImport(context, importId)} and r.state = 'changed'
  `.execute(context.tx);
}

export async function recountTouched(context: Context, importId: string): Promise<void> {
  await recountDays(
    context,
    sql`
      select distinct u.customer_id, u.day from usage.import_row r
      join usage.usage_record u on u.partner_id = ${context.partnerId} and u.id = r.record_id
      where ${ofImport(context, importId)} and r.state in ('created', 'changed')
    `,
  );
}

/**
 * Runs statements over all rows of an import. Staged rows have no statistics, so the planner takes
 * them for a handful and would join them one by one; nested loops are ruled out meanwhile.
 */
export async function joiningByHash<T>(context: Context, work: () => Promise<T>): Promise<T> {
  await sql`set local enable_nestloop = off`.execute(context.tx);
  const result = await work();
  await sql`set local enable_nestloop = on`.execute(context.tx);
  return result;
}

function ofImport(context: Context, importId: string): RawBuilder<unknown> {
  return sql`r.partner_id = ${context.partnerId} and r.import_id = ${importId}`;
}
