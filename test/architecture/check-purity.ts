import { baseName, isModule, sourcesOf, type Edge, type House } from './house.ts';
import { isTest } from './tree.ts';
import type { Violation } from './violation.ts';

/** Files that load, save or speak to the world; a decision has no business with them. */
const IMPURE_NAMES = /^(store|jobs|routes|commands|index|fixtures|invariants)(-[a-z0-9-]+)?\.ts$/;

/** `decide*.ts`, `rules*.ts` and the kernel do no input or output, and reach nothing that does. */
export function checkPurity(house: House): Violation[] {
  const byFile = Map.groupBy(house.edges, (edge) => edge.from);
  const found: Violation[] = [];
  for (const path of sourcesOf(house.tree).filter(isPure)) {
    for (const edge of byFile.get(path) ?? []) {
      if (isException(house, edge)) continue;
      const fault = faultOf(edge);
      if (fault !== null) found.push(violation(edge, fault));
      else found.push(...reached(edge, byFile));
    }
  }
  return [...found, ...unusedExceptions(house)];
}

function isPure(path: string): boolean {
  if (isTest(path)) return false;
  return (
    path.startsWith('src/kernel/') || /^(decide|rules)(-[a-z0-9-]+)?\.ts$/.test(baseName(path))
  );
}

/** What is wrong with one import of a pure file; null when nothing is. */
function faultOf(edge: Edge): string | null {
  if (edge.to === null) return 'nothing is loaded at run time';
  if (edge.to.kind !== 'file') return `it needs "${edge.to.name}"`;
  const name = baseName(edge.to.path);
  const own = edge.fromUnit === edge.toUnit;
  if (own && IMPURE_NAMES.test(name)) return `it needs ${edge.to.path}`;
  if (edge.import.typeOnly || own || edge.toUnit?.name === 'kernel') return null;
  return `it needs ${edge.to.path}; \`import type { … }\` would do for types`;
}

/**
 * Follows the files of the same module that a decision stands on: they must be as pure as it is.
 */
function reached(start: Edge, byFile: ReadonlyMap<string, readonly Edge[]>): Violation[] {
  const seen = new Set<string>();
  const open: Edge[] = [start];
  for (let edge = open.pop(); edge !== undefined; edge = open.pop()) {
    const to = edge.to;
    if (edge.import.typeOnly || to?.kind !== 'file' || !isModule(edge.toUnit)) continue;
    if (seen.has(to.path) || isPure(to.path)) continue;
    seen.add(to.path);
    for (const next of byFile.get(to.path) ?? []) {
      const fault = next.import.typeOnly ? null : faultOf(next);
      if (fault !== null) return [violation(start, `through ${to.path}, ${fault}`)];
      open.push(next);
    }
  }
  return [];
}

function violation(edge: Edge, fault: string): Violation {
  return {
    rule: 'purity',
    file: edge.from,
    line: edge.import.line,
    message: `This file must be pure, but ${fault}. Take the value as an argument instead.`,
  };
}

function isException(house: House, edge: Edge): boolean {
  const to = edge.to;
  if (to === null || to.kind === 'file') return false;
  return house.law.purityExceptions.some(
    (each) => each.file === edge.from && each.imports === to.name,
  );
}

function unusedExceptions(house: House): Violation[] {
  return house.law.purityExceptions
    .filter((each) => {
      const uses = house.edges.filter((edge) => edge.from === each.file);
      return !uses.some((edge) => edge.import.specifier === each.imports);
    })
    .map((each) => ({
      rule: 'unused-exception' as const,
      file: each.file,
      line: 1,
      message: `It no longer imports "${each.imports}": take the exception out of units.ts.`,
    }));
}
