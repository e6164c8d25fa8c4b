import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
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
import { chooseLaunch, type Launch } from './embedded-launch.ts';
import { postgresProgramsOf } from './embedded-living.ts';
import { openEmbedded } from './embedded.ts';
import { silentLog } from './log.ts';

const folders = temporaryFolders();
const programs: Program[] = [];
const mounts: string[] = [];

afterEach(async () => {
  for (const program of programs.splice(0)) await program.kill();
});
afterAll(async () => {
  for (const mount of mounts) execFileSync('umount', [mount]);
  await folders.removeAll();
});

const SERVER = { command: 'server', exclusive: true };
const IS_ROOT_ON_LINUX = process.platform === 'linux' && process.getuid?.() === 0;
const NOBODY = 65_534;
const AS_NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'];

function program(folder: string, options: ProgramOptions = {}): Program {
  const started = startProgram(folder, options);
  programs.push(started);
  return started;
}

/** Whether a small disk of its own can be made here, to be filled. */
function mountSmallDisk(folder: string, megabytes: number): boolean {
  const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder];
  if (spawnSync('mount', options, { stdio: 'ignore' }).status !== 0) return false;
  mounts.push(folder);
  return true;
}

describe('a folder that cannot be used', () => {
  it('because it holds another version of PostgreSQL is named, with both versions', async () => {
    const folder = await folders.make();
    await mkdir(join(folder, 'postgres'));
    await writeFile(join(folder, 'postgres/PG_VERSION'), '15\n');
    const opening = openEmbedded(folder, SERVER, silentLog);
    await expect(opening).rejects.toMatchObject({ code: 'other_version' });
    await expect(opening).rejects.toThrow(/PostgreSQL 15; this program brings PostgreSQL 18/);
  });

  it('because it holds other files is left alone', async () => {
    const folder = await folders.make();
    await mkdir(join(folder, 'postgres'));
    await writeFile(join(folder, 'postgres/letter.txt'), 'mine');
    const opening = openEmbedded(folder, SERVER, silentLog);
    await expect(opening).rejects.toMatchObject({ code: 'not_a_cluster' });
    expect(await readFile(join(folder, 'postgres/letter.txt'), 'utf8')).toBe('mine');
  });

  it('because a file stands in its place is named', async () => {
    const folder = await folders.make();
    await writeFile(join(folder, 'file'), '');
    const opening = openEmbedded(join(folder, 'file'), SERVER, silentLog);
    await expect(opening).rejects.toMatchObject({ code: 'not_writable' });
  });

  it.skipIf(!IS_ROOT_ON_LINUX)('because this user may not write there is named', async () => {
    const folder = await folders.make();
    await chmod(folder, 0o755);
    const refused = program(join(folder, 'inside'), { prefix: AS_NOBODY });
    expect(await refused.next()).toMatchObject({ failed: true, code: 'not_writable' });
  });

  it.skipIf(!IS_ROOT_ON_LINUX)('because it belongs to another user is named', async () => {
    const folder = await folders.makeWithDatabase();
    await chown(join(folder, 'postgres'), 12_345, 12_345);
    const opening = openEmbedded(folder, SERVER, silentLog);
    await expect(opening).rejects.toMatchObject({ code: 'other_owner' });
  });

  it('because the disk is full says so, and works once there is room', async (test) => {
    // given a disk that is too small for a database
    const folder = await folders.make();
    if (!mountSmallDisk(folder, 12)) return test.skip('no disk can be mounted here');
    // when the database is opened, then it says what is wrong and leaves nothing behind
    const opening = openEmbedded(folder, SERVER, silentLog);
    await expect(opening).rejects.toMatchObject({ code: 'disk_full' });
    await expect(opening).rejects.toThrow(`The disk that holds ${folder} is full`);
    // when there is room, then it works
    execFileSync('mount', ['-o', 'remount,size=300m', folder]);
    const postgres = await openEmbedded(folder, SERVER, silentLog);
    await postgres.stop();
  });

  it('because the disk is full at a later start says so, and keeps its rows', async (test) => {
    const folder = await folders.make();
    if (!mountSmallDisk(folder, 200)) return test.skip('no disk can be mounted here');
    // given a database with a row, and a disk that was filled since
    const first = await openEmbedded(folder, SERVER, silentLog);
    const client = new pg.Client(first.connection('surety_owner'));
    await client.connect();
    await client.query('create table public.mark as select 7 as number');
    await client.end();
    await first.stop();
    spawnSync('dd', ['if=/dev/zero', `of=${join(folder, 'filler')}`, 'bs=4k'], { stdio: 'ignore' });
    // when it is opened, then it says what is wrong
    const opening = openEmbedded(folder, SERVER, silentLog);
    await expect(opening).rejects.toMatchObject({ code: 'disk_full' });
    // when there is room again, then the row is there
    execFileSync('rm', [join(folder, 'filler')]);
    const again = await openEmbedded(folder, SERVER, silentLog);
    const reader = new pg.Client(again.connection('surety_owner'));
    await reader.connect();
    expect((await reader.query('select number from public.mark')).rows).toEqual([{ number: 7 }]);
    await reader.end();
    await again.stop();
  });
});

