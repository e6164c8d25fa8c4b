import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, csvFile, csvLine } from './csv.ts';

describe('csvCell', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['+49 30 1234', "'+49 30 1234"],
    ['-cmd|calc', "'-cmd|calc"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['＝1+1', "'＝1+1"],
    ['\r=1', `"'\r=1"`],
  ])('%j is no formula any more', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  test.each([
    ['-12.50', '-12.50'],
    ['+3', '+3'],
    ['0', '0'],
    ['株式会社 青空', '株式会社 青空'],
    ['a=b', 'a=b'],
  ])('%j stays as it is', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  test('nothing is an empty cell', () => {
    expect(csvLine([null, undefined, '', 0, false, 5n])).toBe(',,,0,false,5\r\n');
  });
});

test('a reader gets back every value, but for the apostrophe before formulas', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 6 }),
      (values) => {
        const [read] = parse(csvLine(values), { record_delimiter: '\r\n' }) as string[][];
        expect(read).toHaveLength(values.length);
        read!.forEach((cell, index) => {
          expect([values[index], `'${values[index]}`]).toContain(cell);
        });
      },
    ),
  );
});

test('a file starts with the mark and the header, then has its pages', async () => {
  async function* pages() {
    yield [1, 2];
    yield [3];
  }
  const parts = await Array.fromAsync(csvFile(['n'], pages(), (row) => [row]));
  expect(parts.join('')).toBe('\uFEFFn\r\n1\r\n2\r\n3\r\n');
});
