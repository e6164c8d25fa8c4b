import { TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { openSecretBox } from '../platform/secrets.ts';
import { newTotpSecret, openedTotpSecret, sealedTotpSecret, stepOfCode, totpUri } from './totp.ts';

// The key of RFC 6238, appendix B, for SHA-1: "12345678901234567890".
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('codes of an authenticator app', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_234_567_890, '005924', 41_152_263],
    [20_000_000_000, '353130', 666_666_666],
  ])('agree with RFC 6238 at second %i', (second, code, step) => {
    expect(stepOfCode(SECRET, code, new Date(second * 1_000))).toBe(step);
  });

  it('are good for their own step and the ones beside it, and name their step', () => {
    const now = new Date('2026-03-02T09:00:10Z');
    const step = Math.floor(now.getTime() / 30_000);
    const codeAt = (delta: number) =>
      new TOTP({ secret: SECRET }).generate({ timestamp: now.getTime() + delta * 30_000 });
    expect([-2, -1, 0, 1, 2].map((delta) => stepOfCode(SECRET, codeAt(delta), now))).toEqual([
      null,
      step - 1,
      step,
      step + 1,
      null,
    ]);
  });

  it('may be typed full-width or in groups, but must be six digits', () => {
    const now = new Date(59_000);
    expect(stepOfCode(SECRET, '287 082', now)).toBe(1);
    expect(stepOfCode(SECRET, '287082', now)).toBe(1);
    for (const code of ['', '28708', '2870821', 'abcdef']) {
      expect(stepOfCode(SECRET, code, now)).toBeNull();
    }
  });
});

describe('the secret', () => {
  it('has 160 bits and is shown as a link that apps understand', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(totpUri(secret, 'kim@example.test'));
    expect(uri.protocol).toBe('otpauth:');
    expect(uri.searchParams.get('secret')).toBe(secret);
    expect(uri.searchParams.get('issuer')).toBe('Surety');
  });

  it('is kept so that only its person and this installation can read it', () => {
    const box = openSecretBox(Buffer.alloc(32, 1));
    const sealed = sealedTotpSecret(box, 'kim', SECRET);
    expect(sealed.toString('latin1')).not.toContain(SECRET);
    expect(openedTotpSecret(box, 'kim', sealed)).toBe(SECRET);
    expect(() => openedTotpSecret(box, 'lee', sealed)).toThrow('cannot be read');
    const elsewhere = openSecretBox(Buffer.alloc(32, 2));
    expect(() => openedTotpSecret(elsewhere, 'kim', sealed)).toThrow('cannot be read');
  });
});
