import { newId } from '../../kernel/ids.ts';
import { checkProvider, forReseller } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { resolveSubject } from './commands-report.ts';
import * as store from './store-matter.ts';
import { measuresOfMatter } from './store-measure.ts';
import {
  refuse,
  type AssessmentTerms,
  type Matter,
  type Proposal,
  type Subject,
  type Who,
} from './types.ts';

export function whoOf({ actor }: Context): Who {
  return { id: actor.id, name: actor.name };
}

/**
 * A matter, locked, that is open and as it was seen.
 * @throws Refused `provider_needed`, `matter_not_found`, `matter_closed`, `matter_version_stale`
 */
export async function lockOpenMatter(
  context: Context,
  matterId: string,
  version?: number,
): Promise<Matter> {
  await checkProvider(context);
  const matter = await store.lockMatter(context, matterId);
  if (!matter) throw refuse('matter_not_found', { matterId });
  if (matter.state === 'closed') throw refuse('matter_closed', { number: matter.number });
  if (version !== undefined && version !== matter.version) {
    throw refuse('matter_version_stale', { number: matter.number });
  }
  return matter;
}

/**
 * Says whom a matter is about. Where a matter about the same subject and kind of misuse is open,
 * what was filed moves there.
 * @returns the matter that goes on
 * @throws Refused as `lockOpenMatter` does, `matter_subject_fixed`, `matter_subject_unknown`
 */
export async function setSubject(
  context: Context,
  matterId: string,
  identifier: string,
): Promise<Matter> {
  const matter = await lockOpenMatter(context, matterId);
  if (matter.subjectKind !== 'unresolved') {
    throw refuse('matter_subject_fixed', { number: matter.number });
  }
  const subject = await resolveSubject(context, identifier);
  if (!subject) throw refuse('matter_subject_unknown', { identifier }, 'identifier');
  const other = await store.openMatterOf(context, subject, matter.class);
  if (other) await store.mergeMatters(context, matter.id, other.id);
  else await store.saveSubject(context, matter.id, subject);
  await recordEvents(context, [
    {
      type: 'enforcement.subject_found',
      subject: { kind: 'matter', id: matter.id },
      after: { number: matter.number, subject: subject.name, mergedInto: other?.number ?? null },
    },
  ]);
  return (await store.findMatter(context, other?.id ?? matter.id))!;
}

/**
 * Opens a matter without a report, or finds the one that is open.
 * @throws Refused `provider_needed`, `matter_subject_unknown`
 */
export async function subjectOf(context: Context, identifier: string): Promise<Subject> {
  const subject = await resolveSubject(context, identifier);
  if (!subject) throw refuse('matter_subject_unknown', { identifier }, 'identifier');
  return subject;
}

export type Assessed =
  | { readonly kind: 'assessed' }
  | { readonly kind: 'waits'; readonly because: readonly string[] };

/**
 * Assesses a matter. Confirming against a reseller waits for a second person; what is unfounded is
 * closed, and whoever reported it gets that answer.
 * @throws Refused as `lockOpenMatter` does, `matter_subject_unknown`, `proposal_waiting`,
 *   `matter_has_measures` when measures stand on what would be unfounded
 */
export async function assess(
  context: Context,
  matterId: string,
  terms: AssessmentTerms,
  version?: number,
): Promise<Assessed> {
  const matter = await lockOpenMatter(context, matterId, version);
  await checkAssessable(context, matter, terms);
  if (terms.assessment === 'confirmed' && matter.subjectKind === 'partner') {
    const because = ['against_partner'];
    await propose(context, matter, 'assessment', { ...terms }, because);
    return { kind: 'waits', because };
  }
  await applyAssessment(context, matter, terms, { assessed: whoOf(context), seconded: null });
  return { kind: 'assessed' };
}

async function checkAssessable(
  context: Context,
  matter: Matter,
  { assessment }: AssessmentTerms,
): Promise<void> {
  if (assessment !== 'unfounded') {
    if (matter.subjectKind !== 'unresolved') return;
    throw refuse('matter_subject_unknown', { identifier: matter.subjectName });
  }
  if (matter.aboutPartnerId === null) return;
  const measures = await forReseller(context, matter.aboutPartnerId, (inner) =>
    measuresOfMatter(inner, matter.id),
  );
  const standing = measures.filter((each) => each.state === 'in_force').length;
  if (standing > 0) throw refuse('matter_has_measures', { count: standing });
}

export async function applyAssessment(
  context: Context,
  matter: Matter,
  terms: AssessmentTerms,
  by: { readonly assessed: Who; readonly seconded: Who | null },
): Promise<void> {
  await store.saveAssessment(context, matter.id, terms, by);
  await recordEvents(context, [
    {
      type: 'enforcement.matter_assessed',
      subject: { kind: 'matter', id: matter.id },
      before: { assessment: matter.assessment },
      after: { number: matter.number, ...terms, seconded: by.seconded?.name ?? null },
    },
  ]);
  if (terms.assessment !== 'unfounded') return;
  const isUnknown = matter.subjectKind === 'unresolved';
  await store.completeReports(
    context,
    matter.id,
    isUnknown ? 'SUBJECT_UNKNOWN' : 'NO_VIOLATION_FOUND',
  );
  await closeQuietly(context, matter);
}

/**
 * Closes a matter; nothing more is done about it.
 * @throws Refused as `lockOpenMatter` does, `matter_has_measures` while a measure is in force
 */
export async function closeMatter(context: Context, matterId: string): Promise<void> {
  const matter = await lockOpenMatter(context, matterId);
  await checkAssessable(context, matter, { assessment: 'unfounded', clause: '', facts: '' });
  await store.completeReports(context, matter.id, 'INFORMATIONAL');
  await closeQuietly(context, matter);
}

async function closeQuietly(context: Context, matter: Matter): Promise<void> {
  await store.closeMatter(context, matter.id);
  await recordEvents(context, [
    {
      type: 'enforcement.matter_closed',
      subject: { kind: 'matter', id: matter.id },
      after: { number: matter.number },
    },
  ]);
}

/** @throws Refused `proposal_waiting` when one of its kind waits already */
export async function propose(
  context: Context,
  matter: Matter,
  kind: Proposal['kind'],
  terms: Proposal['terms'],
  because: readonly string[],
): Promise<void> {
  const proposal: Proposal = {
    id: newId(context.now.getTime()),
    matterId: matter.id,
    kind,
    terms,
    because,
    askedBy: whoOf(context),
    askedAt: context.now,
    state: 'waiting',
    decidedBy: null,
    decidedAt: null,
  };
  if (!(await store.insertProposal(context, proposal))) {
    throw refuse('proposal_waiting', { number: matter.number });
  }
  await recordEvents(context, [
    {
      type: 'enforcement.second_person_asked',
      subject: { kind: 'matter', id: matter.id },
      after: { number: matter.number, proposal: kind, terms, because },
    },
  ]);
}
