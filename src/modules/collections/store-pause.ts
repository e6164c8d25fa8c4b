import { sql, type RawBuilder } from 'kysely';
import { type Day, formatDay } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { days, inScope, type CustomerScope } from './store-facts.ts';
import type { Instalment, PauseKind, PauseState } from './types-pause.ts';

/** An open pause as the decision reads it; `documentIds` is null where it is about everything. */
export interface OpenPauseRow {
  readonly customerId: string;
  readonly currency: string | null;
  readonly kind: PauseKind;
  readonly from: Day;
  readonly until: Day;
  readonly givesBack: boolean;
  readonly documentIds: readonly string[] | null;
}

export async function readOpenPauses(
  context: Context,
  scope: CustomerScope,
): Promise<OpenPauseRow[]> {
  const result = await sql<OpenPauseRow>`
    select p.customer_id as "customerId", p.currency, p.kind, ${days('p.from_on')} as "from",
      ${days('p.until_on')} as until, p.gives_back as "givesBack",
      (select array_agg(d.document_id order by d.document_id) from collections.pause_document d
        where d.partner_id = p.partner_id and d.pause_id = p.id) as "documentIds"
    from collections.pause p
    where p.partner_id = ${context.partnerId} and p.state = 'open' and ${inScope(scope, 'p.')}
    order by p.customer_id, p.id
  `.execute(context.tx);
  return result.rows;
}

export interface Pause {
  readonly id: string;
  readonly customerId: string;
  readonly currency: string | null;
  readonly kind: PauseKind;
  readonly state: PauseState;
  readonly from: Day;
  readonly until: Day;
  readonly givesBack: boolean;
  readonly reason: string;
  readonly toleranceDays: number;
  readonly toleranceAmount: bigint;
  readonly replacesId: string | null;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly endedBy: string | null;
  readonly endedBecause: string | null;
  readonly endedAt: Date | null;
  /** Minor units; empty where it is about everything. */
  readonly documents: readonly { readonly id: string; readonly openThen: bigint }[];
  readonly instalments: readonly Instalment[];
}

type PauseRow = Omit<Pause, 'toleranceAmount' | 'documents' | 'instalments'> & {
  readonly toleranceAmount: string;
  readonly documents: readonly { readonly id: string; readonly openThen: string }[];
  readonly instalments: readonly { readonly dueOn: Day; readonly amount: string }[];
};

async function pauses(context: Context, where: RawBuilder<unknown>): Promise<Pause[]> {
  const result = await sql<PauseRow>`
    select p.id, p.customer_id as "customerId", p.currency, p.kind, p.state,
      ${days('p.from_on')} as "from", ${days('p.until_on')} as until,
      p.gives_back as "givesBack", p.reason, p.tolerance_days as "toleranceDays",
      p.tolerance_amount::text as "toleranceAmount", p.replaces_id as "replacesId",
      p.opened_by as "openedBy", p.opened_at as "openedAt", p.ended_by as "endedBy",
      p.ended_because as "endedBecause", p.ended_at as "endedAt",
      coalesce((select jsonb_agg(jsonb_build_object('id', d.document_id, 'openThen',
          d.open_then::text) order by d.document_id)
        from collections.pause_document d
        where d.partner_id = p.partner_id and d.pause_id = p.id), '[]') as documents,
      coalesce((select jsonb_agg(jsonb_build_object('dueOn', ${days('i.due_on')}, 'amount',
          i.amount::text) order by i.position)
        from collections.pause_instalment i
        where i.partner_id = p.partner_id and i.pause_id = p.id), '[]') as instalments
    from collections.pause p
    where p.partner_id = ${context.partnerId} and ${where}
  `.execute(context.tx);
  return result.rows.map((row) => ({
    ...row,
    toleranceAmount: BigInt(row.toleranceAmount),
    documents: row.documents.map((each) => ({ ...each, openThen: BigInt(each.openThen) })),
    instalments: row.instalments.map((each) => ({ ...each, amount: BigInt(each.amount) })),
  }));
}

export async function lockPause(context: Context, id: string): Promise<Pause | undefined> {
  return (await pauses(context, sql`p.id = ${id} for update`))[0];
}

