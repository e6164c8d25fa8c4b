import { sql } from 'kysely';
import type { Role } from '../kernel/permissions.ts';
import type { Context, Tx } from '../platform/context.ts';
import { db } from './store-tables.ts';
import type { Member, Membership, Partner } from './types.ts';

const partnerColumns = [
  'partner_id as id',
  'kind',
  'name',
  'cloud',
  'currency',
  'time_zone as timeZone',
  'country',
  'language',
  'run_at_minutes as runAtMinutes',
  'is_sample as isSample',
] as const;

export async function findPartner(
  context: { readonly tx: Tx },
  partnerId: string,
): Promise<Partner | undefined> {
  return db(context)
    .selectFrom('people.partner')
    .select(partnerColumns)
    .where('partner_id', '=', partnerId)
    .executeTakeFirst();
}

/**
 * The partner, locked until the transaction ends: changes to who may do what happen one after
 * another.
 */
export async function lockPartner(context: Context): Promise<Partner | undefined> {
  return db(context)
    .selectFrom('people.partner')
    .select(partnerColumns)
    .where('partner_id', '=', context.partnerId)
    .forUpdate()
    .executeTakeFirst();
}

export async function allPartners(context: { readonly tx: Tx }): Promise<Partner[]> {
  return db(context)
    .selectFrom('people.partner')
    .select(partnerColumns)
    .orderBy('name')
    .orderBy('partner_id')
    .execute();
}

export async function insertPartner(
  context: { readonly tx: Tx; readonly now: Date },
  partner: Partner,
): Promise<void> {
  await db(context)
    .insertInto('people.partner')
    .values({ ...partnerRow(partner), created_at: context.now })
    .execute();
}

export async function updatePartner(context: Context, partner: Partner): Promise<void> {
  await db(context)
    .updateTable('people.partner')
    .set(partnerRow(partner))
    .where('partner_id', '=', context.partnerId)
    .execute();
}

function partnerRow(partner: Partner) {
  return {
    partner_id: partner.id,
    kind: partner.kind,
    name: partner.name,
    cloud: partner.cloud,
    currency: partner.currency,
    time_zone: partner.timeZone,
    country: partner.country,
    language: partner.language,
    run_at_minutes: partner.runAtMinutes,
    is_sample: partner.isSample,
  };
}

/** One partner's people, also in a transaction that serves the installation. */
type PartnerScope = Pick<Context, 'tx' | 'partnerId'>;

function members(context: PartnerScope) {
  return db(context)
    .selectFrom('people.membership as m')
    .innerJoin('people.person as p', 'p.id', 'm.person_id')
    .where('m.partner_id', '=', context.partnerId)
    .select([
      'p.id as userId',
      'p.email',
      'p.name',
      'p.language',
      'm.roles',
      'm.created_at as createdAt',
      sql<boolean>`p.totp_confirmed_at is not null`.as('totpActive'),
    ]);
}

/** Everybody who works for the partner. */
export async function listMembers(context: PartnerScope): Promise<Member[]> {
  return members(context).orderBy('p.id').execute();
}

export async function membersAfter(
  context: Context,
  afterId: string | null,
  limit: number,
): Promise<Member[]> {
  let query = members(context).orderBy('p.id').limit(limit);
  if (afterId !== null) query = query.where('p.id', '>', afterId);
  return query.execute();
}

export async function findMember(
  context: PartnerScope,
  userId: string,
): Promise<Member | undefined> {
  return members(context).where('p.id', '=', userId).executeTakeFirst();
}

export async function findMemberByEmail(
  context: Context,
  email: string,
): Promise<Member | undefined> {
  return members(context).where('p.email', '=', email).executeTakeFirst();
}

/** How many people other than `userId` have a role. */
export async function othersInRole(context: Context, userId: string, role: Role): Promise<number> {
  const row = await db(context)
    .selectFrom('people.membership')
    .where('partner_id', '=', context.partnerId)
    .where('person_id', '<>', userId)
    .where(sql<boolean>`${role} = any(roles)`)
    .select((query) => query.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number.parseInt(row.count, 10);
}

/** People who are a global admin of any partner the transaction sees. */
export async function globalAdmins(context: {
  readonly tx: Tx;
}): Promise<{ id: string; email: string }[]> {
  return db(context)
    .selectFrom('people.person as p')
    .where('p.id', 'in', (query) =>
      query
        .selectFrom('people.membership')
        .select('person_id')
        .where(sql<boolean>`'global_admin' = any(roles)`),
    )
    .select(['p.id', 'p.email'])
    .orderBy('p.id')
    .execute();
}

/** @returns false when the person already works for the partner */
export async function insertMembership(
  context: { readonly tx: Tx; readonly now: Date; readonly partnerId: string },
  userId: string,
  roles: readonly Role[],
): Promise<boolean> {
  const result = await db(context)
    .insertInto('people.membership')
    .values({
      partner_id: context.partnerId,
      person_id: userId,
      roles: [...roles],
      created_at: context.now,
    })
    .onConflict((conflict) => conflict.columns(['partner_id', 'person_id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function updateRoles(
  context: Context,
  userId: string,
  roles: readonly Role[],
): Promise<void> {
  await db(context)
    .updateTable('people.membership')
    .set({ roles: [...roles] })
    .where('partner_id', '=', context.partnerId)
    .where('person_id', '=', userId)
    .execute();
}

export async function deleteMembership(context: Context, userId: string): Promise<void> {
  await db(context)
    .deleteFrom('people.membership')
    .where('partner_id', '=', context.partnerId)
    .where('person_id', '=', userId)
    .execute();
}

/** Everything a person works for, by name. */
export async function membershipsOf(
  context: { readonly tx: Tx },
  personId: string,
): Promise<Membership[]> {
  return db(context)
    .selectFrom('people.membership as m')
    .innerJoin('people.partner as r', 'r.partner_id', 'm.partner_id')
    .where('m.person_id', '=', personId)
    .select(['r.partner_id as partnerId', 'r.name as partnerName', 'r.cloud', 'm.roles'])
    .orderBy('r.name')
    .orderBy('r.partner_id')
    .execute();
}
