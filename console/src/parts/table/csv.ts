import type { Column } from './columns.tsx';

/**
 * What a spreadsheet would run as a formula, in ASCII and in the full-width forms that Japanese
 * editions accept.
 */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^[+-]?\d+(\.\d+)?$/;

/**
 * The table as CSV for spreadsheets: UTF-8 with a byte order mark, CRLF, quoted where needed, and
 * every text that a spreadsheet would take for a formula made harmless with an apostrophe.
 */
export function csvText<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const titles = columns.flatMap((column) => column.csv?.titles ?? [column.title]);
  const lines = rows.map((row) =>
    columns.flatMap((column) => column.csv?.values(row) ?? [column.text(row)]),
  );
  return `\uFEFF${[titles, ...lines].map(csvLine).join('')}`;
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

export function csvCell(value: string): string {
  const safe = formulaStart.test(value) && !plainNumber.test(value) ? `'${value}` : value;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a text to the browser as a file. */
export function saveFile(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Firefox starts the download after this turn; the address must live until then.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
