import type { Currency } from '../../kernel/money.ts';
import { decodeLines, type Encoding } from '../../platform/csv-lines.ts';
import { recordReader, type CsvRecord, type RecordReader } from '../../platform/csv-records.ts';
import { delimiterOf, readHeader } from './parse-header.ts';
import { rowReader, type ParsedRow } from './parse-row.ts';
import { refuse } from './types.ts';
import type { Delimiter, ImportProfile } from './types-import.ts';

export interface FileReading {
  readonly profile: ImportProfile;
  readonly input: AsyncIterable<Buffer | string>;
  readonly partnerCurrency: Currency;
  /** Instead of what the profile says, for one file that differs. */
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
}

/**
 * Reads a file row by row, holding no more than a chunk of it.
 * @returns rows in groups as they become available
 * @throws Refused `import_file_empty`, `import_column_missing`, `import_column_twice`,
 *   `import_delimiter_wrong`, `import_encoding_wrong`, `import_encoding_unknown`,
 *   `import_line_too_long`
 */
export async function* readFile(reading: FileReading): AsyncGenerator<ParsedRow[]> {
  let records: RecordReader | null = null;
  let blankLines = 0;
  let toRow: ((record: CsvRecord) => ParsedRow) | null = null;
  const rowsOf = (found: CsvRecord[]): ParsedRow[] => {
    const [first, ...rest] = found;
    if (toRow !== null || first === undefined) return found.map((record) => toRow!(record));
    // A header whose quotes are broken has no columns that could be found.
    const names = 'fields' in first ? first.fields : [];
    toRow = rowReader(reading.profile, readHeader(names, reading.profile), reading.partnerCurrency);
    return rest.map(toRow);
  };
  const encoding = reading.encoding ?? reading.profile.encoding;
  for await (const { text } of decodeLines(reading.input, encoding)) {
    if (records === null) {
      const headerLine = text.split('\n').find((line) => line.trim() !== '');
      if (headerLine === undefined) {
        blankLines += text.split('\n').length - 1;
        continue;
      }
      const delimiter = delimiterOf(headerLine, reading.delimiter ?? reading.profile.delimiter);
      records = recordReader(delimiter, blankLines + 1);
    }
    yield rowsOf(records.read(text));
  }
  if (records !== null) yield rowsOf(records.end());
  if (toRow === null) throw refuse('import_file_empty');
}
