import type { Cloud } from '../kernel/clouds.ts';
import type { PartnerKind, Role } from '../kernel/permissions.ts';
import { refusalsOf } from '../kernel/refusal.ts';
import type { Actor, Tx } from '../platform/context.ts';

export type Language = 'en' | 'ja';

/** A reseller, which lives in one cloud; or the provider's own organisation, without customers. */
export interface Partner {
  readonly id: string;
  readonly kind: PartnerKind;
  readonly name: string;
  readonly cloud: Cloud;
  /** ISO 4217; what amounts are shown in where a currency must be chosen. */
  readonly currency: string;
  /** IANA name; the partner's days are reckoned in it. */
  readonly timeZone: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly language: Language;
  /** Local time of day at which the scheduled collections run starts, in minutes after midnight. */
  readonly runAtMinutes: number;
  /** Made by `sample load`; may be removed with all it holds. */
  readonly isSample: boolean;
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  /** argon2id in PHC string format; null while nobody has chosen a password. */
  readonly passwordHash: string | null;
  /** Sealed, see `sealedTotpSecret`. */
  readonly totpSecret: Buffer | null;
  readonly totpConfirmedAt: Date | null;
}

/** A person with its roles at one partner. */
export interface Member {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly roles: readonly Role[];
  readonly totpActive: boolean;
  readonly createdAt: Date;
}

export interface Membership {
  readonly partnerId: string;
  readonly partnerName: string;
  readonly cloud: Cloud;
  readonly roles: readonly Role[];
}

export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface Session {
  readonly id: string;
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** First characters of the secret, by which people recognise it. */
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Who stands behind a request, as its cookie or its key says. */
export type Caller = PersonCaller | ApiKeyCaller;

export interface PersonCaller {
  readonly kind: 'person';
  readonly sessionId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  /** The partner worked for in this session; null when there is none, or no longer. */
  readonly partnerId: string | null;
  readonly roles: readonly Role[];
}

export interface ApiKeyCaller {
  readonly kind: 'api_key';
  readonly apiKeyId: string;
  readonly name: string;
  readonly language: Language;
  readonly partnerId: string;
  readonly scopes: readonly string[];
}

/**
 * A transaction that serves the installation and no single partner: signing in, setting up,
 * switching.
 */
export interface InstallationContext {
  readonly tx: Tx;
  readonly now: Date;
  readonly requestId: string;
}

export const systemActor: Actor = { kind: 'system', id: null, name: 'Surety' };

/** Every event of this module; `src/app/reactions.ts` lists its handlers. */
export type PeopleEvent =
  | 'people.partner_created'
  | 'people.partner_changed'
  | 'people.partner_removed'
  | 'people.user_added'
  | 'people.user_removed'
  | 'people.roles_changed'
  | 'people.user_invited'
  | 'people.invitation_withdrawn'
  | 'people.signed_in'
  | 'people.signed_out'
  | 'people.session_revoked'
  | 'people.account_changed'
  | 'people.password_changed'
  | 'people.access_reset'
  | 'people.totp_activated'
  | 'people.totp_removed'
  | 'people.api_key_created'
  | 'people.api_key_revoked';

/**
 * Every expected "no" of this module; statuses and sentences are in `src/app/refusals-people.ts`.
 */
export type PeopleRefusal =
  | 'setup_already_done'
  | 'setup_token_invalid'
  | 'sign_in_wrong'
  | 'sign_in_code_needed'
  | 'sign_in_code_wrong'
  | 'sign_in_too_many'
  | 'password_too_short'
  | 'password_too_long'
  | 'password_common'
  | 'password_contains_email'
  | 'password_wrong'
  | 'totp_already_active'
  | 'totp_not_begun'
  | 'totp_not_active'
  | 'totp_code_wrong'
  | 'email_invalid'
  | 'person_name_missing'
  | 'invitation_not_found'
  | 'invitation_invalid'
  | 'invitation_password_needed'
  | 'user_not_found'
  | 'user_already_member'
  | 'user_last_global_admin'
  | 'session_not_found'
  | 'partner_not_found'
  | 'provider_exists'
  | 'provider_needed'
  | 'role_of_other_organisation'
  | 'partner_not_sample'
  | 'partner_not_yours'
  | 'partner_name_missing'
  | 'partner_time_zone_unknown'
  | 'partner_currency_unknown'
  | 'partner_country_unknown'
  | 'api_key_not_found'
  | 'api_key_scope_forbidden'
  | 'api_key_expiry_past';

export const refuse = refusalsOf<PeopleRefusal>();
