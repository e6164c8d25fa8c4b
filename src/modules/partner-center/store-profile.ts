import { sql } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { db } from './store-tables.ts';
import type { BillingProfile, CustomerProfile } from './types.ts';

const columns = [
  'customer_id as customerId',
  'domain',
  'registration_number as registrationNumber',
  'billing',
  'relationship',
  'allow_delegated_access as allowDelegatedAccess',
  'qualification',
  'associated_partner_id as associatedPartnerId',
  'created_at as createdAt',
  'version',
] as const;

export async function findProfile(
  context: Context,
  customerId: string,
): Promise<CustomerProfile | undefined> {
  return db(context)
    .selectFrom('partner_center.customer_profile')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
}

export async function profilesOf(
  context: Context,
  customerIds: readonly string[],
): Promise<Map<string, CustomerProfile>> {
  const rows = await db(context)
    .selectFrom('partner_center.customer_profile')
    .select(columns)
    .where('partner_id', '=', context.partnerId)
    .where('customer_id', '=', sql<string>`any(${customerIds}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.customerId, row]));
}

/** Customers whose domain begins with a text; at most `limit`. */
export async function customersOfDomain(
  context: Context,
  start: string,
  limit: number,
): Promise<string[]> {
  const rows = await db(context)
    .selectFrom('partner_center.customer_profile')
    .select('customer_id as id')
    .where('partner_id', '=', context.partnerId)
    .where(sql<boolean>`starts_with(domain, lower(${start}::text))`)
    .orderBy('domain')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Keeps a profile; a new version of one that is there already.
 * @returns false when another customer has its domain
 */
export async function saveProfile(
  context: Context,
  profile: Omit<CustomerProfile, 'createdAt' | 'version'>,
): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select 1 from partner_center.customer_profile
      where partner_id = ${context.partnerId} and domain = ${profile.domain}
        and customer_id <> ${profile.customerId}) as taken
  `.execute(context.tx);
  if (rows[0]?.taken !== false) return false;
  const fields = {
    domain: profile.domain,
    registration_number: profile.registrationNumber,
    billing: sql<BillingProfile>`${JSON.stringify(profile.billing)}::jsonb`,
    relationship: profile.relationship,
    allow_delegated_access: profile.allowDelegatedAccess,
    qualification: profile.qualification,
    associated_partner_id: profile.associatedPartnerId,
  };
  await db(context)
    .insertInto('partner_center.customer_profile')
    .values({
      partner_id: context.partnerId,
      customer_id: profile.customerId,
      ...fields,
      created_at: context.now,
      version: 1,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['partner_id', 'customer_id'])
        .doUpdateSet({ ...fields, version: sql<number>`customer_profile.version + 1` }),
    )
    .execute();
  return true;
}

/** A document of the API that no module owns, with its version. */
export interface Kept {
  readonly content: JsonObject;
  readonly version: number;
}

export async function findPartnerProfile(
  context: Context,
  kind: 'billing' | 'support',
): Promise<Kept | undefined> {
  return db(context)
    .selectFrom('partner_center.partner_profile')
    .select(['content', 'version'])
    .where('partner_id', '=', context.partnerId)
    .where('kind', '=', kind)
    .executeTakeFirst();
}

export async function savePartnerProfile(
  context: Context,
  kind: 'billing' | 'support',
  content: JsonObject,
): Promise<Kept> {
  return db(context)
    .insertInto('partner_center.partner_profile')
    .values({
      partner_id: context.partnerId,
      kind,
      content: sql`${JSON.stringify(content)}::jsonb`,
      version: 1,
      changed_at: context.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['partner_id', 'kind']).doUpdateSet({
        content: sql`excluded.content`,
        version: sql`partner_profile.version + 1`,
        changed_at: context.now,
      }),
    )
    .returning(['content', 'version'])
    .executeTakeFirstOrThrow();
}

export async function findSupportContact(
  context: Context,
  subscriptionId: string,
): Promise<Kept | undefined> {
  return db(context)
    .selectFrom('partner_center.support_contact')
    .select(['content', 'version'])
    .where('partner_id', '=', context.partnerId)
    .where('subscription_id', '=', subscriptionId)
    .executeTakeFirst();
}

export async function saveSupportContact(
  context: Context,
  subscriptionId: string,
  content: JsonObject,
): Promise<Kept> {
  return db(context)
    .insertInto('partner_center.support_contact')
    .values({
      partner_id: context.partnerId,
      subscription_id: subscriptionId,
      content: sql`${JSON.stringify(content)}::jsonb`,
      version: 1,
      changed_at: context.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['partner_id', 'subscription_id']).doUpdateSet({
        content: sql`excluded.content`,
        version: sql`support_contact.version + 1`,
        changed_at: context.now,
      }),
    )
    .returning(['content', 'version'])
    .executeTakeFirstOrThrow();
}
