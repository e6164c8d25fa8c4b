import { expect, test } from 'vitest';
import { actionOf, emptyAction, kindOf, readSeats } from './action-values.ts';

test('seats are whole numbers from 1', () => {
  expect(readSeats('12')).toBe(12);
  expect(readSeats('0')).toBeNull();
  expect(readSeats('-3')).toBeNull();
  expect(readSeats('1.5')).toBeNull();
});

test('a cancellation on a day needs the day', () => {
  const values = { ...emptyAction, when: 'scheduled' } as const;
  expect(actionOf('cancel', values)).toBeNull();
  expect(actionOf('cancel', { ...values, on: '2026-12-01' })).toEqual({
    kind: 'cancel',
    when: 'scheduled',
    on: '2026-12-01',
  });
  expect(actionOf('cancel', emptyAction)).toEqual({ kind: 'cancel', when: 'now' });
});

test('an empty change at the end of the term drops what was planned', () => {
  expect(actionOf('schedule_change', emptyAction)).toEqual({
    kind: 'schedule_change',
    change: null,
  });
  expect(
    actionOf('schedule_change', { ...emptyAction, nextQuantity: '5', nextTerm: 'P3Y' }),
  ).toEqual({
    kind: 'schedule_change',
    change: { quantity: 5, term: 'P3Y' },
  });
});

test('an action from the server is known by its kind', () => {
  expect(kindOf({ kind: 'suspend', hold: 'non_payment' })).toBe('suspend');
  expect(kindOf({ kind: 'explode' })).toBeUndefined();
  expect(kindOf(null)).toBeUndefined();
});
