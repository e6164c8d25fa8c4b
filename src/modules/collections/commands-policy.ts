import { newId } from '../../kernel/ids.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { isCalendarId } from '../../platform/holidays.ts';
import { compareContents, type Difference } from './decide-compare.ts';
import { defaultPolicy } from './decide-default-policy.ts';
import { policyProblems } from './decide-policy.ts';
import * as store from './store-policy.ts';
import type { PolicyAuthor, PolicyContent, PolicyProblem, PolicyVersion } from './types-policy.ts';
import { refuse } from './types.ts';

/** Name of the policy that every partner starts with. */
const DEFAULT_NAME = 'Standard';

/** What would keep a policy from being published. */
export function problemsOf(content: PolicyContent): PolicyProblem[] {
  return policyProblems(content, isCalendarId);
}

/**
 * All versions of all policies, newest first. A partner without any gets the default policy as its
 * first draft: something to read, change and publish.
 */
export async function listPolicyVersions(context: Context): Promise<PolicyVersion[]> {
  const versions = await store.versionsOf(context, null);
  if (versions.length > 0) return versions;
  await ensureDefaultDraft(context);
  return store.versionsOf(context, null);
}

/** The draft of the default policy, made if the partner has no policy yet. */
export async function ensureDefaultDraft(context: Context): Promise<PolicyVersion | null> {
  const known = await store.versionsOf(context, null);
  if (known.length > 0) return known.find((version) => version.state === 'draft') ?? null;
  return createPolicy(context, DEFAULT_NAME, defaultPolicy);
}

/**
 * Publishes the default policy for a partner that has no published policy and never had another:
 * for set-up and the sample. Returns the published version, whichever it is.
 */
export async function ensurePublishedPolicy(context: Context): Promise<PolicyVersion> {
  const published = await store.findPublished(context);
  if (published) return published;
  const draft = (await ensureDefaultDraft(context)) ?? (await newDraftOfNewest(context));
  return publishPolicy(context, draft.id, draft.revision);
}

async function newDraftOfNewest(context: Context): Promise<PolicyVersion> {
  const [newest] = await store.versionsOf(context, null);
  return createDraft(context, newest!.policyId, newest!.id);
}

/** @throws Refused `policy_name_taken` */
export async function createPolicy(
  context: Context,
  name: string,
  content: PolicyContent,
): Promise<PolicyVersion> {
  const policyId = newId(context.now.getTime());
  if (!(await store.insertPolicy(context, policyId, name))) {
    throw refuse('policy_name_taken', { name }, 'name');
  }
  const isDefault = compareContents(asJson(defaultPolicy), asJson(content)).length === 0;
  return insertDraft(context, policyId, content, isDefault ? [] : withAuthor([], context));
}

/**
 * A new draft that starts as a copy of a version.
 * @throws Refused `policy_not_found`, `policy_version_not_found`, `policy_draft_exists`
 */
export async function createDraft(
  context: Context,
  policyId: string,
  fromVersionId: string,
): Promise<PolicyVersion> {
  if (!(await store.findPolicy(context, policyId))) throw refuse('policy_not_found', { policyId });
  const from = await getPolicyVersion(context, fromVersionId);
  return insertDraft(context, policyId, from.content, from.state === 'draft' ? from.changedBy : []);
}

async function insertDraft(
  context: Context,
  policyId: string,
  content: PolicyContent,
  changedBy: readonly PolicyAuthor[],
): Promise<PolicyVersion> {
  const id = newId(context.now.getTime());
  if (!(await store.insertDraft(context, { id, policyId, content, changedBy }))) {
    throw refuse('policy_draft_exists', { policyId });
  }
  const version = await getPolicyVersion(context, id);
  await recordPolicyEvent(context, 'collections.policy_drafted', version);
  return version;
}

/** @throws Refused `policy_version_not_found` */
export async function getPolicyVersion(context: Context, id: string): Promise<PolicyVersion> {
  const version = await store.findVersion(context, id);
  if (!version) throw refuse('policy_version_not_found', { id });
  return version;
}

/** @throws Refused `policy_not_published` */
export async function getPublishedPolicy(context: Context): Promise<PolicyVersion> {
  const version = await store.findPublished(context);
  if (!version) throw refuse('policy_not_published');
  return version;
}

/**
 * Replaces the content of a draft. A draft may contradict itself while somebody works on it.
 * @param revision the one that was seen: a change made meanwhile is never overwritten unseen
 * @throws Refused `policy_version_not_found`, `policy_not_draft`, `policy_revision_stale`
 */
