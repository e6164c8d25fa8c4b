import { importsOf, targetOf, type Import, type Target } from './imports.ts';
import { isTest, type Tree } from './tree.ts';
import type { PackageRule, PurityException, Unit } from './units.ts';

/** The law that a tree is held against; the planted trees bring a smaller one. */
export interface Law {
  readonly units: readonly Unit[];
  readonly packageRules: readonly PackageRule[];
  readonly purityExceptions: readonly PurityException[];
}

/** One import with both of its ends found. */
export interface Edge {
  readonly from: string;
  readonly fromUnit: Unit | undefined;
  readonly fromTest: boolean;
  readonly to: Target | null;
  /** The unit that the import enters, when it leads into `src`. */
  readonly toUnit: Unit | undefined;
  readonly import: Import;
}

/** Everything the checks ask about, read once. */
export interface House {
  readonly tree: Tree;
  readonly law: Law;
  readonly edges: readonly Edge[];
}

export function readHouse(tree: Tree, law: Law): House {
  const edges: Edge[] = [];
  for (const path of sourcesOf(tree)) {
    for (const each of importsOf(path, tree.read(path))) {
      const to = each.specifier === null ? null : targetOf(path, each.specifier);
      edges.push({
        from: path,
        fromUnit: unitOf(law.units, path),
        fromTest: isTest(path),
        to,
        toUnit: to?.kind === 'file' ? unitOf(law.units, to.path) : undefined,
        import: each,
      });
    }
  }
  return { tree, law, edges };
}

export function sourcesOf(tree: Tree): string[] {
  return tree.paths.filter((path) => path.startsWith('src/') && path.endsWith('.ts'));
}

export function unitOf(units: readonly Unit[], path: string): Unit | undefined {
  return units.find((unit) => path === unit.folder || path.startsWith(`${unit.folder}/`));
}

/** The folders that must have a row: those of `src`, with `src/modules` opened. */
export function unitFoldersOf(tree: Tree): string[] {
  return tree.folders.filter((folder) =>
    folder.startsWith('src/modules/')
      ? folder.split('/').length === 3
      : folder.startsWith('src/') && folder !== 'src/modules' && folder.split('/').length === 2,
  );
}

export function isModule(unit: Unit | undefined): boolean {
  return unit?.folder.startsWith('src/modules/') ?? false;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
