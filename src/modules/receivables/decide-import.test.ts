import { describe, expect, test } from 'vitest';
import { decideOutcome, differencesOf, type SourceFacts } from './decide-import.ts';
import { currencyNamed, day } from './fixtures.ts';

test.each([
  [true, 'stop', 0, 'stage'],
  [true, 'skip', 5, 'stage'],
  [false, 'stop', 0, 'apply'],
  [false, 'stop', 1, 'stop'],
  [false, 'skip', 1, 'apply'],
] as const)('dry run %s, bad rows %s, %s rejected → %s', (dryRun, badRows, rejected, outcome) => {
  expect(decideOutcome({ dryRun, badRows }, rejected)).toBe(outcome);
});

describe('differences', () => {
  const facts: SourceFacts = {
    number: 'INV-1',
    customerNumber: 'C1',
    currency: currencyNamed('USD'),
    amount: 1_000n,
    issuedOn: day(3, 1),
    bookedOn: day(3, 1),
    dueOn: null,
    terms: null,
    reference: null,
    disputed: false,
    settledOn: null,
  };

  test('name each field with what it was and is', () => {
    const now = { ...facts, amount: -50n, dueOn: day(3, 31), disputed: true };
    expect(differencesOf(facts, now)).toEqual([
      { field: 'amount', before: '10.00', after: '-0.50' },
      { field: 'dueOn', before: null, after: '2026-03-31' },
      { field: 'disputed', before: 'no', after: 'yes' },
    ]);
  });

  test('of equal facts there are none', () => {
    expect(differencesOf(facts, { ...facts })).toEqual([]);
  });
});
