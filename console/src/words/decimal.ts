/**
 * Decimal strings, as amounts travel on the wire: exact however large, never a float.
 * `sumDecimals(['0.10', '-2'])` is `'-1.90'`; the result has as many decimals as the most precise
 * part.
 */
export function sumDecimals(parts: readonly string[]): string {
  const scale = Math.max(0, ...parts.map(decimalsOf));
  const units = parts.reduce((sum, part) => sum + toUnits(part, scale), 0n);
  return fromUnits(units, scale);
}

/**
 * A double holds every decimal of so many figures, so that comparing them needs no bigint (20 times
 * faster).
 */
const exactFigures = 15;

/** −1, 0 or 1, for sorting. */
export function compareDecimals(left: string, right: string): number {
  if (left.length <= exactFigures && right.length <= exactFigures) {
    return Math.sign(Number(left) - Number(right));
  }
  const scale = Math.max(decimalsOf(left), decimalsOf(right));
  const difference = toUnits(left, scale) - toUnits(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Sign of an amount: −1, 0 or 1. */
export function signOf(amount: string): number {
  return compareDecimals(amount, '0');
}

/** Share of `part` in `whole` in parts of ten thousand (for drawing, not for books). */
export function sharePerMyriad(part: string, whole: string): number {
  const scale = Math.max(decimalsOf(part), decimalsOf(whole));
  const total = toUnits(whole, scale);
  return total === 0n ? 0 : Number((toUnits(part, scale) * 10_000n) / total);
}

function decimalsOf(amount: string): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}

function toUnits(amount: string, scale: number): bigint {
  const negative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = amount.replace(/^[-+]/, '').split('.');
  const units = BigInt(whole + fraction.padEnd(scale, '0'));
  return negative ? -units : units;
}

function fromUnits(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-scale)}`;
}
