import type { JsonObject } from '../../kernel/json.ts';
import { refuse } from './types.ts';
import type { UsageRowProblem, UsageRowProblemCode } from './types-import.ts';

/** Columns without which a charge cannot be understood. */
const requiredColumns = [
  'BilledCost',
  'EffectiveCost',
  'BillingCurrency',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'ChargeCategory',
  'ProviderName',
  'ServiceName',
  'ServiceCategory',
  'SubAccountId',
] as const;

const optionalColumns = [
  'BillingAccountId',
  'BillingPeriodStart',
  'ChargeClass',
  'ChargeDescription',
  'CommitmentDiscountId',
  'ConsumedQuantity',
  'ConsumedUnit',
  'InvoiceId',
  'PricingCategory',
  'RegionId',
  'RegionName',
  'ResourceId',
  'ResourceName',
  'SkuId',
  'SkuPriceId',
  'SubAccountName',
] as const;

type RequiredColumn = (typeof requiredColumns)[number];
export type FocusColumn = RequiredColumn | (typeof optionalColumns)[number];

/** Where in a record each column stands. */
export interface FocusHeader {
  readonly fieldCount: number;
  readonly positions: Partial<Readonly<Record<FocusColumn, number>>>;
}

/** Enough column names to see what went wrong, not a whole data set. */
const SEEN_CHARACTERS_MAX = 500;

/**
 * Finds the columns of the format in a header; other columns may stand beside them.
 * @throws Refused `usage_column_missing` with the names that were seen, `usage_column_twice`
 */
export function readFocusHeader(fields: readonly string[]): FocusHeader {
  const names = fields.map((field) => field.trim().toLowerCase());
  const positions: Partial<Record<FocusColumn, number>> = {};
  for (const column of [...requiredColumns, ...optionalColumns]) {
    const position = names.indexOf(column.toLowerCase());
    if (names.lastIndexOf(column.toLowerCase()) !== position) {
      throw refuse('usage_column_twice', { column }, column);
    }
    if (position !== -1) positions[column] = position;
  }
  const missing = requiredColumns.find((column) => positions[column] === undefined);
  if (missing !== undefined) {
    const seen = fields.join(', ').replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ');
    throw refuse(
      'usage_column_missing',
      { column: missing, seen: seen.slice(0, SEEN_CHARACTERS_MAX).toWellFormed() },
      missing,
    );
  }
  return { fieldCount: fields.length, positions };
}

/** The cells of one row, and what is wrong with them. */
export interface Cells {
  readonly problems: UsageRowProblem[];
  readonly tell: (column: FocusColumn, code: UsageRowProblemCode, values: JsonObject) => void;
  /** The text, or the empty text after telling that there is none. */
  readonly required: (
    column: RequiredColumn | 'BillingPeriodStart',
    lengthMax?: number,
    codeIfEmpty?: UsageRowProblemCode,
  ) => string;
  readonly optional: (column: FocusColumn, lengthMax?: number) => string | null;
}

const LENGTH_MAX = 2_000;
/** What of a wrong cell is repeated in its message. */
const SHOWN_CHARACTERS_MAX = 60;
/** PostgreSQL refuses U+0000; other control characters are no text either. */
const UNUSABLE = /[\p{Cc}\p{Cs}\ufffd]/u;

export function cellsOf(header: FocusHeader, line: number, fields: readonly string[]): Cells {
  const problems: UsageRowProblem[] = [];
  const tell = (column: FocusColumn, code: UsageRowProblemCode, values: JsonObject): void => {
    if (problems.some((each) => each.column === column && each.code === code)) return;
    problems.push({ line, column, code, values: shortened(values) });
  };
  const optional = (column: FocusColumn, lengthMax = LENGTH_MAX): string | null => {
    const position = header.positions[column];
    const text = position === undefined ? '' : fields[position]!.trim();
    // Files that come out of a database write missing values so.
    if (text === '' || text.toUpperCase() === 'NULL') return null;
    if (text.length > lengthMax) tell(column, 'usage_text_too_long', { max: lengthMax });
    if (UNUSABLE.test(text)) tell(column, 'usage_text_unusable', { value: text });
    return text;
  };
  return {
    problems,
    tell,
    optional,
    required: (column, lengthMax = LENGTH_MAX, codeIfEmpty = 'usage_cell_empty') => {
      const text = optional(column, lengthMax);
      if (text === null) tell(column, codeIfEmpty, {});
      return text ?? '';
    },
  };
}

/** A message repeats the start of a cell; control characters in it would break the line. */
function shortened(values: JsonObject): JsonObject {
  const { value } = values;
  if (typeof value !== 'string') return values;
  const shown = value.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ').slice(0, SHOWN_CHARACTERS_MAX);
  return { ...values, value: shown.toWellFormed() };
}
