import { describe, expect, it } from 'vitest';
import { decideFollowing, decideLife, withDue, type LifeFacts } from './decide-life.ts';
import { anOffer, aPurchase, lifeFacts, type BoughtHow } from './fixtures.ts';
import type { Offer, Subscription } from './types.ts';

const at = (text: string) => new Date(text);

/** What is known of a purchase at a later time, with parts of the subscription changed. */
function later(
  now: string,
  overrides: Partial<Subscription> = {},
  how: BoughtHow & { offers?: readonly Offer[] } = {},
): LifeFacts {
  const facts = lifeFacts(how);
  return { ...facts, subscription: { ...facts.subscription, ...overrides }, now: at(now) };
}

function stepsOf(facts: LifeFacts): string[] {
  return decideLife(facts).steps.map(({ what, at: when }) => `${what} ${when.toISOString()}`);
}

const suspended = { status: 'suspended', autoRenew: false } as const;

describe('a term of a licence ends', () => {
  it('nothing is due before: the same subscription comes back', () => {
    const facts = later('2027-06-10T09:29:59.999Z');

    const moved = decideLife(facts);

    expect(moved.steps).toEqual([]);
    expect(moved.subscription).toEqual(facts.subscription);
  });

  it('renews: updates wait from the end of the term until the day after', () => {
    const running = decideLife(later('2027-06-10T09:30:00Z'));

    expect(running.subscription).toMatchObject({
      status: 'active',
      renewingSince: at('2027-06-10T09:30:00Z'),
      dueAt: at('2027-06-11T00:00:00Z'),
      version: 2,
    });
    expect(running.charges).toEqual([]);
  });

  it('renewed: a new term where the old one ended, a new window from when it was done, a charge', () => {
    const { subscription, batches, charges } = decideLife(later('2027-06-11T00:00:00Z'));

    expect(subscription).toMatchObject({
      status: 'active',
      autoRenew: true,
      renewingSince: null,
      termStart: at('2027-06-10T09:30:00Z'),
      termEnd: at('2028-06-10T09:30:00Z'),
      cancelUntil: at('2027-06-18T00:00:00Z'),
      dueAt: at('2028-06-10T09:30:00Z'),
    });
    expect(batches).toEqual([
      {
        id: subscription.id,
        quantity: 10,
        addedAt: at('2027-06-10T09:30:00Z'),
        returnableUntil: at('2027-06-18T00:00:00Z'),
      },
    ]);
    expect(charges).toMatchObject([{ kind: 'renewal', quantity: 10, amount: 120_000n }]);
  });

  it('a scheduled change takes effect with the renewal', () => {
    const other = anOffer({
      id: 'other',
      skuId: '0002',
      unitPrice: 2_000n,
      billingCycle: 'monthly',
    });
    const facts = later(
      '2027-06-11T00:00:00Z',
      { scheduledChange: { quantity: 4, offerId: 'other' } },
      { offers: [other] },
    );

    const { subscription, charges } = decideLife(facts);

    expect(subscription).toMatchObject({
      quantity: 4,
      offerId: 'other',
      billingCycle: 'monthly',
      scheduledChange: null,
      billedUntil: at('2027-07-10T09:30:00Z'),
    });
    expect(charges).toMatchObject([{ kind: 'renewal', amount: 8_000n }]);
  });

  it('a scheduled change to what is no longer offered falls away, the renewal does not', () => {
    const gone = anOffer({ id: 'gone', state: 'withdrawn' });
    const facts = later(
      '2027-06-11T00:00:00Z',
      { scheduledChange: { offerId: 'gone' } },
      { offers: [gone] },
    );

    expect(decideLife(facts).subscription).toMatchObject({
      offerId: anOffer().id,
      scheduledChange: null,
      termEnd: at('2028-06-10T09:30:00Z'),
    });
  });

  it('suspended: disabled for 30 days, disabled for 90 more, then deleted', () => {
    expect(stepsOf(later('2028-01-01T00:00:00Z', suspended))).toEqual([
      'disables 2027-06-10T09:30:00.000Z',
      'disables 2027-07-10T09:30:00.000Z',
      'deletes 2027-10-08T09:30:00.000Z',
    ]);
  });

  it('without renewal: goes on month by month, from the 31st to the 31st', () => {
    const how = { at: at('2026-05-31T08:00:00Z') };
    const facts = later('2027-08-31T08:00:00Z', { autoRenew: false }, how);

    expect(stepsOf(facts)).toEqual([
      'extends 2027-05-31T08:00:00.000Z',
      'extends 2027-06-30T08:00:00.000Z',
      'extends 2027-07-31T08:00:00.000Z',
      'extends 2027-08-31T08:00:00.000Z',
    ]);
  });

  it('the extension costs 3 % more than the monthly offer, and no more in the months after', () => {
    const monthly = anOffer({
      id: 'monthly',
      term: 'P1M',
      billingCycle: 'monthly',
      unitPrice: 1_250n,
    });
    const facts = later('2027-07-10T09:30:00Z', { autoRenew: false }, { offers: [monthly] });

    // 1,287.5 becomes the even 1,288.
    expect(decideLife(facts).charges.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['extended_term', 12_880n],
      ['extended_term', 12_880n],
    ]);
  });

  it('the extension costs 23 % more than a month of the year where there is no monthly offer', () => {
    const facts = later('2027-06-10T09:30:00Z', { autoRenew: false });

    expect(decideLife(facts).subscription).toMatchObject({
      unitPrice: 1_230n,
      term: 'P1M',
      extendedTerm: true,
      cancelUntil: null,
    });
  });

  it('ends at once where that was asked for', () => {
    const facts = later('2027-06-10T09:30:00Z', { autoRenew: false, atTermEnd: 'cancel' });

    expect(decideLife(facts).subscription).toMatchObject({ status: 'deleted', dueAt: null });
  });

  it('of before May 2026 expires with 30 days of grace', () => {
    const how = { at: at('2025-05-04T23:59:59Z') };
    const facts = later('2027-01-01T00:00:00Z', { autoRenew: false }, how);

    expect(stepsOf(facts)).toEqual([
      'expires 2026-05-04T23:59:59.000Z',
      'disables 2026-06-03T23:59:59.000Z',
      'deletes 2026-09-01T23:59:59.000Z',
    ]);
  });

  it('on 5 May 2026 has none', () => {
    const how = { at: at('2025-05-05T00:00:00Z') };

    expect(stepsOf(later('2026-05-05T00:00:00Z', { autoRenew: false }, how))).toEqual([
      'extends 2026-05-05T00:00:00.000Z',
    ]);
  });
});

