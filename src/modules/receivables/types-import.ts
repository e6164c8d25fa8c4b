import type { Day, DayFormat } from '../../kernel/days.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Currency, NumberFormat, Rounding } from '../../kernel/money.ts';
import type { Encoding } from '../../platform/csv-lines.ts';

export const importKinds = ['open_items', 'settled_items', 'payments'] as const;

/**
 * - `open_items`: invoices that are owed; a negative amount is a credit note
 * - `settled_items`: invoices with the day on which they were paid in full
 * - `payments`: money that arrived, each perhaps for one invoice
 */
export type ImportKind = (typeof importKinds)[number];

/** What a column of a file can mean to us. */
export const importFields = [
  'number',
  'customerNumber',
  'customerName',
  'issuedOn',
  'bookedOn',
  'dueOn',
  'amount',
  'currency',
  'terms',
  'reference',
  'disputed',
  'settledOn',
  'appliesTo',
] as const;

export type ImportField = (typeof importFields)[number];

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * - `strip_decimal_zero`: `2960623488.0` → `2960623488`, for numbers that went through a
 *   spreadsheet
 * - `strip_leading_zeros`: `000123` → `123`
 * - `collapse_spaces`: any run of white space becomes one space
 * - `upper_case`
 */
export const cleanings = [
  'strip_decimal_zero',
  'strip_leading_zeros',
  'collapse_spaces',
  'upper_case',
] as const;
export type Cleaning = (typeof cleanings)[number];

/** How a file is read. Data, so that a partner can save its own. */
export interface ImportProfile {
  /** Names the source for ever: rows are recognised by it and their key. */
  readonly key: string;
  readonly name: string;
  readonly kind: ImportKind;
  /** `detect` takes what the header uses most. */
  readonly delimiter: Delimiter | 'detect';
  /** `detect` follows the byte-order mark, else UTF-8. */
  readonly encoding: Encoding | 'detect';
  readonly dayFormat: DayFormat;
  readonly numberFormat: NumberFormat;
  readonly rounding: Rounding;
  /** Every row has one currency, or the column named under `columns.currency` says it. */
  readonly currency: { readonly fixed: string } | 'column' | 'partner';
  /** Column names of the header by what they mean. */
  readonly columns: Partial<Readonly<Record<ImportField, string>>>;
  /** Fields whose column may be missing from a file. */
  readonly optional?: readonly ImportField[];
  /** Columns that together identify a row for ever; without them, the number does. */
  readonly keyColumns?: readonly string[];
  readonly cleaning?: Partial<Readonly<Record<ImportField, readonly Cleaning[]>>>;
}

/** A row of a file that was understood. Amounts are minor units. */
export interface ImportRow {
  /** Line of the file on which the row starts; the header is line 1. */
  readonly line: number;
  readonly kind: 'invoice' | 'credit_note' | 'payment';
  readonly sourceKey: string;
  /** SHA-256, hexadecimal, of everything the row says that we keep. */
  readonly sourceHash: string;
  readonly number: string;
  readonly customerNumber: string;
  readonly customerName: string | null;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly issuedOn: Day;
  readonly bookedOn: Day;
  readonly dueOn: Day | null;
  readonly terms: string | null;
  readonly reference: string | null;
  readonly disputed: boolean;
  readonly settledOn: Day | null;
  readonly appliesTo: string | null;
}

export type RowProblemCode =
  | 'import_cell_empty'
  | 'import_text_too_long'
  | 'import_text_unusable'
  | 'import_day_impossible'
  | 'import_amount_not_a_number'
  | 'import_amount_exponent'
  | 'import_amount_grouping'
  | 'import_amount_too_large'
  | 'import_amount_too_precise'
  | 'import_amount_zero'
  | 'import_amount_negative'
  | 'import_currency_unknown'
  | 'import_flag_unknown'
  | 'import_settled_before_booked'
  | 'import_key_duplicate'
  | 'import_fields_missing'
  | 'import_fields_surplus'
  | 'import_quote_unclosed'
  | 'import_quote_misplaced'
  | 'import_row_changed';

/**
 * Why a row was not taken, or, for `import_row_changed`, how it differs from what was taken before.
 */
export interface RowProblem {
  readonly line: number;
  /** Name of the column in the file; null when the whole row is meant. */
  readonly column: string | null;
  readonly code: RowProblemCode;
  readonly values: JsonObject;
}

export const importStates = [
  'reading',
  'staged',
  'stopped',
  'applying',
  'applied',
  'failed',
  'expired',
] as const;
export type ImportState = (typeof importStates)[number];

/** `stop`: one bad row and nothing is applied; `skip`: the good rows are. */
export type BadRows = 'stop' | 'skip';

export interface ImportCounts {
  /** Rows of the file, without header and empty lines. */
  readonly rows: number;
  readonly created: number;
  readonly unchanged: number;
  readonly changed: number;
  readonly rejected: number;
}

export interface Import extends ImportCounts {
  readonly id: string;
  readonly profileKey: string;
  readonly fileName: string;
  readonly badRows: BadRows;
  readonly dryRun: boolean;
  readonly state: ImportState;
  readonly failure: { readonly code: string; readonly values: JsonObject } | null;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** More rows than this are not one ledger; they would fill the disk before anybody noticed. */
export const IMPORT_ROWS_MAX = 5_000_000;
/** Problems that an answer carries; all of them can be downloaded. */
export const PROBLEMS_SHOWN_MAX = 1_000;
