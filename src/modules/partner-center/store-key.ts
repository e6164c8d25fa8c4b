import { sql } from 'kysely';
import type { Json } from '../../kernel/json.ts';
import { db } from './store-tables.ts';
import type { TokenContext } from './types.ts';

export interface SigningKey {
  readonly id: string;
  readonly publicKey: Readonly<Record<string, Json>>;
  /** Sealed. */
  readonly privateKey: Buffer;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
}

/** Makers of keys go one after another; the lock ends with the transaction. */
export async function lockKeys({ tx }: TokenContext): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('surety signing key', 0))`.execute(tx);
}

/** Every key that may still verify a token, the newest first. */
export async function signingKeys({ tx }: TokenContext): Promise<SigningKey[]> {
  return db({ tx })
    .selectFrom('partner_center.signing_key')
    .select([
      'id',
      'public_key as publicKey',
      'private_key as privateKey',
      'created_at as createdAt',
      'retired_at as retiredAt',
    ])
    .orderBy('created_at', 'desc')
    .execute();
}

/** The new key signs from now on; the one before it only verifies. */
export async function insertSigningKey(
  { tx, now }: TokenContext,
  key: Pick<SigningKey, 'id' | 'publicKey' | 'privateKey'>,
): Promise<void> {
  await db({ tx })
    .updateTable('partner_center.signing_key')
    .set({ retired_at: now })
    .where('retired_at', 'is', null)
    .execute();
  await db({ tx })
    .insertInto('partner_center.signing_key')
    .values({
      id: key.id,
      public_key: sql`${JSON.stringify(key.publicKey)}::jsonb`,
      private_key: key.privateKey,
      created_at: now,
      retired_at: null,
    })
    .execute();
}

export async function deleteKeysRetiredBefore(
  { tx }: { readonly tx: TokenContext['tx'] },
  before: Date,
): Promise<void> {
  await db({ tx })
    .deleteFrom('partner_center.signing_key')
    .where('retired_at', '<', before)
    .execute();
}
