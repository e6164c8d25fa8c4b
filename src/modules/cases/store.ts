import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { CaseFile, CaseKind, CaseSource, CaseState, Subject } from './types.ts';

const columns = sql.raw(`c.id, c.number, c.kind, c.title, c.customer_id as "customerId", c.state,
  c.source_kind as "sourceKind", c.source_id as "sourceId", c.is_test as "isTest",
  c.opened_by as "openedBy", c.opened_at as "openedAt", c.noticed_at as "noticedAt",
  c.first_use_at as "firstUseAt", c.reacted_at as "reactedAt", c.mitigated_at as "mitigatedAt",
  c.refund_asked_at as "refundAskedAt", c.assignee_id as "assigneeId",
  c.assignee_name as "assigneeName", c.locked_by_id as "lockedById", c.locked_by as "lockedBy",
  c.locked_until as "lockedUntil", c.outcome, c.duplicate_of as "duplicateOf",
  c.resolved_by as "resolvedBy", c.resolved_at as "resolvedAt"`);

/** The next number within the partner; whoever asks later waits until this transaction ends. */
export async function nextNumber(context: Context): Promise<number> {
  const { partnerId, tx } = context;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cases.number ${partnerId}`}, 0))`.execute(
    tx,
  );
  const result = await sql<{ number: number }>`
    select coalesce(max(number), 0) + 1 as number from cases.case_file
    where partner_id = ${partnerId}
  `.execute(tx);
  return result.rows[0]!.number;
}

export async function insertCase(context: Context, file: CaseFile): Promise<void> {
  await sql`
    insert into cases.case_file (partner_id, id, number, kind, title, customer_id, state,
      source_kind, source_id, is_test, opened_by, opened_at, noticed_at, first_use_at)
    values (${context.partnerId}, ${file.id}, ${file.number}, ${file.kind}, ${file.title},
      ${file.customerId}, 'open', ${file.sourceKind}, ${file.sourceId}, ${file.isTest},
      ${file.openedBy}, ${file.openedAt}, ${file.noticedAt}, ${file.firstUseAt})
  `.execute(context.tx);
}

/** Everything of a case that changes. */
export async function updateCase(context: Context, file: CaseFile): Promise<void> {
  await sql`
    update cases.case_file set state = ${file.state}, first_use_at = ${file.firstUseAt},
      reacted_at = ${file.reactedAt}, mitigated_at = ${file.mitigatedAt},
      refund_asked_at = ${file.refundAskedAt}, assignee_id = ${file.assigneeId},
      assignee_name = ${file.assigneeName}, locked_by_id = ${file.lockedById},
      locked_by = ${file.lockedBy}, locked_until = ${file.lockedUntil}, outcome = ${file.outcome},
      duplicate_of = ${file.duplicateOf}, resolved_by = ${file.resolvedBy},
      resolved_at = ${file.resolvedAt}
    where partner_id = ${context.partnerId} and id = ${file.id}
  `.execute(context.tx);
}

export async function findCase(context: Context, id: string): Promise<CaseFile | undefined> {
  const result = await sql<CaseFile>`
    select ${columns} from cases.case_file c
    where c.partner_id = ${context.partnerId} and c.id = ${id}
  `.execute(context.tx);
  return result.rows[0];
}

export async function lockCase(context: Context, id: string): Promise<CaseFile | undefined> {
  const result = await sql<CaseFile>`
    select ${columns} from cases.case_file c
    where c.partner_id = ${context.partnerId} and c.id = ${id} for update
  `.execute(context.tx);
  return result.rows[0];
}

export async function caseOfSource(
  context: Context,
  source: { readonly kind: CaseSource; readonly id: string },
): Promise<CaseFile | undefined> {
  const result = await sql<CaseFile>`
    select ${columns} from cases.case_file c
    where c.partner_id = ${context.partnerId} and c.source_kind = ${source.kind}
      and c.source_id = ${source.id}
  `.execute(context.tx);
  return result.rows[0];
}

export async function casesByIds(context: Context, ids: readonly string[]): Promise<CaseFile[]> {
  if (ids.length === 0) return [];
  const result = await sql<CaseFile>`
    select ${columns} from cases.case_file c
    where c.partner_id = ${context.partnerId} and c.id = any(${ids}::uuid[]) order by c.number
  `.execute(context.tx);
  return result.rows;
}

export interface CaseFilter {
  readonly state: CaseState;
  readonly kind?: CaseKind | undefined;
  readonly customerId?: string | undefined;
}

/** The newest first, after an id. */
export async function pageOfCases(
  context: Context,
  filter: CaseFilter & { readonly beforeId: string | null; readonly limit: number },
): Promise<CaseFile[]> {
  const { state, kind = null, customerId = null, beforeId, limit } = filter;
  const result = await sql<CaseFile>`
    select ${columns} from cases.case_file c
    where c.partner_id = ${context.partnerId} and c.state = ${state}
      and (${kind}::text is null or c.kind = ${kind})
      and (${customerId}::uuid is null or exists (select from cases.subject s
        where s.partner_id = c.partner_id and s.case_id = c.id
          and s.customer_id = ${customerId}::uuid))
      and (${beforeId}::uuid is null or c.id < ${beforeId}::uuid)
    order by c.id desc limit ${limit}
  `.execute(context.tx);
  return result.rows;
}

export async function insertSubjects(
  context: Context,
  caseId: string,
  subjects: readonly (Subject & { readonly id: string })[],
): Promise<void> {
  for (const { id, customerId, subscriptionId } of subjects) {
    await sql`
      insert into cases.subject (partner_id, id, case_id, customer_id, subscription_id)
      values (${context.partnerId}, ${id}, ${caseId}, ${customerId}, ${subscriptionId})
      on conflict do nothing
    `.execute(context.tx);
  }
}

export async function subjectsOf(
  context: Context,
  caseIds: readonly string[],
): Promise<(Subject & { readonly caseId: string })[]> {
  if (caseIds.length === 0) return [];
  const result = await sql<Subject & { readonly caseId: string }>`
    select case_id as "caseId", customer_id as "customerId", subscription_id as "subscriptionId"
    from cases.subject
    where partner_id = ${context.partnerId} and case_id = any(${caseIds}::uuid[])
    order by case_id, id
  `.execute(context.tx);
  return result.rows;
}

/** Cases that are duplicates of one. */
export async function duplicatesOf(context: Context, caseId: string): Promise<CaseFile[]> {
  const result = await sql<CaseFile>`
    select ${columns} from cases.case_file c
    where c.partner_id = ${context.partnerId} and c.duplicate_of = ${caseId} order by c.number
  `.execute(context.tx);
  return result.rows;
}
