import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { explainFileError } from './embedded-trouble.ts';
import { identityOf, lives } from './embedded-living.ts';
import { systemClock } from './clock.ts';

/** The program that runs the database of a folder, as `owner.json` names it. */
export interface Owner {
  readonly pid: number;
  /** Tells this run of the program from a later one that was given the same number. */
  readonly identity: string;
  /** What it is: `server`, `import receivables`. */
  readonly command: string;
  /** A server stays; a command ends soon. */
  readonly exclusive: boolean;
  /** Where the server listens, for the message to a second one. */
  readonly address?: string;
  readonly startedAt: string;
  /** It is about to stop the database: too late to join. */
  readonly leaving: boolean;
}

/**
 * Another program runs the database of this folder, and two servers on one folder are not possible.
 */
export class AlreadyRunning extends Error {
  readonly pid: number;
  readonly command: string;
  readonly address: string | undefined;

  constructor(owner: Owner, dataFolder: string) {
    const place = owner.address === undefined ? '' : ` at ${owner.address}`;
    super(
      `Surety already runs on ${dataFolder}${place} (${owner.command}, process ${owner.pid}). ` +
        'Use that one, stop it first, or choose another folder with SURETY_DATA.',
    );
    this.name = 'AlreadyRunning';
    this.pid = owner.pid;
    this.command = owner.command;
    this.address = owner.address;
  }
}

/** What a program that opens the database says about itself. */
export interface OwnerClaim {
  readonly command: string;
  readonly exclusive: boolean;
  readonly address?: string;
}

export function thisProgram(claim: OwnerClaim): Owner {
  return {
    pid: process.pid,
    identity: identityOf(process.pid) ?? '',
    command: claim.command,
    exclusive: claim.exclusive,
    ...(claim.address === undefined ? {} : { address: claim.address }),
    startedAt: systemClock.now().toISOString(),
    leaving: false,
  };
}

/**
 * @param alsoDead also a program that is not seen alive
 * @returns null when nobody is named, or the one who is named no longer lives
 */
export async function readOwner(file: string, alsoDead = false): Promise<Owner | null> {
  let owner: Partial<Owner>;
  try {
    owner = JSON.parse(await readFile(file, 'utf8')) as Partial<Owner>;
  } catch (error) {
    // Replaced by renaming, so it is whole or absent; damaged by hand, it names nobody.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') {
      return null;
    }
    throw explainFileError(error, file);
  }
  if (typeof owner?.pid !== 'number' || typeof owner.identity !== 'string') return null;
  return alsoDead || lives(owner.pid, owner.identity) ? (owner as Owner) : null;
}

export async function writeOwner(file: string, owner: Owner): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await writeFile(draft, `${JSON.stringify(owner, null, 2)}\n`, { mode: 0o600 });
    await rename(draft, file);
  } catch (error) {
    throw explainFileError(error, file);
  }
}

/** Removes the file if it still names this program. */
export async function removeOwner(file: string): Promise<void> {
  const owner = await readOwner(file);
  if (owner?.pid === process.pid) await rm(file, { force: true });
}
