import { describe, expect, test } from 'vitest';
import {
  expectedAfter,
  isAchieved,
  whatIsSent,
  type Expected,
  type ReconcileFacts,
  type Restoration,
} from './decide-command.ts';
import { decideReconcile } from './decide-reconcile.ts';
import type { Observed } from './types.ts';

const now = new Date('2026-06-10T09:00:00Z');
const termStart = new Date('2026-06-01T00:00:00Z');
const termEnd = new Date('2027-06-01T00:00:00Z');
const scheduledChange = { quantity: 15 };

function facts(
  overrides: Omit<Partial<ReconcileFacts>, 'subscription'> & {
    subscription?: Partial<ReconcileFacts['subscription']>;
  } = {},
): ReconcileFacts {
  const { subscription, ...rest } = overrides;
  return {
    isAccessWanted: true,
    parentStatus: null,
    expected: null,
    restoration: null,
    open: null,
    refused: null,
    ...rest,
    subscription: {
      id: 's1',
      customerId: 'c1',
      parentId: null,
      status: 'active',
      autoRenew: true,
      scheduledChange,
      termStart,
      termEnd,
      drift: null,
      ...subscription,
    },
  };
}

const suspended = { status: 'suspended', autoRenew: false, scheduledChange: null } as const;
const restoration: Restoration = {
  id: 'r1',
  autoRenew: true,
  scheduledChange,
  termStart,
  takenAt: now,
};
const left = (status: Expected['status'], autoRenew = true): Expected => ({
  status,
  autoRenew,
  scheduledChange: autoRenew ? scheduledChange : null,
  termEnd: termEnd.toISOString(),
});
const decide = (
  given: Parameters<typeof facts>[0],
  wish: { retry?: boolean; overrule?: boolean } = {},
) => decideReconcile(facts(given), { now, ...wish });

describe('access that agrees', () => {
  test('needs nothing, with access and without', () => {
    expect(decide({})).toMatchObject({ kind: 'nothing', reason: { code: 'access_agrees' } });
    expect(
      decide({
        isAccessWanted: false,
        subscription: suspended,
        expected: left('suspended', false),
      }),
    ).toMatchObject({ kind: 'nothing', reason: { code: 'access_agrees' } });
  });

  test('settles what was given back, once', () => {
    const back = decide({ restoration, expected: left('active') });
    expect(back).toMatchObject({ kind: 'nothing', settle: 'restored' });
    const nothing = { ...restoration, autoRenew: false, scheduledChange: null };
    expect(
      decide({
        restoration: nothing,
        subscription: { autoRenew: false, scheduledChange: null },
        expected: left('active', false),
      }),
    ).toMatchObject({ kind: 'nothing', settle: 'nothing_to_restore' });
  });

  test('gives nothing back into another term', () => {
    const earlier = { ...restoration, termStart: new Date('2025-06-01T00:00:00Z') };
    expect(
      decide({
        restoration: earlier,
        subscription: { autoRenew: false, scheduledChange: null },
      }),
    ).toMatchObject({ kind: 'nothing', settle: 'term_ended' });
  });
});

describe('access that is on and should be off', () => {
  test('is withheld', () => {
    expect(decide({ isAccessWanted: false })).toMatchObject({
      kind: 'command',
      command: { kind: 'suspend', change: { status: 'suspended' } },
    });
  });

  test('is a drift where our own suspension was undone at the provider', () => {
    const given = { isAccessWanted: false, expected: left('suspended', false) };
    expect(decide(given)).toMatchObject({
      kind: 'drift',
      expected: { status: 'suspended' },
      found: { status: 'active' },
    });
    expect(decide(given, { retry: true }).kind).toBe('drift');
    expect(decide(given, { overrule: true })).toMatchObject({ command: { kind: 'suspend' } });
  });
});

