import type { Day } from '../../kernel/days.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Currency } from '../../kernel/money.ts';
import type { ChargeCategory, ExactAmount, Month } from './types.ts';

export const usageFormats = ['focus-1.0'] as const;
export type UsageFormat = (typeof usageFormats)[number];

/** `stop`: one bad row and nothing is applied; `skip`: the good rows are. */
export const badRowsChoices = ['stop', 'skip'] as const;
export type BadRows = (typeof badRowsChoices)[number];

/**
 * What becomes of sub accounts that nobody has mapped: their rows are reported, or each becomes a
 * customer whose number is the sub account's identifier.
 */
export const subAccountChoices = ['report', 'create'] as const;
export type UnknownSubAccounts = (typeof subAccountChoices)[number];

/** One charge of a file, understood. */
export interface UsageRow {
  /** Line of the file on which the row starts; the header is line 1. */
  readonly line: number;
  /** SHA-256, hexadecimal, of what a charge is about; see `parse-focus.ts`. */
  readonly sourceKey: string;
  /** SHA-256, hexadecimal, of everything about it that may be restated. */
  readonly sourceHash: string;
  readonly provider: string;
  readonly subAccount: string;
  readonly subAccountName: string | null;
  readonly day: Day;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly billingMonth: Month;
  readonly category: ChargeCategory;
  readonly isCorrection: boolean;
  readonly serviceName: string;
  readonly serviceCategory: string;
  readonly sku: string | null;
  readonly description: string | null;
  readonly resourceId: string | null;
  readonly resourceName: string | null;
  readonly region: string | null;
  /** Plain decimal. */
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly currency: Currency;
  readonly billedCost: ExactAmount;
  readonly effectiveCost: ExactAmount;
  /** The provider's invoice, where the file names one. */
  readonly invoice: string | null;
}

export type UsageRowProblemCode =
  | 'usage_cell_empty'
  | 'usage_text_too_long'
  | 'usage_text_unusable'
  | 'usage_amount_not_a_number'
  | 'usage_amount_too_large'
  | 'usage_currency_unknown'
  | 'usage_instant_impossible'
  | 'usage_period_backwards'
  | 'usage_category_unknown'
  | 'usage_fields_missing'
  | 'usage_fields_surplus'
  | 'usage_quote_unclosed'
  | 'usage_quote_misplaced'
  | 'usage_sub_account_missing'
  | 'usage_sub_account_unknown'
  | 'usage_row_billed';

/** Why a row was not taken. */
export interface UsageRowProblem {
  readonly line: number;
  /** Name of the column in the file; null when the whole row is meant. */
  readonly column: string | null;
  readonly code: UsageRowProblemCode;
  readonly values: JsonObject;
}

export const usageImportStates = ['reading', 'previewed', 'stopped', 'applied', 'failed'] as const;
export type UsageImportState = (typeof usageImportStates)[number];

export interface UsageImportCounts {
  /** Rows of the file, without header and empty lines. */
  readonly rows: number;
  readonly created: number;
  readonly unchanged: number;
  /** Rows that restate a charge that is on no invoice yet: the new figures count. */
  readonly changed: number;
  readonly rejected: number;
}

export interface UsageImport extends UsageImportCounts {
  readonly id: string;
  readonly format: UsageFormat;
  readonly fileName: string;
  readonly badRows: BadRows;
  readonly subAccounts: UnknownSubAccounts;
  readonly dryRun: boolean;
  readonly state: UsageImportState;
  readonly failure: { readonly code: string; readonly values: JsonObject } | null;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** More rows than this are not one month of one reseller; cut the file by month. */
export const IMPORT_ROWS_MAX = 20_000_000;
/** Problems that an answer carries and that are kept; the counts count all. */
export const PROBLEMS_MAX = 1_000;
