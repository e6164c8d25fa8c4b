import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  eventually,
  startProgram,
  temporaryFolders,
  type Program,
  type ProgramOptions,
} from '../../test/support/embedded-programs.ts';
import { elapsedMs } from './clock.ts';
import { postgresProgramsOf } from './embedded-living.ts';
import { AlreadyRunning } from './embedded-owner.ts';
import { openEmbedded, type EmbeddedPostgres } from './embedded.ts';
import { silentLog } from './log.ts';

const folders = temporaryFolders();
const opened: { stop: () => Promise<void> }[] = [];
const programs: Program[] = [];

afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.stop();
  for (const program of programs.splice(0)) await program.kill();
});
afterAll(() => folders.removeAll());

const COMMAND = { command: 'test', exclusive: false };
const SERVER = { command: 'server', exclusive: true, address: 'http://127.0.0.1:8080' };

async function open(folder: string, claim: typeof COMMAND): Promise<EmbeddedPostgres> {
  const postgres = await openEmbedded(folder, claim, silentLog);
  opened.push(postgres);
  return postgres;
}

function program(folder: string, options: ProgramOptions = {}): Program {
  const started = startProgram(folder, options);
  programs.push(started);
  return started;
}

async function query(postgres: EmbeddedPostgres, text: string): Promise<object[]> {
  const client = new pg.Client(postgres.connection('surety_owner'));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<object>(text)).rows;
  } finally {
    await client.end();
  }
}

function postmasterPid(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

describe('a new folder', () => {
  it('gets a database that knows Japanese, checks pages and is not on the network', async () => {
    const folder = await folders.make();
    const postgres = await open(folder, SERVER);
    expect(postgres.startedHere).toBe(true);
    const rows = await query(
      postgres,
      `select current_setting('data_checksums') as checksums,
        current_setting('listen_addresses') as addresses,
        current_setting('server_encoding') as encoding,
        upper('é') as upper, '東京' ~ '^\\w+$' as japanese,
        current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
    );
    expect(rows).toEqual([
      {
        checksums: 'on',
        addresses: '',
        encoding: 'UTF8',
        upper: 'É',
        japanese: true,
        fsync: 'on',
        commit: 'on',
      },
    ]);
  });

  it('has a role that owns and a role that works, neither of them a superuser', async () => {
    const postgres = await open(await folders.makeWithDatabase(), SERVER);
    const rows = await query(
      postgres,
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
        (select count(*)::int from pg_database where datdba = pg_roles.oid) as databases
       from pg_roles where rolname like 'surety%' order by rolname`,
    );
    const none = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
    expect(rows).toEqual([
      { rolname: 'surety_app', ...none, databases: 0 },
      { rolname: 'surety_owner', ...none, databases: 1 },
    ]);
  });

  it('is not left half-made when the program is killed while it is made', async () => {
    // given a program that is killed in the middle
    const folder = await folders.make();
    const first = program(folder);
    await eventually(async () => (await readdir(folder)).some((name) => name.includes('.new-')));
    await first.kill();
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
    // when the next one opens the folder
    const postgres = await open(folder, COMMAND);
    // then it works, and nothing of the first attempt is left
    expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await readdir(folder)).filter((name) => name.includes('.new-'))).toEqual([]);
  });
});

