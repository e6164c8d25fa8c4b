import { sql, type Kysely } from 'kysely';
import type { Cloud } from '../kernel/clouds.ts';
import type { Role } from '../kernel/permissions.ts';
import type { Tx } from '../platform/context.ts';
import type { Language } from './types.ts';

interface PartnerTable {
  partner_id: string;
  kind: 'reseller' | 'provider';
  name: string;
  cloud: Cloud;
  currency: string;
  time_zone: string;
  country: string;
  language: Language;
  run_at_minutes: number;
  is_sample: boolean;
  created_at: Date;
}

interface PersonTable {
  id: string;
  email: string;
  name: string;
  language: Language;
  password_hash: string | null;
  totp_secret: Buffer | null;
  totp_confirmed_at: Date | null;
  totp_last_step: string | null;
  created_at: Date;
}

interface MembershipTable {
  partner_id: string;
  person_id: string;
  roles: Role[];
  created_at: Date;
}

interface InvitationTable {
  partner_id: string;
  id: string;
  email: string;
  name: string;
  roles: Role[];
  language: Language;
  token_hash: Buffer | null;
  invited_by: string;
  expires_at: Date;
  accepted_at: Date | null;
  withdrawn_at: Date | null;
  created_at: Date;
}

interface SessionTable {
  id: string;
  token_hash: Buffer;
  person_id: string;
  current_partner_id: string | null;
  user_agent: string;
  ip_address: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}

interface ApiKeyTable {
  partner_id: string;
  id: string;
  name: string;
  prefix: string;
  secret_hash: Buffer;
  scopes: string[];
  created_by: string;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

interface SignInAttemptTable {
  bucket: string;
  failures: number;
  blocked_until: Date | null;
  last_attempt_at: Date;
}

interface SetupTokenTable {
  token_hash: Buffer;
  created_at: Date;
  expires_at: Date;
}

interface PeopleTables {
  'people.partner': PartnerTable;
  'people.person': PersonTable;
  'people.membership': MembershipTable;
  'people.invitation': InvitationTable;
  'people.session': SessionTable;
  'people.api_key': ApiKeyTable;
  'people.sign_in_attempt': SignInAttemptTable;
  'people.setup_token': SetupTokenTable;
}

export function db(context: { readonly tx: Tx }): Kysely<PeopleTables> {
  return context.tx as unknown as Kysely<PeopleTables>;
}

/**
 * Lets a transaction that serves the installation also act for one partner, as recording an event
 * for it needs. Another call names another partner; the commit ends it.
 */
export async function actFor(context: { readonly tx: Tx }, partnerId: string): Promise<void> {
  await sql`select set_config('surety.partner_id', ${partnerId}, true)`.execute(context.tx);
}

/** Lets one read see the tables that serve the whole installation, and then no longer. */
export async function seeAll<T>(context: { readonly tx: Tx }, read: () => Promise<T>): Promise<T> {
  await sql`select set_config('surety.scope', 'installation', true)`.execute(context.tx);
  const result = await read();
  await sql`select set_config('surety.scope', '', true)`.execute(context.tx);
  return result;
}
