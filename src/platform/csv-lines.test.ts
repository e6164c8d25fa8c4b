import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeLines, LINE_BYTES_MAX, type Encoding } from './csv-lines.ts';

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decoded(bytes: Buffer, wanted: Encoding | 'detect', size = 7): Promise<string> {
  const parts = await Array.fromAsync(decodeLines(chunksOf(bytes, size), wanted));
  return parts.map((part) => part.text).join('');
}

const utf16 = (text: string) =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
/** 株式会社 in Shift_JIS; the second character's second byte is a backslash’s neighbour. */
const KABUSHIKI = Buffer.from([0x8a, 0x94, 0x8e, 0xae, 0x89, 0xef, 0x8e, 0xd0]);
const refusal = (code: string, values: object) => expect.objectContaining({ code, values });

describe('encodings', () => {
  test('the byte-order mark decides, and is no part of the text', async () => {
    const text = 'a,株\r\nb,ü\n';
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
    expect(await decoded(marked, 'detect')).toBe('a,株\nb,ü\n');
    expect(await decoded(marked, 'utf-8')).toBe('a,株\nb,ü\n');
    expect(await decoded(utf16(text), 'detect')).toBe('a,株\nb,ü\n');
    expect(await decoded(Buffer.from(text), 'detect')).toBe('a,株\nb,ü\n');
  });

  test('Shift_JIS is read when it is named', async () => {
    const file = Buffer.concat([Buffer.from('n,'), KABUSHIKI, Buffer.from('\r\n')]);
    expect(await decoded(file, 'shift_jis', 1)).toBe('n,株式会社\n');
  });

  test('Shift_JIS that is taken for UTF-8 is refused with the line, not read as nonsense', async () => {
    const file = Buffer.concat([Buffer.from('h\n1\n2,'), KABUSHIKI, Buffer.from('\n3\n')]);
    for (const size of [1, 4, 1_000]) {
      await expect(decoded(file, 'detect', size)).rejects.toEqual(
        refusal('import_encoding_wrong', { line: 3, encoding: 'utf-8' }),
      );
    }
  });

  test('a file that ends inside a character is refused with its last line', async () => {
    const cut = Buffer.from('a\nb\n株').subarray(0, -1);
    await expect(decoded(cut, 'detect')).rejects.toEqual(
      refusal('import_encoding_wrong', { line: 3, encoding: 'utf-8' }),
    );
  });

  test('UTF-16 with the other byte order is named, not guessed at', async () => {
    const file = Buffer.from([0xfe, 0xff, 0, 0x61]);
    await expect(decoded(file, 'detect')).rejects.toEqual(
      refusal('import_encoding_unknown', { found: 'utf-16be' }),
    );
  });

  test('a file without line ends is refused before it fills the memory', async () => {
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) yield Buffer.alloc(65_536, 0x61);
    }
    await expect(Array.fromAsync(decodeLines(endless(), 'detect'))).rejects.toEqual(
      refusal('import_line_too_long', { line: 1, maxBytes: LINE_BYTES_MAX }),
    );
  });
});

test('however a file is cut into chunks, the same text comes out', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ü', '株', '😀', '\n', ','), maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (content, size) => {
      expect(await decoded(Buffer.from(content), 'utf-8', size)).toBe(content);
      expect(await decoded(utf16(content), 'detect', size)).toBe(content);
    }),
  );
});
