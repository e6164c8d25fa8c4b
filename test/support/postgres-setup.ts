import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbedded, type EmbeddedPostgres } from '../../src/platform/embedded.ts';
import { foldersOf } from '../../src/platform/embedded-folder.ts';
import { readOwner } from '../../src/platform/embedded-owner.ts';
import { silentLog } from '../../src/platform/log.ts';
import { migrate } from '../../src/platform/migrations.ts';

/** What the tests need to reach the run's PostgreSQL. */
declare module 'vitest' {
  export interface ProvidedContext {
    postgresSocketFolder: string;
  }
}

const PREFIX = 'surety-test-';
const KEPT_FOLDERS_MAX = 3;

/** A test's database is thrown away after the run, so nothing has to survive a power cut. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '128MB',
  log_min_messages: 'fatal',
};

let postgres: EmbeddedPostgres;
let run: TestProject;

/**
 * Starts one PostgreSQL for the run. Its database `surety` holds the migrated tables and no rows:
 * the template of which every test file gets a copy.
 */
export async function setup(project: TestProject): Promise<void> {
  run = project;
  await removeOldFolders();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  postgres = await openEmbedded(folder, { command: 'tests', exclusive: true }, silentLog, {
    settings: FAST,
  });
  const migrations = join(import.meta.dirname, '../../migrations');
  await migrate(postgres.connection('surety_owner'), migrations, silentLog);
  project.provide('postgresSocketFolder', postgres.connection('postgres').host);
}

/**
 * Ends the PostgreSQL. Its folder stays when a test failed, so that one can look at what the test
 * left behind.
 */
export async function teardown(): Promise<void> {
  await postgres.stop();
  const files = run.vitest.state.getFiles();
  const failed = files.filter((file) => file.projectName === run.name && hasFailed(file.result));
  if (failed.length === 0) {
    await rm(postgres.dataFolder, { recursive: true, force: true });
    return;
  }
  process.stderr.write(
    'The databases of this run are kept. To look at them: ' +
      `node test/support/kept-postgres.ts ${postgres.dataFolder}\n`,
  );
}

function hasFailed(result: { readonly state: string } | undefined): boolean {
  return result?.state === 'fail';
}

/** Removes what runs that were killed or that failed left behind, but for the newest few. */
async function removeOldFolders(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  const abandoned: { folder: string; changedAtMs: number }[] = [];
  for (const name of names) {
    const folder = join(tmpdir(), name);
    const found = await stat(folder).catch(() => null);
    if (found === null || (await readOwner(foldersOf(folder).ownerFile)) !== null) continue;
    // A run that is just starting has no owner yet.
    if (found.mtimeMs > performance.timeOrigin + performance.now() - 60_000) continue;
    abandoned.push({ folder, changedAtMs: found.mtimeMs });
  }
  const newestFirst = abandoned.toSorted((a, b) => b.changedAtMs - a.changedAtMs);
  for (const { folder } of newestFirst.slice(KEPT_FOLDERS_MAX)) {
    await rm(folder, { recursive: true, force: true });
  }
}
