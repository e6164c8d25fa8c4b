import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { PolicyAuthor, PolicyContent, PolicyVersion } from './types-policy.ts';

const columns = sql`
  v.id, v.policy_id as "policyId", p.name as "policyName", v.number, v.state, v.revision, v.content,
  v.created_at as "createdAt", v.created_by as "createdBy", v.published_at as "publishedAt",
  v.published_by as "publishedBy", v.retired_at as "retiredAt", v.changed_by as "changedBy",
  v.published_alone_because as "publishedAloneBecause"
`;

export interface Policy {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
}

export async function allPolicies(context: Context): Promise<Policy[]> {
  const result = await sql<Policy>`
    select id, name, created_at as "createdAt" from collections.policy
    where partner_id = ${context.partnerId} order by name
  `.execute(context.tx);
  return result.rows;
}

export async function findPolicy(context: Context, id: string): Promise<Policy | undefined> {
  const result = await sql<Policy>`
    select id, name, created_at as "createdAt" from collections.policy
    where partner_id = ${context.partnerId} and id = ${id} for update
  `.execute(context.tx);
  return result.rows[0];
}

/** False when the name is taken. */
export async function insertPolicy(context: Context, id: string, name: string): Promise<boolean> {
  const result = await sql`
    insert into collections.policy (partner_id, id, name, created_at)
    values (${context.partnerId}, ${id}, ${name}, ${context.now})
    on conflict (partner_id, name) do nothing
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

/** Newest first. */
export async function versionsOf(
  context: Context,
  policyId: string | null,
): Promise<PolicyVersion[]> {
  const result = await sql<PolicyVersion>`
    select ${columns} from collections.policy_version v
    join collections.policy p on p.partner_id = v.partner_id and p.id = v.policy_id
    where v.partner_id = ${context.partnerId} and (${policyId}::uuid is null
      or v.policy_id = ${policyId})
    order by p.name, v.number desc
  `.execute(context.tx);
  return result.rows;
}

export async function findVersion(
  context: Context,
  id: string,
): Promise<PolicyVersion | undefined> {
  const result = await sql<PolicyVersion>`
    select ${columns} from collections.policy_version v
    join collections.policy p on p.partner_id = v.partner_id and p.id = v.policy_id
    where v.partner_id = ${context.partnerId} and v.id = ${id}
  `.execute(context.tx);
  return result.rows[0];
}

export async function lockVersion(
  context: Context,
  id: string,
): Promise<PolicyVersion | undefined> {
  await sql`
    select 1 from collections.policy_version
    where partner_id = ${context.partnerId} and id = ${id} for update
  `.execute(context.tx);
  return findVersion(context, id);
}

export async function findPublished(context: Context): Promise<PolicyVersion | undefined> {
  const result = await sql<PolicyVersion>`
    select ${columns} from collections.policy_version v
    join collections.policy p on p.partner_id = v.partner_id and p.id = v.policy_id
    where v.partner_id = ${context.partnerId} and v.state = 'published'
  `.execute(context.tx);
  return result.rows[0];
}

export interface NewVersion {
  readonly id: string;
  readonly policyId: string;
  readonly content: PolicyContent;
  readonly changedBy: readonly PolicyAuthor[];
}

/** False when the policy has a draft already. */
export async function insertDraft(context: Context, version: NewVersion): Promise<boolean> {
  const result = await sql`
    insert into collections.policy_version (partner_id, id, policy_id, number, state, content,
      created_at, created_by, changed_by)
    select ${context.partnerId}, ${version.id}, ${version.policyId},
      coalesce(max(number), 0) + 1, 'draft', ${JSON.stringify(version.content)}::jsonb,
      ${context.now},
      ${context.actor.name}, ${JSON.stringify(version.changedBy)}::jsonb
    from collections.policy_version
    where partner_id = ${context.partnerId} and policy_id = ${version.policyId}
    on conflict do nothing
  `.execute(context.tx);
  return result.numAffectedRows === 1n;
}

export async function updateDraft(
  context: Context,
  id: string,
  content: PolicyContent,
  changedBy: readonly PolicyAuthor[],
): Promise<void> {
  await sql`
    update collections.policy_version
    set content = ${JSON.stringify(content)}::jsonb, revision = revision + 1,
      changed_by = ${JSON.stringify(changedBy)}::jsonb
    where partner_id = ${context.partnerId} and id = ${id} and state = 'draft'
  `.execute(context.tx);
}

export async function markPublished(
  context: Context,
  id: string,
  aloneBecause: string | null,
): Promise<void> {
  await sql`
    update collections.policy_version
    set state = 'published', published_at = ${context.now}, published_by = ${context.actor.name},
      published_alone_because = ${aloneBecause}
    where partner_id = ${context.partnerId} and id = ${id} and state = 'draft'
  `.execute(context.tx);
}

export async function markRetired(context: Context, id: string): Promise<void> {
  await sql`
    update collections.policy_version set state = 'retired', retired_at = ${context.now}
    where partner_id = ${context.partnerId} and id = ${id} and state = 'published'
  `.execute(context.tx);
}
