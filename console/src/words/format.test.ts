import { describe, expect, test } from 'vitest';
import {
  currencyDecimals,
  formatCount,
  formatDay,
  formatDistance,
  formatDuration,
  formatInstant,
  formatInstantExactly,
  formatList,
  formatMoney,
  formatMoneyShort,
  formatShare,
} from './format.ts';

describe('money', () => {
  test.each([
    ['1234', 'JPY', 'ja', '¥1,234'],
    ['1234', 'JPY', 'en', '¥1,234'],
    ['310427858.75', 'USD', 'en', '$310,427,858.75'],
    ['-0.05', 'EUR', 'en', '-€0.05'],
    ['1.234', 'KWD', 'en', 'KWD\u00A01.234'],
    // Beyond the whole numbers that a float can tell apart.
    ['9007199254740993.01', 'USD', 'en', '$9,007,199,254,740,993.01'],
  ] as const)('%s %s in %s', (amount, currency, language, expected) => {
    expect(formatMoney(amount, currency, language)).toBe(expected);
  });

  test('a currency that nobody knows still shows its amount', () => {
    expect(formatMoney('5.5', '??', 'en')).toBe('5.5');
  });

  test('decimals and short forms', () => {
    expect(['JPY', 'USD', 'KWD'].map(currencyDecimals)).toEqual([0, 2, 3]);
    expect(formatMoneyShort('310427858.75', 'USD', 'en')).toBe('$310M');
    expect(formatMoneyShort('310427858', 'JPY', 'ja')).toBe('¥3.1億');
  });
});

describe('days and instants', () => {
  test('a day in each language and form', () => {
    expect(formatDay('2026-11-22', 'ja', 'long')).toBe('2026年11月22日(日)');
    expect(formatDay('2026-11-22', 'ja')).toBe('2026/11/22');
    expect(formatDay('2026-11-22', 'en')).toBe('22 Nov 2026');
    expect(formatDay('2026-11-22', 'en', 'long')).toBe('Sun, 22 Nov 2026');
    expect(formatDay('soon', 'en')).toBe('soon');
  });

  test('an instant on the wall clock of a zone, across midnight', () => {
    const instant = '2026-11-22T15:04:05.678Z';
    expect(formatInstant(instant, 'en', 'Asia/Tokyo')).toBe('23 Nov 2026, 00:04');
    expect(formatInstant(instant, 'ja', 'Asia/Tokyo')).toBe('2026/11/23 00:04');
    expect(formatInstant(instant, 'en', 'UTC')).toBe('22 Nov 2026, 15:04');
    expect(formatInstantExactly(instant, 'en', 'Asia/Tokyo')).toContain('2026-11-22T15:04:05.678Z');
  });

  test('distances and lengths of time', () => {
    const now = new Date('2026-11-22T12:00:00Z');
    expect(formatDistance('2026-11-22T11:57:00Z', now, 'en')).toBe('3 minutes ago');
    expect(formatDistance('2026-11-23T12:00:00Z', now, 'ja')).toBe('明日');
    expect(formatDuration(80, 'en')).toBe('1 min 20 s');
    expect(formatDuration(3_720, 'ja')).toBe('1時間2分');
    expect(formatDuration(0, 'en')).toBe('0 s');
  });
});

test('counts, shares and lists', () => {
  expect(formatCount(100_000, 'en')).toBe('100,000');
  expect(formatShare(0.0333, 'ja')).toBe('3.3%');
  expect(formatList(['a', 'b'], 'en')).toBe('a, b');
  expect(formatList(['甲', '乙'], 'ja')).toBe('甲、乙');
});
