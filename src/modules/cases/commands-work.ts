import { newId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { checklistOf } from './decide-checklist.ts';
import { lockAgainst, lockEnd } from './decide-work.ts';
import * as work from './store-work.ts';
import * as store from './store.ts';
import { refuse, type CaseFile } from './types.ts';

/** By what a case remembers who works on it. */
export function actorIdOf({ actor }: Context): string {
  return actor.id ?? actor.name;
}

/** @throws Refused `case_not_found` */
export async function getCase(context: Context, id: string): Promise<CaseFile> {
  const file = await store.findCase(context, id);
  if (!file) throw refuse('case_not_found', { case: id });
  return file;
}

/**
 * A case that this person may change now, locked for the transaction.
 * @throws Refused `case_not_found`, `case_locked`
 */
export async function caseToChange(context: Context, id: string): Promise<CaseFile> {
  const file = await store.lockCase(context, id);
  if (!file) throw refuse('case_not_found', { case: id });
  const lock = lockAgainst(file, actorIdOf(context), context.now);
  if (lock) throw refuse('case_locked', { by: lock.by, until: lock.until.toISOString() });
  return file;
}

/**
 * As `caseToChange`, for an open case. Whoever works on a case has reacted to it, and keeps the
 * lock that they hold.
 * @throws Refused `case_not_found`, `case_locked`, `case_not_open`
 */
export async function caseToWorkOn(context: Context, id: string): Promise<CaseFile> {
  const file = await caseToChange(context, id);
  if (file.state !== 'open') throw refuse('case_not_open', { number: file.number });
  const isMine = file.lockedById === actorIdOf(context);
  const touched: CaseFile = {
    ...file,
    reactedAt: file.reactedAt ?? context.now,
    ...(isMine ? { lockedUntil: lockEnd(context.now) } : {}),
  };
  await store.updateCase(context, touched);
  return touched;
}

/** Records what happened with a case. */
export async function record(
  context: Context,
  file: CaseFile,
  type: string,
  after: JsonObject,
  before?: JsonObject,
): Promise<void> {
  await recordEvents(context, [
    {
      type,
      subject: { kind: 'case', id: file.id },
      customerId: file.customerId,
      ...(before === undefined ? {} : { before }),
      after: { number: file.number, ...after },
    },
  ]);
}

/** Gives a case to a person, or to nobody. */
export async function assignCase(
  context: Context,
  id: string,
  to: { readonly id: string; readonly name: string } | null,
): Promise<CaseFile> {
  const file = await caseToWorkOn(context, id);
  if (file.assigneeId === (to?.id ?? null)) return file;
  const after = { ...file, assigneeId: to?.id ?? null, assigneeName: to?.name ?? null };
  await store.updateCase(context, after);
  await record(
    context,
    file,
    'cases.assigned',
    { assignee: to?.name ?? null },
    { assignee: file.assigneeName },
  );
  return after;
}

/** Keeps a case from others for a while, or begins that while anew. */
export async function takeLock(context: Context, id: string): Promise<CaseFile> {
  const file = await caseToWorkOn(context, id);
  const after: CaseFile = {
    ...file,
    lockedById: actorIdOf(context),
    lockedBy: context.actor.name,
    lockedUntil: lockEnd(context.now),
  };
  await store.updateCase(context, after);
  return after;
}

export async function giveLockBack(context: Context, id: string): Promise<void> {
  const file = await caseToChange(context, id);
  const free = { lockedById: null, lockedBy: null, lockedUntil: null };
  await store.updateCase(context, { ...file, ...free });
}

/** Ticks a step of the checklist, or takes the tick away. @throws Refused `case_step_unknown` */
export async function checkStep(
  context: Context,
  id: string,
  step: string,
  isDone: boolean,
): Promise<void> {
  const file = await caseToWorkOn(context, id);
  const known = checklistOf(file.kind).find((each) => each.key === step);
  if (!known) throw refuse('case_step_unknown', { step }, 'step');
  if (!(await work.markStep(context, id, step, isDone))) return;
  const type = isDone ? 'cases.step_done' : 'cases.step_undone';
  await record(context, file, type, { step, stepEn: known.en, stepJa: known.ja });
}

/** Notes can be added to a resolved case too. */
export async function addNote(context: Context, id: string, text: string): Promise<void> {
  const found = await getCase(context, id);
  const file = await (found.state === 'open' ? caseToWorkOn : caseToChange)(context, id);
  const note = {
    id: newId(context.now.getTime()),
    text,
    writtenBy: context.actor.name,
    writtenAt: context.now,
  };
  await work.insertNote(context, id, note);
  await record(context, file, 'cases.note_added', { noteId: note.id });
}

/**
 * Says that a case belongs together with another one.
 * @throws Refused `case_link_itself`, `case_not_found`
 */
export async function linkCases(
  context: Context,
  id: string,
  otherId: string,
  because: string,
): Promise<void> {
  if (id === otherId) throw refuse('case_link_itself', {}, 'otherId');
  const file = await caseToWorkOn(context, id);
  const other = await getCase(context, otherId);
  if (!(await work.insertLink(context, [id, otherId], because))) return;
  await record(context, file, 'cases.linked', { other: other.number, because });
  await record(context, other, 'cases.linked', { other: file.number, because });
}

/** @throws Refused `case_link_not_found` */
export async function unlinkCases(context: Context, id: string, otherId: string): Promise<void> {
  const file = await caseToWorkOn(context, id);
  const other = await getCase(context, otherId);
  if (!(await work.deleteLink(context, [id, otherId]))) throw refuse('case_link_not_found', {});
  await record(context, file, 'cases.unlinked', { other: other.number });
  await record(context, other, 'cases.unlinked', { other: file.number });
}

/** Stops one of the provider's clocks: the misuse was stopped, or the refund was asked for. */
export async function stopClock(
  context: Context,
  id: string,
  clock: 'mitigate' | 'refund',
): Promise<CaseFile> {
  const file = await caseToWorkOn(context, id);
  const member = clock === 'mitigate' ? 'mitigatedAt' : 'refundAskedAt';
  if (file[member] !== null) return file;
  const after = { ...file, [member]: context.now };
  await store.updateCase(context, after);
  await record(context, file, 'cases.clock_stopped', { clock });
  return after;
}

/** Says when the misuse began, from which the time for a refund is counted. */
export async function setFirstUse(
  context: Context,
  id: string,
  firstUseAt: Date | null,
): Promise<void> {
  const file = await caseToWorkOn(context, id);
  if (file.firstUseAt?.getTime() === firstUseAt?.getTime()) return;
  await store.updateCase(context, { ...file, firstUseAt });
  const text = (instant: Date | null) => ({ firstUseAt: instant?.toISOString() ?? null });
  await record(context, file, 'cases.first_use_set', text(firstUseAt), text(file.firstUseAt));
}
