import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import type { HarmfulKind } from './types-policy.ts';
import type { Announcement, NoticeRow, ProposalRow, Standing, TaskRow } from './types.ts';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Customers by id range (from exclusive, to inclusive; null is open) or by name. */
export type CustomerScope =
  | { readonly fromCustomerId: string | null; readonly toCustomerId: string | null }
  | { readonly customerIds: readonly string[] };

/** What collections itself knows of one account. */
export interface AccountHistory {
  standing: Standing | null;
  readonly notices: NoticeRow[];
  readonly proposals: ProposalRow[];
  readonly tasks: TaskRow[];
  writtenOffOn: Day | null;
}

export type Histories = Map<string, AccountHistory>;

export function accountKey(customerId: string, currency: string): string {
  return `${customerId} ${currency}`;
}

/** Standings, notices, proposals and tasks of the customers in scope, by account. */
export async function readHistories(context: Context, scope: CustomerScope): Promise<Histories> {
  const histories: Histories = new Map();
  const of = (row: { customerId: string; currency: string }): AccountHistory => {
    const key = accountKey(row.customerId, row.currency);
    const known = histories.get(key);
    if (known) return known;
    const fresh: AccountHistory = {
      standing: null,
      notices: [],
      proposals: [],
      tasks: [],
      writtenOffOn: null,
    };
    histories.set(key, fresh);
    return fresh;
  };
  for (const row of await readStandings(context, scope)) of(row).standing = row;
  for (const row of await readNotices(context, scope)) of(row).notices.push(row);
  for (const row of await readProposals(context, scope)) of(row).proposals.push(row);
  for (const row of await readTasks(context, scope)) of(row).tasks.push(row);
  return histories;
}

/** A date column as days since 1970: no text to parse for each of a million rows. */
export function days(column: string): RawBuilder<Day> {
  return sql.raw(`(${column} - date '1970-01-01')`);
}

export function inScope(scope: CustomerScope, alias = ''): RawBuilder<boolean> {
  const column = sql.raw(`${alias}customer_id`);
  return 'customerIds' in scope
    ? sql`${column} = any(${scope.customerIds}::uuid[])`
    : sql`${column} > ${scope.fromCustomerId ?? FIRST_ID}
      and ${column} <= ${scope.toCustomerId ?? LAST_ID}`;
}

async function readStandings(context: Context, scope: CustomerScope): Promise<Standing[]> {
  const result = await sql<Standing>`
    select customer_id as "customerId", currency, stage, rank, signature,
      ${days('as_of')} as "asOf", ${days('since')} as since
    from collections.standing
    where partner_id = ${context.partnerId} and ${inScope(scope)}
  `.execute(context.tx);
  return result.rows;
}

interface OfAccount {
  readonly customerId: string;
  readonly currency: string;
}

async function readNotices(
  context: Context,
  scope: CustomerScope,
): Promise<(NoticeRow & OfAccount)[]> {
  const result = await sql<
    Omit<NoticeRow, 'announced'> & OfAccount & { announced: { kind: HarmfulKind; on: number }[] }
  >`
    select n.customer_id as "customerId", n.currency, n.id, n.key, n.stage, n.state, n.announced,
      ${days('n.cycle')} as cycle, ${days('n.asked_on')} as "askedOn",
      ${days('n.send_on')} as "sendOn",
      ${days('n.sent_on')} as "sentOn", ${days('n.outcome_on')} as "outcomeOn",
      coalesce(t.state = 'done', false) as "retryAllowed"
    from collections.notice_request n
    left join collections.task t
      on t.partner_id = n.partner_id and t.key = n.key || ':undelivered'
    where n.partner_id = ${context.partnerId} and ${inScope(scope, 'n.')}
    order by n.customer_id, n.currency, n.id
  `.execute(context.tx);
  return result.rows as (NoticeRow & OfAccount & { announced: Announcement[] })[];
}

