import { parseSync, Visitor } from 'oxc-parser';

/** A source file taken apart, so that a rule about code is not misled by a comment or a text. */
export interface Source {
  readonly path: string;
  readonly lines: readonly string[];
  /**
   * The file with comments and the inside of strings and patterns blanked; same lines, same
   * columns.
   */
  readonly code: string;
  readonly comments: readonly Piece[];
  /** Strings and the fixed parts of templates, without their quotes. */
  readonly texts: readonly Piece[];
  /** Regular expressions, without their slashes. */
  readonly patterns: readonly Piece[];
}

export interface Piece {
  readonly value: string;
  /** Counted from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export function takeApart(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) {
    throw new Error(`${path} cannot be parsed: ${parsed.errors[0]?.message}`);
  }
  const lineAt = lineFinder(text);
  const piece = (value: string, start: number, end: number): Piece => ({
    value,
    line: lineAt(start),
    start,
    end,
  });
  const comments = parsed.comments.map((each) => piece(each.value, each.start, each.end));
  const texts: Piece[] = [];
  const patterns: Piece[] = [];
  new Visitor({
    Literal: (node) => {
      if (typeof node.value === 'string')
        texts.push(piece(node.value, node.start + 1, node.end - 1));
      else if ('regex' in node) patterns.push(piece('', node.start + 1, node.end - 1));
    },
    TemplateElement: (node) => {
      texts.push(piece(node.value.raw, node.start, node.end));
    },
    JSXText: (node) => {
      texts.push(piece(node.value, node.start, node.end));
    },
  }).visit(parsed.program);
  const code = blank(text, [...comments, ...texts, ...patterns]);
  return { path, lines: text.split('\n'), code, comments, texts, patterns };
}

/** The line of every place where `pattern` (global) is found. */
export function linesOf(text: string, pattern: RegExp): number[] {
  const lineAt = lineFinder(text);
  return [...text.matchAll(pattern)].map((match) => lineAt(match.index));
}

function lineFinder(text: string): (at: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (at) => {
    const line = ends.findIndex((end) => end >= at);
    return line < 0 ? ends.length + 1 : line + 1;
  };
}

function blank(text: string, pieces: readonly Piece[]): string {
  let blanked = '';
  let at = 0;
  for (const { start, end } of pieces.toSorted((one, other) => one.start - other.start)) {
    if (start < at) continue;
    blanked += text.slice(at, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ');
    at = end;
  }
  return blanked + text.slice(at);
}
