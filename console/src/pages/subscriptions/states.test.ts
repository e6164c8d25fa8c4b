import { expect, test } from 'vitest';
import { isAlive, type RenewalFacts, renewalOf } from './states.ts';

const facts: RenewalFacts = {
  status: 'active',
  termEnd: '2027-01-01T00:00:00Z',
  autoRenew: true,
  atTermEnd: null,
  renewingSince: null,
};

test.each([
  [{}, 'yes'],
  [{ renewingSince: '2026-12-31T00:00:00Z' }, 'renewing'],
  [{ autoRenew: false }, 'no'],
  [{ autoRenew: false, atTermEnd: 'cancel' }, 'cancels'],
  [{ autoRenew: false, atTermEnd: 'extend' }, 'extends'],
  [{ termEnd: null }, 'none'],
] as const)('%o: %s', (change, renewal) => {
  expect(renewalOf({ ...facts, ...change })).toBe(renewal);
});

test('only what lives can be held', () => {
  expect(isAlive('suspended')).toBe(true);
  expect(isAlive('expired')).toBe(false);
});
