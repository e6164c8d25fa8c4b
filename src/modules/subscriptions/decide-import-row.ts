import { parseDay } from '../../kernel/days.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { parseCurrency, parseDecimal, scaleOf, type Currency } from '../../kernel/money.ts';
import type { CsvRecord } from '../../platform/csv-records.ts';
import { DAY_MS, endAfter, monthsOfTerm } from './decide-term.ts';
import {
  importColumns,
  type ImportColumn,
  type ImportRow,
  type RowProblem,
  type RowProblemCode,
} from './types-import.ts';
import {
  billingCycles,
  holdKinds,
  offerKinds,
  subscriptionStatuses,
  terms,
  type Offer,
} from './types.ts';

/** Where in a record each column stands. */
export interface Header {
  readonly fieldCount: number;
  readonly positions: ReadonlyMap<ImportColumn, number>;
}

export interface Defaults {
  readonly currency: Currency;
  readonly language: 'en' | 'ja';
  readonly offers: ReadonlyMap<string, Offer>;
}

export type ParsedRow = { readonly row: ImportRow } | { readonly problems: readonly RowProblem[] };

const EXTERNAL_ID_MAX = 200;
const NAME_MAX = 200;
const NUMBER_MAX = 100;
const OFFER_ID_MAX = 120;
const PRICE_MAX = 1_000_000_000_000n;
const QUANTITY_MAX = 2_147_483_647;
/** What of a wrong cell is repeated in its message. */
const SHOWN_MAX = 60;

/** PostgreSQL refuses U+0000 and half a surrogate pair; other control characters are no text. */
const UNUSABLE = /[\p{Cc}\p{Cs}\ufffd]/u;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})$/;
const YES = new Set(['yes', 'y', 'true', '1', 'はい']);
const NO = new Set(['no', 'n', 'false', '0', 'いいえ']);

/** Turns a record into a row; every cell that is wrong is told, not only the first. */
export function readRow(record: CsvRecord, header: Header, defaults: Defaults): ParsedRow {
  const { line } = record;
  const whole = (code: RowProblemCode, values: JsonObject = {}) => ({
    problems: [{ line, column: null, code, values }],
  });
  if ('broken' in record) return whole(`import_quote_${record.broken}`);
  const { length: found } = record.fields;
  const { fieldCount: expected } = header;
  if (found < expected) return whole('import_fields_missing', { found, expected });
  if (found > expected) return whole('import_fields_surplus', { found, expected });
  const cells = cellsOf(line, record.fields, header);
  const row = rowOf(cells, defaults);
  return row === null || cells.problems.length > 0 ? { problems: cells.problems } : { row };
}

/** The cells of one record while it is being read, collecting what is wrong with them. */
interface Cells {
  readonly line: number;
  readonly problems: RowProblem[];
  /** Trimmed; empty when the file has no such column. */
  readonly text: (column: ImportColumn) => string;
  readonly fault: (column: ImportColumn, code: RowProblemCode, values?: JsonObject) => null;
}

function cellsOf(line: number, fields: readonly string[], { positions }: Header): Cells {
  const problems: RowProblem[] = [];
  return {
    line,
    problems,
    text: (column) => {
      const position = positions.get(column);
      // A quoted cell may hold line ends, a name may not.
      return position === undefined ? '' : fields[position]!.replaceAll(/[\t\r\n]+/g, ' ').trim();
    },
    fault: (column, code, values = {}) => {
      problems.push({ line, column, code, values });
      return null;
    },
  };
}

function rowOf(cells: Cells, defaults: Defaults): ImportRow | null {
  const offerId = text(cells, 'offer_id', OFFER_ID_MAX, null);
  const offer = offerId === null ? undefined : defaults.offers.get(offerId);
  const name = offer?.names[defaults.language] ?? offerId;
  const offerName = text(cells, 'offer_name', NAME_MAX, name);
  const texts = {
    externalId: text(cells, 'external_id', EXTERNAL_ID_MAX, null),
    customerNumber: text(cells, 'customer_number', NUMBER_MAX, null),
    friendlyName: text(cells, 'friendly_name', NAME_MAX, offerName),
  };
  const { externalId, customerNumber, friendlyName } = texts;
  const kind = choice(cells, 'kind', offerKinds, offer?.kind ?? 'license');
  const commerce = choice(cells, 'commerce', ['new', 'legacy'], offer?.commerce ?? 'new');
  const term = choice(cells, 'term', terms, offer?.term ?? null);
  const billingCycle = choice(cells, 'billing_cycle', billingCycles, offer?.billingCycle ?? null);
  const status = choice(cells, 'status', subscriptionStatuses, 'active');
  const holdKind = choice(cells, 'hold_kind', holdKinds, 'customer_request');
  const currency = readCurrency(cells, offer, defaults);
  const unitPrice = currency === null ? null : readPrice(cells, offer, currency);
  const quantity = readQuantity(cells, kind);
  const termStart = instant(cells, 'term_start', true);
  const purchasedAt = instant(cells, 'purchased_at', false) ?? termStart;
  const statusSince = instant(cells, 'status_since', false);
  const given = {
    termEnd: instant(cells, 'term_end', false),
    autoRenew: flag(cells, 'auto_renew'),
  };
  const customerName = text(cells, 'customer_name', NAME_MAX, '') || null;
  const parentExternalId = text(cells, 'parent_external_id', EXTERNAL_ID_MAX, '') || null;
  // What is null here has been told as a problem above.
  if (offerId === null || offerName === null || externalId === null) return null;
  if (customerNumber === null || friendlyName === null || kind === null) return null;
  if (commerce === null || term === null || billingCycle === null || status === null) return null;
  if (holdKind === null || currency === null || unitPrice === null || quantity === null)
    return null;
  if (termStart === null || purchasedAt === null) return null;
  const bought = { offerId, offerName, friendlyName, kind, commerce, quantity, unitPrice };
  const priced = { currency, term, billingCycle, termStart, purchasedAt, status, statusSince };
  const dated = datesOf(cells, { kind, term, billingCycle, termStart, status, commerce }, given);
  const kept = { ...bought, ...priced, ...dated, holdKind, customerNumber, parentExternalId };
  return { line: cells.line, externalId, customerName, ...kept, said: said(cells) };
}

