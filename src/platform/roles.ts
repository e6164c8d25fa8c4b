import pg from 'pg';

const LOCK_KEY = 7_389_212;

/**
 * On a PostgreSQL that is not ours: makes sure that the application's role exists, may not log in,
 * cannot pass row-level security, and can be taken on by the login role.
 * @throws when the login role may not create roles; the message says what an administrator has to
 *   run
 */
export async function prepareRoles(connection: pg.ClientConfig, role: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    const { rows } = await client.query<{ member: boolean | null }>(
      `select case when exists (select 1 from pg_roles where rolname = $1)
        then pg_has_role(current_user, $1, 'member') end as member`,
      [role],
    );
    const member = rows[0]?.member ?? null;
    if (member === null) await client.query(`create role ${role} nologin nosuperuser nobypassrls`);
    if (member !== true) await client.query(`grant ${role} to current_user`);
  } catch (error) {
    throw new Error(
      `The role ${role} could not be prepared (${(error as Error).message}). Ask an administrator to run: ` +
        `create role ${role} nologin nobypassrls; grant ${role} to <the user of DATABASE_URL>;`,
      { cause: error },
    );
  } finally {
    await client.end();
  }
}
