import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readTree, type Tree } from './tree.ts';

const PLANTED = join(import.meta.dirname, '../planted');

/** The planted violations of one kind: the folders beside `sound`, which breaks no rule. */
export function plantedCases(kind: 'architecture' | 'tidy'): string[] {
  return readdirSync(join(PLANTED, kind)).filter((name) => name !== 'sound');
}

/** The sound tree with the files of one planted violation laid over it. */
export function plantedTree(kind: 'architecture' | 'tidy', name: string): Tree {
  const sound = readTree(join(PLANTED, kind, 'sound'));
  if (name === 'sound') return sound;
  const planted = readTree(join(PLANTED, kind, name));
  const has = new Set(planted.paths);
  return {
    paths: [...new Set([...sound.paths, ...planted.paths])].toSorted(),
    folders: [...new Set([...sound.folders, ...planted.folders])].toSorted(),
    read: (path) => (has.has(path) ? planted : sound).read(path),
    exists: (path) => planted.exists(path) || sound.exists(path),
  };
}
