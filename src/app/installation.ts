import { join } from 'node:path';
import type pg from 'pg';
import { openDatabase, type Database } from '../platform/database.ts';
import { openEmbedded } from '../platform/embedded.ts';
import type { Log } from '../platform/log.ts';
import { migrate, readMigrations } from '../platform/migrations.ts';
import { prepareRoles } from '../platform/roles.ts';
import { openSecretBox, readOrMakeKey, type SecretBox } from '../platform/secrets.ts';
import type { Config } from './config.ts';

/** An open database with its tables up to date, and what is needed to talk to it. */
export interface Installation {
  readonly database: Database;
  /** For connections outside the pool (listening for effects). */
  readonly connection: pg.ClientConfig;
  readonly secrets: SecretBox;
  /** Where the data is kept, in words for the screen. */
  readonly place: string;
  readonly close: () => Promise<void>;
}

export interface Owner {
  /** What people see when they meet the running process: `server`, `import receivables`, … */
  readonly command: string;
  /** The server wants the data for itself; a command joins a running server. */
  readonly exclusive: boolean;
  readonly address?: string;
}

export const MIGRATIONS_FOLDER = join(import.meta.dirname, '../../migrations');
const APPLICATION_ROLE = 'surety_app';

/** Opens the embedded database, or the one DATABASE_URL names, and brings its tables up to date. */
export async function openInstallation(
  config: Config,
  owner: Owner,
  log: Log,
): Promise<Installation> {
  return config.databaseUrl === null
    ? openWithEmbedded(config, owner, log)
    : openWithUrl(config, config.databaseUrl, log);
}

async function openWithEmbedded(config: Config, owner: Owner, log: Log): Promise<Installation> {
  const embedded = await openEmbedded(config.dataFolder, owner, log);
  try {
    await migrate(embedded.connection('surety_owner'), MIGRATIONS_FOLDER, log);
    const connection = embedded.connection(APPLICATION_ROLE);
    const database = openDatabase({
      connection,
      onError: (error) => log.warn({ err: error }, 'an idle database connection was lost'),
    });
    return {
      database,
      connection,
      secrets: openSecretBox(await keyOf(config)),
      place: config.dataFolder,
      close: async () => {
        await database.close();
        await embedded.stop();
      },
    };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function openWithUrl(config: Config, url: string, log: Log): Promise<Installation> {
  const owner = { connectionString: url };
  await prepareRoles(owner, APPLICATION_ROLE);
  await migrate(owner, MIGRATIONS_FOLDER, log);
  // The connection gives up the owner's rights at once: from here on it is the application's role.
  const connection = { connectionString: url, options: `-c role=${APPLICATION_ROLE}` };
  const database = openDatabase({
    connection,
    onError: (error) => log.warn({ err: error }, 'an idle database connection was lost'),
  });
  return {
    database,
    connection,
    secrets: openSecretBox(await keyOf(config)),
    place: `the database of DATABASE_URL (${new URL(url).host})`,
    close: () => database.close(),
  };
}

function keyOf(config: Config): Promise<Buffer> {
  return readOrMakeKey(config.secret, join(config.dataFolder, 'secret.key'));
}

/** Whether the database has exactly the migrations of this version: part of being ready. */
export async function migrationsAreCurrent(database: Database): Promise<boolean> {
  const expected = (await readMigrations(MIGRATIONS_FOLDER)).map((migration) => migration.name);
  const { rows } = await database.pool.query<{ name: string }>(
    'select name from public.migration order by name',
  );
  return rows.length === expected.length && rows.every((row, at) => row.name === expected[at]);
}
