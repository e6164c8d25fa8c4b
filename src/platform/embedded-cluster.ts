import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './embedded-binaries.ts';
import type { Folders } from './embedded-folder.ts';
import { giveFolderTo, launch, type Launch } from './embedded-launch.ts';
import { identityOf } from './embedded-living.ts';
import { quoted } from './embedded-settings.ts';
import { EmbeddedTrouble, explainFailedRun, explainFileError } from './embedded-trouble.ts';

/** Read by postgresql.conf; written anew at every start. */
export const SETTINGS_FILE = 'surety.conf';

/**
 * Who may do what: `postgres` administers, `surety_owner` owns the tables, `surety_app` is what the
 * server works as. The last can neither bypass row-level security nor own or alter anything. One
 * statement a line: this is what PostgreSQL's single-user mode reads.
 */
const FIRST_STATEMENTS = [
  'create role surety_owner login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;',
  'create role surety_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;',
  'create database surety owner surety_owner;',
  '',
].join('\n');

/** UTF-8 throughout: under the plain C locale, pg_trgm would find no Japanese. */
const INITDB_OPTIONS = [
  '--username=postgres',
  '--auth=trust',
  '--encoding=UTF8',
  '--locale=C',
  '--lc-ctype=C.UTF-8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
];

/** Only the socket file leads in, and its folder is closed to other users of the machine. */
const ACCESS_RULES = 'local all all trust\n';

/**
 * Makes the database folder unless it is there. It is made beside its place and moved there when it
 * is complete, so an interruption leaves nothing half-made; of two programs that do it at once, the
 * first to move wins.
 * @returns whether a folder was made
 * @throws EmbeddedTrouble `other_version`, `not_a_cluster`, `disk_full`, `not_writable` and the
 * like
 */
export async function ensureCluster(
  folders: Folders,
  binaries: Binaries,
  how: Launch,
  durable: boolean,
): Promise<boolean> {
  await removeLeftovers(folders);
  const version = await versionOf(folders.cluster);
  if (version !== null) {
    if (version !== binaries.majorVersion) throw otherVersion(folders, version, binaries);
    return false;
  }
  try {
    const draft = draftOf(folders);
    try {
      await mkdir(draft, { mode: 0o700 });
      await fill(draft, folders, binaries, how, durable);
      return await moveIntoPlace(draft, folders);
    } finally {
      await removeDraft(draft);
    }
  } catch (error) {
    throw explainFileError(error, folders.root);
  }
}

async function fill(
  draft: string,
  folders: Folders,
  binaries: Binaries,
  how: Launch,
  durable: boolean,
): Promise<void> {
  await giveFolderTo(how, draft);
  const run = async (program: string, options: string[], input = ''): Promise<void> => {
    const result = await launch(how, program, options, input).ended;
    // The single-user mode goes on after a failed statement and reports success.
    const failed = !result.ok || /\b(ERROR|FATAL|PANIC): /.test(result.output);
    if (failed) throw explainFailedRun(result, folders.root);
  };
  const sync = durable ? [] : ['--no-sync'];
  await run(binaries.initdb, [`--pgdata=${draft}`, ...sync, ...INITDB_OPTIONS]);
  await run(binaries.postgres, ['--single', '-D', draft, 'postgres'], FIRST_STATEMENTS);
  await writeFile(join(draft, 'pg_hba.conf'), ACCESS_RULES);
  await writeFile(join(draft, 'postgresql.conf'), `include_if_exists = ${quoted(SETTINGS_FILE)}\n`);
}

async function moveIntoPlace(draft: string, folders: Folders): Promise<boolean> {
  try {
    await rename(draft, folders.cluster);
  } catch (error) {
    if ((await versionOf(folders.cluster)) !== null) return false;
    throw error;
  }
  const root = await open(folders.root);
  try {
    await root.sync();
  } finally {
    await root.close();
  }
  return true;
}

/** Named after the program that makes it, so that others know when it is abandoned. */
function draftOf(folders: Folders): string {
  const maker = `${process.pid}-${identityOf(process.pid)}`;
  return `${folders.cluster}.new-${maker}-${randomBytes(3).toString('hex')}`;
}

/** Removes what programs that no longer live had begun. */
async function removeLeftovers(folders: Folders): Promise<void> {
  for (const name of await readdir(folders.root)) {
    const parts = /^postgres\.new-(\d+)-(.+)-[0-9a-f]{6}$/.exec(name);
    if (!parts || identityOf(Number(parts[1])) === parts[2]) continue;
    await removeDraft(join(folders.root, name));
  }
}

/**
 * What a killed initdb had started may write for a moment longer. What cannot be removed is left to
 * the next start.
 */
async function removeDraft(draft: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 };
  await rm(draft, options).catch(() => undefined);
}

/** @returns null when there is no folder yet, or an empty one */
async function versionOf(cluster: string): Promise<string | null> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw explainFileError(error, cluster);
  }
  const entries = await readdir(cluster).catch(() => []);
  if (entries.length === 0) return null;
  throw new EmbeddedTrouble(
    'not_a_cluster',
    `${cluster} holds files that are not a PostgreSQL database. Move them away, ` +
      'or choose another folder with SURETY_DATA.',
  );
}

function otherVersion(folders: Folders, version: string, binaries: Binaries): EmbeddedTrouble {
  return new EmbeddedTrouble(
    'other_version',
    `The database in ${folders.cluster} was made by PostgreSQL ${version}; this program brings ` +
      `PostgreSQL ${binaries.majorVersion}, which cannot read it. Run the version of Surety that ` +
      'made it and export from there, or choose another folder with SURETY_DATA.',
  );
}
