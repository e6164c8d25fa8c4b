import { currencyScales } from './currencies.ts';

/** An active ISO 4217 code, upper case; made by {@link parseCurrency}. */
export type Currency = string & { readonly __brand: 'Currency' };

/**
 * An amount in minor units (cents, yen) of one currency. Amounts of two currencies are never added.
 */
export interface Money {
  readonly minor: bigint;
  readonly currency: Currency;
}

/**
 * `exact` refuses digits beyond the scale, for amounts that people and programs state. `half_even`
 * rounds them to the nearest minor unit, ties to the even one, for sources whose numbers carry
 * float noise.
 */
export type Rounding = 'exact' | 'half_even';

/** Why a text is not an amount. */
export type MoneyProblem =
  | 'amount_empty'
  | 'amount_not_a_number'
  | 'amount_exponent'
  | 'amount_grouping'
  | 'amount_too_large'
  | 'amount_too_precise';

/** How a source writes its numbers. Nothing is guessed: `1.234` means two things. */
export type NumberFormat =
  | { readonly decimal: '.'; readonly group: '' | ',' | ' ' | "'" }
  | { readonly decimal: ','; readonly group: '' | '.' | ' ' | "'" };

/** Up to 999 trillion: far above any ledger, and 15 digits plus most scales fit a 64-bit column. */
const MAX_INTEGER_DIGITS = 15;
/** Amounts are kept in 64-bit columns; with a scale of 4, fifteen digits would overflow them. */
const MAX_MINOR = 2n ** 63n - 1n;
/**
 * Longer texts are refused before any matching; a float printed in full has about 25 characters.
 */
const MAX_TEXT_LENGTH = 100;
const MAX_SCALE = 18;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d+))?$/;
const EXPONENT = /^[+-]?(?:\d+\.?\d*|\.\d+)e[+-]?\d+$/i;
const GROUPED_BY_THREE = /^\d{1,3}(?: \d{3})+$/;
const GROUPED_INDIAN = /^\d{1,2}(?: \d{2})+ \d{3}$/;

export function parseCurrency(text: string): Currency | null {
  return currencyScales.has(text) ? (text as Currency) : null;
}

/** Digits of the currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD. */
export function scaleOf(currency: Currency): number {
  const scale = currencyScales.get(currency);
  if (scale === undefined) throw new RangeError(`not a currency: ${currency}`);
  return scale;
}

/**
 * Reads a plain decimal (`-1234.5`, `.5`; no grouping, no exponent, no white space) as minor units.
 * Works on digits alone, never on floats.
 * @param scale digits of the minor unit
 * @returns minor units, or why the text is refused
 */
export function parseDecimal(
  text: string,
  scale: number,
  rounding: Rounding,
): bigint | MoneyProblem {
  if (!Number.isInteger(scale) || scale < 0 || scale > MAX_SCALE) {
    throw new RangeError(`scale out of range: ${scale}`);
  }
  if (text === '') return 'amount_empty';
  if (text.length > MAX_TEXT_LENGTH) return 'amount_not_a_number';
  const match = DECIMAL.exec(text);
  if (match === null) return EXPONENT.test(text) ? 'amount_exponent' : 'amount_not_a_number';
  const [, sign, integer = '', fraction = ''] = match;
  if (integer === '' && fraction === '') return 'amount_not_a_number';
  if (integer.replace(/^0+/, '').length > MAX_INTEGER_DIGITS) return 'amount_too_large';
  if (rounding === 'exact' && fraction.length > scale) return 'amount_too_precise';
  const kept = BigInt(integer + fraction.slice(0, scale).padEnd(scale, '0'));
  const minor = kept + (roundsUp(fraction.slice(scale), kept) ? 1n : 0n);
  if (minor > MAX_MINOR || minor >= 10n ** BigInt(MAX_INTEGER_DIGITS + scale)) {
    return 'amount_too_large';
  }
  return sign === '-' ? -minor : minor;
}

function roundsUp(dropped: string, kept: bigint): boolean {
  const first = dropped.charAt(0);
  if (first !== '5') return first > '5';
  return /[1-9]/.test(dropped.slice(1)) || kept % 2n === 1n;
}

