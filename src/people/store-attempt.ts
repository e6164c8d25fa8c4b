import type { Attempts } from './decide-attempt.ts';
import { db } from './store-tables.ts';
import type { InstallationContext } from './types.ts';

/**
 * What is known of a bucket, locked until the transaction ends: guesses that arrive together are
 * counted one after another.
 */
export async function lockAttempts(
  context: InstallationContext,
  bucket: string,
): Promise<Attempts> {
  return db(context)
    .insertInto('people.sign_in_attempt')
    .values({ bucket, failures: 0, last_attempt_at: context.now })
    .onConflict((conflict) =>
      conflict.column('bucket').doUpdateSet({ bucket: (row) => row.ref('excluded.bucket') }),
    )
    .returning(['failures', 'blocked_until as blockedUntil', 'last_attempt_at as lastAttemptAt'])
    .executeTakeFirstOrThrow();
}

export async function saveAttempts(
  context: InstallationContext,
  bucket: string,
  attempts: Attempts,
): Promise<void> {
  await db(context)
    .updateTable('people.sign_in_attempt')
    .set({
      failures: attempts.failures,
      blocked_until: attempts.blockedUntil,
      last_attempt_at: attempts.lastAttemptAt,
    })
    .where('bucket', '=', bucket)
    .execute();
}

export async function deleteAttemptsBefore(
  context: InstallationContext,
  before: Date,
): Promise<void> {
  await db(context)
    .deleteFrom('people.sign_in_attempt')
    .where('last_attempt_at', '<', before)
    .execute();
}
