import { posix } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/** One place where a file names another module. */
export interface Import {
  /** As written; null when it is computed at run time and nobody can check it. */
  readonly specifier: string | null;
  readonly line: number;
  /**
   * True when nothing is loaded at run time. `import { type A }` is not: with verbatim module
   * syntax the file is still loaded for its side effects; only `import type { A }` disappears.
   */
  readonly typeOnly: boolean;
  readonly kind: 'import' | 'export' | 'export-all' | 'dynamic' | 'type';
}

/** Every import, re-export, dynamic import, `require` and import type of one file. */
export function importsOf(path: string, text: string): Import[] {
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) {
    throw new Error(`${path} cannot be parsed: ${parsed.errors[0]?.message}`);
  }
  const found: (Omit<Import, 'line'> & { at: number })[] = [];
  const literal = (node: { type: string }): string | null =>
    node.type === 'Literal' && 'value' in node && typeof node.value === 'string'
      ? node.value
      : null;
  new Visitor({
    ImportDeclaration: (node) => {
      const typeOnly = node.importKind === 'type';
      found.push({ specifier: node.source.value, typeOnly, kind: 'import', at: node.start });
    },
    ExportNamedDeclaration: (node) => {
      if (node.source === null) return;
      const typeOnly = node.exportKind === 'type';
      found.push({ specifier: node.source.value, typeOnly, kind: 'export', at: node.start });
    },
    ExportAllDeclaration: (node) => {
      const typeOnly = node.exportKind === 'type';
      found.push({ specifier: node.source.value, typeOnly, kind: 'export-all', at: node.start });
    },
    ImportExpression: (node) => {
      const specifier = literal(node.source);
      found.push({ specifier, typeOnly: false, kind: 'dynamic', at: node.start });
    },
    TSImportType: (node) => {
      found.push({ specifier: literal(node.source), typeOnly: true, kind: 'type', at: node.start });
    },
    CallExpression: (node) => {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'require') return;
      const specifier = node.arguments[0] === undefined ? null : literal(node.arguments[0]);
      found.push({ specifier, typeOnly: false, kind: 'dynamic', at: node.start });
    },
  }).visit(parsed.program);
  return found
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, ...rest }) => ({ ...rest, line: text.slice(0, at).split('\n').length }));
}

/** Where an import leads: a file of this tree, a package, or a part of Node. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'node'; readonly name: string };

export function targetOf(from: string, specifier: string): Target {
  if (specifier.startsWith('.')) {
    return { kind: 'file', path: posix.join(posix.dirname(from), specifier) };
  }
  if (specifier.startsWith('node:')) return { kind: 'node', name: specifier };
  const parts = specifier.split('/');
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
  return { kind: 'package', name };
}