type Life = Pick<ImportRow, 'kind' | 'term' | 'billingCycle' | 'termStart' | 'status' | 'commerce'>;

/** The end of the term and whether it renews, with what contradicts the rest. */
function datesOf(
  cells: Cells,
  life: Life,
  given: { readonly termEnd: Date | null; readonly autoRenew: boolean | null },
): Pick<ImportRow, 'termEnd' | 'autoRenew'> {
  const { kind, term, billingCycle, termStart, status, commerce } = life;
  const isEndless = kind === 'azure_plan' || kind === 'software_perpetual';
  if (isEndless !== (term === 'none')) {
    cells.fault('term', 'import_kind_contradictory', { kind, term, billingCycle });
  }
  const months = monthsOfTerm(term);
  const termEnd =
    months === null ? null : (given.termEnd ?? endAfter(termStart, termStart, months));
  if (termEnd !== null && termEnd <= termStart) {
    const values = { start: termStart.toISOString(), end: termEnd.toISOString() };
    cells.fault('term_end', 'import_end_before_start', values);
  }
  const mayRenew =
    termEnd !== null &&
    kind !== 'trial' &&
    (status === 'active' ||
      status === 'pending' ||
      (status === 'suspended' && commerce === 'legacy'));
  const autoRenew = given.autoRenew ?? mayRenew;
  if (autoRenew && !mayRenew) cells.fault('auto_renew', 'import_renewal_impossible', { status });
  return { termEnd, autoRenew };
}

/** @param missing what an empty cell stands for; null where it must not be empty */
function text(
  cells: Cells,
  column: ImportColumn,
  max: number,
  missing: string | null,
): string | null {
  const found = cells.text(column);
  if (found === '') return missing ?? cells.fault(column, 'import_cell_empty');
  if (found.length > max) return cells.fault(column, 'import_text_too_long', { max });
  return UNUSABLE.test(found)
    ? cells.fault(column, 'import_text_unusable', { value: shown(found) })
    : found;
}

function choice<T extends string>(
  cells: Cells,
  column: ImportColumn,
  allowed: readonly T[],
  missing: T | null,
): T | null {
  const found = cells.text(column);
  if (found === '') return missing ?? cells.fault(column, 'import_cell_empty');
  const values = { value: shown(found), allowed: allowed.join(', ') };
  return (
    allowed.find((each) => each.toLowerCase() === found.toLowerCase()) ??
    cells.fault(column, 'import_value_unknown', values)
  );
}

function readCurrency(cells: Cells, offer: Offer | undefined, defaults: Defaults): Currency | null {
  const found = cells.text('currency').toUpperCase() || offer?.currency || defaults.currency;
  return (
    parseCurrency(found) ??
    cells.fault('currency', 'import_currency_unknown', { value: shown(found) })
  );
}

/** The catalogue's price is in the catalogue's currency only. */
function readPrice(cells: Cells, offer: Offer | undefined, currency: Currency): bigint | null {
  const found = cells.text('unit_price');
  if (found === '') {
    return offer?.currency === currency
      ? offer.unitPrice
      : cells.fault('unit_price', 'import_cell_empty');
  }
  const price = parseDecimal(found, scaleOf(currency), 'exact');
  const values = { value: shown(found), currency };
  if (typeof price === 'string' || price > PRICE_MAX) {
    return cells.fault('unit_price', 'import_amount_not_a_number', values);
  }
  return price < 0n ? cells.fault('unit_price', 'import_amount_negative', values) : price;
}

function readQuantity(cells: Cells, kind: ImportRow['kind'] | null): number | null {
  const found = cells.text('quantity');
  if (found === '') return cells.fault('quantity', 'import_cell_empty');
  const quantity = /^\d{1,10}$/.test(found) ? Number.parseInt(found, 10) : 0;
  const max = kind === 'azure_plan' ? 1 : QUANTITY_MAX;
  return quantity >= 1 && quantity <= max
    ? quantity
    : cells.fault('quantity', 'import_quantity_impossible', { value: shown(found) });
}

function instant(cells: Cells, column: ImportColumn, needed: boolean): Date | null {
  const found = cells.text(column);
  if (found === '') return needed ? cells.fault(column, 'import_cell_empty') : null;
  const day = parseDay(found.slice(0, 10));
  if (day !== null && found.length === 10) return new Date(day * DAY_MS);
  const at = day !== null && INSTANT.test(found) ? new Date(found) : null;
  return at !== null && !Number.isNaN(at.getTime())
    ? at
    : cells.fault(column, 'import_day_impossible', { value: shown(found) });
}

/** Null for an empty cell, and for one that is told as a problem. */
function flag(cells: Cells, column: ImportColumn): boolean | null {
  const found = cells.text(column).toLowerCase();
  if (found === '') return null;
  if (YES.has(found)) return true;
  if (NO.has(found)) return false;
  return cells.fault(column, 'import_flag_unknown', { value: shown(found) });
}

/** Everything but the customer's name, which sources vary from line to line. */
function said(cells: Cells): string {
  const columns = importColumns.filter((column) => column !== 'customer_name');
  return JSON.stringify(columns.map((column) => [column, cells.text(column)]));
}

function shown(value: string): string {
  return value.slice(0, SHOWN_MAX).toWellFormed();
}
