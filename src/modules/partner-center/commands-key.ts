import {
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importJWK,
  importPKCS8,
  type CryptoKey,
  type JWK,
} from 'jose';
import { newId } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/json.ts';
import type { SecretBox } from '../../platform/secrets.ts';
import { deleteExpiredRefreshTokens } from './store-client.ts';
import * as store from './store-key.ts';
import type { TokenContext } from './types.ts';

export const SIGNING_ALGORITHM = 'RS256';
/** RFC 7518 section 3.3 asks for at least this. */
const MODULUS_BITS = 2_048;
const DAY_MS = 24 * 3_600_000;
/** A key that leaks signs for this long at most. */
export const KEY_LIFE_MS = 30 * DAY_MS;
/** Far longer than any token lives: what a retired key signed has ended by then. */
const KEY_KEPT_MS = DAY_MS;

/** Keys in the form that the signing library works with, kept by their id. */
export interface KeyRing {
  /** The key that signs at this instant; a new one is made when it is due. */
  readonly signing: (context: TokenContext) => Promise<{ id: string; key: CryptoKey }>;
  /** @returns null for a key that is unknown or gone */
  readonly verifying: (context: TokenContext, id: string) => Promise<CryptoKey | null>;
}

/** @param secrets seals the private halves */
export function openKeyRing(secrets: SecretBox): KeyRing {
  const privateKeys = new Map<string, CryptoKey>();
  const publicKeys = new Map<string, CryptoKey>();
  return {
    signing: async (context) => {
      const row = await currentKey(context, secrets);
      const known = privateKeys.get(row.id);
      if (known) return { id: row.id, key: known };
      const text = secrets.open(row.privateKey, purposeOf(row.id));
      const key = await importPKCS8(text, SIGNING_ALGORITHM);
      privateKeys.set(row.id, key);
      return { id: row.id, key };
    },
    verifying: async (context, id) => {
      const known = publicKeys.get(id);
      if (known) return known;
      const row = (await store.signingKeys(context)).find((each) => each.id === id);
      if (!row) return null;
      const key = (await importJWK(row.publicKey as JWK, SIGNING_ALGORITHM)) as CryptoKey;
      publicKeys.set(id, key);
      return key;
    },
  };
}

/** The public halves, as JSON Web Key Set. */
export async function keySet(context: TokenContext): Promise<{ keys: readonly object[] }> {
  const keys = await store.signingKeys(context);
  return {
    keys: keys.map(({ id, publicKey }) => ({
      ...publicKey,
      kid: id,
      x5t: id,
      use: 'sig',
      alg: SIGNING_ALGORITHM,
    })),
  };
}

/** Makes a new key when the present one is too old, and forgets those that verify nothing more. */
export async function rotateKeys(context: TokenContext, secrets: SecretBox): Promise<void> {
  const present = (await store.signingKeys(context)).find((key) => key.retiredAt === null);
  // An installation that never issued a token needs no key.
  if (present) await currentKey(context, secrets);
  const before = new Date(context.now.getTime() - KEY_KEPT_MS);
  await store.deleteKeysRetiredBefore(context, before);
}

/** Forgets refresh tokens whose time is over. */
export function removeExpiredTokens(context: TokenContext): Promise<void> {
  return deleteExpiredRefreshTokens(context);
}

async function currentKey(context: TokenContext, secrets: SecretBox): Promise<store.SigningKey> {
  const known = await youngKey(context);
  if (known) return known;
  await store.lockKeys(context);
  // Somebody else may have made it while this transaction waited for the lock.
  const meanwhile = await youngKey(context);
  if (meanwhile) return meanwhile;
  const { publicKey, privateKey } = await generateKeyPair(SIGNING_ALGORITHM, {
    modulusLength: MODULUS_BITS,
    extractable: true,
  });
  const id = newId(context.now.getTime());
  await store.insertSigningKey(context, {
    id,
    publicKey: (await exportJWK(publicKey)) as Readonly<Record<string, Json>>,
    privateKey: secrets.seal(await exportPKCS8(privateKey), purposeOf(id)),
  });
  const made = await youngKey(context);
  if (!made) throw new Error('a signing key was made and is not there');
  return made;
}

async function youngKey(context: TokenContext): Promise<store.SigningKey | undefined> {
  const oldest = context.now.getTime() - KEY_LIFE_MS;
  const keys = await store.signingKeys(context);
  return keys.find((key) => key.retiredAt === null && key.createdAt.getTime() > oldest);
}

function purposeOf(keyId: string): string {
  return `partner_center.signing_key/${keyId}`;
}
