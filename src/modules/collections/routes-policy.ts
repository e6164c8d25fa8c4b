import { Type } from 'typebox';
import type { Context } from '../../platform/context.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import * as commands from './commands-policy.ts';
import { defaultPolicy } from './decide-default-policy.ts';
import { PolicyContentSchema, PolicyProblemSchema, PolicyVersionSchema } from './routes-schemas.ts';
import type { PolicyContent, PolicyVersion } from './types-policy.ts';
import { problemText } from './words-policy.ts';

const tag = 'collections';
const VersionParams = Type.Object({ versionId: Type.String({ format: 'uuid' }) });
const RevisionSchema = Type.Integer({ minimum: 1, description: 'The revision that was seen' });

function problemsIn(content: PolicyContent) {
  return commands.problemsOf(content).map((each) => ({ ...each, text: problemText(each) }));
}

function written(version: PolicyVersion) {
  return {
    ...version,
    changedBy: [...version.changedBy],
    problems: version.state === 'draft' ? problemsIn(version.content) : [],
    createdAt: version.createdAt.toISOString(),
    publishedAt: version.publishedAt?.toISOString() ?? null,
    retiredAt: version.retiredAt?.toISOString() ?? null,
  };
}

/** Ids of the people who may put a policy into force; roles belong to whoever wires the routes. */
export type PublishersOf = (context: Context) => Promise<readonly string[]>;

const ordinaryRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/collections/policies',
    name: 'listPolicyVersions',
    summary:
      'Every version of every policy. A partner without any gets the default policy as a draft.',
    tag,
    permission: 'collections.read',
    output: Type.Object({ items: Type.Array(PolicyVersionSchema) }),
    handle: async (context) => ({
      items: (await commands.listPolicyVersions(context)).map(written),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/collections/policies/default',
    name: 'getDefaultPolicy',
    summary: 'The policy that every partner starts with.',
    tag,
    permission: 'collections.read',
    output: Type.Object({ content: Type.Unknown() }),
    handle: () => Promise.resolve({ content: defaultPolicy }),
  }),
  route({
    method: 'POST',
    path: '/api/collections/policies',
    name: 'createPolicy',
    summary: 'A new policy with its first draft; without content it starts as the default policy.',
    tag,
    permission: 'collections.policy.edit',
    body: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 200 }),
      content: Type.Optional(PolicyContentSchema),
    }),
    output: PolicyVersionSchema,
    refusals: ['policy_name_taken'],
    handle: async (context, { body }) => {
      const content = (body.content as PolicyContent | undefined) ?? defaultPolicy;
      return written(await commands.createPolicy(context, body.name, content));
    },
  }),
  route({
    method: 'POST',
    path: '/api/collections/policies/{policyId}/versions',
    name: 'createPolicyDraft',
    summary: 'A new draft that starts as a copy of a version.',
    tag,
    permission: 'collections.policy.edit',
    params: Type.Object({ policyId: Type.String({ format: 'uuid' }) }),
    body: Type.Object({ fromVersionId: Type.String({ format: 'uuid' }) }),
    output: PolicyVersionSchema,
    refusals: ['policy_not_found', 'policy_version_not_found', 'policy_draft_exists'],
    handle: async (context, { params, body }) =>
      written(await commands.createDraft(context, params.policyId, body.fromVersionId)),
  }),
  route({
    method: 'GET',
    path: '/api/collections/policy-versions/{versionId}',
    name: 'getPolicyVersion',
    summary: 'One version with what keeps it from being published.',
    tag,
    permission: 'collections.read',
    params: VersionParams,
    output: PolicyVersionSchema,
    refusals: ['policy_version_not_found'],
    handle: async (context, { params }) =>
      written(await commands.getPolicyVersion(context, params.versionId)),
  }),
  route({
    method: 'PUT',
    path: '/api/collections/policy-versions/{versionId}',
    name: 'changePolicyDraft',
    summary:
      'Replaces the content of a draft, if `revision` is still the newest. Contradictions are told, not refused.',
    tag,
    permission: 'collections.policy.edit',
    params: VersionParams,
    body: Type.Object({ revision: RevisionSchema, content: PolicyContentSchema }),
    output: PolicyVersionSchema,
    refusals: ['policy_version_not_found', 'policy_not_draft', 'policy_revision_stale'],
    handle: async (context, { params, body }) => {
      const content = body.content as PolicyContent;
      const id = params.versionId;
      return written(await commands.changeDraft(context, id, body.revision, content));
    },
  }),
  route({
    method: 'POST',
    path: '/api/collections/policy-problems',
    name: 'checkPolicy',
    summary: 'What would keep a policy from being published. Nothing is saved.',
    tag,
    permission: 'collections.read',
    body: Type.Object({ content: PolicyContentSchema }),
    output: Type.Object({ problems: Type.Array(PolicyProblemSchema) }),
    handle: (_context, { body }) =>
      Promise.resolve({ problems: problemsIn(body.content as PolicyContent) }),
  }),
  route({
    method: 'POST',
    path: '/api/collections/policy-versions/{versionId}/retire',
    name: 'retirePolicy',
    summary: 'Takes the published version out of force. Nothing runs until another is published.',
    tag,
    permission: 'collections.policy.publish',
    params: VersionParams,
    output: PolicyVersionSchema,
    refusals: ['policy_version_not_found', 'policy_not_published'],
    handle: async (context, { params }) =>
      written(await commands.retirePolicy(context, params.versionId)),
  }),
  route({
    method: 'GET',
    path: '/api/collections/policy-versions/{versionId}/changes',
    name: 'comparePolicyVersions',
    summary: 'Where a version differs from another, place by place.',
    tag,
    permission: 'collections.read',
    params: VersionParams,
    query: Type.Object({ since: Type.String({ format: 'uuid' }) }),
    output: Type.Object({
      changes: Type.Array(
        Type.Object({ path: Type.String(), before: Type.Unknown(), after: Type.Unknown() }),
      ),
    }),
    refusals: ['policy_version_not_found'],
    handle: async (context, { params, query }) => ({
      changes: [...(await commands.comparePolicyVersions(context, query.since, params.versionId))],
    }),
  }),
];

function publishRoute(publishersOf: PublishersOf): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/collections/policy-versions/{versionId}/publish',
    name: 'publishPolicy',
    summary: 'Puts a draft into force and retires the version that was. It never changes again.',
    tag,
    permission: 'collections.policy.publish',
    params: VersionParams,
    body: Type.Object({
      revision: RevisionSchema,
      aloneBecause: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 1000,
          description: 'Why the only person with the right publishes their own change',
        }),
      ),
    }),
    output: PolicyVersionSchema,
    refusals: [
      'policy_needs_second_person',
      'policy_alone_needs_reason',
      'policy_version_not_found',
      'policy_not_draft',
      'policy_revision_stale',
      'policy_contradictory',
    ],
    handle: async (context, { params, body }) => {
      const publishing = {
        publisherIds: await publishersOf(context),
        aloneBecause: body.aloneBecause ?? null,
      };
      const { revision } = body;
      return written(await commands.publishPolicy(context, params.versionId, revision, publishing));
    },
  });
}

export function policyRoutes(publishersOf: PublishersOf): readonly AnyRoute[] {
  return [...ordinaryRoutes, publishRoute(publishersOf)];
}
