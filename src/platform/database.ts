import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { isUuid } from '../kernel/ids.ts';
import type { Tx } from './context.ts';

/** Sees one partner's rows, or only the tables that serve the whole installation. */
export type Scope = { readonly partnerId: string } | 'installation';

export interface Database {
  /**
   * Runs `work` in one transaction under `scope`; commits when it resolves, rolls back when it
   * throws.
   */
  readonly transact: <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  readonly connection: pg.ClientConfig;
  /**
   * Role taken on by every connection; with the embedded database the login role is already this
   * one.
   */
  readonly role?: string;
  readonly poolSize?: number;
  readonly onError?: (error: Error) => void;
}

/**
 * Enough for the server's requests and the worker beside them; PostgreSQL's own default limit is
 * 100.
 */
const POOL_SIZE = 12;
const CONNECT_TIMEOUT_MS = 10_000;
const DATE_OID = 1082;

/**
 * node-pg would turn a `date` into local midnight; a calendar day has no time zone, so it stays
 * text.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    oid === DATE_OID
      ? (text: string) => text
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    ...options.connection,
    max: options.poolSize ?? POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: typeParsers,
    ...(options.role ? { options: `-c role=${options.role}` } : {}),
  });
  // A connection that dies while idle must not take the process down; the next query opens a new
  // one.
  pool.on('error', (error) => options.onError?.(error));
  // Nor may one that dies in use: its query fails anyway, but an event that nobody hears ends the
  // process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    pool,
    transact: (scope, work) => kysely.connection().execute((tx) => inTransaction(tx, scope, work)),
    close: () => kysely.destroy(),
  };
}

async function inTransaction<T>(tx: Tx, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  await sql.raw(`begin; ${scopeStatement(scope)}`).execute(tx);
  let result: T;
  try {
    result = await work(tx);
  } catch (error) {
    await rollBack(tx);
    throw error;
  }
  await sql.raw('commit').execute(tx);
  return result;
}

/**
 * A broken connection cannot roll back and need not: the server already did. The first error is the
 * one to tell.
 */
async function rollBack(tx: Tx): Promise<void> {
  try {
    await sql.raw('rollback').execute(tx);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}

/** One statement sent together with `begin`: a round trip less for every request. */
function scopeStatement(scope: Scope): string {
  if (scope === 'installation') return `select set_config('surety.scope', 'installation', true)`;
  if (!isUuid(scope.partnerId)) throw new Error(`not a partner id: ${scope.partnerId}`);
  return `select set_config('surety.partner_id', '${scope.partnerId}', true)`;
}

/**
 * From here on a transaction that was opened for the installation sees one partner's rows only, as
 * any other transaction of that partner does.
 */
export async function narrowTo(tx: Tx, partnerId: string): Promise<void> {
  await sql`
    select set_config('surety.scope', '', true), set_config('surety.partner_id', ${partnerId}, true)
  `.execute(tx);
}
