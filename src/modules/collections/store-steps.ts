import { sql } from 'kysely';
import { type Day, formatDay } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { lockCustomers } from './store-facts.ts';
import type { ConsequenceScope, Titles } from './types-policy.ts';
import type {
  NoticeRow,
  NoticeState,
  ProposalRow,
  ProposalState,
  TaskPurpose,
  TaskRow,
  TaskState,
} from './types.ts';

interface OfAccount {
  readonly customerId: string;
  readonly currency: string;
}

export type LockedNotice = NoticeRow & OfAccount;
export interface LockedProposal extends ProposalRow, OfAccount {
  readonly key: string;
  readonly needsApproval: boolean;
}
export type LockedTask = TaskRow & OfAccount;

function days(column: string) {
  return sql.raw(`(${column} - date '1970-01-01')`);
}

/**
 * Takes the locks of the customer first and of the row after it: in the order in which a run takes
 * them, so that neither ever waits for the other in a circle.
 */
async function lockCustomerOf(context: Context, table: string, column: string, value: string) {
  const result = await sql<{ customerId: string }>`
    select customer_id as "customerId" from ${sql.table(table)}
    where partner_id = ${context.partnerId} and ${sql.ref(column)} = ${value}
  `.execute(context.tx);
  await lockCustomers(
    context,
    result.rows.map((row) => row.customerId),
  );
}

export async function lockNotice(context: Context, key: string): Promise<LockedNotice | undefined> {
  await lockCustomerOf(context, 'collections.notice_request', 'key', key);
  const result = await sql<LockedNotice>`
    select customer_id as "customerId", currency, id, key, stage, state, announced,
      ${days('cycle')} as cycle, ${days('asked_on')} as "askedOn", ${days('send_on')} as "sendOn",
      ${days('sent_on')} as "sentOn", ${days('outcome_on')} as "outcomeOn", false as "retryAllowed"
    from collections.notice_request
    where partner_id = ${context.partnerId} and key = ${key} for update
  `.execute(context.tx);
  return result.rows[0];
}

/** @param on the customer's day; becomes the day of sending where the state implies one */
export async function saveNoticeState(
  context: Context,
  notice: LockedNotice,
  state: NoticeState,
  on: Day,
  at: Date,
): Promise<void> {
  const isSent = state === 'accepted' || state === 'delivered';
  const hasOutcome = state === 'delivered' || state === 'bounced' || state === 'failed';
  const day = formatDay(on);
  await sql`
    update collections.notice_request
    set state = ${state},
      sent_on = ${isSent ? sql`coalesce(sent_on, ${day}::date)` : sql`sent_on`},
      outcome_on = ${hasOutcome ? day : null}::date, outcome_at = ${at},
      withdrawn_because = case when ${state} = 'withdrawn'
        then jsonb_build_object('code', 'not_decided_now', 'at', ${at.toISOString()}::text) end
    where partner_id = ${context.partnerId} and id = ${notice.id}
  `.execute(context.tx);
}

/** What the notice names is what was overdue right before it left. Minor units. */
export async function saveNoticeAmount(
  context: Context,
  noticeId: string,
  amount: bigint,
): Promise<void> {
  await sql`
    update collections.notice_request set amount = ${String(amount)}
    where partner_id = ${context.partnerId} and id = ${noticeId}
      and amount <> ${String(amount)}::bigint
  `.execute(context.tx);
}

/** A task for a notice that did not arrive; once per notice. */
export async function openUndeliveredTask(
  context: Context,
  notice: LockedNotice,
  titles: Titles,
  on: Day,
): Promise<void> {
  await sql`
    insert into collections.task (partner_id, id, key, customer_id, currency, purpose, stage, cycle,
      attempt, title_en, title_ja, notice_key, opened_on, state, created_at)
    values (${context.partnerId}, ${newId(context.now.getTime())}, ${`${notice.key}:undelivered`},
      ${notice.customerId}, ${notice.currency}, 'undelivered', ${notice.stage},
      ${formatDay(notice.cycle)}, 1, ${titles.en}, ${titles.ja}, ${notice.key}, ${formatDay(on)},
        'open',
      ${context.now})
    on conflict (partner_id, key) do nothing
  `.execute(context.tx);
}

export function lockProposal(context: Context, id: string): Promise<LockedProposal | undefined> {
  return lockProposalBy(context, 'id', id);
}

export function lockProposalByKey(
  context: Context,
  key: string,
): Promise<LockedProposal | undefined> {
  return lockProposalBy(context, 'key', key);
}

async function lockProposalBy(
  context: Context,
  column: 'id' | 'key',
  value: string,
): Promise<LockedProposal | undefined> {
  await lockCustomerOf(context, 'collections.proposal', column, value);
  const result = await sql<LockedProposal>`
    select customer_id as "customerId", currency, id, key, stage, kind, state, scope,
      needs_approval as "needsApproval", ${days('cycle')} as cycle,
      ${days('proposed_on')} as "proposedOn", ${days('carried_out_on')} as "carriedOutOn",
      nothing_done as "nothingDone", ${days('lifted_on')} as "liftedOn"
    from collections.proposal
    where partner_id = ${context.partnerId} and ${sql.ref(column)} = ${value} for update
  `.execute(context.tx);
  return result.rows[0];
}

