import type { Kysely } from 'kysely';
import type { Json } from '../../kernel/json.ts';
import type { Permission } from '../../kernel/permissions.ts';
import type { Tx } from '../../platform/context.ts';
import type { BillingProfile, Qualification } from './types.ts';

interface ApiClientTable {
  partner_id: string;
  id: string;
  name: string;
  secret_hash: Buffer;
  scopes: Permission[];
  person_id: string | null;
  created_by: string;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

interface RefreshTokenTable {
  partner_id: string;
  id: string;
  client_id: string;
  person_id: string;
  token_hash: Buffer;
  created_at: Date;
  expires_at: Date;
}

interface SigningKeyTable {
  id: string;
  public_key: Readonly<Record<string, Json>>;
  private_key: Buffer;
  created_at: Date;
  retired_at: Date | null;
}

interface CustomerProfileTable {
  partner_id: string;
  customer_id: string;
  domain: string;
  registration_number: string | null;
  billing: BillingProfile;
  relationship: 'reseller' | 'none';
  allow_delegated_access: boolean;
  qualification: Qualification;
  associated_partner_id: string | null;
  created_at: Date;
  version: number;
}

interface PartnerProfileTable {
  partner_id: string;
  kind: 'billing' | 'support';
  content: Readonly<Record<string, Json>>;
  version: number;
  changed_at: Date;
}

interface SupportContactTable {
  partner_id: string;
  subscription_id: string;
  content: Readonly<Record<string, Json>>;
  version: number;
  changed_at: Date;
}

interface PartnerCenterTables {
  'partner_center.api_client': ApiClientTable;
  'partner_center.refresh_token': RefreshTokenTable;
  'partner_center.signing_key': SigningKeyTable;
  'partner_center.customer_profile': CustomerProfileTable;
  'partner_center.partner_profile': PartnerProfileTable;
  'partner_center.support_contact': SupportContactTable;
}

export function db(context: { readonly tx: Tx }): Kysely<PartnerCenterTables> {
  return context.tx as unknown as Kysely<PartnerCenterTables>;
}
