import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';

export interface DoneStep {
  readonly step: string;
  readonly doneBy: string;
  readonly doneAt: Date;
}

export async function doneSteps(context: Context, caseId: string): Promise<DoneStep[]> {
  const result = await sql<DoneStep>`
    select step, done_by as "doneBy", done_at as "doneAt" from cases.done_step
    where partner_id = ${context.partnerId} and case_id = ${caseId} order by done_at
  `.execute(context.tx);
  return result.rows;
}

/** @returns false when it stood so already */
export async function markStep(
  context: Context,
  caseId: string,
  step: string,
  isDone: boolean,
): Promise<boolean> {
  const { partnerId, tx, actor, now } = context;
  const result = isDone
    ? await sql`
        insert into cases.done_step (partner_id, case_id, step, done_by, done_at)
        values (${partnerId}, ${caseId}, ${step}, ${actor.name}, ${now})
        on conflict do nothing
      `.execute(tx)
    : await sql`
        delete from cases.done_step
        where partner_id = ${partnerId} and case_id = ${caseId} and step = ${step}
      `.execute(tx);
  return result.numAffectedRows === 1n;
}

export interface Note {
  readonly id: string;
  readonly text: string;
  readonly writtenBy: string;
  readonly writtenAt: Date;
}

export async function insertNote(context: Context, caseId: string, note: Note): Promise<void> {
  await sql`
    insert into cases.note (partner_id, id, case_id, text, written_by, written_at)
    values (${context.partnerId}, ${note.id}, ${caseId}, ${note.text}, ${note.writtenBy},
      ${note.writtenAt})
  `.execute(context.tx);
}

/** All of a case, the newest first. */
export async function notesOf(context: Context, caseId: string): Promise<Note[]> {
  const result = await sql<Note>`
    select id, text, written_by as "writtenBy", written_at as "writtenAt" from cases.note
    where partner_id = ${context.partnerId} and case_id = ${caseId} order by id desc
  `.execute(context.tx);
  return result.rows;
}

export interface Link {
  readonly caseId: string;
  readonly because: string;
  readonly linkedBy: string;
  readonly linkedAt: Date;
}

/** The cases that are linked to one directly, with why. */
export async function linksOf(context: Context, caseId: string): Promise<Link[]> {
  const result = await sql<Link>`
    select case when case_id = ${caseId} then other_id else case_id end as "caseId", because,
      linked_by as "linkedBy", linked_at as "linkedAt"
    from cases.link
    where partner_id = ${context.partnerId} and (case_id = ${caseId} or other_id = ${caseId})
    order by linked_at
  `.execute(context.tx);
  return result.rows;
}

/** @returns false when they were linked already */
export async function insertLink(
  context: Context,
  ids: readonly [string, string],
  because: string,
): Promise<boolean> {
  const [caseId, otherId] = ids.toSorted();
  const result = await sql`
    insert into cases.link (partner_id, case_id, other_id, because, linked_by, linked_at)
    values (${context.partnerId}, ${caseId}, ${otherId}, ${because}, ${context.actor.name},
      ${context.now})
    on conflict do nothing
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

export async function deleteLink(
  context: Context,
  ids: readonly [string, string],
): Promise<boolean> {
  const [caseId, otherId] = ids.toSorted();
  const result = await sql`
    delete from cases.link
    where partner_id = ${context.partnerId} and case_id = ${caseId} and other_id = ${otherId}
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

/** A case and every case that hangs together with it over links, however many are between. */
export async function groupOf(context: Context, caseId: string): Promise<string[]> {
  const result = await sql<{ id: string }>`
    with recursive linked as (
      select ${caseId}::uuid as id
      union
      select case when l.case_id = g.id then l.other_id else l.case_id end
      from linked g
      join cases.link l on l.partner_id = ${context.partnerId}
        and (l.case_id = g.id or l.other_id = g.id)
    )
    select id from linked
  `.execute(context.tx);
  return result.rows.map((row) => row.id);
}

export async function insertPlacedHolds(
  context: Context,
  caseId: string,
  holds: readonly { readonly id: string; readonly customerId: string }[],
): Promise<void> {
  for (const { id, customerId } of holds) {
    await sql`
      insert into cases.placed_hold (partner_id, hold_id, case_id, customer_id)
      values (${context.partnerId}, ${id}, ${caseId}, ${customerId})
      on conflict do nothing
    `.execute(context.tx);
  }
}

export interface PlacedHold {
  readonly caseId: string;
  readonly holdId: string;
  readonly customerId: string;
}

/** Holds that cases placed, open or not. */
export async function placedHolds(
  context: Context,
  caseIds: readonly string[],
): Promise<PlacedHold[]> {
  if (caseIds.length === 0) return [];
  const result = await sql<PlacedHold>`
    select case_id as "caseId", hold_id as "holdId", customer_id as "customerId"
    from cases.placed_hold
    where partner_id = ${context.partnerId} and case_id = any(${caseIds}::uuid[])
    order by hold_id
  `.execute(context.tx);
  return result.rows;
}
