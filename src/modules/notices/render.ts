import type { Language } from './types.ts';

/**
 * A part of a letter, from which both the HTML and its plain-text twin are made, so that they never
 * differ.
 */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly isStrong?: boolean }
  /** Lines that stay lines: addresses, bank details, the signature. */
  | { readonly kind: 'lines'; readonly title?: string; readonly lines: readonly string[] }
  | { readonly kind: 'table'; readonly table: Table };

export interface Table {
  /** The first column names the row. */
  readonly columns: readonly { readonly title: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** Stands for rows that are not shown; null when all are. */
  readonly furtherRows: string | null;
  readonly sums: readonly Sum[];
}

export interface Sum {
  readonly label: string;
  readonly amount: string;
  readonly isTotal: boolean;
}

export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly blocks: readonly Block[];
}

const FONTS: Readonly<Record<Language, string>> = {
  en: "system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif",
  ja: "'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans JP', system-ui, sans-serif",
};

const BETWEEN: Readonly<Record<Language, string>> = { en: ': ', ja: '：' };

/**
 * A translucent grey shows on white and on black alike; no other colour is set, so that dark mode
 * just works.
 */
const RULE = '1px solid #8888';
const CELL = 'padding:6px 0 6px 6px;vertical-align:top';

/**
 * The letter as HTML for mail programs: no scripts, nothing loaded from elsewhere, no colours that
 * would fight with the reader's own, one column that fits a phone.
 */
export function renderHtml(letter: Letter): string {
  const lineHeight = letter.language === 'ja' ? '1.8' : '1.5';
  const style = `font-family:${FONTS[letter.language]};font-size:15px;line-height:${lineHeight}`;
  return [
    '<!doctype html>',
    `<html lang="${letter.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    `<title>${escapeHtml(letter.subject)}</title>`,
    '</head>',
    `<body style="margin:0;padding:16px;${escapeHtml(style)}">`,
    '<div style="max-width:680px;margin:0 auto;overflow-wrap:break-word;word-break:auto-phrase">',
    ...letter.blocks.map(htmlOf),
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h1 style="font-size:20px;margin:24px 0 16px">${escapeHtml(block.text)}</h1>`;
    case 'paragraph': {
      const text = escapeHtml(block.text);
      return `<p style="margin:0 0 16px">${block.isStrong ? `<strong>${text}</strong>` : text}</p>`;
    }
    case 'lines': {
      const title = block.title ? [`<strong>${escapeHtml(block.title)}</strong>`] : [];
      const lines = [...title, ...block.lines.map(escapeHtml)].join('<br>\n');
      return `<p style="margin:0 0 16px">${lines}</p>`;
    }
    case 'table':
      return tableHtml(block.table);
  }
}

function tableHtml(table: Table): string {
  const align = (index: number) =>
    `text-align:${table.columns[index]?.isNumber ? 'right' : 'left'};${CELL}`;
  const row = (cells: readonly string[]) =>
    `<tr style="border-bottom:${RULE}">${cells
      .map((cell, index) => `<td style="${align(index)}">${escapeHtml(cell)}</td>`)
      .join('')}</tr>`;
  const span = table.columns.length;
  const head = table.columns
    .map(({ title }, index) => `<th scope="col" style="${align(index)}">${escapeHtml(title)}</th>`)
    .join('');
  const further = table.furtherRows
    ? [`<tr><td colspan="${span}" style="${CELL}">${escapeHtml(table.furtherRows)}</td></tr>`]
    : [];
  const sums = table.sums.map(({ label, amount, isTotal }) => {
    const style = `text-align:right;${CELL}${isTotal ? ';font-weight:bold' : ''}`;
    return (
      `<tr><td colspan="${span - 1}" style="${style}">${escapeHtml(label)}</td>` +
      `<td style="${style};white-space:nowrap">${escapeHtml(amount)}</td></tr>`
    );
  });
  return [
    // On a narrow phone the table scrolls; the letter around it does not.
    '<div style="overflow-x:auto;margin:0 0 16px">',
    '<table style="width:100%;border-collapse:collapse;font-size:13px">',
    `<thead><tr style="border-bottom:2px solid #8888">${head}</tr></thead>`,
    `<tbody>${table.rows.map(row).join('\n')}${further.join('')}</tbody>`,
    `<tfoot>${sums.join('\n')}</tfoot>`,
    '</table>',
    '</div>',
  ].join('\n');
}

/** The same letter for people and programs that read plain text. */
export function renderText(letter: Letter): string {
  const parts = letter.blocks.map((block) => textOf(block, letter.language));
  return `${parts.join('\n\n')}\n`;
}

function textOf(block: Block, language: Language): string {
  switch (block.kind) {
    case 'heading':
      return `■ ${block.text}`;
    case 'paragraph':
      return block.text;
    case 'lines':
      return [...(block.title ? [block.title] : []), ...block.lines].join('\n');
    case 'table':
      return tableText(block.table, language);
  }
}

/**
 * One row per paragraph: columns of spaces break as soon as a font or a language has other widths.
 */
function tableText(table: Table, language: Language): string {
  const between = BETWEEN[language];
  const named = (cells: readonly string[]) =>
    table.columns.map(({ title }, index) => `${title}${between}${cells[index] ?? ''}`);
  const rows = table.rows.map((cells) => {
    const [first = '', ...others] = named(cells);
    return [`- ${first}`, ...others.map((line) => `  ${line}`)].join('\n');
  });
  const further = table.furtherRows ? [`- ${table.furtherRows}`] : [];
  const sums = table.sums.map(({ label, amount }) => `${label}${between}${amount}`);
  return [...rows, ...further, '----------------------------------------', ...sums].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