async function readProposals(
  context: Context,
  scope: CustomerScope,
): Promise<(ProposalRow & OfAccount)[]> {
  const result = await sql<ProposalRow & OfAccount>`
    select customer_id as "customerId", currency, id, stage, kind, state, scope,
      ${days('cycle')} as cycle, ${days('proposed_on')} as "proposedOn",
      ${days('carried_out_on')} as "carriedOutOn", nothing_done as "nothingDone",
      ${days('lifted_on')} as "liftedOn"
    from collections.proposal
    where partner_id = ${context.partnerId} and ${inScope(scope)}
    order by customer_id, currency, id
  `.execute(context.tx);
  return result.rows;
}

async function readTasks(context: Context, scope: CustomerScope): Promise<(TaskRow & OfAccount)[]> {
  const result = await sql<TaskRow & OfAccount>`
    select customer_id as "customerId", currency, id, stage, purpose, state,
      ${days('cycle')} as cycle,
      ${days('opened_on')} as "openedOn", ${days('done_on')} as "doneOn"
    from collections.task
    where partner_id = ${context.partnerId} and ${inScope(scope)}
    order by customer_id, currency, id
  `.execute(context.tx);
  return result.rows;
}

/** Customers with an account that is not clear, in id order after an id. */
export async function customersNotClear(
  context: Context,
  afterId: string | null,
  limit: number,
): Promise<string[]> {
  const result = await sql<{ customerId: string }>`
    select distinct customer_id as "customerId" from collections.standing
    where partner_id = ${context.partnerId} and rank > 0 and customer_id > ${afterId ?? FIRST_ID}
    order by customer_id limit ${limit}
  `.execute(context.tx);
  return result.rows.map((row) => row.customerId);
}

/**
 * What the transaction sees at this moment: everything that ended before it, nothing that ends
 * later.
 */
export async function readSnapshot(context: Context): Promise<string> {
  const result = await sql<{ snapshot: string }>`
    select pg_current_snapshot()::text as snapshot
  `.execute(context.tx);
  return result.rows[0]!.snapshot;
}

/**
 * Customers in scope that were decided by themselves in a transaction that the snapshot did not
 * see.
 */
export async function evaluatedSince(
  context: Context,
  scope: CustomerScope,
  snapshot: string,
): Promise<string[]> {
  const result = await sql<{ customerId: string }>`
    select customer_id as "customerId" from collections.evaluated
    where partner_id = ${context.partnerId} and ${inScope(scope)}
      and not pg_visible_in_snapshot(transaction_id, ${snapshot}::pg_snapshot)
  `.execute(context.tx);
  return result.rows.map((row) => row.customerId);
}

/** Notes that this transaction decided these customers by themselves. */
export async function markEvaluated(
  context: Context,
  customerIds: readonly string[],
): Promise<void> {
  await sql`
    insert into collections.evaluated (partner_id, customer_id, transaction_id)
    select ${context.partnerId}, id, pg_current_xact_id()
      from unnest(${customerIds}::uuid[]) as c(id)
    on conflict (partner_id, customer_id) do update set transaction_id = excluded.transaction_id
  `.execute(context.tx);
}

/**
 * Keeps decisions of one partner from writing over each other, until the transaction ends. A run
 * takes the lock alone for each batch it writes; decisions about single customers share it and
 * stand in line per customer.
 */
export async function lockForBatch(context: Context): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended(${`collections ${context.partnerId}`}, 0))
  `.execute(context.tx);
}

/** In id order, so that two transactions with the same customers never wait for each other. */
export async function lockCustomers(
  context: Context,
  customerIds: readonly string[],
): Promise<void> {
  await sql`
    select pg_advisory_xact_lock_shared(hashtextextended(${`collections ${context.partnerId}`}, 0))
  `.execute(context.tx);
  for (const id of customerIds.toSorted()) {
    await sql`
      select pg_advisory_xact_lock(hashtextextended(${`collections ${context.partnerId} ${id}`}, 0))
    `.execute(context.tx);
  }
}
