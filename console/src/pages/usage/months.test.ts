import { expect, test } from 'vitest';
import { dailyPart, daysOfMonth, isMonth, monthAfter } from './months.ts';

test('months go over the ends of years', () => {
  expect(monthAfter('2026-12', 1)).toBe('2027-01');
  expect(monthAfter('2026-01', -1)).toBe('2025-12');
  expect(monthAfter('2026-11', -23)).toBe('2024-12');
});

test('a leap February has 29 days', () => {
  expect(daysOfMonth('2028-02')).toHaveLength(29);
  expect(daysOfMonth('2027-02').at(-1)).toBe('2027-02-28');
});

test('only months are months', () => {
  expect(isMonth('2026-11')).toBe(true);
  expect(isMonth('2026-13')).toBe(false);
  expect(isMonth('')).toBe(false);
});

test('a budget is spread over the days of its month', () => {
  expect(dailyPart('3000.00', 30)).toBe('100.00');
  expect(dailyPart('1000', 31)).toBe('32');
  expect(dailyPart('0.10', 30)).toBe('0.00');
});
