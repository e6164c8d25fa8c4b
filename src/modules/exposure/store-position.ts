import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import type { Crossing, Position, ProviderLimit, Warning, WarningKind } from './types-position.ts';

/** The newest limit of each currency; those that were taken away are left out. */
export async function limitsOf(context: Context): Promise<ProviderLimit[]> {
  const result = await sql<{
    currency: string;
    amount: string | null;
    note: string | null;
    set_by: string;
    set_at: Date;
  }>`
    select distinct on (currency) currency, amount, note, set_by, set_at
    from exposure.provider_limit where partner_id = ${context.partnerId}
    order by currency, id desc
  `.execute(context.tx);
  return result.rows.flatMap((row) =>
    row.amount === null
      ? []
      : [
          {
            currency: row.currency as Currency,
            amount: BigInt(row.amount),
            note: row.note,
            setBy: row.set_by,
            setAt: row.set_at,
          },
        ],
  );
}

export async function insertLimit(
  context: Context,
  limit: Pick<ProviderLimit, 'currency' | 'amount' | 'note'>,
): Promise<void> {
  const amount = limit.amount === null ? null : String(limit.amount);
  await sql`
    insert into exposure.provider_limit (partner_id, id, currency, amount, note, set_by, set_at)
    values (${context.partnerId}, ${newId(context.now.getTime())}, ${limit.currency}, ${amount},
      ${limit.note}, ${context.actor.name}, ${context.now})
  `.execute(context.tx);
}

interface WarningRow {
  id: string;
  currency: string;
  kind: WarningKind;
  threshold: number;
  measured: string;
  used: string;
  limit_amount: string | null;
  raised_at: Date;
  ended_at: Date | null;
}

const columns = sql.raw(
  'id, currency, kind, threshold, measured, used, limit_amount, raised_at, ended_at',
);

function toWarning(row: WarningRow): Warning {
  return {
    id: row.id,
    currency: row.currency as Currency,
    kind: row.kind,
    threshold: row.threshold,
    measured: Number.parseInt(row.measured, 10),
    used: BigInt(row.used),
    limit: row.limit_amount === null ? null : BigInt(row.limit_amount),
    raisedAt: row.raised_at,
    endedAt: row.ended_at,
  };
}

/** Open warnings; two who look at once go one after the other. */
export async function lockOpenWarnings(context: Context): Promise<Warning[]> {
  const key = `surety exposure warnings ${context.partnerId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(context.tx);
  const result = await sql<WarningRow>`
    select ${columns} from exposure.warning
    where partner_id = ${context.partnerId} and ended_at is null order by id
  `.execute(context.tx);
  return result.rows.map(toWarning);
}

/** The newest first. */
export async function warningsOf(context: Context, limit: number): Promise<Warning[]> {
  const result = await sql<WarningRow>`
    select ${columns} from exposure.warning
    where partner_id = ${context.partnerId} order by id desc limit ${limit}
  `.execute(context.tx);
  return result.rows.map(toWarning);
}

export async function findWarning(context: Context, id: string): Promise<Warning | undefined> {
  const result = await sql<WarningRow>`
    select ${columns} from exposure.warning
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
  return result.rows[0] && toWarning(result.rows[0]);
}

export async function insertWarning(
  context: Context,
  position: Position,
  crossing: Crossing,
): Promise<string> {
  const id = newId(context.now.getTime());
  const limit = position.limit === null ? null : String(position.limit);
  await sql`
    insert into exposure.warning (partner_id, id, currency, kind, threshold, measured, used,
      limit_amount, raised_at)
    values (${context.partnerId}, ${id}, ${position.currency}, ${crossing.kind},
      ${crossing.threshold}, ${crossing.measured}, ${String(position.used)}, ${limit}, ${context.now})
  `.execute(context.tx);
  return id;
}

export async function endWarning(context: Context, id: string): Promise<void> {
  await sql`
    update exposure.warning set ended_at = ${context.now}
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}
