import { createHash } from 'node:crypto';
import { formatDay, parseDayFormat, type Day } from '../../kernel/days.ts';
import type { JsonObject } from '../../kernel/json.ts';
import {
  parseCurrency,
  parseLocalizedDecimal,
  scaleOf,
  type Currency,
  type MoneyProblem,
} from '../../kernel/money.ts';
import type { CsvRecord } from '../../platform/csv-records.ts';
import type { Header } from './parse-header.ts';
import { AMOUNT_MAX } from './types.ts';
import type {
  Cleaning,
  ImportField,
  ImportProfile,
  ImportRow,
  RowProblem,
  RowProblemCode,
} from './types-import.ts';

/** Longest texts that the columns of the database take. */
const LENGTH_MAX: Partial<Record<ImportField, number>> = {
  number: 100,
  customerNumber: 100,
  customerName: 300,
  terms: 60,
  reference: 200,
  appliesTo: 100,
};
const KEY_LENGTH_MAX = 300;
/** What of a wrong cell is repeated in its message. */
const SHOWN_CHARACTERS_MAX = 60;

/**
 * PostgreSQL refuses U+0000 and half a surrogate pair; other control characters are no text either.
 */
const UNUSABLE = /[\p{Cc}\p{Cs}\ufffd]/u;

const YES = new Set(['yes', 'y', 'true', '1', 'x', 'はい', '有']);
const NO = new Set(['', 'no', 'n', 'false', '0', 'いいえ', '無']);

const amountProblems: Readonly<Record<MoneyProblem, RowProblemCode>> = {
  amount_empty: 'import_cell_empty',
  amount_not_a_number: 'import_amount_not_a_number',
  amount_exponent: 'import_amount_exponent',
  amount_grouping: 'import_amount_grouping',
  amount_too_large: 'import_amount_too_large',
  amount_too_precise: 'import_amount_too_precise',
};

export type ParsedRow = { readonly row: ImportRow } | { readonly problems: readonly RowProblem[] };

/** Turns records into rows; every cell that is wrong is told, not only the first. */
export function rowReader(
  profile: ImportProfile,
  header: Header,
  partnerCurrency: Currency,
): (record: CsvRecord) => ParsedRow {
  return (record) => {
    const { line } = record;
    if ('broken' in record) {
      return {
        problems: [{ line, column: null, code: `import_quote_${record.broken}`, values: {} }],
      };
    }
    if (record.fields.length !== header.fieldCount)
      return { problems: [countProblem(record, header)] };
    const cells = cellsOf(profile, header, record);
    const row = readRow(cells, profile, partnerCurrency);
    return cells.problems.length > 0 || row === null ? { problems: cells.problems } : { row };
  };
}

function countProblem(record: FieldsRecord, header: Header): RowProblem {
  const found = record.fields.length;
  const values = { found, expected: header.fieldCount };
  const code = found < header.fieldCount ? 'import_fields_missing' : 'import_fields_surplus';
  return { line: record.line, column: null, code, values };
}

interface FieldsRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** The cells of one record while it is being read, collecting what is wrong with them. */
interface Cells {
  readonly line: number;
  readonly problems: RowProblem[];
  /** Trimmed and cleaned; empty when the file has no such column. */
  readonly text: (field: ImportField) => string;
  /** The values of the key columns; a column that is also a field counts as cleaned for it. */
  readonly key: () => string;
  readonly fault: (field: ImportField, code: RowProblemCode, values?: JsonObject) => null;
}

function cellsOf(profile: ImportProfile, header: Header, { line, fields }: FieldsRecord): Cells {
  const problems: RowProblem[] = [];
  const text = (field: ImportField): string => {
    const position = header.positions[field];
    if (position === undefined) return '';
    const cleanings = profile.cleaning?.[field] ?? [];
    // A quoted cell may hold line ends, a name or a number may not.
    const line = fields[position]!.replaceAll(/[\t\r\n]+/g, ' ').trim();
    return cleanings.reduce(cleaned, line);
  };
  return {
    line,
    problems,
    text,
    key: () =>
      header.key
        .map(({ position, field }) => (field ? text(field) : fields[position]!.trim()))
        .join('/'),
    fault: (field, code, values = {}) => {
      const position = header.positions[field];
      const column = position === undefined ? null : header.names[position]!;
      problems.push({ line, column, code, values });
      return null;
    },
  };
}

function cleaned(text: string, cleaning: Cleaning): string {
  switch (cleaning) {
    case 'strip_decimal_zero':
      return text.replace(/\.0+$/, '');
    case 'strip_leading_zeros':
      return text.replace(/^0+(?=.)/, '');
    case 'collapse_spaces':
      return text.replaceAll(/\s+/gu, ' ').trim();
    case 'upper_case':
      return text.toUpperCase();
  }
}

