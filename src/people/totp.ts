import { Secret, TOTP } from 'otpauth';
import type { SecretBox } from '../platform/secrets.ts';

/** RFC 6238 defaults, which every authenticator app understands. */
const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** 160 bits, the length RFC 4226 recommends. */
const SECRET_BYTES = 20;
/** One step to either side, for clocks that differ and fingers that are slow. */
const WINDOW_STEPS = 1;
const ISSUER = 'Surety';

/** @returns base32, as people type it when they cannot scan the code */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/**
 * What is kept of a person's secret. It must be readable to compute codes, so it is sealed, not
 * hashed.
 */
export function sealedTotpSecret(secrets: SecretBox, personId: string, secret: string): Buffer {
  return secrets.seal(secret, purposeFor(personId));
}

/** @throws SecretUnreadable when the installation's key is not the one it was sealed with */
export function openedTotpSecret(secrets: SecretBox, personId: string, sealed: Buffer): string {
  return secrets.open(sealed, purposeFor(personId));
}

function purposeFor(personId: string): string {
  return `people.totp/${personId}`;
}

/** What the QR code says: `otpauth://totp/…`. */
export function totpUri(secret: string, email: string): string {
  return generatorOf(secret, email).toString();
}

/** The time step whose code this is, or null when it is none of now or one step around it. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const token = code.normalize('NFKC').replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = generatorOf(secret).validate({ token, timestamp, window: WINDOW_STEPS });
  return delta === null ? null : Math.floor(timestamp / 1_000 / PERIOD_SECONDS) + delta;
}

function generatorOf(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}
