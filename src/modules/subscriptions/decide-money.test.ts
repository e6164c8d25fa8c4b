import { describe, expect, it } from 'vitest';
import { decideChange } from './decide-change.ts';
import { decideLife, type LifeFacts } from './decide-life.ts';
import { decideMoney, remainingCommitment } from './decide-money.ts';
import { decideOutlook } from './decide-outlook.ts';
import { lifeFacts, type BoughtHow } from './fixtures.ts';
import type { SubscriptionAction } from './types.ts';

const DAY_MS = 86_400_000;
const NEVER = 10n ** 12n;

function daysLater(days: number, how: BoughtHow = {}): LifeFacts {
  const facts = lifeFacts(how);
  const now = new Date(facts.now.getTime() + days * DAY_MS);
  const { subscription, batches } = decideLife({ ...facts, now });
  return { ...facts, subscription, batches, now };
}

const money = (facts: LifeFacts, action: SubscriptionAction) => decideMoney(facts, action, NEVER);
const codes = (facts: LifeFacts, action: SubscriptionAction) =>
  money(facts, action).reasons.map(({ code }) => code);
const leversOf = (facts: LifeFacts) =>
  money(facts, { kind: 'suspend', hold: 'non_payment' }).recommended.map(({ lever }) => lever);

const suspend = { kind: 'suspend', hold: 'non_payment' } as const;
const cancelNow = { kind: 'cancel', when: 'now' } as const;
const monthly = { offer: { billingCycle: 'monthly', unitPrice: 1_000n } } as const;

describe('what a suspension costs and saves', () => {
  it('billing goes on to the end of the term; the renewal is what it saves', () => {
    // 40 days into a year of monthly bills: ten are to come, then the renewal and one more.
    const facts = daysLater(40, monthly);

    expect(money(facts, suspend)).toMatchObject({
      refund: 0n,
      stillCharged: 100_000n,
      billedUntil: new Date('2027-06-10T09:30:00Z'),
      saved: 20_000n,
      reversible: true,
      commitmentEnded: 0n,
      needsApproval: false,
    });
    expect(codes(facts, suspend)).toEqual([
      'billing_goes_on',
      'does_not_renew',
      'commitment_remains',
    ]);
  });

  it('of a legacy subscription stops billing and gives the rest of the month back', () => {
    const facts = daysLater(10, { offer: { ...monthly.offer, commerce: 'legacy' } });

    expect(money(facts, suspend)).toMatchObject({
      refund: 6_667n,
      stillCharged: 0n,
      billedUntil: null,
      saved: 120_000n,
    });
    expect(codes(facts, suspend)).toEqual(['billing_stops']);
  });
});

describe('what a cancellation costs and saves', () => {
  it('in the window: the refund by day, and everything that would have come', () => {
    const facts = daysLater(3);

    expect(money(facts, cancelNow)).toMatchObject({
      refund: 119_014n,
      stillCharged: 0n,
      billedUntil: null,
      saved: 120_000n,
      reversible: false,
    });
    expect(codes(facts, cancelNow)).toEqual(['cancellation_window_open', 'billing_stops']);
  });

  it('after the window nothing changes, and it says what is left to pay', () => {
    const facts = daysLater(30, monthly);
    const answer = money(facts, cancelNow);

    expect(answer).toMatchObject({ refund: 0n, saved: 0n });
    expect(answer.reasons).toEqual([
      { code: 'cancellation_window_closed', values: { until: '2026-06-17T09:30:00.000Z' } },
      {
        code: 'commitment_remains',
        values: { amount: '1100.00', currency: 'USD', until: '2027-06-10T09:30:00.000Z' },
      },
    ]);
  });

  it('at the end of the term can still be taken back', () => {
    const action = { kind: 'cancel', when: 'term_end' } as const;

    expect(money(daysLater(30), action)).toMatchObject({ reversible: true, saved: 120_000n });
  });

  it('above the threshold of remaining commitment needs a second person', () => {
    const facts = daysLater(3);
    const commitment = remainingCommitment(facts);

    expect(commitment).toBe(119_014n);
    expect(decideMoney(facts, cancelNow, commitment).commitmentEnded).toBe(commitment);
    expect(decideMoney(facts, cancelNow, commitment).needsApproval).toBe(false);
    expect(decideMoney(facts, cancelNow, commitment - 1n).needsApproval).toBe(true);
  });
});

it('turning renewal off alone leads to months that cost more', () => {
  const facts = daysLater(364);
  const action = { kind: 'set_auto_renew', autoRenew: false } as const;

  expect(codes(facts, action)).toEqual(['commitment_remains', 'extended_by_default']);
  // Twelve months at 1,230 for each of ten seats instead of a year at 12,000.
  expect(money(facts, action).saved).toBe(120_000n - 12n * 12_300n);
});

describe('the levers that work today, the strongest first', () => {
  it('in the window, after it, and when its end is asked for', () => {
    const after = daysLater(30);
    const off = { ...after.subscription, autoRenew: false, atTermEnd: 'cancel' } as const;

    expect(leversOf(daysLater(3))).toEqual([
      'cancel_in_window',
      'return_seats',
      'cancel_at_term_end',
      'block_purchases',
    ]);
    expect(leversOf(after)).toEqual(['cancel_at_term_end', 'block_purchases']);
    expect(leversOf({ ...after, subscription: off })).toEqual(['block_purchases']);
  });

  it('usage is cancelled below the plan before the plan', () => {
    const plan = { offer: { kind: 'azure_plan', billingType: 'usage', term: 'none' } } as const;
    const facts = daysLater(3, plan);

    expect(leversOf({ ...facts, activeEntitlements: 2 })).toEqual([
      'cancel_usage',
      'block_purchases',
    ]);
    expect(leversOf(facts)).toEqual(['suspend', 'block_purchases']);
  });
});

describe('what will happen', () => {
  const told = (facts: LifeFacts) =>
    decideOutlook(facts).map(({ at, what }) => `${at.toISOString().slice(0, 10)} ${what}`);

  it('to one that renews', () => {
    expect(told(daysLater(1))).toEqual([
      '2026-06-17 cancellation_window_ends',
      '2026-06-17 seats_return_window_ends',
      '2027-06-10 renews',
    ]);
  });

  it('to one that is suspended', () => {
    const facts = daysLater(30);
    const { subscription } = decideChange(facts, { status: 'suspended' }, 'batch');

    expect(told({ ...facts, subscription })).toEqual([
      '2027-06-10 disables',
      '2027-07-10 disables',
      '2027-10-08 deletes',
    ]);
  });

  it('to one whose end was asked for, and to one that nobody decided about', () => {
    const facts = daysLater(30, monthly);
    const off = { ...facts.subscription, autoRenew: false };

    expect(told({ ...facts, subscription: { ...off, atTermEnd: 'cancel' } })).toEqual([
      '2027-06-10 ends',
    ]);
    expect(told({ ...facts, subscription: off })).toEqual(['2027-06-10 extends']);
  });
});
