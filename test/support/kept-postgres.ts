import { parseArgs } from 'node:util';
import pg from 'pg';
import { openEmbedded } from '../../src/platform/embedded.ts';
import { openLog } from '../../src/platform/log.ts';

// Starts the PostgreSQL of a test run that failed, until Ctrl-C, so that one can look at its
// databases.
const { positionals } = parseArgs({ allowPositionals: true });
const folder = positionals[0];
if (folder === undefined) throw new Error('usage: node test/support/kept-postgres.ts FOLDER');
const claim = { command: 'kept tests', exclusive: true };
const postgres = await openEmbedded(folder, claim, openLog('info'));
const client = new pg.Client(postgres.connection('postgres'));
await client.connect();
const { rows } = await client.query<{ name: string }>(
  `select datname as name from pg_database where datname like 'test\\_%' order by datname`,
);
await client.end();
const { host } = postgres.connection('postgres');
const lines = rows.map(({ name }) => `psql -h ${host} -U postgres -d ${name}`);
process.stdout.write(`${lines.join('\n')}\nCtrl-C stops it.\n`);
const staysOpen = setInterval(() => undefined, 60_000);
process.once('SIGINT', () => {
  clearInterval(staysOpen);
  void postgres.stop();
});