describe('the way to run PostgreSQL', () => {
  /** A program starts the database in this way and is killed: the database must end by itself. */
  async function life(folder: string, options: ProgramOptions): Promise<string> {
    const cluster = join(folder, 'postgres');
    const victim = program(folder, options);
    const answer = await victim.next();
    if (answer?.startedHere !== true) return JSON.stringify(answer);
    const isRunning = postgresProgramsOf(cluster).length > 0;
    await victim.kill();
    await eventually(() => postgresProgramsOf(cluster).length === 0);
    return isRunning ? 'worked and ended with its program' : 'did not run';
  }
  const WELL = 'worked and ended with its program';

  it.skipIf(!IS_ROOT_ON_LINUX)(
    'as root, in a user namespace where that is allowed',
    async (test) => {
      const launch = chooseLaunch();
      if (launch.kind !== 'user_namespace') return test.skip('no user namespaces here');
      expect(await life(await folders.make(), { launch })).toBe(WELL);
    },
  );

  it.skipIf(!IS_ROOT_ON_LINUX)('as root, really as nobody where it is not', async () => {
    const noNamespaces = (command: readonly string[]): boolean => command[0] !== 'unshare';
    expect(await life(await folders.make(), { launch: chooseLaunch(0, noNamespaces) })).toBe(WELL);
  });

  it.skipIf(!IS_ROOT_ON_LINUX)('as root, with neither unshare nor setpriv', async () => {
    expect(await life(await folders.make(), { launch: chooseLaunch(0, () => false) })).toBe(WELL);
  });

  it.skipIf(!IS_ROOT_ON_LINUX)('as another user, directly', async () => {
    const folder = await folders.make();
    await chown(folder, NOBODY, NOBODY);
    expect(await life(folder, { prefix: AS_NOBODY })).toBe(WELL);
  });

  it.skipIf(!IS_ROOT_ON_LINUX)('as another user without setpriv', async () => {
    const folder = await folders.make();
    await chown(folder, NOBODY, NOBODY);
    const launch: Launch = chooseLaunch(NOBODY, () => false);
    expect(launch.diesWithParent).toBe(false);
    expect(await life(folder, { prefix: AS_NOBODY, launch })).toBe(WELL);
  });

  it.skipIf(!IS_ROOT_ON_LINUX)(
    'may change for a folder: from nobody to a user namespace',
    async () => {
      const folder = await folders.make();
      const noNamespaces = (command: readonly string[]): boolean => command[0] !== 'unshare';
      for (const launch of [chooseLaunch(0, noNamespaces), chooseLaunch()]) {
        const postgres = await openEmbedded(folder, SERVER, silentLog, { launch });
        expect(postgres.startedHere).toBe(true);
        await postgres.stop();
      }
    },
  );

  it.skipIf(!IS_ROOT_ON_LINUX)(
    'as nobody in a closed folder says which folder is closed',
    async () => {
      const closed = await folders.make();
      const launch = chooseLaunch(0, (command) => command[0] !== 'unshare');
      const opening = openEmbedded(join(closed, 'inside'), SERVER, silentLog, { launch });
      await expect(opening).rejects.toMatchObject({ code: 'out_of_reach' });
    },
  );
});
