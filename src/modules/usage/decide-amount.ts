import { scaleOf, type Currency } from '../../kernel/money.ts';
import type { ExactAmount } from './types.ts';

/**
 * Digits after the point that are kept. Providers charge fractions of a cent per request and write
 * eleven digits; doubles printed in full reach about seventeen.
 */
export const AMOUNT_SCALE = 18;
/** Digits before the point: a charge of a trillion is a mistake of the file. */
const INTEGER_DIGITS_MAX = 12;
const EXPONENT_MAX = 40;
/** Longer texts are refused before any matching. */
const TEXT_LENGTH_MAX = 100;

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

export const ZERO = 0n as ExactAmount;

/**
 * Reads a number of the FOCUS format: plain decimal, or with an exponent (`35.2E-7`); no grouping.
 * Digits beyond the eighteenth after the point are the noise of a double and are rounded half-even.
 */
export function parseExact(text: string): ExactAmount | 'not_a_number' | 'too_large' {
  if (text.length > TEXT_LENGTH_MAX) return 'not_a_number';
  const match = NUMBER.exec(text);
  if (match === null) return 'not_a_number';
  const [, sign, integer = '', fraction = '', exponentText = '0'] = match;
  if (integer === '' && fraction === '') return 'not_a_number';
  const exponent = Number.parseInt(exponentText, 10);
  const digits = (integer + fraction).replace(/^0+/, '');
  if (digits === '') return ZERO;
  if (Math.abs(exponent) > EXPONENT_MAX) return exponent > 0 ? 'too_large' : ZERO;
  // The value is `digits` × 10^-places.
  const places = fraction.length - exponent;
  if (digits.length - places > INTEGER_DIGITS_MAX) return 'too_large';
  const size =
    places <= AMOUNT_SCALE
      ? BigInt(digits) * 10n ** BigInt(AMOUNT_SCALE - places)
      : divideHalfEven(BigInt(digits), 10n ** BigInt(places - AMOUNT_SCALE));
  return (sign === '-' ? -size : size) as ExactAmount;
}

/** Plain decimal without needless zeros: `0.0000008`, `-2.6137`, `12`. */
export function formatExact(amount: bigint): string {
  const sign = amount < 0n ? '-' : '';
  const digits = String(amount < 0n ? -amount : amount).padStart(AMOUNT_SCALE + 1, '0');
  const fraction = digits.slice(-AMOUNT_SCALE).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -AMOUNT_SCALE)}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * The one place where an exact amount becomes minor units of its currency: half-even, once, on a
 * sum and never on its parts.
 */
export function roundToMinor(amount: ExactAmount, currency: Currency): bigint {
  return divideHalfEven(amount, 10n ** BigInt(AMOUNT_SCALE - scaleOf(currency)));
}

/** Minor units as an exact amount, for comparing a budget with a sum that is not rounded yet. */
export function exactOfMinor(minor: bigint, currency: Currency): ExactAmount {
  return (minor * 10n ** BigInt(AMOUNT_SCALE - scaleOf(currency))) as ExactAmount;
}

/** @param divisor positive */
function divideHalfEven(amount: bigint, divisor: bigint): bigint {
  const size = amount < 0n ? -amount : amount;
  const whole = size / divisor;
  const twice = (size % divisor) * 2n;
  const roundsUp = twice > divisor || (twice === divisor && whole % 2n === 1n);
  const rounded = whole + (roundsUp ? 1n : 0n);
  return amount < 0n ? -rounded : rounded;
}
