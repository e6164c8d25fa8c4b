import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bearsOn, blocksPurchases, decideAccess, decideReactivation } from './decide-hold.ts';
import { holdKinds, holdScopes, type Hold } from './types.ts';

const subscription = { id: 's1', customerId: 'c1', parentId: 'base' };
const hold = (overrides: Partial<Hold> = {}): Hold => ({
  id: 'h1',
  customerId: 'c1',
  scope: 'subscription',
  subscriptionId: 's1',
  kind: 'investigation',
  owner: 'partner',
  reason: 'Looks odd',
  sourceKind: 'person',
  sourceId: 'alice',
  placedAt: new Date('2026-06-10T09:00:00Z'),
  placedBy: 'Alice',
  liftedAt: null,
  liftedBy: null,
  liftReason: null,
  ...overrides,
});
const wide = { scope: 'customer', subscriptionId: null } as const;

describe('bearing on a subscription', () => {
  test.each([
    ['its own', {}, true],
    ['another one of the customer', { subscriptionId: 's2' }, false],
    ['its base', { subscriptionId: 'base' }, true],
    ['everything of the customer', wide, true],
    ['everything of another customer', { ...wide, customerId: 'c2' }, false],
    ['purchases', { scope: 'purchases', subscriptionId: null }, false],
    ['its own, lifted', { liftedAt: new Date('2026-06-11T09:00:00Z') }, false],
  ] as const)('%s', (_name, overrides, expected) => {
    expect(bearsOn(hold(overrides), subscription)).toBe(expected);
  });

  test('purchases are blocked by a hold on them and by one on everything', () => {
    expect(blocksPurchases(hold({ scope: 'purchases', subscriptionId: null }))).toBe(true);
    expect(blocksPurchases(hold(wide))).toBe(true);
    expect(blocksPurchases(hold())).toBe(false);
  });
});

const anyHold = fc.record({
  scope: fc.constantFrom(...holdScopes),
  kind: fc.constantFrom(...holdKinds),
  owner: fc.constantFrom('partner' as const, 'provider' as const),
  subscriptionId: fc.constantFrom('s1', 's2', 'base'),
  isLifted: fc.boolean(),
});

describe('access', () => {
  test('is on exactly when no open hold bears on the subscription, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(anyHold, { maxLength: 6 }), (wanted) => {
        const holds = wanted.map(({ isLifted, subscriptionId, ...each }, index) =>
          hold({
            ...each,
            id: `h${index}`,
            subscriptionId: each.scope === 'subscription' ? subscriptionId : null,
            ...(isLifted ? { liftedAt: new Date('2026-06-11T09:00:00Z') } : {}),
          }),
        );
        const access = decideAccess(holds, subscription);
        const bearing = holds.filter((each) => bearsOn(each, subscription));
        expect(access.isOn).toBe(bearing.length === 0);
        expect(access.reasons.length).toBe(Math.max(1, bearing.length));
        expect(decideAccess(holds.toReversed(), subscription).isOn).toBe(access.isOn);
      }),
    );
  });
});

describe('reactivating one subscription', () => {
  test('lifts the own holds on it', () => {
    const holds = [hold(), hold({ id: 'h2', kind: 'non_payment' })];
    expect(decideReactivation(holds, subscription, 'partner')).toEqual({
      kind: 'possible',
      lift: holds,
    });
  });

  test.each([
    ['the provider', { owner: 'provider' }],
    ['the whole customer', wide],
    ['the base', { subscriptionId: 'base' }],
  ] as const)('lifts nothing at all while one of %s stands', (_name, overrides) => {
    const standing = hold({ id: 'h2', ...overrides });
    expect(decideReactivation([hold(), standing], subscription, 'partner')).toEqual({
      kind: 'impossible',
      standing,
    });
  });

  test('the provider lifts its own and not the partner’s', () => {
    const own = hold({ owner: 'provider' });
    expect(decideReactivation([own], subscription, 'provider').kind).toBe('possible');
    expect(decideReactivation([hold()], subscription, 'provider').kind).toBe('impossible');
  });
});
