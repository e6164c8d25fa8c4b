import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordReader, type CsvRecord } from './csv-records.ts';

/** Cuts the text after some of its lines, as chunks of a file arrive. */
function readAll(text: string, delimiter = ',', linesPerChunk = Infinity): CsvRecord[] {
  const reader = recordReader(delimiter, 1);
  const lines = text.split(/(?<=\n)/);
  const found: CsvRecord[] = [];
  for (let at = 0; at < lines.length; at += Math.min(linesPerChunk, lines.length)) {
    const chunk = lines.slice(at, at + Math.min(linesPerChunk, lines.length));
    found.push(...reader.read(chunk.join('')));
  }
  return [...found, ...reader.end()];
}

describe('records', () => {
  test('have the number of the line they start on', () => {
    const text = 'a,b\n\n"two\nlines",x\n   \nlast,row';
    expect(readAll(text)).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 3, fields: ['two\nlines', 'x'] },
      { line: 6, fields: ['last', 'row'] },
    ]);
  });

  test('keep doubled quotes, delimiters in quotes, and quotes inside plain fields', () => {
    expect(readAll('"say ""hi""",";,",5" disk\n')).toEqual([
      { line: 1, fields: ['say "hi"', ';,', '5" disk'] },
    ]);
  });

  test('a quote that is never closed costs its own line and hides none behind it', () => {
    expect(readAll('1,"open,x\n2,b\n3,c\n')).toEqual([
      { line: 1, broken: 'unclosed' },
      { line: 2, fields: ['2', 'b'] },
      { line: 3, fields: ['3', 'c'] },
    ]);
  });

  test('text after a closing quote costs its own line', () => {
    expect(readAll('1,"a"b,x\n2,b\n')).toEqual([
      { line: 1, broken: 'misplaced' },
      { line: 2, fields: ['2', 'b'] },
    ]);
  });

  test('an endless quoted field is given up long before it fills the memory', () => {
    const reader = recordReader(',', 1);
    const found = [...reader.read('1,"open\n')];
    for (let index = 0; index < 200 && found.length === 0; index += 1) {
      found.push(...reader.read(`${'x'.repeat(1_000)}\n`));
    }
    expect(found[0]).toEqual({ line: 1, broken: 'unclosed' });
  });
});

test('what a writer of CSV wrote is read as another reader reads it, however the file is cut', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', 'é', '日', ' ', "'", '|', ';') });
  const wild = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', '日') });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const field = fc.oneof(plain, wild.map(quoted), plain.map(quoted));
  const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(
      rows,
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      (table, chunk, endsWithLine) => {
        const text = table.map((row) => row.join(',')).join('\n') + (endsWithLine ? '\n' : '');
        const expected = parse(text, {
          record_delimiter: '\n',
          relax_column_count: true,
          relax_quotes: true,
        }) as string[][];
        const read = readAll(text, ',', chunk);
        expect(read.map((record) => ('fields' in record ? record.fields : record))).toEqual(
          expected,
        );
      },
    ),
    { numRuns: 500 },
  );
});

test('no line is lost, whatever the text', () => {
  const anything = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n'), maxLength: 60 });
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 4 }), (text, chunk) => {
      const records = readAll(text, ',', chunk);
      const covered = new Set<number>();
      for (const record of records) {
        const lines = 'fields' in record ? record.fields.join('').split('\n').length : 1;
        for (let index = 0; index < lines; index += 1) covered.add(record.line + index);
      }
      const filled = text
        .split('\n')
        .flatMap((content, index) => (content.trim() ? [index + 1] : []));
      expect(filled.filter((line) => !covered.has(line))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
