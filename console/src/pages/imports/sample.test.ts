import { describe, expect, it } from 'vitest';
import { readSample } from './sample.ts';

const file = (text: string) => new Blob([text]);

describe('the beginning of a file', () => {
  it('shows header and rows, with quotes, delimiters in quotes and Windows line ends', async () => {
    const text = 'number;name\r\nA-1;"Alpha; Beta"\r\nA-2;"say ""yes"""\r\n';
    expect(await readSample(file(text))).toEqual({
      delimiter: ';',
      encoding: 'utf-8',
      header: ['number', 'name'],
      rows: [
        ['A-1', 'Alpha; Beta'],
        ['A-2', 'say "yes"'],
      ],
    });
  });

  it('reads Shift_JIS where the bytes are no UTF-8', async () => {
    // 番号,顧客 and one row with 東.
    const bytes = [
      0x94, 0xd4, 0x8d, 0x86, 0x2c, 0x8c, 0xda, 0x8b, 0x71, 0x0a, 0x31, 0x2c, 0x93, 0x8c,
    ];
    const sample = await readSample(new Blob([new Uint8Array([...bytes, 0x0a])]));
    expect(sample).toMatchObject({
      encoding: 'shift_jis',
      header: ['番号', '顧客'],
      rows: [['1', '東']],
    });
  });

  it('takes the byte order mark away', async () => {
    expect(await readSample(file('\uFEFFa,b\n1,2\n'))).toMatchObject({ header: ['a', 'b'] });
  });

  it('reads as it is told', async () => {
    expect(await readSample(file('a,b;c\n'), { delimiter: ';' })).toMatchObject({
      header: ['a,b', 'c'],
    });
  });

  it('shows five rows of a long file', async () => {
    const sample = await readSample(file(`n\n${'1\n'.repeat(100_000)}`));
    expect(sample).toMatchObject({ rows: [['1'], ['1'], ['1'], ['1'], ['1']] });
  });

  it('tells an empty file and a spreadsheet apart from a CSV file', async () => {
    expect(await readSample(file(' \n\n'))).toBe('empty');
    expect(await readSample(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0])]))).toBe('no_csv');
  });
});