describe('access that is off and should be on', () => {
  const ours = { subscription: suspended, expected: left('suspended', false) };

  test('comes back with what was taken', () => {
    expect(decide({ ...ours, restoration })).toMatchObject({
      kind: 'command',
      command: {
        kind: 'reactivate',
        change: { status: 'active', autoRenew: true, scheduledChange },
      },
    });
  });

  test('comes back without it in another term', () => {
    const earlier = { ...restoration, termStart: new Date('2025-06-01T00:00:00Z') };
    expect(decide({ ...ours, restoration: earlier })).toMatchObject({
      command: { kind: 'reactivate', change: { autoRenew: false, scheduledChange: null } },
    });
  });

  test('comes back alone where the provider refused it together with the rest', () => {
    const refused = {
      kind: 'reactivate',
      change: { status: 'active', autoRenew: true, scheduledChange },
      finishedAt: now,
      refusal: 'subscription_auto_renew_impossible',
    } as const;
    expect(decide({ ...ours, restoration, refused })).toMatchObject({
      command: { kind: 'reactivate', change: { autoRenew: false, scheduledChange: null } },
    });
    expect(
      decide({
        restoration,
        expected: left('active', false),
        subscription: { autoRenew: false, scheduledChange: null },
      }),
    ).toMatchObject({ command: { kind: 'change', change: { autoRenew: true, scheduledChange } } });
  });

  test('is a drift where nobody here had suspended it', () => {
    expect(decide({ subscription: suspended })).toMatchObject({
      kind: 'drift',
      expected: { status: 'active' },
      found: { status: 'suspended' },
    });
    expect(decide({ subscription: suspended, expected: left('active') }).kind).toBe('drift');
    expect(
      decide({ subscription: suspended, expected: left('active') }, { overrule: true }),
    ).toMatchObject({
      command: { kind: 'reactivate', change: { autoRenew: true, scheduledChange } },
    });
  });

  test('waits for the base', () => {
    expect(decide({ ...ours, parentStatus: 'suspended' })).toMatchObject({
      kind: 'nothing',
      reason: { code: 'parent_inactive' },
    });
  });
});

describe('auto-renewal that somebody switched at the provider', () => {
  const found = { autoRenew: false, scheduledChange: null };

  test('is a drift in the term in which our command left it', () => {
    expect(decide({ subscription: found, expected: left('active') })).toMatchObject({
      kind: 'drift',
      expected: { autoRenew: true },
      found: { autoRenew: false },
    });
  });

  test('is made undone when a person wants it so', () => {
    expect(
      decide({ subscription: found, expected: left('active') }, { overrule: true }),
    ).toMatchObject({ command: { kind: 'change', change: { autoRenew: true, scheduledChange } } });
  });

  test('is none in another term', () => {
    const given = { ...found, termEnd: new Date('2028-06-01T00:00:00Z') };
    expect(decide({ subscription: given, expected: left('active') }).kind).toBe('nothing');
  });

  test('is forgotten when it is as it was', () => {
    const drift = { seenAt: '', expected: { autoRenew: true }, found: { autoRenew: false } };
    expect(decide({ subscription: { drift }, expected: left('active') })).toMatchObject({
      kind: 'nothing',
      clearDrift: true,
    });
  });

  test('is no loop where the provider says done and does it not', () => {
    const given = { restoration, subscription: found, expected: left('active') };
    expect(decide(given).kind).toBe('drift');
  });
});

describe('a command under way', () => {
  test('is waited for, whatever it is, when it may have arrived', () => {
    for (const state of ['sending', 'unknown'] as const) {
      expect(decide({ open: { id: 'k', kind: 'suspend', state } })).toMatchObject({
        kind: 'nothing',
        reason: { code: 'command_under_way' },
      });
    }
  });

  test('is dropped when it was not carried out and contradicts the holds', () => {
    const suspend = { id: 'k', kind: 'suspend', state: 'pending' } as const;
    expect(decide({ open: suspend })).toMatchObject({ kind: 'supersede', commandId: 'k' });
    expect(decide({ open: suspend, isAccessWanted: false }).kind).toBe('nothing');
    expect(decide({ open: { ...suspend, kind: 'reactivate' }, isAccessWanted: false }).kind).toBe(
      'supersede',
    );
    expect(decide({ open: { ...suspend, kind: 'change' } }).kind).toBe('nothing');
  });
});

