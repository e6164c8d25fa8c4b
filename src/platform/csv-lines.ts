import { refusalsOf } from '../kernel/refusal.ts';

export const encodings = ['utf-8', 'utf-16le', 'shift_jis'] as const;
export type Encoding = (typeof encodings)[number];

/** The codes that reading can end with; whoever imports files lists them among its own refusals. */
export type LinesRefusal =
  | 'import_encoding_wrong'
  | 'import_encoding_unknown'
  | 'import_line_too_long';

const refuse = refusalsOf<LinesRefusal>();

/** No line of a ledger is longer; a file without line ends must not fill the memory. */
export const LINE_BYTES_MAX = 1_048_576;

const NEWLINE = 0x0a;

/** Text of whole lines, line ends as `\n`; only the last part of a file may lack its line end. */
export interface DecodedLines {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Decodes a stream of bytes part by part, never more than a chunk and a line at a time.
 * @param wanted `detect` follows the byte-order mark, else UTF-8
 * @throws Refused `import_encoding_wrong` with the line that does not decode,
 *   `import_encoding_unknown` for a byte-order mark that is not supported, `import_line_too_long`
 */
export async function* decodeLines(
  input: AsyncIterable<Buffer | string>,
  wanted: Encoding | 'detect',
): AsyncGenerator<DecodedLines> {
  let rest: Buffer = Buffer.alloc(0);
  let encoding: Encoding | null = null;
  let linesBefore = 0;
  for await (const chunk of input) {
    rest = Buffer.concat([rest, typeof chunk === 'string' ? Buffer.from(chunk) : chunk]);
    if (encoding === null) {
      if (rest.length < LONGEST_MARK_BYTES) continue;
      ({ encoding, rest } = withoutMark(rest, wanted));
    }
    const end = endOfLastLine(rest, encoding);
    if (end === 0 && rest.length > LINE_BYTES_MAX) {
      throw refuse('import_line_too_long', { line: linesBefore + 1, maxBytes: LINE_BYTES_MAX });
    }
    if (end === 0) continue;
    const text = decode(rest.subarray(0, end), encoding, linesBefore);
    linesBefore += countLines(text);
    rest = rest.subarray(end);
    yield { text, encoding };
  }
  if (encoding === null) ({ encoding, rest } = withoutMark(rest, wanted));
  if (rest.length > 0) yield { text: decode(rest, encoding, linesBefore), encoding };
}

const LONGEST_MARK_BYTES = 3;
const UTF_8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF_16LE_MARK = Buffer.from([0xff, 0xfe]);
const UTF_16BE_MARK = Buffer.from([0xfe, 0xff]);

function withoutMark(
  bytes: Buffer,
  wanted: Encoding | 'detect',
): { encoding: Encoding; rest: Buffer } {
  const marked = (mark: Buffer) => bytes.subarray(0, mark.length).equals(mark);
  if (marked(UTF_16BE_MARK) && wanted !== 'shift_jis') {
    throw refuse('import_encoding_unknown', { found: 'utf-16be' });
  }
  for (const [mark, encoding] of [
    [UTF_8_MARK, 'utf-8'],
    [UTF_16LE_MARK, 'utf-16le'],
  ] as const) {
    if (marked(mark) && (wanted === 'detect' || wanted === encoding)) {
      return { encoding, rest: bytes.subarray(mark.length) };
    }
  }
  return { encoding: wanted === 'detect' ? 'utf-8' : wanted, rest: bytes };
}

/** Neither UTF-8 nor Shift_JIS has the byte of a line end inside another character. */
function endOfLastLine(bytes: Buffer, encoding: Encoding): number {
  if (encoding !== 'utf-16le') return bytes.lastIndexOf(NEWLINE) + 1;
  for (let at = bytes.length - (bytes.length % 2) - 2; at >= 0; at -= 2) {
    if (bytes[at] === NEWLINE && bytes[at + 1] === 0) return at + 2;
  }
  return 0;
}

function decode(bytes: Buffer, encoding: Encoding, linesBefore: number): string {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  try {
    return decoder.decode(bytes).replaceAll('\r\n', '\n');
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const line = linesBefore + firstBadLine(bytes, encoding);
    throw refuse('import_encoding_wrong', { line, encoding });
  }
}

/** Found by decoding ever more of the lines: this happens once, before the import ends. */
function firstBadLine(bytes: Buffer, encoding: Encoding): number {
  const width = encoding === 'utf-16le' ? 2 : 1;
  let line = 1;
  let start = 0;
  for (let at = 0; at < bytes.length; at += width) {
    const isLineEnd = bytes[at] === NEWLINE && (width === 1 || bytes[at + 1] === 0);
    if (!isLineEnd) continue;
    if (!decodes(bytes.subarray(start, at), encoding)) return line;
    start = at + width;
    line += 1;
  }
  return line;
}

function decodes(bytes: Buffer, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return false;
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
