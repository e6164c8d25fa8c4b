/** A record of a CSV file, or the place where one cannot be told. */
export type CsvRecord =
  | { readonly line: number; readonly fields: string[] }
  | { readonly line: number; readonly broken: 'unclosed' | 'misplaced' };

export interface RecordReader {
  /** @param text whole lines with `\n` line ends; only the last text of a file may lack it */
  readonly read: (text: string) => CsvRecord[];
  /** What is left at the end of the file. */
  readonly end: () => CsvRecord[];
}

/** A quoted field may span lines, but a quote that is never closed must not swallow a file. */
const RECORD_CHARACTERS_MAX = 100_000;

/**
 * Splits CSV text (RFC 4180) into records. Every line of the file ends up in a record: after a
 * quote that is never closed, or has text after its end, the next line starts a record of its own.
 * So a mistake costs the record it is in and hides none behind it. A quote inside an unquoted field
 * is a plain character.
 * @param firstLine number of the line that is read first
 */
export function recordReader(delimiter: string, firstLine: number): RecordReader {
  let pending = '';
  let line = firstLine;

  const read = (text: string, isLast: boolean): CsvRecord[] => {
    const all = pending + text;
    const records: CsvRecord[] = [];
    let at = 0;
    let quoteAt = all.indexOf('"');
    while (at < all.length) {
      const lineEnd = endOfLine(all, at);
      if (quoteAt !== -1 && quoteAt < at) quoteAt = all.indexOf('"', at);
      if (quoteAt === -1 || quoteAt >= lineEnd) {
        const content = all.slice(at, lineEnd);
        if (content.trim() !== '') records.push({ line, fields: content.split(delimiter) });
        at = lineEnd + 1;
        line += 1;
        continue;
      }
      const record = quotedRecord(all, at, delimiter);
      if (record.kind === 'unclosed' && !isLast && all.length - at <= RECORD_CHARACTERS_MAX) break;
      if (record.kind === 'whole') {
        records.push({ line, fields: record.fields });
        line += record.lines;
        at = record.end;
      } else {
        records.push({ line, broken: record.kind });
        line += 1;
        at = lineEnd + 1;
      }
    }
    pending = all.slice(at);
    return records;
  };

  return { read: (text) => read(text, false), end: () => read('', true) };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

type QuotedRecord =
  | {
      readonly kind: 'whole';
      readonly fields: string[];
      readonly lines: number;
      readonly end: number;
    }
  | { readonly kind: 'unclosed' | 'misplaced' };

/** Reads one record that holds a quote somewhere. `end` is the start of the next one. */
function quotedRecord(text: string, start: number, delimiter: string): QuotedRecord {
  const fields: string[] = [];
  let lines = 1;
  let at = start;
  for (;;) {
    if (text[at] !== '"') {
      const end = endOfField(text, at, delimiter);
      fields.push(text.slice(at, end));
      at = end;
    } else {
      const close = closingQuote(text, at + 1);
      if (close === -1) return { kind: 'unclosed' };
      const inside = text.slice(at + 1, close);
      lines += inside.split('\n').length - 1;
      fields.push(inside.replaceAll('""', '"'));
      at = close + 1;
    }
    const next = text[at];
    if (next === undefined || next === '\n') return { kind: 'whole', fields, lines, end: at + 1 };
    if (next !== delimiter) return { kind: 'misplaced' };
    at += 1;
  }
}

function endOfField(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at += 1;
  return at;
}

/** A doubled quote stands for one; -1 when the text ends before a single one. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}
