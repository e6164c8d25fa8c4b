import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyScales } from './currencies.ts';
import {
  type Currency,
  type NumberFormat,
  allocate,
  formatDecimal,
  parseCurrency,
  parseDecimal,
  parseLocalizedDecimal,
  scaleOf,
} from './money.ts';

const currency = (text: string): Currency => {
  const parsed = parseCurrency(text);
  if (parsed === null) throw new Error(`not a currency: ${text}`);
  return parsed;
};

const anyMinor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

describe('currencies', () => {
  it('holds the 165 active codes that have a minor unit', () => {
    expect(currencyScales.size).toBe(165);
    expect([...currencyScales.keys()].every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
  });

  it.each([
    ['USD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['ISK', 0],
    ['KWD', 3],
    ['TND', 3],
    ['CLF', 4],
    ['XCG', 2],
    ['ZWG', 2],
  ])('gives %s a scale of %i', (code, scale) => {
    expect(scaleOf(currency(code))).toBe(scale);
  });

  it.each(['usd', 'US', 'USDX', '', 'XXX', 'XAU', 'DEM', 'HRK', 'BGN', ' USD'])(
    'refuses %j',
    (text) => {
      expect(parseCurrency(text)).toBeNull();
    },
  );

  it('agrees with the platform on the scales that both know exactly', () => {
    // The platform (CLDR) rounds some currencies as cash does: only those that it does not round.
    for (const code of ['EUR', 'GBP', 'CHF', 'JPY', 'VND', 'BHD', 'OMR', 'XOF', 'XPF', 'UGX']) {
      const { maximumFractionDigits } = new Intl.NumberFormat('en', {
        style: 'currency',
        currency: code,
      }).resolvedOptions();
      expect([code, scaleOf(currency(code))]).toEqual([code, maximumFractionDigits]);
    }
  });
});

describe('parseDecimal', () => {
  it.each([
    ['0', 2, 0n],
    ['-0', 2, 0n],
    ['1234', 0, 1234n],
    ['310427858.75', 2, 31042785875n],
    ['-0.05', 2, -5n],
    ['+7.5', 2, 750n],
    ['.5', 2, 50n],
    ['007', 2, 700n],
    ['1.234', 3, 1234n],
    ['999999999999999.99', 2, 99999999999999999n],
  ])('reads %s at scale %i', (text, scale, minor) => {
    expect(parseDecimal(text, scale, 'exact')).toBe(minor);
  });

  it.each([
    ['', 'amount_empty'],
    ['abc', 'amount_not_a_number'],
    ['-', 'amount_not_a_number'],
    ['.', 'amount_not_a_number'],
    ['5.', 'amount_not_a_number'],
    ['1,000', 'amount_not_a_number'],
    [' 1', 'amount_not_a_number'],
    ['1\n', 'amount_not_a_number'],
    ['１２', 'amount_not_a_number'],
    ['0x10', 'amount_not_a_number'],
    ['NaN', 'amount_not_a_number'],
    ['Infinity', 'amount_not_a_number'],
    ['0'.repeat(101), 'amount_not_a_number'],
    ['1e300', 'amount_exponent'],
    ['-1.5E-7', 'amount_exponent'],
    ['1234567890123456', 'amount_too_large'],
    ['1.005', 'amount_too_precise'],
    ['1.000', 'amount_too_precise'],
  ])('refuses %j with %s', (text, problem) => {
    expect(parseDecimal(text, 2, 'exact')).toBe(problem);
  });

  it('refuses what a 64-bit column cannot hold', () => {
    expect(parseDecimal('922337203685477.5807', 4, 'exact')).toBe(2n ** 63n - 1n);
    expect(parseDecimal('922337203685477.5808', 4, 'exact')).toBe('amount_too_large');
  });

  it('refuses a number that rounding carries to sixteen digits', () => {
    expect(parseDecimal('999999999999999.999', 2, 'half_even')).toBe('amount_too_large');
  });

  it.each([
    ['2309.7899999999995', 230979n],
    ['11173.02', 1117302n],
    ['0.125', 12n],
    ['0.135', 14n],
    ['0.1250000000001', 13n],
    ['-0.125', -12n],
    ['-0.135', -14n],
    ['0.005', 0n],
    ['0.0149999', 1n],
  ])('rounds %s half to even', (text, minor) => {
    expect(parseDecimal(text, 2, 'half_even')).toBe(minor);
  });

  it('never moves a rounded amount by more than half a minor unit', () => {
    fc.assert(
      fc.property(anyMinor, fc.integer({ min: 0, max: 4 }), (units, scale) => {
        // Given a number with six digits after the point
        const text = formatDecimal(units, 6);
        // When it is rounded to fewer, and what was lost is measured in millionths
        const minor = parseDecimal(text, scale, 'half_even');
        const kept = (minor as bigint) * 10n ** BigInt(6 - scale);
        const lost = units - kept < 0n ? kept - units : units - kept;
        // Then no more than half was lost
        expect(lost * 2n <= 10n ** BigInt(6 - scale)).toBe(true);
      }),
    );
  });

  it('throws for a scale that no currency has', () => {
    expect(() => parseDecimal('1', -1, 'exact')).toThrow(RangeError);
    expect(() => parseDecimal('1', 1.5, 'exact')).toThrow(RangeError);
  });
});

describe('formatDecimal', () => {
  it.each([
    [31042785875n, 'USD', '310427858.75'],
    [-5n, 'USD', '-0.05'],
    [0n, 'USD', '0.00'],
    [1234n, 'JPY', '1234'],
    [-1n, 'KWD', '-0.001'],
  ])('writes %s of %s', (minor, code, text) => {
    expect(formatDecimal(minor, currency(code))).toBe(text);
  });

  it('is read back as the same amount', () => {
    fc.assert(
      fc.property(anyMinor, fc.constantFrom(...currencyScales.keys()), (minor, code) => {
        const scale = scaleOf(currency(code));
        const text = formatDecimal(minor, currency(code));
        const parsed = parseDecimal(text, scale, 'exact');
        const tooLarge =
          minor >= 10n ** BigInt(15 + scale) || minor <= -(10n ** BigInt(15 + scale));
        expect(parsed).toBe(tooLarge ? 'amount_too_large' : minor);
      }),
    );
  });
});

const american: NumberFormat = { decimal: '.', group: ',' };
const german: NumberFormat = { decimal: ',', group: '.' };
const french: NumberFormat = { decimal: ',', group: ' ' };
const swiss: NumberFormat = { decimal: '.', group: "'" };
const plain: NumberFormat = { decimal: '.', group: '' };

describe('parseLocalizedDecimal', () => {
  it.each([
    ['1,234,567.89', american, 123456789n],
    ['12,34,567.89', american, 123456789n],
    ['1234567.89', american, 123456789n],
    ['1.234.567,89', german, 123456789n],
    ['1 234 567,89', french, 123456789n],
    ['1\u00a0234\u202f567,89', french, 123456789n],
    ["1'234'567.89", swiss, 123456789n],
    ['1’234’567.89', swiss, 123456789n],
    ['  42 ', plain, 4200n],
    ['+1,000', american, 100000n],
    ['-1,000', american, -100000n],
    ['−1,000', american, -100000n],
    ['1.000,50-', german, -100050n],
    ['(1,000.50)', american, -100050n],
    ['△1,000', american, -100000n],
    ['▲ 500', american, -50000n],
    ['0,5', german, 50n],
  ])('reads %j', (text, format, minor) => {
    expect(parseLocalizedDecimal(text, format, 2, 'exact')).toBe(minor);
  });

  it.each([
    ['', american, 'amount_empty'],
    ['   ', american, 'amount_empty'],
    ['1,5', american, 'amount_grouping'],
    ['1,2345', american, 'amount_grouping'],
    ['1,,000', american, 'amount_grouping'],
    ['1.5', german, 'amount_grouping'],
    ['1.234,5', american, 'amount_not_a_number'],
    ['1,234', plain, 'amount_not_a_number'],
    ['1.2.3', american, 'amount_not_a_number'],
    ['--5', american, 'amount_not_a_number'],
    ['-5-', american, 'amount_not_a_number'],
    ['(-5)', american, 'amount_not_a_number'],
    ['-', american, 'amount_not_a_number'],
    ['$5', american, 'amount_not_a_number'],
    ['1e5', american, 'amount_exponent'],
    ['1.005', american, 'amount_too_precise'],
    ['9'.repeat(200), american, 'amount_not_a_number'],
  ])('refuses %j', (text, format, problem) => {
    expect(parseLocalizedDecimal(text, format, 2, 'exact')).toBe(problem);
  });

  it('reads what the platform writes in that country', () => {
    const cases = [
      ['en-US', american],
      ['de-DE', german],
      ['fr-FR', french],
      ['de-CH', swiss],
      ['en-IN', american],
      ['ja-JP', american],
    ] as const;
    fc.assert(
      fc.property(anyMinor, fc.constantFrom(...cases), (minor, [locale, format]) => {
        const exact = formatDecimal(minor, 2) as `${number}`;
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(exact);
        expect(parseLocalizedDecimal(text, format, 2, 'exact')).toBe(minor);
      }),
    );
  });
});

describe('allocate', () => {
  it.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [5n, [0n, 1n, 0n], [0n, 5n, 0n]],
    [1n, [1n, 1n], [1n, 0n]],
    [10n, [1n, 2n, 4n], [1n, 3n, 6n]],
    [0n, [1n, 2n], [0n, 0n]],
    [0n, [], []],
    [0n, [0n, 0n], [0n, 0n]],
  ])('splits %s over %s', (total, weights, parts) => {
    expect(allocate(total, weights)).toEqual(parts);
  });

  it('throws when there is nothing to allocate to, or less than nothing', () => {
    expect(() => allocate(1n, [])).toThrow(RangeError);
    expect(() => allocate(1n, [0n])).toThrow(RangeError);
    expect(() => allocate(1n, [2n, -1n])).toThrow(RangeError);
  });

  const weights = fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 30 })
    .filter((all) => all.some((weight) => weight > 0n));

  it('adds up exactly, stays within one unit of each share and gives nothing to no weight', () => {
    fc.assert(
      fc.property(anyMinor, weights, (total, all) => {
        const parts = allocate(total, all);
        const sum = all.reduce((a, b) => a + b, 0n);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
        parts.forEach((part, index) => {
          const error = part * sum - total * all[index]!;
          expect(error < sum && error > -sum).toBe(true);
          expect(all[index] !== 0n || part === 0n).toBe(true);
        });
      }),
    );
  });

  it('favours the lower index of two equal weights, and mirrors for negative totals', () => {
    fc.assert(
      fc.property(anyMinor, weights, (total, all) => {
        const size = total < 0n ? -total : total;
        const parts = allocate(size, all);
        for (let index = 1; index < all.length; index += 1) {
          const isEqual = all[index] === all[index - 1];
          expect(!isEqual || parts[index]! <= parts[index - 1]!).toBe(true);
        }
        expect(allocate(-size, all)).toEqual(parts.map((part) => -part));
      }),
    );
  });
});