export async function changeDraft(
  context: Context,
  id: string,
  revision: number,
  content: PolicyContent,
): Promise<PolicyVersion> {
  const before = await lockDraft(context, id, revision);
  await store.updateDraft(context, id, content, withAuthor(before.changedBy, context));
  const version = await getPolicyVersion(context, id);
  const changed = differences(before, version).map((each) => each.path);
  await recordEvents(context, [
    {
      type: 'collections.policy_changed',
      subject: { kind: 'policy_version', id },
      before: { revision },
      after: { revision: version.revision, changed },
    },
  ]);
  return version;
}

/** Who may put a draft into force that they changed themselves, and why. */
export interface Publishing {
  /** People with the right to publish, the one who asks among them. */
  readonly publisherIds: readonly string[];
  /** Given by the only person with the right. */
  readonly aloneBecause: string | null;
}

/**
 * Puts a draft into force and retires the version that was. From now on it never changes. Whoever
 * changed the draft needs somebody else to publish it; where nobody else may, a reason is kept
 * instead. The command line and the sample act for the operator and are not asked.
 * @throws Refused `policy_needs_second_person`, `policy_alone_needs_reason`,
 *   `policy_version_not_found`, `policy_not_draft`, `policy_revision_stale`,
 *   `policy_contradictory` with the first problem as its field
 */
export async function publishPolicy(
  context: Context,
  id: string,
  revision: number,
  publishing: Publishing = { publisherIds: [], aloneBecause: null },
): Promise<PolicyVersion> {
  const draft = await lockDraft(context, id, revision);
  const aloneBecause = aloneReason(context, draft, publishing);
  const problems = problemsOf(draft.content);
  const [first] = problems;
  if (first) {
    const values = { problem: first.code, count: problems.length, ...first.values };
    throw refuse('policy_contradictory', values, first.field);
  }
  const former = await store.findPublished(context);
  if (former) {
    await store.markRetired(context, former.id);
    await recordPolicyEvent(context, 'collections.policy_retired', former);
  }
  await store.markPublished(context, id, aloneBecause);
  const version = await getPolicyVersion(context, id);
  await recordPolicyEvent(context, 'collections.policy_published', version, { aloneBecause });
  return version;
}

/**
 * Takes the published version out of force without a successor: nothing runs until another is
 * published.
 * @throws Refused `policy_version_not_found`, `policy_not_published`
 */
export async function retirePolicy(context: Context, id: string): Promise<PolicyVersion> {
  const version = await store.lockVersion(context, id);
  if (!version) throw refuse('policy_version_not_found', { id });
  if (version.state !== 'published') throw refuse('policy_not_published');
  await store.markRetired(context, id);
  await recordPolicyEvent(context, 'collections.policy_retired', version);
  return getPolicyVersion(context, id);
}

async function lockDraft(context: Context, id: string, revision: number): Promise<PolicyVersion> {
  const version = await store.lockVersion(context, id);
  if (!version) throw refuse('policy_version_not_found', { id });
  if (version.state !== 'draft') throw refuse('policy_not_draft', { state: version.state });
  if (version.revision !== revision) {
    throw refuse('policy_revision_stale', { revision, current: version.revision });
  }
  return version;
}

/** What changed from one version to another. */
export async function comparePolicyVersions(
  context: Context,
  fromId: string,
  toId: string,
): Promise<Difference[]> {
  return differences(
    await getPolicyVersion(context, fromId),
    await getPolicyVersion(context, toId),
  );
}

function differences(from: PolicyVersion, to: PolicyVersion): Difference[] {
  return compareContents(asJson(from.content), asJson(to.content));
}

function asJson(content: PolicyContent): Json {
  return content as unknown as Json;
}

function withAuthor(known: readonly PolicyAuthor[], { actor }: Context): readonly PolicyAuthor[] {
  if (actor.kind === 'system' || known.some((each) => each.id === actor.id)) return known;
  return [...known, { id: actor.id, name: actor.name }];
}

/** Null when a second person publishes. */
function aloneReason(
  { actor }: Context,
  draft: PolicyVersion,
  { publisherIds, aloneBecause }: Publishing,
): string | null {
  if (!draft.changedBy.some((each) => each.id === actor.id)) return null;
  const changedBy = draft.changedBy.map((each) => each.name).join(', ');
  const others = publisherIds.filter((id) => id !== actor.id);
  if (actor.kind !== 'user' || others.length > 0) {
    throw refuse('policy_needs_second_person', { changedBy });
  }
  if (aloneBecause === null) throw refuse('policy_alone_needs_reason', {}, 'aloneBecause');
  return aloneBecause;
}

async function recordPolicyEvent(
  context: Context,
  type: string,
  version: PolicyVersion,
  more: JsonObject = {},
): Promise<void> {
  await recordEvents(context, [
    {
      type,
      subject: { kind: 'policy_version', id: version.id },
      after: {
        policy: version.policyName,
        number: version.number,
        revision: version.revision,
        ...more,
      },
    },
  ]);
}
