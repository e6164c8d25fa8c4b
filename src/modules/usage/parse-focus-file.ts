import { decodeLines } from '../../platform/csv-lines.ts';
import { recordReader, type CsvRecord } from '../../platform/csv-records.ts';
import { focusReader, type ParsedUsage } from './parse-focus.ts';
import { readFocusHeader } from './parse-focus-cells.ts';
import { refuse } from './types.ts';

/**
 * Reads a file row by row, holding no more than a chunk of it.
 * @throws Refused `usage_file_empty`, `usage_column_missing`, `usage_column_twice` and what
 *   `decodeLines` throws
 */
export async function* readFocusFile(
  input: AsyncIterable<Buffer | string>,
): AsyncGenerator<ParsedUsage> {
  const records = recordReader(',', 1);
  let toRow: ((record: CsvRecord) => ParsedUsage) | null = null;
  function* rowsOf(found: readonly CsvRecord[]): Generator<ParsedUsage> {
    for (const record of found) {
      // A header whose quotes are broken has no columns that could be found.
      if (toRow !== null) yield toRow(record);
      else toRow = focusReader(readFocusHeader('fields' in record ? record.fields : []));
    }
  }
  for await (const { text } of decodeLines(input, 'detect')) yield* rowsOf(records.read(text));
  yield* rowsOf(records.end());
  if (toRow === null) throw refuse('usage_file_empty');
}
