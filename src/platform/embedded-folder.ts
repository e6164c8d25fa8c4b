import { createHash } from 'node:crypto';
import { constants, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { explainFileError } from './embedded-trouble.ts';

/** Where the embedded database keeps what it needs, inside the folder that the operator named. */
export interface Folders {
  readonly root: string;
  /** PostgreSQL's own folder. */
  readonly cluster: string;
  readonly logs: string;
  /** Who runs the database. */
  readonly ownerFile: string;
  /** Settings of the operator's own, read last. */
  readonly ownSettings: string;
}

/** PostgreSQL's default; over a socket file it only names the file. */
export const SOCKET_PORT = 5432;
/** The longest path that a socket file may have on Linux; on macOS it is shorter. */
const SOCKET_PATH_MAX_BYTES = process.platform === 'linux' ? 107 : 103;

export function foldersOf(dataFolder: string): Folders {
  const root = resolve(dataFolder);
  return {
    root,
    cluster: join(root, 'postgres'),
    logs: join(root, 'postgres-log'),
    ownerFile: join(root, 'owner.json'),
    ownSettings: join(root, 'postgres.conf'),
  };
}

/**
 * The folder of the socket file: inside the data folder, closed to others. A socket's path is
 * limited to about a hundred bytes, so a deep data folder gets a short one among the temporary
 * files, named after a digest of its path.
 */
export function socketFolderOf(dataFolder: string, temporary: string = tmpdir()): string {
  const root = resolve(dataFolder);
  const inside = join(root, 'socket');
  if (fitsSocket(inside)) return inside;
  const digest = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return join(temporary, `surety-${digest}`);
}

function fitsSocket(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= SOCKET_PATH_MAX_BYTES;
}

/** @throws EmbeddedTrouble when the data folder cannot be made */
export function makeDataFolder(folders: Folders): void {
  try {
    mkdirSync(folders.root, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw explainFileError(error, folders.root);
  }
}

/**
 * Makes a folder that only its owner may enter, or closes one that is there. It is held open
 * meanwhile: in a shared temporary folder, another user could put a link to something else in its
 * place.
 */
export async function makePrivateFolder(folder: string): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const held = await open(folder, constants.O_DIRECTORY | constants.O_NOFOLLOW);
    try {
      await held.chmod(0o700);
    } finally {
      await held.close();
    }
  } catch (error) {
    throw explainFileError(error, folder);
  }
}
