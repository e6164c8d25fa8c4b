import { describe, expect, test } from 'vitest';
import { openCommitment } from './decide-commitment.ts';
import { aPurchase } from './fixtures.ts';

const at = new Date('2026-01-31T10:00:00Z');
const later = new Date('2026-02-15T10:00:00Z');
const monthly = { term: 'P1Y', billingCycle: 'monthly', unitPrice: 1_000n } as const;

describe('what the provider will still charge for the running term', () => {
  test('is every cycle that is not charged yet', () => {
    const { subscription } = aPurchase({ offer: monthly, quantity: 10, at });
    expect(openCommitment(subscription, later)).toMatchObject({
      cycles: 11,
      amount: 110_000n,
      until: new Date('2027-01-31T10:00:00Z'),
      cancelUntil: null,
    });
  });

  test('is named with its deadline while it can be cancelled', () => {
    const { subscription } = aPurchase({ offer: monthly, quantity: 10, at });
    expect(openCommitment(subscription, at)).toMatchObject({
      amount: 110_000n,
      cancelUntil: new Date('2026-02-07T10:00:00Z'),
    });
  });

  test('goes on while suspended, and ends with the subscription', () => {
    const { subscription } = aPurchase({ offer: monthly, quantity: 10, at });
    const suspended = { ...subscription, status: 'suspended', autoRenew: false } as const;
    expect(openCommitment(suspended, later).amount).toBe(110_000n);
    expect(openCommitment({ ...subscription, status: 'deleted' }, later).amount).toBe(0n);
  });

  test('is nothing where all is charged, or where it can be cancelled at any time', () => {
    const yearly = aPurchase({ at }).subscription;
    expect(openCommitment(yearly, later).amount).toBe(0n);
    const legacy = aPurchase({ offer: { ...monthly, commerce: 'legacy' }, at }).subscription;
    expect(openCommitment(legacy, later).amount).toBe(0n);
  });
});
