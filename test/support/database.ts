import { basename } from 'node:path';
import pg from 'pg';
import { expect, inject } from 'vitest';
import { openDatabase, type Database } from '../../src/platform/database.ts';
import { SOCKET_PORT } from '../../src/platform/embedded-folder.ts';

export interface TestDatabase {
  readonly name: string;
  /** As the server has it: role `surety_app`, under row-level security. */
  readonly database: Database;
  /** Settings of `pg` for a role, for tests that open connections of their own. */
  readonly connection: (role: 'postgres' | 'surety_owner' | 'surety_app') => pg.ClientConfig;
  /**
   * The role that owns the tables. Row-level security holds for it too: it sees the rows of
   * `partnerId`.
   */
  readonly ownerClient: (partnerId?: string) => Promise<pg.Client>;
  /** The superuser, for planting rows that no policy and no right would allow. */
  readonly adminClient: () => Promise<pg.Client>;
  /**
   * Closes every connection that was opened here. The database itself goes with the run's
   * PostgreSQL.
   */
  readonly drop: () => Promise<void>;
}

/** The longest name that PostgreSQL keeps whole. */
const NAME_MAX_BYTES = 63;
let made = 0;

/**
 * A database of its own for a test file, copied from the migrated template in well under a tenth of
 * a second. Its name starts with that of the file.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const name = nameForThisFile();
  await createFromTemplate(name);
  const connection = (role: string): pg.ClientConfig => connectionTo(role, name);
  const database = openDatabase({ connection: connection('surety_app') });
  const clients: pg.Client[] = [];
  const client = async (config: pg.ClientConfig): Promise<pg.Client> => {
    const opened = new pg.Client(config);
    await opened.connect();
    clients.push(opened);
    return opened;
  };
  return {
    name,
    database,
    connection,
    ownerClient: (partnerId) => client({ ...connection('surety_owner'), ...scoped(partnerId) }),
    adminClient: () => client(connection('postgres')),
    drop: async () => {
      await database.close();
      for (const opened of clients) await opened.end();
    },
  };
}

function scoped(partnerId: string | undefined): pg.ClientConfig {
  const partner = partnerId === undefined ? '' : ` -c surety.partner_id=${partnerId}`;
  return { options: `-c surety.scope=installation${partner}` };
}

async function createFromTemplate(name: string): Promise<void> {
  const admin = new pg.Client(connectionTo('postgres', 'postgres'));
  await admin.connect();
  try {
    const [database, template] = [admin.escapeIdentifier(name), 'surety'];
    await admin.query(`create database ${database} template ${template} owner surety_owner`);
  } finally {
    await admin.end();
  }
}

function connectionTo(user: string, database: string): pg.ClientConfig {
  return { host: inject('postgresSocketFolder'), port: SOCKET_PORT, user, database, ssl: false };
}

function nameForThisFile(): string {
  made += 1;
  const file = basename(expect.getState().testPath ?? 'unnamed').replace(
    /\.(pg|browser)?\.?test\.ts$/,
    '',
  );
  const ending = `_${process.pid}_${process.hrtime.bigint().toString(36)}_${made}`;
  const start = `test_${file.replaceAll(/[^a-z0-9]+/gi, '_').toLowerCase()}`;
  return start.slice(0, NAME_MAX_BYTES - ending.length) + ending;
}
