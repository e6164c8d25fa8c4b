import type { JsonObject } from '../../kernel/json.ts';
import type { Currency } from '../../kernel/money.ts';
import type {
  BillingCycle,
  Commerce,
  HoldKind,
  OfferKind,
  SubscriptionStatus,
  Term,
} from './types.ts';

/** The columns that every file has; a header names them in any order and letter case. */
export const neededColumns = [
  /** The source's own id of the subscription: by it a repeated row is recognised. */
  'external_id',
  'customer_number',
  'offer_id',
  'quantity',
  /** `2026-03-01`, or an instant `2026-03-01T09:00:00Z`; a day begins at midnight UTC. */
  'term_start',
] as const;

/** The columns that a file may have; what is left out follows the offer of the catalogue. */
export const optionalColumns = [
  /** With it, a customer whose number is new is created. */
  'customer_name',
  'offer_name',
  'friendly_name',
  /** One of `offerKinds`; without it, `license`. */
  'kind',
  /** `new` or `legacy`. */
  'commerce',
  /** Decimal per seat and billing cycle. */
  'unit_price',
  'currency',
  /** `P1M`, `P1Y`, `P3Y` or `none`. */
  'term',
  /** `monthly`, `annual`, `triennial`, `one_time` or `none`. */
  'billing_cycle',
  /** Without it, the start and the term decide. */
  'term_end',
  /** Without it, the start of the term. */
  'purchased_at',
  /** `yes` or `no`; without it, whatever is active and has a term renews. */
  'auto_renew',
  /** `active` (without it), `suspended`, `expired`, `disabled`, `deleted` or `pending`. */
  'status',
  /** Since when it has this status; without it, the end of the term or now. */
  'status_since',
  /** Why a suspended one is; without it, `customer_request`. */
  'hold_kind',
  /** The external id of the subscription that an add-on belongs to. */
  'parent_external_id',
] as const;

export const importColumns = [...neededColumns, ...optionalColumns] as const;
export type ImportColumn = (typeof importColumns)[number];

/** A row of a file that was understood by itself. */
export interface ImportRow {
  readonly line: number;
  readonly externalId: string;
  readonly customerNumber: string;
  readonly customerName: string | null;
  readonly parentExternalId: string | null;
  readonly offerId: string;
  readonly offerName: string;
  readonly friendlyName: string;
  readonly kind: OfferKind;
  readonly commerce: Commerce;
  readonly quantity: number;
  /** Minor units. */
  readonly unitPrice: bigint;
  readonly currency: Currency;
  readonly term: Term;
  readonly billingCycle: BillingCycle;
  readonly termStart: Date;
  readonly termEnd: Date | null;
  readonly purchasedAt: Date;
  readonly autoRenew: boolean;
  readonly status: SubscriptionStatus;
  readonly statusSince: Date | null;
  readonly holdKind: HoldKind;
  /** What the cells say, so that it can be compared when the row comes again. */
  readonly said: string;
}

/** The same words as for the import of receivables, where the same is meant. */
export type RowProblemCode =
  | 'import_cell_empty'
  | 'import_text_too_long'
  | 'import_text_unusable'
  | 'import_day_impossible'
  | 'import_amount_not_a_number'
  | 'import_amount_negative'
  | 'import_currency_unknown'
  | 'import_flag_unknown'
  | 'import_value_unknown'
  | 'import_quantity_impossible'
  | 'import_end_before_start'
  | 'import_renewal_impossible'
  | 'import_kind_contradictory'
  | 'import_customer_unknown'
  | 'import_parent_unknown'
  | 'import_key_duplicate'
  | 'import_fields_missing'
  | 'import_fields_surplus'
  | 'import_quote_unclosed'
  | 'import_quote_misplaced'
  | 'import_row_changed';

/** Why a row was not taken, or, for `import_row_changed`, that it differs from what was taken. */
export interface RowProblem {
  /** Line of the file on which the row starts; the header is line 1. */
  readonly line: number;
  /** Null when the whole row is meant. */
  readonly column: ImportColumn | null;
  readonly code: RowProblemCode;
  readonly values: JsonObject;
}

export interface ImportResult {
  /** `stopped`: a row was bad and nothing was taken; `checked`: a dry run. */
  readonly state: 'applied' | 'stopped' | 'checked';
  /** Rows of the file, without header and empty lines. */
  readonly rows: number;
  readonly created: number;
  readonly unchanged: number;
  /** Rows that differ from what was taken under their id; they were left as they are. */
  readonly changed: number;
  readonly rejected: number;
  /** The first thousand; the counts count all. */
  readonly errors: readonly (Omit<RowProblem, 'values'> & { readonly message: string })[];
}

/** All rows go into one transaction; more belong into several files. */
export const IMPORT_ROWS_MAX = 200_000;
export const PROBLEMS_SHOWN_MAX = 1_000;
