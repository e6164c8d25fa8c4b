import type { Customer } from '../customers/index.ts';
import { attributesOf, etagOf, linkTo, type Attributes, type Link } from './decide-envelope.ts';
import type { BillingProfile, CustomerProfile } from './types.ts';

/** The id by which this API knows a customer: that of its tenant, where it has one. */
export function wireCustomerId(customer: Pick<Customer, 'id' | 'tenantId'>): string {
  return customer.tenantId ?? customer.id;
}

/** The profile of a customer that was not made through this API. */
export function defaultProfile(customer: Customer): Omit<CustomerProfile, 'createdAt'> {
  return {
    customerId: customer.id,
    domain: `${wireCustomerId(customer)}.customer.invalid`,
    registrationNumber: null,
    billing: {
      culture: customer.language === 'ja' ? 'ja-JP' : 'en-US',
      language: customer.language,
      companyName: customer.name,
      defaultAddress: { country: customer.country },
    },
    relationship: 'reseller',
    allowDelegatedAccess: false,
    qualification: 'none',
    associatedPartnerId: null,
    version: 0,
  };
}

type Profile = Omit<CustomerProfile, 'createdAt'>;

export interface WireCompanyProfile {
  readonly tenantId: string;
  readonly domain: string;
  readonly companyName: string;
  readonly organizationRegistrationNumber: string | null;
  readonly links: { readonly self: Link };
  readonly attributes: Attributes;
}

export function companyProfileOf(customer: Customer, profile: Profile): WireCompanyProfile {
  const id = wireCustomerId(customer);
  return {
    tenantId: id,
    domain: profile.domain,
    companyName: customer.name,
    organizationRegistrationNumber: profile.registrationNumber,
    links: { self: linkTo(`/customers/${id}/profiles/company`) },
    attributes: attributesOf('CustomerCompanyProfile'),
  };
}

export interface WireBillingProfile extends BillingProfile {
  readonly id: string;
  readonly links: { readonly self: Link };
  readonly attributes: Attributes;
}

export function billingProfileOf(customer: Customer, profile: Profile): WireBillingProfile {
  const id = wireCustomerId(customer);
  return {
    ...profile.billing,
    id,
    companyName: customer.name,
    links: { self: linkTo(`/customers/${id}/profiles/billing`) },
    attributes: attributesOf('CustomerBillingProfile', etagOf(id, profile.version)),
  };
}

/** A customer as lists show it; one by itself has its billing profile too. */
export function wireCustomer(customer: Customer, profile: Profile) {
  const id = wireCustomerId(customer);
  return {
    id,
    commerceId: customer.id,
    companyProfile: companyProfileOf(customer, profile),
    relationshipToPartner: profile.relationship,
    allowDelegatedAccess: profile.allowDelegatedAccess,
    customDomains: [profile.domain],
    associatedPartnerId: profile.associatedPartnerId,
    links: { self: linkTo(`/customers/${id}`) },
    attributes: attributesOf('Customer'),
  };
}