/**
 * Reads a number as a source writes it. Grouping must be by threes (or Indian: 12,34,567): `1,5`
 * under a grouping comma is refused instead of read as 15. A negative may be written `-5`, `−5`,
 * `5-` (SAP), `(5)`, `△5` or `▲5`. White space around the number is ignored; a grouping space may
 * be any kind of space.
 */
export function parseLocalizedDecimal(
  text: string,
  format: NumberFormat,
  scale: number,
  rounding: Rounding,
): bigint | MoneyProblem {
  if (text.length > MAX_TEXT_LENGTH) return 'amount_not_a_number';
  const trimmed = text.trim();
  if (trimmed === '') return 'amount_empty';
  const bare = withoutNegativeMark(trimmed);
  const parts = (bare ?? trimmed).split(format.decimal);
  if (parts.length > 2) return 'amount_not_a_number';
  const [integer = '', fraction] = parts;
  const digits = ungrouped(integer, format.group);
  if (digits === null) return 'amount_grouping';
  const plain = fraction === undefined ? digits : `${digits}.${fraction}`;
  if (bare !== null && !/^[\d.]/.test(plain)) return 'amount_not_a_number';
  const value = parseDecimal(plain, scale, rounding);
  return bare !== null && typeof value === 'bigint' ? -value : value;
}

/** The number without its mark of being negative, or null when it bears none. */
function withoutNegativeMark(text: string): string | null {
  const match = /^(?:[-−△▲]\s*(?<after>.*)|\((?<inside>.*)\)|(?<before>.*\d)-)$/u.exec(text);
  const groups = match?.groups;
  return groups === undefined
    ? null
    : (groups['after'] ?? groups['inside'] ?? groups['before'] ?? '');
}

/** The digits without grouping, null when the grouping is not one that people use. */
function ungrouped(integer: string, group: NumberFormat['group']): string | null {
  if (group === '') return integer;
  const spaced =
    group === ' '
      ? integer.replace(/\s/gu, ' ')
      : integer.replaceAll(group === "'" ? /['’]/gu : group, ' ');
  if (!spaced.includes(' ')) return spaced;
  const unsigned = spaced.replace(/^\+/, '');
  if (!GROUPED_BY_THREE.test(unsigned) && !GROUPED_INDIAN.test(unsigned)) return null;
  return unsigned.replaceAll(' ', '');
}

/**
 * Writes minor units as a plain decimal with exactly the scale's digits: `310427858.75`, `-0.05`,
 * `1234`.
 * @param scaleOrCurrency digits of the minor unit, or the currency that has them
 */
export function formatDecimal(minor: bigint, scaleOrCurrency: number | Currency): string {
  const scale = typeof scaleOrCurrency === 'number' ? scaleOrCurrency : scaleOf(scaleOrCurrency);
  const sign = minor < 0n ? '-' : '';
  const digits = String(minor < 0n ? -minor : minor).padStart(scale + 1, '0');
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/**
 * Splits a total in proportion to the weights by largest remainder: the parts add up to the total
 * exactly, each is within one minor unit of its true share, and equal remainders favour the lowest
 * index. A negative total is split like its positive and negated.
 * @throws RangeError for a negative weight, and when a total other than zero meets no weight at all
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.some((weight) => weight < 0n)) throw new RangeError('negative weight');
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0n);
  if (weightSum === 0n) {
    if (total !== 0n) throw new RangeError('nothing to allocate to: all weights are zero');
    return weights.map(() => 0n);
  }
  const size = total < 0n ? -total : total;
  const parts = weights.map((weight) => (size * weight) / weightSum);
  let left = size - parts.reduce((sum, part) => sum + part, 0n);
  if (left > 0n) {
    const remainders = weights.map((weight) => (size * weight) % weightSum);
    // The sort is stable: equal remainders stay in the order of their indexes.
    const order = weights
      .map((_, index) => index)
      .toSorted((a, b) => compareDescending(remainders[a]!, remainders[b]!));
    for (const index of order) {
      if (left === 0n) break;
      parts[index]! += 1n;
      left -= 1n;
    }
  }
  return total < 0n ? parts.map((part) => -part) : parts;
}

function compareDescending(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
