import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCurrency } from '../../kernel/money.ts';
import {
  AMOUNT_SCALE,
  exactOfMinor,
  formatExact,
  parseExact,
  roundToMinor,
} from './decide-amount.ts';
import type { ExactAmount } from './types.ts';

const currency = (code: string) => parseCurrency(code)!;
const exact = (text: string) => parseExact(text) as ExactAmount;

describe('reading a number of the FOCUS format', () => {
  test.each([
    ['0.00000080000', '0.0000008'],
    ['-2.61370000000', '-2.6137'],
    ['35.2E-7', '0.00000352'],
    ['1e3', '1000'],
    ['+.5', '0.5'],
    ['12.', '12'],
    ['0', '0'],
    ['-0.000', '0'],
    ['1e-30', '0'],
    ['0e99', '0'],
    ['0.1234567890123456785', '0.123456789012345678'],
    ['0.1234567890123456775', '0.123456789012345678'],
    ['999999999999', '999999999999'],
  ])('%s is %s', (text, expected) => {
    expect(formatExact(exact(text))).toBe(expected);
  });

  test.each(['', '.', '-', '1,5', '1 000', '0x10', 'NaN', 'Infinity', '1e', '٣', '1'.repeat(101)])(
    '%j is no number',
    (text) => {
      expect(parseExact(text)).toBe('not_a_number');
    },
  );

  test.each(['1000000000000', '1e12', '-1E40', '9e99'])('%s is too large', (text) => {
    expect(parseExact(text)).toBe('too_large');
  });

  test('what is written is read again', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n }), (amount) => {
        expect(parseExact(formatExact(amount))).toBe(amount);
      }),
    );
  });
});

describe('rounding to minor units', () => {
  test.each([
    ['0.005', 'USD', 0n],
    ['0.015', 'USD', 2n],
    ['0.0150000000000001', 'USD', 2n],
    ['-0.005', 'USD', 0n],
    ['-0.0051', 'USD', -1n],
    ['2.5', 'JPY', 2n],
    ['3.5', 'JPY', 4n],
    ['20.52022672899', 'USD', 2_052n],
    ['1.2345', 'KWD', 1_234n],
  ] as const)('%s %s', (text, code, minor) => {
    expect(roundToMinor(exact(text), currency(code))).toBe(minor);
  });

  test('differs from the exact amount by half a minor unit at most, and fixes whole ones', () => {
    const half = 10n ** BigInt(AMOUNT_SCALE - 2) / 2n;
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), (amount) => {
        const minor = roundToMinor(amount as ExactAmount, currency('USD'));
        const back = exactOfMinor(minor, currency('USD'));
        const difference = back > amount ? back - amount : amount - back;
        expect(difference <= half).toBe(true);
        expect(roundToMinor(back, currency('USD'))).toBe(minor);
      }),
    );
  });
});
