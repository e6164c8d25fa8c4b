/** Tells spreadsheets that the text is UTF-8; without it they read Japanese as something else. */
export const CSV_BYTE_ORDER_MARK = '\uFEFF';

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
/**
 * What makes a spreadsheet take a cell for a formula: the signs themselves, their full-width forms
 * (Japanese input methods), and white space that it may strip before looking.
 */
const FORMULA = /^[\s\u200B\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/u;

export type CsvValue = string | number | bigint | boolean | null | undefined;

/**
 * One cell of a CSV file as text. A cell that a spreadsheet would run as a formula gets an
 * apostrophe in front; plain numbers, also negative ones, stay numbers.
 */
export function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One line with its line end (CR LF, as RFC 4180 has it). */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

/** A whole file as a stream: byte-order mark, header, then the lines of each page as it is read. */
export async function* csvFile<Row>(
  header: readonly string[],
  pages: AsyncIterable<readonly Row[]>,
  cells: (row: Row) => readonly CsvValue[],
): AsyncGenerator<string> {
  yield CSV_BYTE_ORDER_MARK + csvLine(header);
  for await (const page of pages) yield page.map((row) => csvLine(cells(row))).join('');
}
