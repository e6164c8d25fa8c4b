import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { formatDay } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { fromRecords, recordset } from '../../platform/recordset.ts';
import { formatExact } from './decide-amount.ts';
import { daysOf } from './decide-month.ts';
import { currencyFromColumn, dayFromColumn, exactFromColumn } from './store-rows.ts';
import type { Budget, BudgetNotice, BudgetThreshold, ExactAmount, Month } from './types.ts';

interface BudgetRow {
  customer_id: string;
  currency: string;
  amount: string | null;
  version: number;
  set_at: Date;
}

/** Null for one that was removed. */
function toBudget(row: BudgetRow): Budget | null {
  if (row.amount === null) return null;
  return {
    customerId: row.customer_id,
    currency: currencyFromColumn(row.currency),
    amount: BigInt(row.amount),
    version: row.version,
    setAt: row.set_at,
  };
}

export async function findBudget(context: Context, customerId: string): Promise<Budget | null> {
  const result = await sql<BudgetRow>`
    select customer_id, currency, amount, version, set_at from usage.budget
    where partner_id = ${context.partnerId} and customer_id = ${customerId}
  `.execute(context.tx);
  return result.rows[0] === undefined ? null : toBudget(result.rows[0]);
}

/** Waits for others who set the same budget. */
export async function lockBudget(context: Context, customerId: string): Promise<Budget | null> {
  await sql`
    select pg_advisory_xact_lock(
      hashtextextended('usage budget ' || ${context.partnerId} || ${customerId}::text, 0))
  `.execute(context.tx);
  return findBudget(context, customerId);
}

/** @param amount minor units; null removes it. The version goes on counting either way. */
export async function putBudget(
  context: Context,
  customerId: string,
  currency: string,
  amount: bigint | null,
): Promise<void> {
  await sql`
    insert into usage.budget as b (partner_id, customer_id, currency, amount, version, set_at)
    values (${context.partnerId}, ${customerId}, ${currency}, ${amount === null ? null : String(amount)},
      1, ${context.now})
    on conflict (partner_id, customer_id) do update set currency = excluded.currency,
      amount = excluded.amount, version = b.version + 1, set_at = excluded.set_at
  `.execute(context.tx);
}

/** A budget beside what was consumed in a month and what was told about it. */
export interface BudgetStanding extends Budget {
  readonly consumed: ExactAmount;
  readonly told: readonly { readonly threshold: BudgetThreshold; readonly at: Date }[];
}

/**
 * Every budget, or one customer's, that has consumption in the month, in customer order, from
 * `afterId` on. Locked, so that two checks at once tell a thing once.
 */
export async function lockStandings(
  context: Context,
  month: Month,
  range: { readonly customerId?: string; readonly afterId: string | null; readonly limit: number },
): Promise<BudgetStanding[]> {
  const { partnerId } = context;
  const { from, to } = daysOf(month);
  type Row = BudgetRow & { consumed: string; told: { threshold: BudgetThreshold; at: string }[] };
  const result = await sql<Row>`
    select b.customer_id, b.currency, b.amount, b.version, b.set_at, d.consumed::text as consumed,
      coalesce((
        select json_agg(json_build_object('threshold', n.threshold, 'at', n.told_at))
        from usage.budget_notice n
        where n.partner_id = ${partnerId} and n.customer_id = b.customer_id
          and n.month = ${formatDay(month)}::date and n.budget_version = b.version
      ), '[]') as told
    from usage.budget b
    cross join lateral (
      select sum(consumed_cost) as consumed from usage.usage_day d
      where d.partner_id = ${partnerId} and d.customer_id = b.customer_id and d.currency = b.currency
        and d.day between ${formatDay(from)}::date and ${formatDay(to)}::date
    ) d
    where b.partner_id = ${partnerId} and b.amount is not null and d.consumed is not null
      and (${range.customerId ?? null}::uuid is null or b.customer_id = ${range.customerId ?? null}::uuid)
      and (${range.afterId}::uuid is null or b.customer_id > ${range.afterId}::uuid)
    order by b.customer_id limit ${range.limit}
    for update of b
  `.execute(context.tx);
  return result.rows.flatMap((row) => {
    const budget = toBudget(row);
    if (budget === null) return [];
    const told = row.told.map(({ threshold, at }) => ({ threshold, at: new Date(at) }));
    return [{ ...budget, consumed: exactFromColumn(row.consumed), told }];
  });
}

export type NewBudgetNotice = Omit<BudgetNotice, 'id' | 'toldAt'>;

/** @returns the notices that were new: one that exists already is left out */
export async function insertNotices(
  context: Context,
  notices: readonly NewBudgetNotice[],
): Promise<BudgetNotice[]> {
  if (notices.length === 0) return [];
  const rows = recordset(
    notices.map((each) => ({
      id: newId(context.now.getTime()),
      customer_id: each.customerId,
      month: formatDay(each.month),
      budget_version: each.budgetVersion,
      threshold: each.threshold,
      number: each.number,
      currency: each.currency,
      budget: each.budget,
      consumed: formatExact(each.consumed),
    })),
    {
      id: 'uuid',
      customer_id: 'uuid',
      month: 'date',
      budget_version: 'integer',
      threshold: 'integer',
      number: 'integer',
      currency: 'text',
      budget: 'bigint',
      consumed: 'text',
    },
  );
  const result = await sql<NoticeRow>`
    insert into usage.budget_notice (partner_id, id, customer_id, month, budget_version, threshold, number,
      currency, budget, consumed, told_at)
    select ${context.partnerId}, r.id, r.customer_id, r.month, r.budget_version, r.threshold, r.number,
      r.currency, r.budget, r.consumed::numeric, ${context.now}
    from ${fromRecords(rows)} as r
    on conflict (partner_id, customer_id, month, budget_version, threshold, number) do nothing
    returning ${noticeColumns}
  `.execute(context.tx);
  return result.rows.map(toNotice);
}

interface NoticeRow {
  id: string;
  customer_id: string;
  month: string;
  budget_version: number;
  threshold: BudgetThreshold;
  number: number;
  currency: string;
  budget: string;
  consumed: string;
  told_at: Date;
}

const noticeColumns = sql`id, customer_id, month, budget_version, threshold, number, currency, budget,
  consumed::text as consumed, told_at`;

function toNotice(row: NoticeRow): BudgetNotice {
  return {
    id: row.id,
    customerId: row.customer_id,
    month: dayFromColumn(row.month) as Month,
    budgetVersion: row.budget_version,
    threshold: row.threshold,
    number: row.number,
    currency: currencyFromColumn(row.currency),
    budget: BigInt(row.budget),
    consumed: exactFromColumn(row.consumed),
    toldAt: row.told_at,
  };
}

export async function findNotice(context: Context, id: string): Promise<BudgetNotice | undefined> {
  const result = await sql<NoticeRow>`
    select ${noticeColumns} from usage.budget_notice
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
  return result.rows[0] && toNotice(result.rows[0]);
}

/** The newest first. */
export async function noticesOf(
  context: Context,
  customerId: string,
  limit: number,
): Promise<BudgetNotice[]> {
  const result = await sql<NoticeRow>`
    select ${noticeColumns} from usage.budget_notice
    where partner_id = ${context.partnerId} and customer_id = ${customerId}
    order by id desc limit ${limit}
  `.execute(context.tx);
  return result.rows.map(toNotice);
}
