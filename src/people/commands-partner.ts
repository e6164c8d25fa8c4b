import { INSTALLATION_ID, newId } from '../kernel/ids.ts';
import type { JsonObject } from '../kernel/json.ts';
import { rolesOfKind, type Role } from '../kernel/permissions.ts';
import type { Actor, Context, Tx } from '../platform/context.ts';
import { recordEvents, type NewEvent } from '../platform/events.ts';
import { removeSampleRows } from '../platform/sample.ts';
import { checkedPartner, decidePartner, type PartnerInput } from './decide-partner.ts';
import * as store from './store-partner.ts';
import { actFor } from './store-tables.ts';
import { refuse, type InstallationContext, type Partner, type PeopleEvent } from './types.ts';

export type PartnerChange = Partial<
  Pick<Partner, 'name' | 'timeZone' | 'runAtMinutes' | 'currency' | 'country' | 'language'>
>;

/** An event of this module: the name is one of the closed list. */
export function peopleEvent(event: NewEvent & { readonly type: PeopleEvent }): NewEvent {
  return event;
}

/** @throws Refused `partner_not_found` */
export async function getPartner(context: Pick<Context, 'tx' | 'partnerId'>): Promise<Partner> {
  const partner = await store.findPartner(context, context.partnerId);
  if (!partner) throw refuse('partner_not_found', { partnerId: context.partnerId });
  return partner;
}

/** Every partner of the installation, by name. */
export async function listPartners(tx: Tx): Promise<Partner[]> {
  return store.allPartners({ tx });
}

/**
 * Roles belong to a kind of organisation: nobody at a reseller is given the provider's desk.
 * @throws Refused `role_of_other_organisation`
 */
export async function checkRoles(context: Context, roles: readonly Role[]): Promise<void> {
  const { kind } = await getPartner(context);
  const foreign = roles.find((role) => !rolesOfKind[kind].includes(role));
  if (foreign !== undefined) throw refuse('role_of_other_organisation', { role: foreign }, 'roles');
}

/** Everybody who is a global admin of some partner. */
export async function listAdministrators(tx: Tx): Promise<{ id: string; email: string }[]> {
  return store.globalAdmins({ tx });
}

/**
 * Creates a partner, in a transaction that serves the installation; afterwards the transaction acts
 * for it.
 * @throws Refused as `decidePartner` does
 */
export async function createPartner(
  context: InstallationContext & { readonly actor: Actor },
  input: PartnerInput,
  isSample = false,
): Promise<Partner> {
  const partner = decidePartner(newId(context.now.getTime()), input, isSample);
  await actFor(context, partner.id);
  await store.insertPartner(context, partner);
  await recordEvents({ ...context, partnerId: partner.id }, [
    peopleEvent({
      type: 'people.partner_created',
      subject: { kind: 'partner', id: partner.id },
      after: { ...partner },
    }),
  ]);
  return partner;
}

/** @throws Refused `partner_not_found` and as `decidePartner` does */
export async function changePartner(context: Context, change: PartnerChange): Promise<Partner> {
  const before = await store.lockPartner(context);
  if (!before) throw refuse('partner_not_found', { partnerId: context.partnerId });
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as PartnerChange;
  const after = checkedPartner({ ...before, ...given, name: (given.name ?? before.name).trim() });
  const changed = differences(before, after);
  if (changed === null) return before;
  await store.updatePartner(context, after);
  await recordEvents(context, [
    peopleEvent({
      type: 'people.partner_changed',
      subject: { kind: 'partner', id: after.id },
      ...changed,
    }),
  ]);
  return after;
}

function differences(
  before: Partner,
  after: Partner,
): { before: JsonObject; after: JsonObject } | null {
  const keys = (Object.keys(before) as (keyof Partner)[]).filter(
    (key) => before[key] !== after[key],
  );
  if (keys.length === 0) return null;
  const pick = (partner: Partner): JsonObject =>
    Object.fromEntries(keys.map((key) => [key, partner[key]]));
  return { before: pick(before), after: pick(after) };
}

/**
 * Removes a sample partner with everything that belongs to it, in every module: the database does
 * it with the owner's rights and refuses any other partner (`migrations/0007_sample.sql`).
 * @param context of the partner, or of the installation and then made to act for the partner
 * @throws Refused `partner_not_found`, `partner_not_sample`
 */
export async function removeSamplePartner(context: Context): Promise<void> {
  await actFor(context, context.partnerId);
  const partner = await store.lockPartner(context);
  if (!partner) throw refuse('partner_not_found', { partnerId: context.partnerId });
  if (!partner.isSample) throw refuse('partner_not_sample', { name: partner.name });
  await removeSampleRows(context.tx, partner.id);
  // The partner's own log is gone with it; that it was there remains in the installation's.
  await actFor(context, INSTALLATION_ID);
  await recordEvents({ ...context, partnerId: INSTALLATION_ID }, [
    peopleEvent({
      type: 'people.partner_removed',
      subject: { kind: 'partner', id: partner.id },
      before: { ...partner },
    }),
  ]);
}

/**
 * Lets a person who has an account work for the partner. Somebody who already does keeps the roles
 * they have.
 * @param context whose transaction may write for `partnerId`
 */
export async function addMember(
  context: Context,
  person: { readonly id: string; readonly email: string },
  roles: readonly Role[],
): Promise<void> {
  if (!(await store.insertMembership(context, person.id, roles))) return;
  await recordEvents(context, [
    peopleEvent({
      type: 'people.user_added',
      subject: { kind: 'user', id: person.id },
      after: { email: person.email, roles },
    }),
  ]);
}
