import type { Permission } from '../../kernel/permissions.ts';
import { refusalsOf } from '../../kernel/refusal.ts';
import type { Tx } from '../../platform/context.ts';

/** A program that calls the API. */
export interface ApiClient {
  /** The client id, a UUID. */
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Permission[];
  /** Whom it may act for; null for a client that acts for itself alone. */
  readonly personId: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** A transaction that serves the installation, and the instant. */
export interface TokenContext {
  readonly tx: Tx;
  readonly now: Date;
}

export interface Address {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly addressLine1?: string;
  readonly addressLine2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly region?: string;
  readonly phoneNumber?: string;
}

/** How the API bills a customer; kept as it was given. */
export interface BillingProfile {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly culture?: string;
  readonly language?: string;
  readonly companyName?: string;
  readonly defaultAddress?: Address;
}

export const qualifications = [
  'none',
  'education',
  'government_community_cloud',
  'state_owned_entity',
  'nonprofit',
] as const;
export type Qualification = (typeof qualifications)[number];

/** What the API tells of a customer beyond what the product needs. */
export interface CustomerProfile {
  readonly customerId: string;
  readonly domain: string;
  readonly registrationNumber: string | null;
  readonly billing: BillingProfile;
  readonly relationship: 'reseller' | 'none';
  readonly allowDelegatedAccess: boolean;
  readonly qualification: Qualification;
  readonly associatedPartnerId: string | null;
  readonly createdAt: Date;
  readonly version: number;
}

/** Every event of this module; `src/app/reactions.ts` lists its handlers. */
export type PartnerCenterEvent =
  | 'partner_center.client_created'
  | 'partner_center.client_revoked'
  | 'partner_center.customer_profile_changed'
  | 'partner_center.relationship_ended'
  | 'partner_center.partner_profile_changed'
  | 'partner_center.support_contact_changed';

/**
 * Every expected "no" of this module; sentences are in `src/app/refusals-partner-center.ts`, the
 * API's own codes in `decide-errors.ts`.
 */
export type PartnerCenterRefusal =
  | 'api_client_not_found'
  | 'api_client_scope_forbidden'
  | 'api_client_user_unknown'
  | 'api_token_missing'
  | 'api_token_invalid'
  | 'api_token_expired'
  | 'api_token_audience'
  | 'api_user_needed'
  | 'api_role_missing'
  | 'api_scope_missing'
  | 'api_id_invalid'
  | 'api_body_missing'
  | 'api_filter_invalid'
  | 'api_continuation_invalid'
  | 'api_etag_stale'
  | 'api_domain_taken'
  | 'api_sandbox_only'
  | 'api_relationship_ended'
  | 'api_relationship_active'
  | 'api_customer_status_absent'
  | 'api_cycle_fixed'
  | 'api_partner_fixed'
  | 'api_not_registrable'
  | 'api_order_change_unknown';

export const refuse = refusalsOf<PartnerCenterRefusal>();
