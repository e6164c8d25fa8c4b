import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDecimals, sharePerMyriad, signOf, sumDecimals } from './decimal.ts';

/** Cents as a decimal string: the way amounts travel. */
const decimal = (cents: bigint) => {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const anyCents = fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n });

describe('decimals', () => {
  test('sums are exact where floats are not', () => {
    expect(sumDecimals(['0.1', '0.2'])).toBe('0.3');
    expect(sumDecimals(['9007199254740993', '1'])).toBe('9007199254740994');
    expect(sumDecimals(['0.10', '-2'])).toBe('-1.90');
    expect(sumDecimals(['1234', '-1234'])).toBe('0');
    expect(sumDecimals([])).toBe('0');
  });

  test('a sum of cents is the cents of the sum', () => {
    fc.assert(
      fc.property(fc.array(anyCents, { minLength: 1 }), (all) => {
        const sum = all.reduce((left, right) => left + right, 0n);
        expect(sumDecimals(all.map(decimal))).toBe(decimal(sum));
      }),
    );
  });

  test('the order is that of the numbers, also beyond what a float holds', () => {
    fc.assert(
      fc.property(anyCents, anyCents, (left, right) => {
        const expected = left < right ? -1 : left > right ? 1 : 0;
        expect(compareDecimals(decimal(left), decimal(right))).toBe(expected);
      }),
    );
    expect(compareDecimals('9007199254740993.01', '9007199254740993.02')).toBe(-1);
  });

  test('sign and share', () => {
    expect(['-0.01', '0.00', '3'].map(signOf)).toEqual([-1, 0, 1]);
    expect(sharePerMyriad('1', '3')).toBe(3333);
    expect(sharePerMyriad('1', '0')).toBe(0);
  });
});