describe('the end of the program', () => {
  it('by stop is quick and leaves nothing running', async () => {
    const folder = await folders.makeWithDatabase();
    const postgres = await open(folder, SERVER);
    await query(postgres, 'create table public.mark as select generate_series(1, 1000) as number');
    const since = performance.now();
    await postgres.stop();
    expect(elapsedMs(since)).toBeLessThan(5_000);
    expect(postgresProgramsOf(join(folder, 'postgres'))).toEqual([]);
    expect(existsSync(join(folder, 'owner.json'))).toBe(false);
    await postgres.stop();
  });

  it('by kill -9 ends the database, and every acknowledged row is there afterwards', async () => {
    // given a program that inserts rows and tells each one that was acknowledged
    const folder = await folders.makeWithDatabase();
    const victim = program(folder, { exclusive: true });
    expect(await victim.next()).toMatchObject({ startedHere: true });
    victim.say('insert');
    let acknowledged = 0;
    while (acknowledged < 200) acknowledged = (await victim.next())?.inserted ?? acknowledged;
    // when it is killed
    await victim.kill();
    for (let line = await victim.next(); line !== null; line = await victim.next()) {
      acknowledged = line.inserted ?? acknowledged;
    }
    // then the database ends, and another program finds the rows
    const postgres = await open(folder, SERVER);
    expect(postgres.startedHere).toBe(true);
    const rows = await query(postgres, 'select count(*)::int as count from public.mark');
    const [{ count }] = rows as [{ count: number }];
    expect(count).toBeGreaterThanOrEqual(acknowledged);
    expect(count).toBeLessThanOrEqual(acknowledged + 1);
  });

  it('by kill -9 ends the database without anybody starting it again', async () => {
    const folder = await folders.makeWithDatabase();
    const victim = program(folder, { exclusive: true });
    await victim.next();
    expect(postgresProgramsOf(join(folder, 'postgres')).length).toBeGreaterThan(0);
    await victim.kill();
    await eventually(() => postgresProgramsOf(join(folder, 'postgres')).length === 0);
  });
});

