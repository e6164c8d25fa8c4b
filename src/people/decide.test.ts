import { describe, expect, it } from 'vitest';
import { checkedScopes, grantableScopes, networkOf, normalEmail } from './decide-access.ts';
import {
  decideAttempt,
  decideSuccess,
  decideUncounted,
  type Attempts,
  type BucketKind,
} from './decide-attempt.ts';
import { decidePartner } from './decide-partner.ts';

const START = new Date('2026-03-02T09:00:00Z');
const at = (ms: number) => new Date(START.getTime() + ms);
const fresh: Attempts = { failures: 0, blockedUntil: null, lastAttemptAt: START };

/** How long somebody waits who tries again as soon as it is allowed. */
function waitsOf(kind: BucketKind, guesses: number): number[] {
  let attempts = fresh;
  let now = START;
  const waits: number[] = [];
  for (let guess = 0; guess < guesses; guess += 1) {
    const refused = decideAttempt(kind, attempts, now);
    const waitMs = refused.allowed ? 0 : refused.waitMs;
    waits.push(waitMs / 1_000);
    now = new Date(now.getTime() + waitMs);
    const verdict = decideAttempt(kind, attempts, now);
    if (!verdict.allowed) throw new Error('still blocked after the wait it named');
    attempts = verdict.next;
  }
  return waits;
}

describe('attempts to sign in', () => {
  it('cost nothing at first, then twice as long each time, up to a quarter of an hour', () => {
    expect(waitsOf('account', 10)).toEqual([0, 0, 0, 0, 0, 0, 1, 2, 4, 8]);
    expect(Math.max(...waitsOf('account', 40))).toBe(900);
    expect(waitsOf('address', 23)).toEqual([...Array<number>(21).fill(0), 1, 2]);
  });

  it('leave about a hundred guesses a day', () => {
    const waits = waitsOf('account', 200);
    let sum = 0;
    const guesses = waits.filter((wait) => (sum += wait) < 24 * 3_600).length;
    expect(guesses).toBeLessThan(120);
  });

  it('that are refused do not count', () => {
    const blocked = { failures: 9, blockedUntil: at(5_000), lastAttemptAt: START };
    expect(decideAttempt('account', blocked, at(1_000))).toEqual({ allowed: false, waitMs: 4_000 });
    const verdict = decideAttempt('account', blocked, at(5_000));
    expect(verdict).toMatchObject({ allowed: true });
  });

  it('are forgotten after a day', () => {
    const old = { failures: 17, blockedUntil: at(1_000), lastAttemptAt: START };
    const verdict = decideAttempt('account', old, at(24 * 3_600_000 + 1));
    expect(verdict).toMatchObject({ allowed: true, next: { failures: 1, blockedUntil: null } });
  });

  it('of an office that mistypes now and then never add up', () => {
    let attempts = fresh;
    for (let minute = 0; minute < 7 * 24 * 60; minute += 4) {
      const verdict = decideAttempt('address', attempts, at(minute * 60_000));
      if (!verdict.allowed) throw new Error(`blocked after ${minute} minutes`);
      attempts = verdict.next;
    }
    expect(attempts.failures).toBeLessThan(2);
  });

  it('that only lack a code leave the count as it was', () => {
    for (const kind of ['account', 'address'] as const) {
      const before: Attempts = { failures: 3, blockedUntil: null, lastAttemptAt: START };
      const verdict = decideAttempt(kind, before, START);
      if (!verdict.allowed) throw new Error('blocked');
      expect(decideUncounted(kind, verdict.next, START)).toEqual(before);
    }
  });

  it('that succeed clear the account, but give the address only one guess back', () => {
    const many = { failures: 26, blockedUntil: at(60_000), lastAttemptAt: START };
    expect(decideSuccess('account', many, at(1))).toMatchObject({
      failures: 0,
      blockedUntil: null,
    });
    const address = decideSuccess('address', many, at(1));
    expect(address.failures).toBe(25);
    expect(address.blockedUntil?.getTime()).toBe(at(1).getTime() + 16_000);
  });
});

describe('the network of an address', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('%s → %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('an e-mail address', () => {
  it.each([
    [' Kim@Example.COM ', 'kim@example.com'],
    ['a+b@x-y.co.jp', 'a+b@x-y.co.jp'],
    ['root@localhost', 'root@localhost'],
    ['kim@example.com', 'kim@example.com'],
  ])('%s is known as %s', (given, known) => {
    expect(normalEmail(given)).toBe(known);
  });

  it.each([
    '',
    'kim',
    'kim@',
    '@x.y',
    'a b@x.y',
    'a@x',
    'a@x..y',
    'a@@x.y',
    `${'a'.repeat(251)}@x.y`,
  ])('%j is none', (given) => {
    expect(() => normalEmail(given)).toThrow(
      expect.objectContaining({ code: 'email_invalid' }) as Error,
    );
  });
});

describe('scopes of a key', () => {
  it('are each given once, and never those that hand out rights', () => {
    expect(checkedScopes(['audit.read', 'audit.read'])).toEqual(['audit.read']);
    expect(grantableScopes).not.toContain('users.write');
    expect(grantableScopes).not.toContain('api_keys.write');
    expect(() => checkedScopes(['audit.read', 'users.write'])).toThrow('api_key_scope_forbidden');
  });
});

describe('a partner', () => {
  const input = { name: ' Kumo ', cloud: 'global', currency: 'EUR', timeZone: 'Etc/UTC' } as const;
  it.each([
    [{ timeZone: 'Asia/Tokyo', currency: 'USD' }, 'JP', 'ja'],
    [{ timeZone: 'Europe/Vienna' }, 'AT', 'en'],
    [{ currency: 'JPY' }, 'JP', 'en'],
    [{ currency: 'KES' }, 'US', 'en'],
    [{ timeZone: 'Asia/Tokyo', country: 'SG', language: 'en' } as const, 'SG', 'en'],
  ])('%j lives in %s and speaks %s', (change, country, language) => {
    const partner = decidePartner('id', { ...input, ...change }, false);
    expect(partner).toMatchObject({ name: 'Kumo', country, language, runAtMinutes: 360 });
  });

  it.each([
    [{ name: ' ' }, 'partner_name_missing'],
    [{ currency: 'eur' }, 'partner_currency_unknown'],
    [{ timeZone: '+09:00' }, 'partner_time_zone_unknown'],
    [{ country: 'jp' }, 'partner_country_unknown'],
    [{ country: 'QQ' }, 'partner_country_unknown'],
  ])('%j is refused: %s', (change, code) => {
    expect(() => decidePartner('id', { ...input, ...change }, false)).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });
});
