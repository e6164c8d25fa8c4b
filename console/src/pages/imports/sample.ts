import type { Body } from '../../api/client.ts';

type ImportProfile = Body<'saveImportProfile'>;
export type Delimiter = Exclude<ImportProfile['delimiter'], 'detect'>;
export type Encoding = Exclude<ImportProfile['encoding'], 'detect'>;

/** What the beginning of a file shows: enough to choose how it is read, before anything is sent. */
export interface Sample {
  readonly delimiter: Delimiter;
  readonly encoding: Encoding;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Reading {
  readonly delimiter?: Delimiter | undefined;
  readonly encoding?: Encoding | undefined;
}

export const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
export const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'shift_jis'];

/** A header and a few rows fit easily, also with very wide rows. */
const sampleBytes = 65_536;
const sampleRows = 5;
/** First bytes of ZIP archives, which spreadsheets are, and of old spreadsheets. */
const notText: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** `empty` and `no_csv` say why there is nothing to show. */
export async function readSample(
  file: Blob,
  reading: Reading = {},
): Promise<Sample | 'empty' | 'no_csv'> {
  const bytes = new Uint8Array(await file.slice(0, sampleBytes).arrayBuffer());
  if (notText.some((start) => start.every((byte, at) => bytes[at] === byte))) return 'no_csv';
  const encoding = reading.encoding ?? encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes).replace(/^\s*\n/, '');
  const headerLine = text.split('\n').find((line) => line.trim() !== '');
  if (headerLine === undefined) return 'empty';
  const delimiter = reading.delimiter ?? delimiterOf(headerLine);
  const complete = file.size <= sampleBytes;
  const records = recordsOf(text, delimiter, sampleRows + 1, complete);
  const [header = [], ...rows] = records;
  return { delimiter, encoding, header: header.map((name) => name.trim()), rows };
}

/**
 * By the byte order mark; else UTF-8 when the bytes are that, else Shift_JIS, in which Japanese
 * programs export.
 */
function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  // The sample may be cut within a character: its last three bytes prove nothing.
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.indexOf('\uFFFD');
  return broken >= 0 && broken < text.length - 3 ? 'shift_jis' : 'utf-8';
}

/** The one that the header uses most, outside quotes. */
function delimiterOf(headerLine: string): Delimiter {
  const plain = headerLine.replaceAll(/"[^"]*"/g, '');
  const uses = delimiters.map((each) => ({ each, count: plain.split(each).length }));
  return uses.toSorted((left, right) => right.count - left.count)[0]?.each ?? ',';
}

/** The first records of a text; a last one that the sample cuts off is left out. */
function recordsOf(
  text: string,
  delimiter: string,
  count: number,
  complete: boolean,
): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  const endRecord = () => {
    record.push(cell);
    if (record.length > 1 || cell.trim() !== '') records.push(record);
    record = [];
    cell = '';
  };
  for (let at = 0; at < text.length && records.length < count; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === delimiter) {
      record.push(cell);
      cell = '';
    } else if (letter === '\n') endRecord();
    else if (letter !== '\r') cell += letter;
  }
  if (complete && records.length < count && (record.length > 0 || cell !== '')) endRecord();
  return records;
}
