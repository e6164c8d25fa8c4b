import { describe, expect, it } from 'vitest';
import type { Subscription } from '../subscriptions/index.ts';
import { decidePatch, type SubscriptionPatch } from './decide-patch.ts';
import { etagOf, versionOfEtag } from './decide-envelope.ts';
import { isLegacyClient, wireStatus } from './decide-legacy.ts';
import { readFilter } from './decide-filter.ts';

const stored = {
  id: '0190c5a0-0000-7000-8000-000000000001',
  status: 'active',
  commerce: 'new',
  offerId: 'a:b:c',
  friendlyName: 'Desk',
  quantity: 10,
  billingCycle: 'monthly',
  term: 'P1Y',
  autoRenew: true,
  scheduledChange: null,
} as Subscription;

const decide = (patch: SubscriptionPatch, changed: Partial<Subscription> = {}, legacy = false) =>
  decidePatch({ ...stored, ...changed }, patch, legacy);
const kept = { autoRenewEnabled: true } as const;

describe('a PATCH of a subscription', () => {
  it.each<[string, SubscriptionPatch, object | null]>([
    ['the same resource', { status: 'active', quantity: 10, ...kept }, null],
    ['suspended', { status: 'suspended', ...kept }, { kind: 'suspend', hold: 'customer_request' }],
    [
      'suspended without renewal',
      { status: 'suspended', autoRenewEnabled: false },
      { kind: 'suspend', hold: 'customer_request' },
    ],
    ['deleted', { status: 'deleted' }, { kind: 'cancel', when: 'now' }],
    ['more seats', { quantity: 11, ...kept }, { kind: 'set_quantity', quantity: 11 }],
    [
      'another name',
      { friendlyName: ' Office ', ...kept },
      { kind: 'rename', friendlyName: 'Office' },
    ],
  ])('with %s', (_what, patch, wish) => {
    expect(decide(patch).wish).toEqual(wish);
  });

  it('drops the renewal that is not sent again, in new commerce only', () => {
    expect(decide({ quantity: 11 }).renewal).toEqual({ autoRenew: false, scheduledChange: null });
    const change = { quantity: 20 };
    const changed = { scheduledChange: change };
    expect(decide(kept, changed).renewal).toEqual({ autoRenew: true, scheduledChange: null });
    const legacy = { ...changed, commerce: 'legacy' } as const;
    expect(decide({ quantity: 11 }, legacy).renewal).toEqual({
      autoRenew: true,
      scheduledChange: change,
    });
  });

  it('may name the renewal that comes back with access', () => {
    const suspended = { status: 'suspended', autoRenew: false } as const;
    const back = { status: 'active', ...kept } as const;
    expect(decide(back, suspended)).toEqual({
      wish: { kind: 'reactivate' },
      renewal: { autoRenew: true, scheduledChange: null },
    });
    expect(decide({ status: 'active' }, suspended).renewal.autoRenew).toBe(false);
    expect(() => decide({ ...back, quantity: 11 }, suspended)).toThrow(
      'subscription_several_changes',
    );
  });

  it('reads a scheduled change as what differs from now', () => {
    const product = { productId: 'a', skuId: 'b', availabilityId: 'c', termDuration: 'P1M' };
    const asked = { ...kept, scheduledNextTermInstructions: { quantity: 10, product } };
    expect(decide(asked).renewal.scheduledChange).toEqual({ term: 'P1M' });
  });

  it.each<[SubscriptionPatch, Partial<Subscription>, string]>([
    [{ quantity: 11, friendlyName: 'x', ...kept }, {}, 'subscription_several_changes'],
    [{ status: 'suspended', quantity: 11 }, {}, 'subscription_several_changes'],
    [{ quantity: 11, autoRenewEnabled: false }, {}, 'subscription_several_changes'],
    [{ status: 'pending', ...kept }, {}, 'subscription_status_impossible'],
    [{ billingCycle: 'annual', ...kept }, {}, 'api_cycle_fixed'],
    [{ partnerId: '123', ...kept }, {}, 'api_partner_fixed'],
    [{ friendlyName: 'x' }, { status: 'deleted' }, 'subscription_deleted'],
  ])('refuses %j on %j: %s', (patch, changed, code) => {
    expect(() => decide(patch, changed)).toThrow(code);
  });

  it('takes what a legacy client was shown for no change', () => {
    const expired = { status: 'expired', autoRenew: false } as const;
    expect(decide({ status: 'suspended' }, expired, true).wish).toBeNull();
    expect(wireStatus({ status: 'pending' }, true)).toBe('none');
    expect(isLegacyClient({ 'ms-partnercenter-client': 'Partner Center Java SDK' })).toBe(true);
    expect(isLegacyClient({ 'ms-partnercenter-client': 'Partner Center .NET SDK' })).toBe(false);
  });
});

describe('etags and filters', () => {
  it('name one version of one resource', () => {
    expect(versionOfEtag(`"${etagOf('a', 7)}"`, 'a')).toBe(7);
    expect(versionOfEtag(etagOf('a', 7), 'b')).toBeNull();
    for (const text of ['', 'nonsense', 'bnVsbA==', 'W10=']) {
      expect(versionOfEtag(text, 'a')).toBeNull();
    }
  });

  it.each([
    '{"Field":"Domain","Operator":"starts_with","Value":"x"}',
    '{"field":"Domain","operator":"StartsWith","fieldType":"t","value":"x"}',
  ])('reads %s', (text) => {
    expect(readFilter(text)).toEqual({ field: 'Domain', operator: 'starts_with', value: 'x' });
  });

  it.each(['{', '[]', '{"Field":"Domain"}', '"x"', '{"Field":"a","Operator":"like","Value":"b"}'])(
    'refuses %s',
    (text) => {
      expect(() => readFilter(text)).toThrow('api_filter_invalid');
    },
  );
});
