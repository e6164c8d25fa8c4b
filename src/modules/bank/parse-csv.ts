import { dayFormats, parseDay, parseDayFormat, type Day } from '../../kernel/days.ts';
import { type Currency, parseCurrency, parseDecimal, scaleOf } from '../../kernel/money.ts';
import { recordReader } from '../../platform/csv-records.ts';
import { refuse, type LineProblem, type ParsedStatement, type StatementLine } from './types.ts';

/** What a column may be called, in any case. */
const columnNames = {
  bookedOn: ['booked_on', 'booking_date', 'date', 'buchungstag', '取引日', '日付'],
  valueOn: ['value_on', 'value_date', 'valuta', '起算日'],
  amount: ['amount', 'betrag', '入金額', '金額'],
  currency: ['currency', 'waehrung', '通貨'],
  payer: ['payer', 'name', 'counterparty', '振込依頼人名', '依頼人名'],
  text: ['text', 'description', 'purpose', 'verwendungszweck', '摘要'],
  reference: ['reference', 'bank_reference', 'id', '照会番号'],
  account: ['account', 'iban', '口座番号'],
} as const;
type Column = keyof typeof columnNames;

const NEEDED: readonly Column[] = ['bookedOn', 'amount'];
const DELIMITERS = [';', '\t', ','] as const;

/**
 * A header with the columns above, in any order; amounts are plain decimals, days ISO or one of the
 * product's formats.
 * @param currency where no column names one
 * @throws Refused `bank_file_empty`, `bank_file_columns` with what is missing
 */
export function parseBankCsv(source: string, currency: Currency): ParsedStatement {
  const header = source.split(/\r?\n/, 1)[0] ?? '';
  if (header.trim() === '') throw refuse('bank_file_empty');
  const delimiter = DELIMITERS.find((each) => header.includes(each)) ?? ',';
  const reader = recordReader(delimiter, 1);
  const [names, ...records] = [...reader.read(source.replaceAll('\r\n', '\n')), ...reader.end()];
  const columns = columnsOf(names !== undefined && 'fields' in names ? names.fields : []);
  const lines: StatementLine[] = [];
  const problems: LineProblem[] = [];
  for (const record of records) {
    const line =
      'fields' in record
        ? lineOf(record.fields, columns, record.line, currency)
        : { place: record.line, code: 'bank_columns_differ' as const, values: {} };
    if ('code' in line) problems.push(line);
    else lines.push(line);
  }
  return { lines, problems };
}

type Columns = Partial<Readonly<Record<Column, number>>>;

function columnsOf(header: readonly string[]): Columns {
  const names = header.map((each) =>
    each.normalize('NFKC').trim().toLowerCase().replaceAll(/[ -]/g, '_'),
  );
  const found: Partial<Record<Column, number>> = {};
  for (const [column, known] of Object.entries(columnNames) as [Column, readonly string[]][]) {
    const index = names.findIndex((each) => known.includes(each));
    if (index !== -1) found[column] = index;
  }
  const missing = NEEDED.filter((each) => found[each] === undefined);
  if (missing.length > 0) {
    throw refuse('bank_file_columns', {
      missing: missing.map((each) => columnNames[each][0]).join(', '),
    });
  }
  return found;
}

function lineOf(
  fields: readonly string[],
  columns: Columns,
  place: number,
  fallback: Currency,
): StatementLine | LineProblem {
  const of = (column: Column) => fields[columns[column] ?? -1]?.trim() ?? '';
  const named = of('currency');
  const currency = named === '' ? fallback : parseCurrency(named.toUpperCase());
  if (currency === null) return { place, code: 'bank_currency_unknown', values: { value: named } };
  const bookedOn = dayFrom(of('bookedOn'));
  if (bookedOn === null) {
    return { place, code: 'bank_day_invalid', values: { value: of('bookedOn') } };
  }
  const amount = parseDecimal(of('amount'), scaleOf(currency), 'exact');
  if (typeof amount === 'string' || amount === 0n) {
    return { place, code: 'bank_amount_invalid', values: { value: of('amount') } };
  }
  return {
    place,
    account: of('account'),
    bookedOn,
    valueOn: dayFrom(of('valueOn')) ?? bookedOn,
    currency,
    amount,
    payer: of('payer'),
    text: of('text'),
    bankReference: of('reference'),
    isReversal: false,
  };
}

function dayFrom(text: string): Day | null {
  const iso = parseDay(text);
  if (iso !== null) return iso;
  for (const format of dayFormats) {
    const day = parseDayFormat(text, format);
    if (day !== null && !isAmbiguous(text)) return day;
  }
  return null;
}

/** 03/04/2026 is two days: it is refused rather than guessed. */
function isAmbiguous(text: string): boolean {
  return /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text);
}
