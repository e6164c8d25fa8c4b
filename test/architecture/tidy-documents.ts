import { posix } from 'node:path';
import type { Tree } from './tree.ts';
import type { Violation } from './violation.ts';

/** What a newcomer looks for, in the order of reading. */
const REQUIRED = [
  'README.md',
  'ARCHITECTURE.md',
  'STYLE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'LICENSE',
  'docs/words.md',
  'docs/decisions/README.md',
];

/** A map is read in one sitting or not at all. */
const LINES_MAX = new Map([
  ['ARCHITECTURE.md', 200],
  ['STYLE.md', 200],
]);

const TOP_FOLDERS = /^(src|console|migrations|docs|test|bench|scripts|\.ci)\//;

/** Made by a program, so they may be absent. */
const MADE = /^(console\/dist|docs\/api|data)(\/|$)/;

/** Required documents exist, have one title, stay short, and every path they name exists. */
export function checkDocuments(tree: Tree): Violation[] {
  const missing = REQUIRED.filter((file) => !tree.exists(file)).map((file) => ({
    rule: 'missing-document' as const,
    file,
    line: 1,
    message: 'Write it: CONTRIBUTING.md says what each document is for.',
  }));
  const documents = tree.paths.filter((path) => path.endsWith('.md'));
  return [...missing, ...documents.flatMap((path) => checkDocument(tree, path))];
}

function checkDocument(tree: Tree, file: string): Violation[] {
  const found: Violation[] = [];
  const lines = withoutFences(tree.read(file));
  const titles = lines.flatMap((text, at) => (text.startsWith('# ') ? [at + 1] : []));
  if (titles.length !== 1) {
    const message = `${titles.length} titles ("# …"); a document has exactly one.`;
    found.push({ rule: 'one-title', file, line: titles[1] ?? 1, message });
  }
  const cap = LINES_MAX.get(file);
  if (cap !== undefined && lines.length - 1 > cap) {
    const message = `${lines.length - 1} lines; the cap is ${cap}. Move detail to where it belongs.`;
    found.push({ rule: 'long-document', file, line: cap + 1, message });
  }
  lines.forEach((text, at) => {
    for (const path of pathsIn(text, file)) {
      if (MADE.test(path) || tree.exists(path)) continue;
      const message = `"${path}" does not exist: correct the name or drop the sentence.`;
      found.push({ rule: 'missing-path', file, line: at + 1, message });
    }
  });
  return found;
}

/**
 * The lines, with fenced blocks emptied: a shell comment there is no title, a sample no promise.
 */
function withoutFences(text: string): string[] {
  let fenced = false;
  return text.split('\n').map((line) => {
    const fence = line.trimStart().startsWith('```');
    if (fence) fenced = !fenced;
    return fenced || fence ? '' : line;
  });
}

/** Relative links, and words in backticks that look like a path from the root. */
function pathsIn(line: string, file: string): string[] {
  const links = [...line.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => posix.join(posix.dirname(file), target));
  const named = [...line.matchAll(/`([^`\s]+)`/g)]
    .map((match) => (match[1] ?? '').replace(/:\d+$/, ''))
    .filter((word) => TOP_FOLDERS.test(word) && !/[*<>{}…$]|NNNN/.test(word));
  return [...links, ...named].map((path) => path.replace(/\/$/, ''));
}
