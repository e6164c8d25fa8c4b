import type { Actor, Context } from '../platform/context.ts';
import { addMember, createPartner, getPartner } from './commands-partner.ts';
import { normalEmail } from './decide-access.ts';
import { newId } from '../kernel/ids.ts';
import type { PartnerInput } from './decide-partner.ts';
import { allPartners } from './store-partner.ts';
import { findPersonByEmail, insertPerson } from './store-person.ts';
import { checkPassword, hashPassword } from './password.ts';
import { actFor, seeAll } from './store-tables.ts';
import { refuse, type InstallationContext, type Partner } from './types.ts';

// The provider and its resellers are organisations of their own, each behind its own wall in the
// database. These are the only doors between them.

/**
 * Creates the provider's organisation with its first person, who leads the desk. Somebody who works
 * for a reseller too keeps the password they have.
 * @param context that serves the installation
 * @throws Refused `provider_exists`, `email_invalid`, `person_name_missing`, those of passwords,
 *   and as `createPartner` does
 */
export async function createProvider(
  context: InstallationContext & { readonly actor: Actor },
  input: Omit<PartnerInput, 'kind'>,
  lead: { readonly email: string; readonly name: string; readonly password: string },
): Promise<{ readonly provider: Partner; readonly personId: string }> {
  if ((await allPartners(context)).some((each) => each.kind === 'provider')) {
    throw refuse('provider_exists');
  }
  const email = normalEmail(lead.email);
  const known = await findPersonByEmail(context, email);
  const provider = await createPartner(context, { ...input, kind: 'provider' });
  const personId = known?.id ?? newId(context.now.getTime());
  if (!known) {
    const name = lead.name.trim();
    if (name === '') throw refuse('person_name_missing', {}, 'name');
    checkPassword(lead.password, email);
    const passwordHash = await hashPassword(lead.password);
    const { language } = provider;
    await insertPerson(context, { id: personId, email, name, language, passwordHash });
  }
  await addMember({ ...context, partnerId: provider.id }, { id: personId, email }, ['desk_lead']);
  return { provider, personId };
}

/**
 * The resellers of this installation, by name; only the provider may ask.
 * @throws Refused `provider_needed`
 */
export async function resellersOf(context: Context): Promise<Partner[]> {
  await checkProvider(context);
  return (await seeAll(context, () => allPartners(context))).filter(
    (each) => each.kind === 'reseller',
  );
}

/**
 * Lets the provider do something with one reseller's rows: within `work` the transaction sees that
 * reseller and nobody else, and the reseller's log names who at the provider did it.
 * @throws Refused `provider_needed`, `partner_not_found`
 */
export async function forReseller<T>(
  context: Context,
  partnerId: string,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  await checkProvider(context);
  return within(context, partnerId, 'reseller', work);
}

/**
 * Lets a reseller's own act reach the provider's file about it.
 * @throws Refused `partner_not_found` when the id is not the provider's
 */
export function forProvider<T>(
  context: Context,
  providerId: string,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  return within(context, providerId, 'provider', work);
}

/** The provider's id, for what a reseller's own transaction hands over to it; null without one. */
export async function providerId(context: Context): Promise<string | null> {
  const all = await seeAll(context, () => allPartners(context));
  return all.find((each) => each.kind === 'provider')?.id ?? null;
}

/** @throws Refused `provider_needed` */
export async function checkProvider(context: Context): Promise<void> {
  if ((await getPartner(context)).kind !== 'provider') throw refuse('provider_needed');
}

async function within<T>(
  context: Context,
  partnerId: string,
  kind: Partner['kind'],
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const inner = { ...context, partnerId };
  await actFor(context, partnerId);
  let result: T;
  try {
    if ((await getPartner(inner)).kind !== kind) throw refuse('partner_not_found', { partnerId });
    result = await work(inner);
  } catch (error) {
    await backTo(context);
    throw error;
  }
  await actFor(context, context.partnerId);
  return result;
}

/** After a failure the transaction may be over already; then there is nothing to go back to. */
async function backTo(context: Context): Promise<void> {
  try {
    await actFor(context, context.partnerId);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}
