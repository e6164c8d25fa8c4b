import { isUuid } from '../../kernel/ids.ts';
import { Refused } from '../../kernel/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import type { WireCall } from '../../platform/wire-route.ts';
import {
  addContact,
  changeCustomer,
  createCustomer,
  getCustomerOrTenant,
  type Customer,
} from '../customers/index.ts';
import { subscriptionsOfCustomer } from '../subscriptions/index.ts';
import { defaultProfile, wireCustomerId } from './decide-customer.ts';
import { checkEtag } from './decide-etag.ts';
import { findProfile, saveProfile } from './store-profile.ts';
import { refuse, type Address, type BillingProfile, type CustomerProfile } from './types.ts';

export type Profile = Omit<CustomerProfile, 'createdAt'>;

export interface KnownCustomer {
  readonly customer: Customer;
  readonly profile: Profile;
  /** When the API first told of it; null for a customer that it did not make or change. */
  readonly since: Date | null;
}

/**
 * A customer by the id that this API knows it by.
 * @throws Refused `api_id_invalid`, `customer_not_found`
 */
export async function findCustomer(context: Context, id: string): Promise<KnownCustomer> {
  const customer = await getCustomerOrTenant(context, checkedId(id));
  const profile = await findProfile(context, customer.id);
  return {
    customer,
    profile: profile ?? defaultProfile(customer),
    since: profile?.createdAt ?? null,
  };
}

/**
 * A customer that the partner still sells to.
 * @throws Refused as `findCustomer` does, `api_relationship_ended`
 */
export async function findOwnCustomer(context: Context, id: string): Promise<Customer> {
  const { customer, profile } = await findCustomer(context, id);
  if (profile.relationship === 'none') throw refuse('api_relationship_ended');
  return customer;
}

/** @throws Refused `api_id_invalid` */
export function checkedId(id: string): string {
  const plain = id
    .trim()
    .toLowerCase()
    .replace(/^\{(.*)\}$/, '$1');
  if (!isUuid(plain)) throw refuse('api_id_invalid', { id: id.slice(0, 100) });
  return plain;
}

export interface NewWireCustomer {
  readonly companyProfile: {
    readonly domain: string;
    readonly organizationRegistrationNumber?: string;
  };
  readonly billingProfile: BillingProfile & {
    readonly email: string;
    readonly language: string;
    readonly companyName: string;
    readonly defaultAddress: Address & { readonly country: string };
  };
  readonly associatedPartnerId?: string;
}

/**
 * Creates a customer from what this API is told. Its domain is also its number.
 * @throws Refused `api_domain_taken`, and as `createCustomer` does
 */
export async function makeCustomer(
  context: Context,
  { companyProfile, billingProfile, associatedPartnerId }: NewWireCustomer,
): Promise<KnownCustomer> {
  const domain = companyProfile.domain.trim().toLowerCase();
  const taken = refuse('api_domain_taken', { domain }, 'companyProfile.domain');
  const customer = await translated(taken, () =>
    createCustomer(context, {
      number: domain,
      name: billingProfile.companyName.trim(),
      country: billingProfile.defaultAddress.country.toUpperCase(),
      language: /^ja\b/i.test(billingProfile.language) ? 'ja' : 'en',
    }),
  );
  const profile: Profile = {
    ...defaultProfile(customer),
    domain,
    registrationNumber: companyProfile.organizationRegistrationNumber ?? null,
    billing: billingProfile,
    associatedPartnerId: associatedPartnerId ?? null,
    version: 1,
  };
  if (!(await saveProfile(context, profile))) throw taken;
  const { firstName, lastName } = billingProfile.defaultAddress;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  const { email } = billingProfile;
  await addContact(context, customer.id, {
    name: name || customer.name,
    email,
    department: null,
    language: customer.language,
    role: 'billing',
  });
  return { customer, profile, since: context.now };
}

async function translated<T>(taken: Refused, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refused && error.code === 'customer_number_taken' ? taken : error;
  }
}

/**
 * Replaces the billing profile; the company's name and country become the customer's.
 * @throws Refused `api_etag_stale`, and as `changeCustomer` does
 */
export async function replaceBilling(
  call: WireCall,
  id: string,
  billing: BillingProfile,
  etag: string | undefined,
): Promise<KnownCustomer> {
  const { customer, profile, since } = await findCustomer(call, id);
  checkEtag(call, etag, wireCustomerId(customer), profile.version);
  const name = billing.companyName?.trim();
  const country = billing.defaultAddress?.country?.toUpperCase();
  const changed = await changeCustomer(call, customer.id, customer.version, {
    ...(name ? { name } : {}),
    ...(country ? { country } : {}),
  });
  await keep(call, { ...profile, billing }, 'partner_center.customer_profile_changed');
  return {
    customer: changed,
    profile: { ...profile, billing, version: profile.version + 1 },
    since: since ?? call.now,
  };
}

export interface RelationshipChange {
  readonly relationshipToPartner?: string;
  readonly allowDelegatedAccess?: boolean;
}

/**
 * Ends the delegated administration, or the relationship as a whole: nothing may be active then,
 * and only a global admin may.
 * @throws Refused `api_user_needed`, `api_role_missing`, `api_relationship_active`
 */
export async function changeRelationship(
  call: WireCall,
  id: string,
  change: RelationshipChange,
): Promise<KnownCustomer> {
  const known = await findCustomer(call, id);
  const { customer, profile } = known;
  const ends = change.relationshipToPartner === 'none' && profile.relationship !== 'none';
  const delegated = change.allowDelegatedAccess ?? profile.allowDelegatedAccess;
  if (!ends && delegated === profile.allowDelegatedAccess) return known;
  if (ends) await checkMayEnd(call, customer);
  const next: Profile = {
    ...profile,
    relationship: ends ? 'none' : profile.relationship,
    allowDelegatedAccess: ends ? false : delegated,
  };
  await keep(
    call,
    next,
    ends ? 'partner_center.relationship_ended' : 'partner_center.customer_profile_changed',
  );
  return { ...known, profile: { ...next, version: profile.version + 1 } };
}

async function checkMayEnd(call: WireCall, customer: Customer): Promise<void> {
  if (call.user === null) throw refuse('api_user_needed');
  if (!call.user.roles.includes('global_admin')) {
    throw refuse('api_role_missing', { permission: 'customers.write' });
  }
  const all = await subscriptionsOfCustomer(call, customer.id);
  const count = all.filter(({ status }) => status === 'active').length;
  if (count > 0) throw refuse('api_relationship_active', { count });
}

async function keep(
  context: Context,
  profile: Profile,
  type: 'partner_center.relationship_ended' | 'partner_center.customer_profile_changed',
): Promise<void> {
  if (!(await saveProfile(context, profile))) {
    throw refuse('api_domain_taken', { domain: profile.domain });
  }
  const { customerId, relationship, allowDelegatedAccess } = profile;
  await recordEvents(context, [
    {
      type,
      subject: { kind: 'customer', id: customerId },
      customerId,
      after: { relationship, allowDelegatedAccess, billing: { ...profile.billing } as never },
    },
  ]);
}