function readRow(
  cells: Cells,
  profile: ImportProfile,
  partnerCurrency: Currency,
): ImportRow | null {
  const number = readText(cells, 'number', true);
  const customerNumber = readText(cells, 'customerNumber', true);
  const customerName = readText(cells, 'customerName', false);
  const currency = readCurrency(cells, profile, partnerCurrency);
  const signed = currency === null ? null : readAmount(cells, profile, currency);
  const issuedOn = readDay(cells, profile, 'issuedOn', true);
  const bookedOn = readDay(cells, profile, 'bookedOn', false) ?? issuedOn;
  const dueOn = readDay(cells, profile, 'dueOn', false);
  const settledOn = readDay(cells, profile, 'settledOn', false);
  const terms = readText(cells, 'terms', false);
  const reference = readText(cells, 'reference', false);
  const appliesTo = readText(cells, 'appliesTo', false);
  const disputed = readFlag(cells, 'disputed');
  const sourceKey = cells.key();
  if (sourceKey.length > KEY_LENGTH_MAX) {
    cells.fault('number', 'import_text_too_long', { max: KEY_LENGTH_MAX });
  }
  if (number !== null && UNUSABLE.test(sourceKey)) {
    cells.fault('number', 'import_text_unusable', { value: shown(sourceKey) });
  }
  if (settledOn !== null && bookedOn !== null && settledOn < bookedOn) {
    cells.fault('settledOn', 'import_settled_before_booked', { bookedOn: formatDay(bookedOn) });
  }
  if (cells.problems.length > 0) return null;
  // What is null here has been told as a problem above.
  if (number === null || customerNumber === null || currency === null) return null;
  if (signed === null || issuedOn === null || bookedOn === null) return null;
  const kind = kindOf(profile, signed);
  const amount = signed < 0n ? -signed : signed;
  const facts = { number, customerNumber, currency, amount, issuedOn, bookedOn, dueOn, terms };
  const more = { reference, disputed, settledOn, appliesTo };
  const sourceHash = hashOf([kind, ...Object.values(facts), ...Object.values(more)]);
  return { line: cells.line, kind, sourceKey, sourceHash, customerName, ...facts, ...more };
}

function kindOf(profile: ImportProfile, signed: bigint): ImportRow['kind'] {
  if (profile.kind === 'payments') return 'payment';
  return signed < 0n ? 'credit_note' : 'invoice';
}

/** Over everything that is kept but the name, which sources vary from line to line. */
function hashOf(values: readonly (string | number | bigint | boolean | null)[]): string {
  const text = JSON.stringify(values.map((value) => (value === null ? null : String(value))));
  return createHash('sha256').update(text).digest('hex');
}

function readText(cells: Cells, field: ImportField, needed: boolean): string | null {
  const text = cells.text(field);
  if (text === '') return needed ? cells.fault(field, 'import_cell_empty') : null;
  const max = LENGTH_MAX[field]!;
  if (text.length > max) return cells.fault(field, 'import_text_too_long', { max });
  if (UNUSABLE.test(text)) {
    return cells.fault(field, 'import_text_unusable', { value: shown(text) });
  }
  return text;
}

function readDay(
  cells: Cells,
  profile: ImportProfile,
  field: ImportField,
  needed: boolean,
): Day | null {
  const text = cells.text(field);
  if (text === '') return needed ? cells.fault(field, 'import_cell_empty') : null;
  const day = parseDayFormat(text, profile.dayFormat);
  const values = { value: shown(text), format: profile.dayFormat };
  return day ?? cells.fault(field, 'import_day_impossible', values);
}

function readCurrency(
  cells: Cells,
  profile: ImportProfile,
  partnerCurrency: Currency,
): Currency | null {
  if (profile.currency === 'partner') return partnerCurrency;
  const text =
    profile.currency === 'column' ? cells.text('currency').toUpperCase() : profile.currency.fixed;
  if (text === '') return cells.fault('currency', 'import_cell_empty');
  return (
    parseCurrency(text) ??
    cells.fault('currency', 'import_currency_unknown', { value: shown(text) })
  );
}

function readAmount(cells: Cells, profile: ImportProfile, currency: Currency): bigint | null {
  const text = cells.text('amount');
  const amount = parseLocalizedDecimal(
    text,
    profile.numberFormat,
    scaleOf(currency),
    profile.rounding,
  );
  const value = shown(text);
  if (typeof amount === 'string') {
    return cells.fault('amount', amountProblems[amount], { value, currency });
  }
  if (amount === 0n) return cells.fault('amount', 'import_amount_zero', { value });
  if (amount < 0n && profile.kind !== 'open_items') {
    return cells.fault('amount', 'import_amount_negative', { value });
  }
  if (amount > AMOUNT_MAX || amount < -AMOUNT_MAX) {
    return cells.fault('amount', 'import_amount_too_large', { value, currency });
  }
  return amount;
}

function readFlag(cells: Cells, field: ImportField): boolean {
  const text = cells.text(field).toLowerCase();
  if (YES.has(text)) return true;
  if (!NO.has(text)) cells.fault(field, 'import_flag_unknown', { value: shown(text) });
  return false;
}

function shown(text: string): string {
  // Cut between characters, not inside a pair; what PostgreSQL cannot keep is shown as a mark.
  const short = Array.from(text.slice(0, SHOWN_CHARACTERS_MAX + 1))
    .slice(0, SHOWN_CHARACTERS_MAX)
    .join('');
  return short.toWellFormed().replaceAll('\u0000', '\ufffd');
}
