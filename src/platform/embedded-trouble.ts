/**
 * Why the embedded database cannot run, in words for the person at the screen. `code` is for
 * programs; the message names the folder and the way out.
 */
export class EmbeddedTrouble extends Error {
  readonly code: EmbeddedTroubleCode;

  constructor(code: EmbeddedTroubleCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedTrouble';
    this.code = code;
  }
}

type EmbeddedTroubleCode =
  | 'no_binaries'
  | 'binaries_incomplete'
  | 'disk_full'
  | 'not_writable'
  | 'other_owner'
  | 'other_version'
  | 'not_a_cluster'
  | 'out_of_reach'
  | 'did_not_start'
  | 'did_not_stop';

/** What a program that failed left behind: enough to say why. */
export interface FailedRun {
  readonly program: string;
  readonly exit: string;
  readonly output: string;
}

const OUTPUT_SHOWN_CHARACTERS = 2_000;

/** Turns an error of the file system into plain words; other errors are returned as they are. */
export function explainFileError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const options = { cause: error };
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new EmbeddedTrouble('disk_full', diskFull(folder), options);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new EmbeddedTrouble('not_writable', notWritable(folder), options);
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ELOOP':
      return new EmbeddedTrouble(
        'not_writable',
        `Something that is not a folder stands at ${folder}. Move it away, ` +
          'or choose another folder with SURETY_DATA.',
        options,
      );
    default:
      return error;
  }
}

/** Turns what initdb or postgres said when it failed into plain words. */
export function explainFailedRun(run: FailedRun, folder: string): EmbeddedTrouble {
  if (/No space left on device|Disk quota exceeded/.test(run.output)) {
    return new EmbeddedTrouble('disk_full', diskFull(folder));
  }
  if (/Read-only file system/.test(run.output)) {
    return new EmbeddedTrouble('not_writable', notWritable(folder));
  }
  if (/Permission denied|wrong ownership/.test(run.output)) {
    return new EmbeddedTrouble(
      'out_of_reach',
      `The embedded PostgreSQL cannot reach ${folder}, or its own program: a folder on the way ` +
        'is closed to the user it runs as. Choose a folder that this user may enter with ' +
        'SURETY_DATA, or use a PostgreSQL of your own with DATABASE_URL. ' +
        `It said: ${lastWords(run.output)}`,
    );
  }
  return new EmbeddedTrouble(
    'did_not_start',
    `The embedded PostgreSQL of ${folder} did not start: ${run.program} ended with ${run.exit}. ` +
      `It said: ${lastWords(run.output)}`,
  );
}

function diskFull(folder: string): string {
  return (
    `The disk that holds ${folder} is full. Nothing that was acknowledged is lost: ` +
    'make room and start again, or move the folder and name it with SURETY_DATA.'
  );
}

function notWritable(folder: string): string {
  return (
    `The folder ${folder} cannot be written to. Give this user the right to write there, ` +
    'or choose another folder with SURETY_DATA.'
  );
}

function lastWords(output: string): string {
  const words = output.trim();
  if (words === '') return '(nothing)';
  return words.length > OUTPUT_SHOWN_CHARACTERS
    ? `… ${words.slice(-OUTPUT_SHOWN_CHARACTERS)}`
    : words;
}