export async function decideProposal(
  context: Context,
  id: string,
  state: Extract<ProposalState, 'approved' | 'declined'>,
  reason: string,
): Promise<void> {
  await sql`
    update collections.proposal
    set state = ${state}, decided_at = ${context.now}, decided_by = ${context.actor.name},
      decision_reason = ${reason}
    where partner_id = ${context.partnerId} and id = ${id} and state in ('proposed', 'approved')
  `.execute(context.tx);
}

/** What carrying out did; `outcome` is null where a person did it elsewhere. */
export interface CarriedOutNote {
  readonly on: Day;
  readonly outcome: JsonObject | null;
  readonly nothingDone: boolean;
}

export async function markCarriedOut(
  context: Context,
  id: string,
  { on, outcome, nothingDone }: CarriedOutNote,
): Promise<void> {
  await sql`
    update collections.proposal
    set state = 'carried_out', carried_out_on = ${formatDay(on)},
      carried_out_by = ${context.actor.name}, nothing_done = ${nothingDone},
      outcome = ${outcome === null ? null : JSON.stringify(outcome)}::jsonb
    where partner_id = ${context.partnerId} and id = ${id}
      and (state = 'approved' or (state = 'carried_out' and nothing_done))
  `.execute(context.tx);
}

export async function lockTask(context: Context, id: string): Promise<LockedTask | undefined> {
  await lockCustomerOf(context, 'collections.task', 'id', id);
  const result = await sql<LockedTask>`
    select customer_id as "customerId", currency, id, stage, purpose, state,
      ${days('cycle')} as cycle,
      ${days('opened_on')} as "openedOn", ${days('done_on')} as "doneOn"
    from collections.task where partner_id = ${context.partnerId} and id = ${id} for update
  `.execute(context.tx);
  return result.rows[0];
}

export async function markTaskDone(
  context: Context,
  id: string,
  on: Day,
  note: string,
): Promise<void> {
  await sql`
    update collections.task
    set state = 'done', done_on = ${formatDay(on)}, done_at = ${context.now},
      done_by = ${context.actor.name}, note = ${note}
    where partner_id = ${context.partnerId} and id = ${id} and state = 'open'
  `.execute(context.tx);
}

export interface ProposalListed extends OfAccount {
  readonly id: string;
  readonly kind: string;
  readonly stage: string;
  readonly state: ProposalState;
  readonly amount: string;
  readonly proposedOn: Day;
  readonly needsApproval: boolean;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly decisionReason: string | null;
  readonly carriedOutOn: Day | null;
  readonly scope: ConsequenceScope | null;
  readonly nothingDone: boolean;
  readonly liftedOn: Day | null;
  readonly withdrawnBecause: string | null;
  readonly decisionId: string;
}

export interface StepFilter {
  readonly customerId: string | null;
  readonly beforeId: string | null;
  readonly limit: number;
}

/** Newest first. */
export async function pageOfProposals(
  context: Context,
  filter: StepFilter & { readonly state: ProposalState | null },
): Promise<ProposalListed[]> {
  const result = await sql<ProposalListed>`
    select id, customer_id as "customerId", currency, kind, stage, state, amount,
      ${days('proposed_on')} as "proposedOn", needs_approval as "needsApproval",
      decided_at as "decidedAt", decided_by as "decidedBy", decision_reason as "decisionReason",
      ${days('carried_out_on')} as "carriedOutOn", withdrawn_because->>'code' as "withdrawnBecause",
      scope, nothing_done as "nothingDone", ${days('lifted_on')} as "liftedOn",
      decision_id as "decisionId"
    from collections.proposal
    where partner_id = ${context.partnerId}
      and (${filter.state}::text is null or state = ${filter.state})
      and (${filter.customerId}::uuid is null or customer_id = ${filter.customerId}::uuid)
      and (${filter.beforeId}::uuid is null or id < ${filter.beforeId}::uuid)
    order by id desc limit ${filter.limit}
  `.execute(context.tx);
  return result.rows;
}

export interface TaskListed extends OfAccount {
  readonly id: string;
  readonly purpose: TaskPurpose;
  readonly stage: string;
  readonly titleEn: string;
  readonly titleJa: string;
  readonly openedOn: Day;
  readonly state: TaskState;
  readonly doneOn: Day | null;
  readonly doneBy: string | null;
  readonly note: string | null;
}

/** Newest first. */
export async function pageOfTasks(
  context: Context,
  filter: StepFilter & { readonly state: TaskState | null },
): Promise<TaskListed[]> {
  const result = await sql<TaskListed>`
    select id, customer_id as "customerId", currency, purpose, stage, title_en as "titleEn",
      title_ja as "titleJa", ${days('opened_on')} as "openedOn", state,
      ${days('done_on')} as "doneOn",
      done_by as "doneBy", note
    from collections.task
    where partner_id = ${context.partnerId}
      and (${filter.state}::text is null or state = ${filter.state})
      and (${filter.customerId}::uuid is null or customer_id = ${filter.customerId}::uuid)
      and (${filter.beforeId}::uuid is null or id < ${filter.beforeId}::uuid)
    order by id desc limit ${filter.limit}
  `.execute(context.tx);
  return result.rows;
}
