import { describe, expect, it } from 'vitest';
import { decideChange, type Changed } from './decide-change.ts';
import { decideLife, type LifeFacts } from './decide-life.ts';
import { anOffer, lifeFacts, type BoughtHow } from './fixtures.ts';
import type { Offer, SubscriptionChange } from './types.ts';

const HOUR_MS = 3_600_000;

/** A subscription so many hours after it was bought, the clock's work done. */
function hoursLater(
  hours: number,
  how: BoughtHow & { readonly offers?: readonly Offer[] } = {},
): LifeFacts {
  const facts = lifeFacts(how);
  const now = new Date(facts.now.getTime() + hours * HOUR_MS);
  const { subscription, batches } = decideLife({ ...facts, now });
  return { ...facts, subscription, batches, now };
}

function change(facts: LifeFacts, wished: SubscriptionChange): Changed {
  return decideChange(facts, wished, 'new batch');
}

function changedFacts(facts: LifeFacts, wished: SubscriptionChange, hours = 0): LifeFacts {
  const { subscription, batches } = change(facts, wished);
  return { ...facts, subscription, batches, now: new Date(facts.now.getTime() + hours * HOUR_MS) };
}

const monthly = { billingCycle: 'monthly', unitPrice: 3_000n } as const;
const legacy = { commerce: 'legacy' } as const;

describe('suspending', () => {
  it('in new commerce drops auto-renewal and what was scheduled, and gives nothing back', () => {
    const facts = changedFacts(hoursLater(1), { scheduledChange: { quantity: 3 } });

    const { subscription, charges } = change(facts, { status: 'suspended' });

    expect(subscription).toMatchObject({
      status: 'suspended',
      autoRenew: false,
      scheduledChange: null,
      billedUntil: facts.subscription.billedUntil,
    });
    expect(charges).toEqual([]);
  });

  it('in legacy commerce stops billing, keeps auto-renewal, and a day that has begun is paid', () => {
    const facts = hoursLater(10.5 * 24, { offer: { ...legacy, ...monthly } });

    const { subscription, charges } = change(facts, { status: 'suspended' });

    // 19 of 30 days of 30,000.
    expect(charges).toMatchObject([{ kind: 'suspension_refund', amount: -19_000n }]);
    expect(subscription).toMatchObject({
      autoRenew: true,
      billedUntil: null,
      dueAt: new Date(facts.now.getTime() + 90 * 24 * HOUR_MS),
    });
  });

  it('an Azure plan waits until every Azure subscription under it is cancelled', () => {
    const offer = { kind: 'azure_plan', billingType: 'usage', term: 'none' } as const;
    const facts = hoursLater(1, { offer, quantity: 1 });

    expect(() => change({ ...facts, activeEntitlements: 1 }, { status: 'suspended' })).toThrow(
      'azure_plan_has_active_subscriptions',
    );
    expect(change(facts, { status: 'suspended' }).subscription.dueAt).toBeNull();
  });

  it('again changes nothing', () => {
    const facts = changedFacts(hoursLater(1), { status: 'suspended' });

    expect(change(facts, { status: 'suspended' }).subscription).toBe(facts.subscription);
  });
});

describe('reactivating', () => {
  it('does not bring auto-renewal back by itself', () => {
    const facts = changedFacts(hoursLater(1), { status: 'suspended' });

    expect(change(facts, { status: 'active' }).subscription.autoRenew).toBe(false);
  });

  it('brings back what it names, in the same change', () => {
    const facts = changedFacts(hoursLater(1), { status: 'suspended' });
    const wished = { status: 'active', autoRenew: true, scheduledChange: { quantity: 3 } } as const;

    expect(change(facts, wished).subscription).toMatchObject({
      status: 'active',
      autoRenew: true,
      scheduledChange: { quantity: 3 },
    });
  });

  it('of an add-on needs an active base', () => {
    const facts = changedFacts(hoursLater(1), { status: 'suspended' });

    expect(() => change({ ...facts, parentStatus: 'suspended' }, { status: 'active' })).toThrow(
      'subscription_parent_inactive',
    );
  });

  it('in legacy commerce charges the rest of the cycle that runs then', () => {
    const bought = hoursLater(10 * 24, { offer: { ...legacy, ...monthly } });
    const facts = changedFacts(bought, { status: 'suspended' }, 30 * 24);

    const { subscription, charges } = change(facts, { status: 'active' });

    // 10 July to 10 August has 31 days; on 20 July 21 are left.
    expect(charges).toMatchObject([{ kind: 'reactivation', amount: 20_323n }]);
    expect(subscription.billedUntil).toEqual(new Date('2026-08-10T09:30:00Z'));
  });

  it('after the term has ended is impossible', () => {
    const facts = { ...changedFacts(hoursLater(1), { status: 'suspended' }, 366 * 24) };
    const { subscription, batches } = decideLife(facts);

    expect(() => change({ ...facts, subscription, batches }, { status: 'active' })).toThrow(
      'subscription_status_impossible',
    );
  });
});

