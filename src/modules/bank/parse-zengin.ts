import { addDays, dayOf, partsOf, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import { refuse, type LineProblem, type ParsedStatement, type StatementLine } from './types.ts';

// Records as the Japanese Bankers Association lays them down for transfers received (振込入金通知,
// 種別 01) and for account statements (入出金取引明細, 種別 03): 200 bytes of JIS X 0201.

const RECORD_BYTES = 200;
const JPY = 'JPY' as Currency;
/** Two-digit years count from 2018: 2019 was Reiwa 1. */
const BEFORE_REIWA = 2018;
const CENTURY = 2000;
/** A bank dates nothing further ahead. */
const AHEAD_DAYS = 31;

const TRANSFERS = '01';
const STATEMENT = '03';

interface Header {
  readonly kind: typeof TRANSFERS | typeof STATEMENT;
  readonly account: string;
}

interface Totals {
  count: number;
  amount: bigint;
}

/**
 * @param today against which two-digit years are read: banks write Japanese or western ones
 * @throws Refused `bank_file_empty`, `bank_file_not_zengin`, `bank_file_totals`
 */
export function parseZengin(bytes: Uint8Array, today: Day): ParsedStatement {
  const records = recordsOf(bytes);
  if (records.length === 0) throw refuse('bank_file_empty');
  const lines: StatementLine[] = [];
  const problems: LineProblem[] = [];
  let header: Header | null = null;
  let seen: Totals = { count: 0, amount: 0n };
  for (const [index, record] of records.entries()) {
    const place = index + 1;
    if (record.length !== RECORD_BYTES) {
      if (place === 1) throw refuse('bank_file_not_zengin', { bytes: record.length });
      problems.push({ place, code: 'bank_record_length', values: { bytes: record.length } });
      continue;
    }
    const mark = text(record, 0, 1);
    if (mark === '1') {
      header = headerOf(record);
      seen = { count: 0, amount: 0n };
    } else if (header === null) {
      throw refuse('bank_file_not_zengin', { bytes: record.length });
    } else if (mark === '2') {
      const found = header.kind === TRANSFERS ? transfer(record) : movement(record);
      count(seen, found, header);
      const line = lineOf(found, header, place, today);
      if ('code' in line) problems.push(line);
      else lines.push(line);
    } else if (mark === '8') {
      checkTotals(record, header, seen, place);
    } else if (mark !== '9') {
      problems.push({ place, code: 'bank_record_unknown', values: { mark } });
    }
  }
  return { lines, problems };
}

/** With or without line ends, and with or without the end-of-file mark of old systems. */
function recordsOf(bytes: Uint8Array): Uint8Array[] {
  const LF = 10;
  const CR = 13;
  const END_OF_FILE = 26;
  const hasLines = bytes.subarray(0, RECORD_BYTES + 2).includes(LF);
  const records: Uint8Array[] = [];
  let from = 0;
  while (from < bytes.length) {
    const nextLine = hasLines ? bytes.indexOf(LF, from) : from + RECORD_BYTES;
    const next = nextLine === -1 ? bytes.length : Math.min(nextLine, bytes.length);
    let end = next;
    while (end > from && [CR, END_OF_FILE].includes(bytes[end - 1]!)) end -= 1;
    if (end > from) records.push(bytes.subarray(from, end));
    from = hasLines ? next + 1 : next;
  }
  return records;
}

const decoder = new TextDecoder('shift_jis');

/** Half-width kana become full-width, as people write them. */
function text(record: Uint8Array, from: number, length: number): string {
  return decoder
    .decode(record.subarray(from, from + length))
    .normalize('NFKC')
    .trim();
}

/** @throws Refused `bank_file_not_zengin` for other kinds of files of the same family */
function headerOf(record: Uint8Array): Header {
  const kind = text(record, 1, 2);
  if (kind !== TRANSFERS && kind !== STATEMENT) {
    throw refuse('bank_file_not_zengin', { kind });
  }
  const bank = text(record, 22, 4);
  const branch = text(record, 41, 3);
  const number =
    kind === TRANSFERS ? text(record, 60, 7) : text(record, 63, 10).replace(/^0+(?=\d{7})/, '');
  return { kind, account: `${bank}-${branch}-${number}` };
}

interface Found {
  readonly reference: string;
  readonly booked: string;
  readonly value: string;
  readonly amount: string;
  readonly isOut: boolean;
  readonly isReversal: boolean;
  readonly payer: string;
  readonly text: string;
}

function transfer(record: Uint8Array): Found {
  return {
    reference: text(record, 1, 6),
    booked: text(record, 7, 6),
    value: text(record, 13, 6),
    amount: text(record, 19, 10),
    isOut: text(record, 127, 1) === '1',
    isReversal: text(record, 127, 1) === '1',
    payer: text(record, 49, 48),
    text: joined(text(record, 39, 10), text(record, 128, 20)),
  };
}

const OUT = '2';
const CORRECTION = '19';

function movement(record: Uint8Array): Found {
  const isOut = text(record, 21, 1) === OUT;
  return {
    reference: text(record, 1, 8),
    booked: text(record, 9, 6),
    value: text(record, 15, 6),
    amount: text(record, 24, 12),
    isOut,
    isReversal: isOut && text(record, 22, 2) === CORRECTION,
    payer: text(record, 81, 48),
    text: joined(text(record, 71, 10), text(record, 159, 20), text(record, 179, 20)),
  };
}

/** Codes of nothing but zeros are empty fields. */
function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '' && !/^0+$/.test(part)).join(' ');
}

