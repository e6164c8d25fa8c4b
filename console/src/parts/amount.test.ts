import { expect, test } from 'vitest';
import { readAmount } from './amount.ts';

test.each([
  ['1234.5', 2, '1234.50'],
  ['1,234,567.89', 2, '1234567.89'],
  [' ¥1,234 ', 0, '1234'],
  ['1234円', 0, '1234'],
  ['$ 12', 2, '12.00'],
  ['-0.05', 2, '-0.05'],
  ['007', 0, '7'],
  // Full-width figures, as a Japanese keyboard writes them.
  ['１２３４．５', 2, '1234.50'],
])('%s with %i decimals is %s', (typed, decimals, expected) => {
  expect(readAmount(typed, decimals)).toBe(expected);
});

test.each([
  ['1.234,5', 2],
  ['1,23', 2],
  ['12,34,567', 2],
  ['1.5', 0],
  ['1.234', 2],
  ['1e300', 2],
  ['', 2],
  ['-', 2],
  ['twelve', 2],
  ['1234567890123456', 0],
])('%s is refused rather than guessed', (typed, decimals) => {
  expect(readAmount(typed, decimals)).toBeNull();
});