describe('cancelling', () => {
  it.each([
    [0, 120_000n],
    [24, 120_000n],
    // 25 hours: two days have begun, 363 of 365 are given back.
    [25, 119_342n],
    [168, 117_699n],
  ])('a licence after %d hours gives %d back', (hours, refund) => {
    const { subscription, charges } = change(hoursLater(hours), { status: 'deleted' });

    expect(subscription).toMatchObject({ status: 'deleted', dueAt: null, autoRenew: false });
    expect(charges).toMatchObject([{ kind: 'cancellation_refund', amount: -refund }]);
  });

  it.each([
    ['license', 'P1Y', 168],
    ['software_perpetual', 'none', 30 * 24],
    ['software_subscription', 'P1Y', 168],
    ['marketplace', 'P1M', 24],
    ['marketplace', 'P1Y', 14 * 24],
  ] as const)('%s for %s is possible for %d hours, to the millisecond', (kind, term, hours) => {
    const how = { offer: { kind, term } };
    const refused = () => change(hoursLater(hours + 1 / 3_600_000, how), { status: 'deleted' });

    expect(change(hoursLater(hours, how), { status: 'deleted' }).subscription.status).toBe(
      'deleted',
    );
    expect(refused).toThrow('subscription_cancel_window_closed');
  });

  it('has its window again after a renewal', () => {
    const renewed = hoursLater(365 * 24 + 24);

    const { charges } = change(renewed, { status: 'deleted' });

    expect(charges).toMatchObject([{ kind: 'cancellation_refund', amount: -120_000n }]);
  });

  it('is possible at any time in an extended term, by the day', () => {
    const facts = lifeFacts();
    const off = { ...facts, subscription: { ...facts.subscription, autoRenew: false } };
    const now = new Date(facts.now.getTime() + (365 + 15) * 24 * HOUR_MS);
    const { subscription, batches } = decideLife({ ...off, now });

    const { charges } = change({ ...off, subscription, batches, now }, { status: 'deleted' });

    expect(charges).toMatchObject([{ kind: 'cancellation_refund', amount: -6_150n }]);
  });

  it('is impossible for a trial, as is every other change of status', () => {
    const trial = hoursLater(1, { offer: { kind: 'trial', term: 'none' } });

    expect(() => change(trial, { status: 'deleted' })).toThrow('subscription_status_impossible');
    expect(() => change(trial, { status: 'suspended' })).toThrow('subscription_status_impossible');
    expect(() => change(trial, { quantity: 2 })).toThrow('subscription_quantity_fixed');
    expect(() => change(trial, { autoRenew: true })).toThrow('subscription_auto_renew_impossible');
  });
});

