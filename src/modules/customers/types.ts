import { refusalsOf } from '../../kernel/refusal.ts';

export type Language = 'en' | 'ja';
export type RiskClass = 'A' | 'B' | 'C' | 'D';
export type ContactRole = 'billing' | 'management' | 'technical';
export type DueDateShift = 'following' | 'preceding' | 'none';

/** A tenant of a partner. */
export interface Customer {
  readonly id: string;
  /** The partner's own number for the customer. */
  readonly number: string;
  readonly name: string;
  readonly tenantId: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** IANA name; the customer's days are reckoned in it. */
  readonly timeZone: string;
  readonly language: Language;
  /** Names a business calendar of `src/platform/holidays.ts`. */
  readonly calendarId: string;
  /** What happens to a computed due date that falls on a closed day. */
  readonly dueDateShift: DueDateShift;
  /** Canonical text of payment terms, see `src/kernel/terms.ts`. */
  readonly paymentTerms: string;
  readonly segment: string;
  readonly riskClass: RiskClass;
  readonly version: number;
}

export interface Contact {
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
  readonly department: string | null;
  readonly language: Language;
  readonly role: ContactRole;
}

/**
 * What a decision about a customer needs to know of it; read set-based for many customers at once.
 */
export interface CustomerProfile {
  readonly id: string;
  readonly timeZone: string;
  readonly calendarId: string;
  readonly segment: string;
  readonly riskClass: RiskClass;
}

/** What an import knows of a customer that may not exist yet. */
export interface ImportedCustomer {
  readonly number: string;
  /** Every name the source used, the most frequent first. */
  readonly names: readonly string[];
  readonly country?: string;
}

export type CustomersRefusal =
  | 'customer_not_found'
  | 'customer_number_taken'
  | 'customer_tenant_taken'
  | 'customer_version_stale'
  | 'customer_time_zone_unknown'
  | 'customer_calendar_unknown'
  | 'customer_terms_unknown'
  | 'contact_not_found'
  | 'contact_duplicate';

export const refuse = refusalsOf<CustomersRefusal>();
