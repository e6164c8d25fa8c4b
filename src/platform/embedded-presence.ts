import pg from 'pg';

export interface SocketConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** A setting such as PGSSLMODE, meant for another server, must not reach the socket file. */
  readonly ssl: false;
}

/**
 * One session that stands for a program that joined, also while it has no other connection open.
 */
interface Presence {
  readonly leave: () => Promise<void>;
}

const NAME_PREFIX = 'surety joined: ';
/** The longest name of a session that PostgreSQL keeps. */
const NAME_MAX_CHARACTERS = 63;
const CONNECT_TIMEOUT_MS = 5_000;
/** What a database that starts or stops right now answers: try again. */
const PASSING_ERRORS = new Set([
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
]);

/** @returns null when the database is starting or stopping just now */
export async function announcePresence(
  connection: SocketConnection,
  command: string,
): Promise<Presence | null> {
  const name = `${NAME_PREFIX}${command} (process ${process.pid})`.slice(0, NAME_MAX_CHARACTERS);
  const client = new pg.Client({
    ...connection,
    application_name: name,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // When the database ends, the program hears of it on its own connections.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    if (isPassing(error)) return null;
    throw error;
  }
  // A forgotten stop must not keep this program from ending; a stop that is under way must.
  const { ref, unref } = holds(client);
  unref();
  const leave = (): Promise<void> => {
    ref();
    return client.end();
  };
  return { leave };
}

/** Whether an open connection keeps the program alive. The types of pg leave these methods out. */
function holds(client: pg.Client): { ref: () => void; unref: () => void } {
  const untyped = client as pg.Client & { ref: () => void; unref: () => void };
  return { ref: () => untyped.ref(), unref: () => untyped.unref() };
}

/** The programs that joined and have not left. */
export async function programsPresent(connection: SocketConnection): Promise<string[]> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select substr(application_name, $2) as name from pg_stat_activity
       where starts_with(application_name, $1)`,
      [NAME_PREFIX, NAME_PREFIX.length + 1],
    );
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && PASSING_ERRORS.has(String(error.code))) return true;
  return error.message.startsWith('Connection terminated');
}
