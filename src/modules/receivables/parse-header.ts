import { refuse } from './types.ts';
import {
  delimiters,
  importFields,
  type Delimiter,
  type ImportField,
  type ImportProfile,
} from './types-import.ts';

/** Where in a record each field stands. */
export interface Header {
  readonly fieldCount: number;
  /** Column names as the file has them. */
  readonly names: readonly string[];
  readonly positions: Partial<Readonly<Record<ImportField, number>>>;
  /** The columns that identify a row, with what they mean where they mean something. */
  readonly key: readonly { readonly position: number; readonly field: ImportField | undefined }[];
}

/** Enough column names to see what went wrong, not a whole data set. */
const SEEN_CHARACTERS_MAX = 500;

/**
 * The delimiter of a file from its header line: the named one, or the one that the header uses
 * most.
 * @throws Refused `import_delimiter_wrong` when the named one does not occur and another does
 */
export function delimiterOf(headerLine: string, wanted: Delimiter | 'detect'): Delimiter {
  const outsideQuotes = headerLine.replaceAll(/"[^"]*"/g, '');
  const byUse = delimiters
    .map((delimiter) => ({ delimiter, count: outsideQuotes.split(delimiter).length - 1 }))
    .toSorted((a, b) => b.count - a.count);
  const likely = byUse[0]!;
  if (wanted === 'detect') return likely.delimiter;
  if (!outsideQuotes.includes(wanted) && likely.count > 0) {
    throw refuse('import_delimiter_wrong', {
      delimiter: nameOf(wanted),
      likely: nameOf(likely.delimiter),
    });
  }
  return wanted;
}

function nameOf(delimiter: Delimiter): string {
  return delimiter === '\t' ? 'tab' : delimiter;
}

/**
 * Finds the profile's columns in a header. Names match exactly but for surrounding space and letter
 * case.
 * @throws Refused `import_column_missing` with the names that were seen, `import_column_twice`
 */
export function readHeader(fields: readonly string[], profile: ImportProfile): Header {
  const names = fields.map((field) => field.trim());
  const positions: Partial<Record<ImportField, number>> = {};
  for (const field of importFields) {
    const column = profile.columns[field];
    if (column === undefined) continue;
    const position = positionOf(names, column);
    if (position !== -1) positions[field] = position;
    else if (!profile.optional?.includes(field)) throw missing(column, names);
  }
  const key = (profile.keyColumns ?? [profile.columns.number ?? '']).map((column) => {
    const position = positionOf(names, column);
    if (position === -1) throw missing(column, names);
    return { position, field: importFields.find((field) => positions[field] === position) };
  });
  return { fieldCount: names.length, names, positions, key };
}

function positionOf(names: readonly string[], column: string): number {
  const wanted = column.trim().toLowerCase();
  const position = names.findIndex((name) => name.toLowerCase() === wanted);
  if (names.findLastIndex((name) => name.toLowerCase() === wanted) !== position) {
    throw refuse('import_column_twice', { column }, column);
  }
  return position;
}

function missing(column: string, names: readonly string[]) {
  // What is no text cannot be stored with the failure, and would not help anybody either.
  const text = names.join(', ').replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ');
  const seen = text.slice(0, SEEN_CHARACTERS_MAX).toWellFormed();
  return refuse('import_column_missing', { column, seen }, column);
}