function lineOf(
  found: Found,
  header: Header,
  place: number,
  today: Day,
): StatementLine | LineProblem {
  if (!/^\d+$/.test(found.amount) || BigInt(found.amount) === 0n) {
    return { place, code: 'bank_amount_invalid', values: { value: found.amount } };
  }
  const bookedOn = dayFrom(found.booked, today);
  if (bookedOn === null) {
    return { place, code: 'bank_day_invalid', values: { value: found.booked } };
  }
  const amount = BigInt(found.amount);
  return {
    place,
    account: header.account,
    bookedOn,
    valueOn: dayFrom(found.value, today) ?? bookedOn,
    currency: JPY,
    amount: found.isOut ? -amount : amount,
    payer: found.payer,
    text: found.text,
    bankReference: /^0*$/.test(found.reference) ? '' : found.reference,
    isReversal: found.isReversal,
  };
}

/** Of the Japanese and the western reading, the one nearest to today that is not ahead of it. */
function dayFrom(digits: string, today: Day): Day | null {
  if (!/^\d{6}$/.test(digits)) return null;
  const [year, month, day] = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 10));
  const readings = [BEFORE_REIWA, CENTURY].flatMap((before) => {
    try {
      return [dayOf(before + year!, month!, day!)];
    } catch {
      // The 30th of February is a day in no calendar.
      return [];
    }
  });
  const past = readings.filter((each) => each <= addDays(today, AHEAD_DAYS));
  return past.toSorted((a, b) => b - a)[0] ?? null;
}

function count(seen: Totals, found: Found, header: Header): void {
  if (!/^\d+$/.test(found.amount)) return;
  const isCounted = header.kind === TRANSFERS ? !found.isReversal : !found.isOut;
  if (!isCounted) return;
  seen.count += 1;
  seen.amount += BigInt(found.amount);
}

/** What the bank says came in must be what the records say. */
function checkTotals(record: Uint8Array, header: Header, seen: Totals, place: number): void {
  const stated =
    header.kind === TRANSFERS
      ? { count: text(record, 1, 6), amount: text(record, 7, 12) }
      : { count: text(record, 1, 6), amount: text(record, 7, 13) };
  const isNumber = /^\d+$/.test(stated.count) && /^\d+$/.test(stated.amount);
  const isEqual =
    isNumber &&
    Number.parseInt(stated.count, 10) === seen.count &&
    BigInt(stated.amount) === seen.amount;
  if (isEqual) return;
  throw refuse('bank_file_totals', {
    place,
    statedCount: stated.count,
    statedAmount: stated.amount,
    count: seen.count,
    amount: String(seen.amount),
  });
}

/** The year of a day as the records write it: Reiwa, two digits. For tests and generators. */
export function reiwa(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return [year - BEFORE_REIWA, month, dayOfMonth]
    .map((each) => String(each).padStart(2, '0'))
    .join('');
}