describe('a refusal', () => {
  const refused = {
    kind: 'suspend',
    change: { status: 'suspended' },
    finishedAt: new Date('2026-06-10T08:00:00Z'),
    refusal: 'azure_plan_has_active_subscriptions',
  } as const;

  test('is not asked again for some hours', () => {
    expect(decide({ isAccessWanted: false, refused })).toMatchObject({
      kind: 'nothing',
      reason: { code: 'provider_refused' },
    });
    const earlier = { ...refused, finishedAt: new Date('2026-06-10T02:00:00Z') };
    expect(decide({ isAccessWanted: false, refused: earlier }).kind).toBe('command');
  });

  test('is asked again at once when holds change', () => {
    expect(decide({ isAccessWanted: false, refused }, { retry: true }).kind).toBe('command');
  });
});

describe('what has ended', () => {
  test.each([
    ['deleted', 'cancelled'],
    ['expired', 'term_ended'],
    ['disabled', 'term_ended'],
    ['disabled_after_suspension', 'term_ended'],
  ] as const)('%s needs nothing, and gives nothing back', (status, settle) => {
    const given = { subscription: { ...suspended, status }, restoration };
    expect(decide(given)).toMatchObject({ kind: 'nothing', settle });
    expect(decide({ ...given, isAccessWanted: false })).toMatchObject({ kind: 'nothing', settle });
    expect(decide({ ...given, restoration: null })).not.toHaveProperty('settle');
  });

  test('does not wait for a command that was never sent', () => {
    const open = { id: 'k', kind: 'reactivate', state: 'pending' } as const;
    expect(decide({ subscription: { ...suspended, status: 'deleted' }, open }).kind).toBe(
      'supersede',
    );
  });

  test('what has not begun waits', () => {
    expect(decide({ isAccessWanted: false, subscription: { status: 'pending' } })).toMatchObject({
      kind: 'nothing',
      reason: { code: 'status_pending' },
    });
  });
});

describe('after a command', () => {
  const observed: Observed = {
    id: 's1',
    status: 'suspended',
    quantity: 10,
    autoRenew: false,
    scheduledChange: null,
    termEnd,
  };

  test('a change leaves open who suspended it', () => {
    const rename = { kind: 'change', change: { friendlyName: 'New' } } as const;
    expect(expectedAfter(rename, observed, left('active')).status).toBe('active');
    expect(expectedAfter(rename, observed, left('suspended')).status).toBe('suspended');
    expect(expectedAfter(rename, observed, null).status).toBe('active');
  });

  test('it is achieved when the provider says what was asked for', () => {
    expect(isAchieved({ kind: 'suspend', change: {} }, observed)).toBe(true);
    expect(isAchieved({ kind: 'reactivate', change: {} }, observed)).toBe(false);
    expect(isAchieved({ kind: 'cancel', change: {} }, observed)).toBe(false);
    expect(
      isAchieved({ kind: 'change', change: { quantity: 10, autoRenew: false } }, observed),
    ).toBe(true);
    expect(isAchieved({ kind: 'change', change: { quantity: 11 } }, observed)).toBe(false);
    // Nobody can know: the name is not told.
    expect(isAchieved({ kind: 'change', change: { friendlyName: 'New' } }, observed)).toBe(false);
  });

  test('what the provider would drop is sent with a change and with a reactivation', () => {
    const rename = { kind: 'change', change: { friendlyName: 'New' } } as const;
    expect(whatIsSent(facts(), rename)).toEqual({
      friendlyName: 'New',
      autoRenew: true,
      scheduledChange,
    });
    const suspend = { kind: 'suspend', change: { status: 'suspended' } } as const;
    expect(whatIsSent(facts(), suspend)).toEqual({ status: 'suspended' });
  });
});