describe('a second program', () => {
  it('that is a server is refused, with the number and address of the first', async () => {
    const folder = await folders.makeWithDatabase();
    await open(folder, SERVER);
    const second = openEmbedded(folder, SERVER, silentLog);
    await expect(second).rejects.toThrow(AlreadyRunning);
    await expect(second).rejects.toMatchObject({ pid: process.pid, address: SERVER.address });
    await expect(second).rejects.toThrow(`process ${process.pid}`);
  });

  it('that is a command joins the server and leaves it running', async () => {
    const folder = await folders.makeWithDatabase();
    const server = await open(folder, SERVER);
    const command = program(folder);
    expect(await command.next()).toEqual({ opened: true, startedHere: false });
    command.say('stop');
    expect(await command.next()).toEqual({ stopped: true });
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('starting at the same moment works: one starts the database, the other joins', async () => {
    const folder = await folders.make();
    const both = [program(folder), program(folder)];
    const answers = await Promise.all(both.map((one) => one.next()));
    expect(answers.filter((answer) => answer?.startedHere === true)).toHaveLength(1);
    expect(answers.filter((answer) => answer?.startedHere === false)).toHaveLength(1);
    for (const one of both) one.say('stop');
    expect(await Promise.all(both.map((one) => one.next()))).toEqual([
      { stopped: true },
      { stopped: true },
    ]);
  });

  it('that joined a command is waited for before the database stops', async () => {
    // given a command that started the database and one that joined
    const folder = await folders.makeWithDatabase();
    const first = program(folder);
    await first.next();
    const joined = await open(folder, COMMAND);
    expect(joined.startedHere).toBe(false);
    // when the first wants to end, the second still works, also with no connection open but its
    // presence
    first.say('stop');
    for (let count = 0; count < 20; count += 1) await query(joined, 'select pg_sleep(0.02)');
    expect(first.child.exitCode).toBe(null);
    // then it ends once the second has left
    await joined.stop();
    expect(await first.next()).toEqual({ stopped: true });
  });

  it('that is a server waits for a command to end', async () => {
    const folder = await folders.makeWithDatabase();
    const command = program(folder);
    await command.next();
    const messages: string[] = [];
    const log = { ...silentLog, info: (_: object, text: string) => messages.push(text) };
    const server = openEmbedded(folder, SERVER, log as unknown as typeof silentLog);
    await eventually(() => messages.length > 0);
    command.say('stop');
    opened.push(await server);
    expect((await server).startedHere).toBe(true);
    expect(messages).toEqual(['waiting for a command that uses the database to end']);
  });

  it('finds a database whose programs it cannot see, as from another container', async (test) => {
    // given a server among program numbers of its own
    const prefix = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc', '--'];
    if (spawnSync(prefix[0]!, [...prefix.slice(1), 'true']).status !== 0) {
      return test.skip('no namespaces for program numbers here');
    }
    const folder = await folders.makeWithDatabase();
    const server = program(folder, { command: 'server', exclusive: true, prefix });
    expect(await server.next()).toMatchObject({ startedHere: true });
    // when a server starts, it is refused; when a command starts, it joins
    await expect(openEmbedded(folder, SERVER, silentLog)).rejects.toThrow(AlreadyRunning);
    const joined = await open(folder, COMMAND);
    expect(joined.startedHere).toBe(false);
    expect(await query(joined, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is not misled by a number that was given to another program since', async (test) => {
    // given files of a server and of a PostgreSQL whose numbers now belong to a program that sleeps
    const folder = await folders.makeWithDatabase();
    const sleeper = spawn('sleep', ['60']);
    test.onTestFinished(() => void sleeper.kill());
    const pid = sleeper.pid!;
    await (await open(folder, COMMAND)).stop();
    const owner = { pid, identity: 'earlier', command: 'server', exclusive: true };
    await writeFile(join(folder, 'owner.json'), JSON.stringify(owner));
    const lock = [pid, join(folder, 'postgres'), 1, 5432, join(folder, 'socket'), '', '', ''];
    await writeFile(join(folder, 'postgres/postmaster.pid'), lock.join('\n'));
    await mkdir(join(folder, 'socket'));
    await writeFile(join(folder, 'socket/.s.PGSQL.5432.lock'), `${lock.join('\n')}\n`);
    // when a server starts, then it does
    const server = await open(folder, SERVER);
    expect(server.startedHere).toBe(true);
  });

  it.each(['', '\0\0\0\0'])(
    'is not stopped by a lock file that lost its words: %j',
    async (words) => {
      // given what a power cut may leave
      const folder = await folders.makeWithDatabase();
      const file = join(folder, 'postgres/postmaster.pid');
      await writeFile(file, words);
      await utimes(file, 1, 1);
      // when a server starts, then it does
      const server = await open(folder, SERVER);
      expect(server.startedHere).toBe(true);
    },
  );
});

describe('the path of the folder', () => {
  it('may be longer than a socket file allows', async () => {
    const folder = join(await folders.make(), 'deep-'.repeat(20), 'deeper-'.repeat(20));
    const postgres = await open(folder, SERVER);
    expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(Buffer.byteLength(postgres.connection('surety_app').host)).toBeLessThan(90);
    const joined = await open(folder, COMMAND);
    expect(joined.connection('surety_app')).toEqual(postgres.connection('surety_app'));
    await joined.stop();
    await postgres.stop();
    expect(existsSync(postgres.connection('surety_app').host)).toBe(false);
  });

  it('may hold spaces, commas, quotes and letters of any language', async () => {
    const folder = join(await folders.make(), `it's, a "folder" 東京`);
    await mkdir(folder);
    const postgres = await open(folder, SERVER);
    expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
    const again = await open(folder, SERVER);
    expect(await query(again, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a running server', () => {
  it('gets its database back when somebody kills it', async () => {
    const folder = await folders.makeWithDatabase();
    const server = await open(folder, SERVER);
    await query(server, 'create table public.mark as select 1 as number');
    process.kill(postmasterPid(folder), 'SIGKILL');
    await eventually(() =>
      query(server, 'select number from public.mark').then(
        () => true,
        () => false,
      ),
    );
    expect(await query(server, 'select number from public.mark')).toEqual([{ number: 1 }]);
  });

  it('takes settings of the operator from postgres.conf', async () => {
    const folder = await folders.makeWithDatabase();
    await writeFile(join(folder, 'postgres.conf'), `work_mem = '21MB'\n`);
    const server = await open(folder, SERVER);
    expect(await query(server, 'show work_mem')).toEqual([{ work_mem: '21MB' }]);
  });
});
