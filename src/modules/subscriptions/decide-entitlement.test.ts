import { describe, expect, it } from 'vitest';
import {
  decideCancellation,
  decideReactivation,
  type EntitlementFacts,
} from './decide-entitlement.ts';
import { aPurchase } from './fixtures.ts';
import type { Entitlement } from './types.ts';

const now = new Date('2026-06-10T09:30:00Z');
const inTenMinutes = new Date('2026-06-10T09:40:00Z');
const plan = aPurchase({ offer: { kind: 'azure_plan', billingType: 'usage' } }).subscription;

const facts = (
  change: Partial<Entitlement> = {},
  more: Partial<EntitlementFacts> = {},
): EntitlementFacts => ({
  cloud: 'global',
  plan,
  entitlement: {
    id: '01890000-0000-7000-8000-0000000000e1',
    subscriptionId: plan.id,
    friendlyName: 'Production',
    status: 'active',
    cancellationReason: null,
    effectiveAt: null,
    createdAt: now,
    ...change,
  },
  now,
  ...more,
});

describe('cancelling an Azure subscription', () => {
  it('takes effect ten minutes later', () => {
    expect(decideCancellation(facts(), 'Compromise')).toMatchObject({
      status: 'cancelling',
      cancellationReason: 'compromise',
      effectiveAt: inTenMinutes,
    });
  });

  it('overtakes a reactivation, and asked again changes nothing', () => {
    const reactivating = facts({ status: 'reactivating', effectiveAt: now });
    expect(decideCancellation(reactivating, 'compromise').status).toBe('cancelling');
    for (const status of ['cancelling', 'cancelled'] as const) {
      const again = facts({ status, effectiveAt: status === 'cancelling' ? now : null });
      expect(decideCancellation(again, 'compromise')).toBe(again.entitlement);
    }
  });

  it('knows one reason and no closed cloud', () => {
    expect(() => decideCancellation(facts(), 'non_payment')).toThrow('entitlement_reason_unknown');
    expect(() => decideCancellation(facts({}, { cloud: 'germany' }), 'compromise')).toThrow(
      'cloud_closed',
    );
  });

  it('is possible while the plan is suspended', () => {
    const suspended = { ...plan, status: 'suspended', autoRenew: false } as const;
    expect(decideCancellation(facts({}, { plan: suspended }), 'compromise').status).toBe(
      'cancelling',
    );
  });
});

describe('reactivating an Azure subscription', () => {
  const cancelled = { status: 'cancelled', cancellationReason: 'compromise' } as const;

  it('takes effect ten minutes later, and asked again changes nothing', () => {
    const asked = decideReactivation(facts(cancelled));
    expect(asked).toMatchObject({ status: 'reactivating', effectiveAt: inTenMinutes });
    expect(decideReactivation(facts(asked))).toEqual(asked);
  });

  it.each(['active', 'cancelling'] as const)('is refused for one that is %s', (status) => {
    expect(() => decideReactivation(facts({ status }))).toThrow('entitlement_status_impossible');
  });

  it('is refused while the plan is off', () => {
    const off = { plan: { ...plan, status: 'suspended' } as const };
    expect(() => decideReactivation(facts(cancelled, off))).toThrow('subscription_parent_inactive');
  });
});
