import { expect, test } from 'vitest';
import { readDay } from './typed-day.ts';

const today = '2026-11-22';

test.each([
  ['2026-11-05', '2026-11-05'],
  ['2026/1/5', '2026-01-05'],
  ['20261105', '2026-11-05'],
  ['2026年11月5日', '2026-11-05'],
  ['2026年11月22日(日)', '2026-11-22'],
  ['２０２６／１１／５', '2026-11-05'],
  ['5 Nov 2026', '2026-11-05'],
  ['Sun, 22 November 2026', '2026-11-22'],
  ['11/5', '2026-11-05'],
  ['11月5日', '2026-11-05'],
  ['today', today],
  ['今日', today],
  ['+30', '2026-12-22'],
  ['-22 days', '2026-10-31'],
  ['29 Feb 2028', '2028-02-29'],
])('%s', (typed, expected) => {
  expect(readDay(typed, today)).toBe(expected);
});

test.each([
  '31/4',
  '2026-04-31',
  '2026-13-01',
  '29 Feb 2026',
  '3/4/2026',
  'soon',
  '',
  '5 Foo 2026',
])('%s is no day, or could be two', (typed) => {
  expect(readDay(typed, today)).toBeNull();
});