describe('other kinds', () => {
  it('a trial ends after 30 days and is kept for 90', () => {
    const trial = { offer: { kind: 'trial', term: 'none', billingCycle: 'none' } } as const;

    expect(stepsOf(later('2027-01-01T00:00:00Z', {}, trial))).toEqual([
      'disables 2026-07-10T09:30:00.000Z',
      'deletes 2026-10-08T09:30:00.000Z',
    ]);
  });

  it.each([
    ['azure_plan', 'usage', 'monthly'],
    ['software_perpetual', 'license', 'one_time'],
  ] as const)('%s has no end', (kind, billingType, billingCycle) => {
    const offer = { kind, billingType, billingCycle, term: 'none' } as const;

    expect(aPurchase({ offer }).subscription).toMatchObject({ termEnd: null, dueAt: null });
  });

  it.each([
    ['global', '2026-09-08T09:30:00.000Z'],
    ['china', '2026-08-09T09:30:00.000Z'],
  ] as const)('suspended legacy in the %s cloud is deleted at %s', (cloud, deletedAt) => {
    const how = { cloud, offer: { commerce: 'legacy' } } as const;
    const facts = later('2027-01-01T00:00:00Z', { ...suspended, billedUntil: null }, how);

    expect(stepsOf(facts)).toEqual([`deletes ${deletedAt}`]);
  });
});

describe('billing cycles', () => {
  const monthly = { offer: { billingCycle: 'monthly', unitPrice: 1_000n } } as const;

  it('are charged one after another up to the end of the term, suspended or not', () => {
    const { charges, subscription } = decideLife(later('2027-06-10T09:30:00Z', suspended, monthly));

    expect(charges).toHaveLength(11);
    expect(charges.every(({ kind, amount }) => kind === 'cycle' && amount === 10_000n)).toBe(true);
    expect(subscription.status).toBe('disabled_after_suspension');
  });

  it('charge without a new version: nothing that was seen has changed', () => {
    const { subscription, charges } = decideLife(later('2026-07-10T09:30:00Z', {}, monthly));

    expect(charges).toHaveLength(1);
    expect(subscription.version).toBe(1);
  });
});

describe('an add-on', () => {
  const base = aPurchase().subscription;
  const addon: Subscription = { ...base, id: 'addon', parentId: base.id };

  it.each(['expired', 'disabled_after_suspension', 'disabled', 'deleted'] as const)(
    'goes to %s with its base',
    (status) => {
      const gone = withDue({ ...base, status, autoRenew: false }, 'global');

      expect(decideFollowing(addon, gone, 'global')).toMatchObject({
        status,
        autoRenew: false,
        dueAt: gone.dueAt,
      });
    },
  );

  it('is suspended with its base in legacy commerce only', () => {
    const withheld = { ...base, ...suspended };

    expect(decideFollowing(addon, withheld, 'global')).toBeNull();
    expect(decideFollowing(addon, { ...withheld, commerce: 'legacy' }, 'global')?.status).toBe(
      'suspended',
    );
  });
});