/** The newest first. */
export function pausesOfCustomer(
  context: Context,
  customerId: string,
  limit: number,
): Promise<Pause[]> {
  return pauses(context, sql`p.customer_id = ${customerId} order by p.id desc limit ${limit}`);
}

/** The newest first, after an id. */
export function pageOfPauses(
  context: Context,
  filter: {
    readonly state: PauseState | null;
    readonly kind: PauseKind | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<Pause[]> {
  const { state, kind, after, limit } = filter;
  return pauses(
    context,
    sql`(${state}::text is null or p.state = ${state})
      and (${kind}::text is null or p.kind = ${kind})
      and (${after}::uuid is null or p.id < ${after}::uuid)
      order by p.id desc limit ${limit}`,
  );
}

/**
 * Promises and plans whose state follows from payments. One that looked broken is among them for a
 * while: a late bank file may show that it was kept.
 */
export function promisesOf(
  context: Context,
  customerIds: readonly string[],
  since: Day,
): Promise<Pause[]> {
  return pauses(
    context,
    sql`p.customer_id = any(${customerIds}::uuid[]) and p.kind in ('promise', 'plan')
      and p.state in ('open', 'kept', 'partly_kept', 'broken')
      and p.until_on >= ${formatDay(since)}::date order by p.id`,
  );
}

/** Open ones whose last day is over. */
export function pausesPastTheirEnd(context: Context, today: Day, limit: number): Promise<Pause[]> {
  return pauses(
    context,
    sql`p.state = 'open' and p.until_on < ${formatDay(today)}::date order by p.id limit ${limit}`,
  );
}

export async function insertPause(
  context: Context,
  pause: Omit<Pause, 'openedBy' | 'openedAt' | 'endedBy' | 'endedBecause' | 'endedAt'>,
): Promise<void> {
  await sql`
    insert into collections.pause (partner_id, id, customer_id, currency, kind, state, from_on,
      until_on, gives_back, reason, tolerance_days, tolerance_amount, replaces_id, opened_by,
      opened_at)
    values (${context.partnerId}, ${pause.id}, ${pause.customerId}, ${pause.currency},
      ${pause.kind}, ${pause.state}, ${formatDay(pause.from)}, ${formatDay(pause.until)},
      ${pause.givesBack}, ${pause.reason}, ${pause.toleranceDays}, ${pause.toleranceAmount},
      ${pause.replacesId}, ${context.actor.name}, ${context.now})
  `.execute(context.tx);
  for (const { id, openThen } of pause.documents) {
    await sql`
      insert into collections.pause_document (partner_id, pause_id, document_id, open_then)
      values (${context.partnerId}, ${pause.id}, ${id}, ${openThen})
    `.execute(context.tx);
  }
  for (const [index, { dueOn, amount }] of pause.instalments.entries()) {
    await sql`
      insert into collections.pause_instalment (partner_id, pause_id, position, due_on, amount)
      values (${context.partnerId}, ${pause.id}, ${index + 1}, ${formatDay(dueOn)}, ${amount})
    `.execute(context.tx);
  }
}

export async function saveProgress(
  context: Context,
  id: string,
  state: PauseState,
  until: Day,
): Promise<void> {
  await sql`
    update collections.pause set state = ${state}, until_on = ${formatDay(until)}
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

export async function saveEnd(
  context: Context,
  id: string,
  state: 'withdrawn' | 'ended',
  because: string,
): Promise<void> {
  await sql`
    update collections.pause set state = ${state}, ended_by = ${context.actor.name},
      ended_because = ${because}, ended_at = ${context.now}
    where partner_id = ${context.partnerId} and id = ${id}
  `.execute(context.tx);
}

/** Promises of a customer that were not kept in full, from a day on. */
export async function countBroken(
  context: Context,
  customerId: string,
  since: Day,
): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::int as count from collections.pause
    where partner_id = ${context.partnerId} and customer_id = ${customerId}
      and state in ('broken', 'partly_kept') and until_on >= ${formatDay(since)}::date
  `.execute(context.tx);
  return result.rows[0]?.count ?? 0;
}
