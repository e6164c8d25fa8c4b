import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { ImportProfile } from './types-import.ts';

export async function findProfile(
  context: Context,
  key: string,
): Promise<ImportProfile | undefined> {
  const result = await sql<{ definition: ImportProfile }>`
    select definition from receivables.import_profile
    where partner_id = ${context.partnerId} and key = ${key}
  `.execute(context.tx);
  return result.rows[0]?.definition;
}

export async function allProfiles(context: Context): Promise<ImportProfile[]> {
  const result = await sql<{ definition: ImportProfile }>`
    select definition from receivables.import_profile
    where partner_id = ${context.partnerId} order by key
  `.execute(context.tx);
  return result.rows.map((row) => row.definition);
}

/** Replaces the profile of the same key. */
export async function putProfile(context: Context, profile: ImportProfile): Promise<void> {
  const definition = JSON.stringify(profile);
  await sql`
    insert into receivables.import_profile (partner_id, key, definition, updated_at)
    values (${context.partnerId}, ${profile.key}, ${definition}::text::jsonb, ${context.now})
    on conflict (partner_id, key) do update
      set definition = excluded.definition, updated_at = excluded.updated_at
  `.execute(context.tx);
}
