import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';

/** A printed document: heading, facts in pairs, tables. All of it is plain text. */
export interface PrintedDocument {
  readonly title: string;
  readonly language: 'en' | 'ja';
  /** Who sends it, above the title. */
  readonly sender: string;
  readonly createdAt: Date;
  /** Under the title: what it is about, label and value. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly tables: readonly PrintedTable[];
  /** Small, at the end. */
  readonly remarks: readonly string[];
}

export interface PrintedTable {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly isAmount?: true }[];
  readonly rows: readonly (readonly string[])[];
  /** Under the rows, in bold; as many cells as columns. */
  readonly total?: readonly string[];
}

/** One family with the characters of both languages, so that no name is printed as boxes. */
const FAMILY = 'Noto Sans JP';
const MARGIN_POINTS = 48;
const ROWS_MAX = 5_000;

let isPrepared = false;

/** Reads fonts from their package alone, and nothing from elsewhere. */
function prepare(): void {
  if (isPrepared) return;
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@expo-google-fonts/noto-sans-jp/package.json'));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder));
  pdfmake.addFonts({
    [FAMILY]: {
      normal: join(folder, '400Regular/NotoSansJP_400Regular.ttf'),
      bold: join(folder, '700Bold/NotoSansJP_700Bold.ttf'),
    },
  });
  isPrepared = true;
}

/**
 * The document as PDF on A4. The same document gives the same content.
 * @throws RangeError for a table that would print thousands of pages
 */
export async function renderPdf(document: PrintedDocument): Promise<Uint8Array> {
  const tooLong = document.tables.find((table) => table.rows.length > ROWS_MAX);
  if (tooLong) throw new RangeError(`${tooLong.title} has more than ${ROWS_MAX} rows`);
  prepare();
  const definition = {
    pageSize: 'A4',
    pageMargins: MARGIN_POINTS,
    language: document.language,
    info: {
      title: document.title,
      author: document.sender,
      creationDate: document.createdAt,
      modDate: document.createdAt,
    },
    defaultStyle: { font: FAMILY, fontSize: 9 },
    footer: (page: number, pages: number) => ({
      text: `${page} / ${pages}`,
      alignment: 'right',
      margin: [MARGIN_POINTS, 12],
      fontSize: 8,
    }),
    content: [
      { text: document.sender, margin: [0, 0, 0, 12] },
      { text: document.title, fontSize: 16, bold: true, margin: [0, 0, 0, 12] },
      factsOf(document),
      ...document.tables.flatMap(tableOf),
      ...document.remarks.map((text) => ({ text, fontSize: 8, margin: [0, 8, 0, 0] })),
    ],
  };
  return pdfmake.createPdf(definition).getBuffer();
}

function factsOf({ facts }: PrintedDocument): object {
  return {
    table: {
      widths: ['auto', '*'],
      body: facts.map(([label, value]) => [{ text: label, bold: true }, { text: value }]),
    },
    layout: 'noBorders',
    margin: [0, 0, 0, 12],
  };
}

function tableOf({ title, columns, rows, total }: PrintedTable): object[] {
  const cells = (row: readonly string[], style: object = {}) =>
    columns.map((column, at) => ({
      text: row[at] ?? '',
      alignment: column.isAmount ? 'right' : 'left',
      ...style,
    }));
  const head = cells(
    columns.map((column) => column.title),
    { bold: true },
  );
  const body = [head, ...rows.map((row) => cells(row))];
  if (total) body.push(cells(total, { bold: true }));
  return [
    { text: title, fontSize: 11, bold: true, margin: [0, 6, 0, 4] },
    {
      table: {
        headerRows: 1,
        widths: columns.map((column) => (column.isAmount ? 'auto' : '*')),
        body,
      },
      layout: 'lightHorizontalLines',
      margin: [0, 0, 0, 8],
    },
  ];
}
