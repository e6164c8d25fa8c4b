import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Log } from './log.ts';

export interface Migration {
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/** Any number would do; it only has to be the same for every process that migrates. */
const LOCK_KEY = 7_389_211;
const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/;

/**
 * A migration that was applied differs from its file, or its file is gone: the database is not what
 * the code expects.
 */
export class MigrationMismatch extends Error {}

export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      if (!FILE_NAME.test(name)) throw new MigrationMismatch(`${name} is not named NNNN_words.sql`);
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/**
 * Brings the database to the newest state, forward only: each file in its own transaction, guarded
 * by a lock (two processes that start together do it once) and by a checksum (an applied file may
 * not change).
 * @param connection of the role that owns the tables
 */
export async function migrate(
  connection: pg.ClientConfig,
  folder: string,
  log: Log,
): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    await client.query(`create table if not exists public.migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    const pending = await pendingMigrations(client, migrations);
    for (const migration of pending) {
      await apply(client, migration);
      log.info({ migration: migration.name }, 'migration applied');
    }
    return { applied: pending.map((migration) => migration.name) };
  } finally {
    await client.end();
  }
}

async function pendingMigrations(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from public.migration order by name',
  );
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of rows) {
    const file = byName.get(row.name);
    if (!file) {
      throw new MigrationMismatch(
        `The database has migration ${row.name}, which this version of Surety does not know. ` +
          'Run the version that made it, or a newer one.',
      );
    }
    if (file.checksum !== row.checksum) {
      throw new MigrationMismatch(
        `Migration ${row.name} was changed after it was applied. Restore the file and add a new migration instead.`,
      );
    }
  }
  const applied = new Set(rows.map((row) => row.name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.text);
    await client.query('insert into public.migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${migration.name} failed: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