describe('seats', () => {
  it('are added at any time, charged for the rest of the cycle with the day that has begun', () => {
    const { subscription, batches, charges } = change(hoursLater(100.5 * 24), { quantity: 15 });

    // 5 × 12,000 × 265 / 365 = 43,561.6
    expect(charges).toMatchObject([{ kind: 'seats_added', quantity: 5, amount: 43_562n }]);
    expect(batches.map(({ quantity }) => quantity)).toEqual([10, 5]);
    expect(subscription.quantity).toBe(15);
  });

  it('go back batch by batch, the latest first, each within its own 168 hours', () => {
    const added = changedFacts(hoursLater(100 * 24), { quantity: 15 }, 168);

    expect(change(added, { quantity: 12 }).batches.map(({ quantity }) => quantity)).toEqual([
      10, 2,
    ]);
    expect(() => change(added, { quantity: 9 })).toThrow('subscription_seats_not_returnable');
    const late = { ...added, now: new Date(added.now.getTime() + 1) };
    expect(() => change(late, { quantity: 14 })).toThrow('subscription_seats_not_returnable');
  });

  it('given back within a day return exactly what they cost', () => {
    const added = change(hoursLater(100.5 * 24), { quantity: 15 });
    const facts = { ...hoursLater(101.5 * 24), ...added };

    const { charges } = change(facts, { quantity: 10 });

    expect(charges).toMatchObject([{ kind: 'seats_returned', amount: -43_562n }]);
  });

  it('are frozen while suspended', () => {
    const facts = changedFacts(hoursLater(1), { status: 'suspended' });

    expect(() => change(facts, { quantity: 9 })).toThrow('subscription_suspended');
  });

  it.each([0, 1.5, 10_001, Number.NaN])('cannot be %d', (quantity) => {
    expect(() => change(hoursLater(1), { quantity })).toThrow('subscription_quantity_out_of_range');
  });

  it('of software are not given back', () => {
    const software = hoursLater(1, { offer: { kind: 'software_subscription' } });

    expect(() => change(software, { quantity: 9 })).toThrow('subscription_seats_not_returnable');
  });
});

describe('the end of the term', () => {
  it('without renewal can be asked for, and renewal takes it back', () => {
    const off = changedFacts(hoursLater(1), { autoRenew: false, atTermEnd: 'cancel' });

    expect(off.subscription).toMatchObject({ autoRenew: false, atTermEnd: 'cancel' });
    expect(change(off, { autoRenew: true }).subscription).toMatchObject({
      autoRenew: true,
      atTermEnd: null,
    });
  });

  it('cannot be asked for while it renews', () => {
    expect(() => change(hoursLater(1), { atTermEnd: 'cancel' })).toThrow(
      'subscription_several_changes',
    );
  });

  it('turning renewal off drops what was scheduled', () => {
    const facts = changedFacts(hoursLater(1), { scheduledChange: { quantity: 3 } });

    expect(change(facts, { autoRenew: false }).subscription.scheduledChange).toBeNull();
  });

  it('only what is offered can be scheduled', () => {
    const sold = anOffer({ id: 'sold', term: 'P3Y', billingCycle: 'annual' });
    const facts = hoursLater(1, { offers: [sold, anOffer({ id: 'gone', state: 'withdrawn' })] });
    const schedule = (wish: SubscriptionChange['scheduledChange']) => () =>
      change(facts, { scheduledChange: wish ?? null });

    expect(schedule({ term: 'P3Y' })().subscription.scheduledChange).toEqual({ term: 'P3Y' });
    expect(schedule({ term: 'P1M' })).toThrow('offer_cycle_not_offered');
    expect(schedule({ offerId: 'gone' })).toThrow('offer_not_available');
    expect(schedule({ quantity: 0 })).toThrow('subscription_quantity_out_of_range');
  });
});

describe('every change', () => {
  it('is counted, and gives a new version', () => {
    expect(change(hoursLater(1), { friendlyName: 'Other' }).subscription).toMatchObject({
      friendlyName: 'Other',
      version: 2,
      updatesMade: 1,
    });
  });

  it('of two things at once is refused, what is only re-sent is not counted', () => {
    const facts = hoursLater(1);
    const resent = { autoRenew: true, scheduledChange: null } as const;

    expect(() => change(facts, { quantity: 9, status: 'suspended' })).toThrow(
      'subscription_several_changes',
    );
    expect(change(facts, { quantity: 9, ...resent }).subscription.quantity).toBe(9);
    expect(change(facts, { status: 'suspended', ...resent }).subscription.status).toBe('suspended');
  });

  it('waits while the renewal runs', () => {
    expect(() => change(hoursLater(365 * 24), { friendlyName: 'Other' })).toThrow(
      'subscription_renewing',
    );
  });

  it('after 1,200 is refused, but for taking access away and giving it back', () => {
    const facts = hoursLater(1);
    const worn = { ...facts, subscription: { ...facts.subscription, updatesMade: 1_200 } };

    expect(() => change(worn, { quantity: 11 })).toThrow('subscription_update_limit');
    expect(change(worn, { status: 'suspended' }).subscription.status).toBe('suspended');
  });

  it('is refused in a closed cloud', () => {
    expect(() => change(hoursLater(1, { cloud: 'germany' }), { quantity: 11 })).toThrow(
      'cloud_closed',
    );
  });
});
