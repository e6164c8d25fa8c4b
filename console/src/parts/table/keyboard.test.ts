import { expect, test } from 'vitest';
import { movedTo } from './keyboard.ts';
import { readRange, readSort, writeRange, writeSort } from './view.ts';

test('keys move between the rows and stop at the ends', () => {
  expect(movedTo('ArrowDown', -1, 3)).toBe(0);
  expect(movedTo('j', 2, 3)).toBe(2);
  expect(movedTo('ArrowUp', 0, 3)).toBe(0);
  expect(movedTo('PageDown', 0, 100_000)).toBe(15);
  expect(movedTo('End', 0, 100_000)).toBe(99_999);
  expect(movedTo('Home', 7, 9)).toBe(0);
  expect(movedTo('a', 0, 3)).toBeNull();
  expect(movedTo('ArrowDown', 0, 0)).toBeNull();
});

test('sort and range are the same text in the address and back', () => {
  for (const text of ['overdue', '-overdue']) expect(writeSort(readSort(text)!)).toBe(text);
  expect(readSort('')).toBeNull();
  for (const text of ['2026-01-01..', '..5', '1..2'])
    expect(writeRange(readRange(text))).toBe(text);
  expect(writeRange({ from: '', to: '' })).toBe('');
});
