import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text files below one folder, by their path relative to it, with `/` on every system. */
export interface Tree {
  readonly paths: readonly string[];
  /** Every folder that holds something, in the same form. */
  readonly folders: readonly string[];
  readonly read: (path: string) => string;
  /** Also true for files that `paths` leaves out, such as pictures. */
  readonly exists: (path: string) => boolean;
}

const SKIPPED_FOLDERS = new Set(['.git', 'node_modules', 'dist', 'data', '.cache', 'test-results']);

/** Made by a program, or made to break the rules. */
const SKIPPED_PATHS = [
  'test/planted',
  'docs/api',
  'package-lock.json',
  'console/src/api/schema.ts',
];

const TEXT = /\.(ts|tsx|mts|js|mjs|css|html|json|md|sql|sh)$/;

/** Reads the tree below `root`. Texts are read when first asked for and then kept. */
export function readTree(root: string): Tree {
  const paths: string[] = [];
  const folders: string[] = [];
  const visit = (folder: string): void => {
    if (folder !== '') folders.push(folder);
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (SKIPPED_PATHS.includes(path)) continue;
      if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) visit(path);
      if (entry.isFile() && TEXT.test(entry.name)) paths.push(path);
    }
  };
  visit('');
  const texts = new Map<string, string>();
  const read = (path: string): string => {
    const text = texts.get(path) ?? readFileSync(join(root, path), 'utf8');
    texts.set(path, text);
    return text;
  };
  return {
    paths: paths.toSorted(),
    folders: folders.toSorted(),
    read,
    exists: (path) => existsSync(join(root, path)),
  };
}

/** A test, or something that only tests use. */
export function isTest(path: string): boolean {
  return (
    /\.test\.tsx?$/.test(path) ||
    path.endsWith('/fixtures.ts') ||
    path.startsWith('test/') ||
    path.startsWith('bench/')
  );
}
