import { sql } from 'kysely';
import { formatDay, parseDay, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import type { CreditLine } from './types.ts';

interface LineRow {
  customerId: string;
  currency: string;
  limit: string;
  depositRequired: string;
  prepayment: boolean;
  temporaryLimit: string | null;
  temporaryFrom: string | null;
  temporaryUntil: string | null;
  expiresOn: string | null;
  reviewOn: string | null;
  conditions: string;
  unchecked: boolean;
  decidedBy: string;
  decidedAt: Date;
  reason: string;
  applicationId: string | null;
  version: number;
}

const columns = sql.raw(`l.customer_id as "customerId", l.currency, l.limit_amount as "limit",
  l.deposit_required as "depositRequired", l.prepayment, l.temporary_limit as "temporaryLimit",
  l.temporary_from as "temporaryFrom", l.temporary_until as "temporaryUntil",
  l.expires_on as "expiresOn", l.review_on as "reviewOn", l.conditions, l.unchecked,
  l.decided_by as "decidedBy", l.decided_at as "decidedAt", l.reason,
  l.application_id as "applicationId", l.version`);

/** Lines of these customers, or of all, by customer and currency. */
export async function findLines(
  context: Context,
  filter: {
    readonly customerIds: readonly string[] | null;
    readonly currency?: Currency;
    readonly lock?: boolean;
  },
): Promise<CreditLine[]> {
  const result = await sql<LineRow>`
    select ${columns} from credit.line l
    where l.partner_id = ${context.partnerId}
      and (${filter.customerIds}::uuid[] is null or l.customer_id = any(${filter.customerIds}::uuid[]))
      and (${filter.currency ?? null}::text is null or l.currency = ${filter.currency ?? null})
    order by l.customer_id, l.currency
    ${filter.lock ? sql`for update` : sql``}
  `.execute(context.tx);
  return result.rows.map(toLine);
}

/** Lines by customer for a page; `after` is the last line of the page before. */
export async function pageOfLines(
  context: Context,
  page: {
    readonly customerIds: readonly string[] | null;
    readonly after: readonly [string, string] | null;
    readonly limit: number;
  },
): Promise<CreditLine[]> {
  const [customerId, currency] = page.after ?? [null, null];
  const result = await sql<LineRow>`
    select ${columns} from credit.line l
    where l.partner_id = ${context.partnerId}
      and (${page.customerIds}::uuid[] is null or l.customer_id = any(${page.customerIds}::uuid[]))
      and (${customerId}::uuid is null or (l.customer_id, l.currency) > (${customerId}, ${currency}))
    order by l.customer_id, l.currency limit ${page.limit}
  `.execute(context.tx);
  return result.rows.map(toLine);
}

/**
 * Saves a line when nobody changed it since its version was read; version 0 makes a new one.
 * @returns whether it did
 */
export async function saveLine(context: Context, line: CreditLine): Promise<boolean> {
  const result = await sql`
    insert into credit.line as l (partner_id, customer_id, currency, limit_amount,
      deposit_required, prepayment, temporary_limit, temporary_from, temporary_until, expires_on,
      review_on, conditions, unchecked, decided_by, decided_at, reason, application_id, version)
    select ${context.partnerId}, ${line.customerId}::uuid, ${line.currency},
      ${String(line.limit)}::bigint, ${String(line.depositRequired)}::bigint,
      ${line.prepayment}::boolean, ${textOf(line.temporary?.limit)}::bigint,
      ${dayText(line.temporary?.from)}::date, ${dayText(line.temporary?.until)}::date,
      ${dayText(line.expiresOn)}::date, ${dayText(line.reviewOn)}::date, ${line.conditions},
      ${line.unchecked}::boolean, ${line.decidedBy}, ${line.decidedAt}::timestamptz,
      ${line.reason}, ${line.applicationId}::uuid, 1
    where ${line.version} = 0 or exists (
      select from credit.line e where e.partner_id = ${context.partnerId}
        and e.customer_id = ${line.customerId} and e.currency = ${line.currency})
    on conflict (partner_id, customer_id, currency) do update
      set limit_amount = excluded.limit_amount, deposit_required = excluded.deposit_required,
        prepayment = excluded.prepayment, temporary_limit = excluded.temporary_limit,
        temporary_from = excluded.temporary_from, temporary_until = excluded.temporary_until,
        expires_on = excluded.expires_on, review_on = excluded.review_on,
        conditions = excluded.conditions, unchecked = excluded.unchecked,
        decided_by = excluded.decided_by, decided_at = excluded.decided_at,
        reason = excluded.reason, application_id = excluded.application_id,
        version = l.version + 1
      where l.version = ${line.version}
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

function textOf(minor: bigint | undefined): string | null {
  return minor === undefined ? null : String(minor);
}

function dayText(day: Day | null | undefined): string | null {
  return day === null || day === undefined ? null : formatDay(day);
}

function toLine(row: LineRow): CreditLine {
  const { temporaryLimit, temporaryFrom, temporaryUntil, ...rest } = row;
  const from = dayOrNull(temporaryFrom);
  const until = dayOrNull(temporaryUntil);
  return {
    ...rest,
    currency: row.currency as Currency,
    limit: BigInt(row.limit),
    depositRequired: BigInt(row.depositRequired),
    temporary:
      temporaryLimit === null || from === null || until === null
        ? null
        : { limit: BigInt(temporaryLimit), from, until },
    expiresOn: dayOrNull(row.expiresOn),
    reviewOn: dayOrNull(row.reviewOn),
  };
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : parseDay(text);
}
