import { createHash, randomBytes } from 'node:crypto';

/** 256 bits: far beyond guessing, so a plain hash of it is enough to keep. */
const SECRET_BYTES = 32;

/** A secret that travels once (cookie, link, API key) and is kept as a hash only. */
export function newSecret(prefix = ''): string {
  return prefix + randomBytes(SECRET_BYTES).toString('base64url');
}

/**
 * What is kept of a secret. Random secrets need no salt and no slow hash; passwords do, see
 * `password.ts`.
 */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
