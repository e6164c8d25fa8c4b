import { sql, type RawBuilder } from 'kysely';
import { formatDay, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { fromRecords, recordset } from '../../platform/recordset.ts';
import { dayFromColumn } from './store-security.ts';
import type { Amounts, Exposure } from './types.ts';

/** How far the snapshot of a day has come. */
export interface Snapshot {
  readonly day: Day;
  readonly cursor: string | null;
  readonly customers: number;
  readonly finishedAt: Date | null;
}

interface SnapshotRow {
  day: string;
  cursor: string | null;
  customers: number;
  finished_at: Date | null;
}

function toSnapshot(row: SnapshotRow): Snapshot {
  const { cursor, customers, finished_at: finishedAt } = row;
  return { day: dayFromColumn(row.day), cursor, customers, finishedAt };
}

/** Begins the snapshot of a day where there is none, and locks it until the transaction ends. */
export async function lockSnapshot(context: Context, day: Day): Promise<Snapshot> {
  await sql`
    insert into exposure.snapshot (partner_id, day, started_at)
    values (${context.partnerId}, ${formatDay(day)}, ${context.now})
    on conflict (partner_id, day) do nothing
  `.execute(context.tx);
  const result = await sql<SnapshotRow>`
    select day, cursor, customers, finished_at from exposure.snapshot
    where partner_id = ${context.partnerId} and day = ${formatDay(day)}::date for update
  `.execute(context.tx);
  return toSnapshot(result.rows[0]!);
}

export async function saveSnapshot(context: Context, snapshot: Snapshot): Promise<void> {
  await sql`
    update exposure.snapshot set cursor = ${snapshot.cursor}, customers = ${snapshot.customers},
      finished_at = ${snapshot.finishedAt}
    where partner_id = ${context.partnerId} and day = ${formatDay(snapshot.day)}::date
  `.execute(context.tx);
}

/** The newest day whose snapshot is finished; null before the first. */
export async function newestDay(context: Context): Promise<Snapshot | null> {
  const result = await sql<SnapshotRow>`
    select day, cursor, customers, finished_at from exposure.snapshot
    where partner_id = ${context.partnerId} and finished_at is not null
    order by day desc limit 1
  `.execute(context.tx);
  return result.rows[0] === undefined ? null : toSnapshot(result.rows[0]);
}

const dayColumns = {
  customer_id: 'uuid',
  currency: 'text',
  unpaid: 'bigint',
  unbilled_usage: 'bigint',
  expected_usage: 'bigint',
  commitment: 'bigint',
  purchases: 'bigint',
  overpayment: 'bigint',
  deposits: 'bigint',
  guarantees: 'bigint',
  exposure: 'bigint',
} as const;

/** Replaces what a day says of these customers. */
export async function replaceDay(
  context: Context,
  day: Day,
  customerIds: readonly string[],
  exposures: readonly Exposure[],
): Promise<void> {
  await sql`
    delete from exposure.customer_day
    where partner_id = ${context.partnerId} and day = ${formatDay(day)}::date
      and customer_id = any(${customerIds}::uuid[])
  `.execute(context.tx);
  if (exposures.length === 0) return;
  const rows = exposures.map((each) => ({
    customer_id: each.customerId,
    currency: each.currency,
    unpaid: each.unpaid,
    unbilled_usage: each.unbilledUsage,
    expected_usage: each.expectedUsage,
    commitment: each.commitment,
    purchases: each.purchases,
    overpayment: each.overpayment,
    deposits: each.deposits,
    guarantees: each.guarantees,
    exposure: each.exposure,
  }));
  await sql`
    insert into exposure.customer_day (partner_id, day, customer_id, currency, ${amountNames}, computed_at)
    select ${context.partnerId}, ${formatDay(day)}::date, r.customer_id, r.currency, ${amountNames},
      ${context.now}
    from ${fromRecords(recordset(rows, dayColumns))} as r
    on conflict (partner_id, day, customer_id, currency) do nothing
  `.execute(context.tx);
}

const amountNames =
  sql.raw(`unpaid, unbilled_usage, expected_usage, commitment, purchases, overpayment,
  deposits, guarantees, exposure`);

interface AmountRow {
  unpaid: string;
  unbilledUsage: string;
  expectedUsage: string;
  commitment: string;
  purchases: string;
  overpayment: string;
  deposits: string;
  guarantees: string;
  exposure: string;
}

/** The columns under the names of the members, as they are or added up. */
function amounts(of: 'each' | 'sum'): RawBuilder<unknown> {
  const names = [
    ['unpaid', 'unpaid'],
    ['unbilled_usage', 'unbilledUsage'],
    ['expected_usage', 'expectedUsage'],
    ['commitment', 'commitment'],
    ['purchases', 'purchases'],
    ['overpayment', 'overpayment'],
    ['deposits', 'deposits'],
    ['guarantees', 'guarantees'],
    ['exposure', 'exposure'],
  ] as const;
  const column = (name: string) => (of === 'sum' ? `sum(${name})::text` : `${name}::text`);
  return sql.raw(names.map(([name, member]) => `${column(name)} as "${member}"`).join(', '));
}

function toAmounts(row: AmountRow): Amounts & { readonly exposure: bigint } {
  return {
    unpaid: BigInt(row.unpaid),
    unbilledUsage: BigInt(row.unbilledUsage),
    expectedUsage: BigInt(row.expectedUsage),
    commitment: BigInt(row.commitment),
    purchases: BigInt(row.purchases),
    overpayment: BigInt(row.overpayment),
    deposits: BigInt(row.deposits),
    guarantees: BigInt(row.guarantees),
    exposure: BigInt(row.exposure),
  };
}

/** A day of one customer, or of all of them together, in one currency. */
export interface DayTotal extends Amounts {
  readonly day: Day;
  readonly currency: Currency;
  readonly customers: number;
  readonly exposure: bigint;
}

type TotalRow = AmountRow & { day: string; currency: string; customers: number };

function toTotal(row: TotalRow): DayTotal {
  return {
    ...toAmounts(row),
    day: dayFromColumn(row.day),
    currency: row.currency as Currency,
    customers: row.customers,
  };
}

/** The customers of a day added up, by currency. */
export async function totalsOf(context: Context, day: Day): Promise<DayTotal[]> {
  const result = await sql<TotalRow>`
    select day, currency, count(*)::int as customers, ${amounts('sum')}
    from exposure.customer_day
    where partner_id = ${context.partnerId} and day = ${formatDay(day)}::date
    group by day, currency order by currency
  `.execute(context.tx);
  return result.rows.map(toTotal);
}

/** Adds up the customers of a day for its history. */
export async function closeDay(context: Context, day: Day): Promise<void> {
  await sql`
    delete from exposure.partner_day
    where partner_id = ${context.partnerId} and day = ${formatDay(day)}::date
  `.execute(context.tx);
  await sql`
    insert into exposure.partner_day (partner_id, day, currency, customers, ${amountNames})
    select partner_id, day, currency, count(*), sum(unpaid), sum(unbilled_usage),
      sum(expected_usage), sum(commitment), sum(purchases), sum(overpayment), sum(deposits),
      sum(guarantees), sum(exposure)
    from exposure.customer_day
    where partner_id = ${context.partnerId} and day = ${formatDay(day)}::date
    group by partner_id, day, currency
  `.execute(context.tx);
}

export async function forgetBefore(context: Context, day: Day): Promise<void> {
  await sql`
    delete from exposure.customer_day
    where partner_id = ${context.partnerId} and day < ${formatDay(day)}::date
  `.execute(context.tx);
}

/** The partner's days, or one customer's, the oldest first. */
export async function history(
  context: Context,
  from: Day,
  customerId: string | null,
): Promise<DayTotal[]> {
  const table = customerId === null ? sql`exposure.partner_day` : sql`exposure.customer_day`;
  const customers = customerId === null ? sql`customers` : sql`1 as customers`;
  const result = await sql<TotalRow>`
    select day, currency, ${customers}, ${amounts('each')} from ${table}
    where partner_id = ${context.partnerId} and day >= ${formatDay(from)}::date
      ${customerId === null ? sql`` : sql`and customer_id = ${customerId}`}
    order by day, currency
  `.execute(context.tx);
  return result.rows.map(toTotal);
}

/** A customer of a day with its place among all. */
export interface Concentrated extends Amounts {
  readonly customerId: string;
  readonly currency: Currency;
  readonly exposure: bigint;
  /** From 1, the largest first. */
  readonly rank: number;
  /** Of this one and of all before it. */
  readonly cumulative: bigint;
  readonly computedAt: Date;
}

export interface ConcentrationPage {
  readonly day: Day;
  readonly currency: Currency;
  readonly afterRank: number;
  readonly limit: number;
}

/** Customers by exposure, the largest first; those without any at the end. */
export async function concentration(
  context: Context,
  page: ConcentrationPage,
): Promise<Concentrated[]> {
  const result = await sql<
    AmountRow & { customer_id: string; rank: number; cumulative: string; computed_at: Date }
  >`
    select * from (
      select customer_id, computed_at, ${amounts('each')}, row_number() over places::int as rank,
        sum(exposure) over places::text as cumulative
      from exposure.customer_day
      where partner_id = ${context.partnerId} and day = ${formatDay(page.day)}::date
        and currency = ${page.currency}
      window places as (order by exposure desc, customer_id rows unbounded preceding)
    ) ranked
    where rank > ${page.afterRank} order by rank limit ${page.limit}
  `.execute(context.tx);
  return result.rows.map((row) => ({
    ...toAmounts(row),
    customerId: row.customer_id,
    currency: page.currency,
    rank: row.rank,
    cumulative: BigInt(row.cumulative),
    computedAt: row.computed_at,
  }));
}
