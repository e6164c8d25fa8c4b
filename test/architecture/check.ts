import { checkPurity } from './check-purity.ts';
import {
  baseName,
  isModule,
  readHouse,
  sourcesOf,
  unitFoldersOf,
  unitOf,
  type Edge,
  type House,
  type Law,
} from './house.ts';
import { isTest, type Tree } from './tree.ts';
import { extraFileNames, moduleFileNames, readmeHeadings, type Unit } from './units.ts';
import type { Rule, Violation } from './violation.ts';

/** Every place where the tree breaks the house's law: direction, doors, purity, names, headings. */
export function checkArchitecture(tree: Tree, law: Law): Violation[] {
  const house = readHouse(tree, law);
  return [
    ...checkTable(house),
    ...house.edges.flatMap((edge) => checkEdge(edge, law)),
    ...checkPurity(house),
    ...checkModuleFiles(house),
    ...checkModuleReadmes(house),
    ...checkGlossary(house),
  ];
}

/** The table and the folders agree, and rows name only rows above. */
function checkTable({ tree, law }: House): Violation[] {
  const found: Violation[] = [];
  const report = (rule: Rule, file: string, message: string) =>
    found.push({ rule, file, line: 1, message });
  const rowsHere = 'the table in test/architecture/units.ts';
  for (const folder of unitFoldersOf(tree)) {
    if (law.units.some((unit) => unit.folder === folder)) continue;
    report('folder-without-row', folder, `Give it a row in ${rowsHere}, or move its files.`);
  }
  for (const path of sourcesOf(tree)) {
    if (unitOf(law.units, path) !== undefined || path.split('/').length > 2) continue;
    report(
      'file-without-row',
      path,
      `Move it into a unit's folder; src itself holds main.ts alone.`,
    );
  }
  const above = new Set<string>();
  for (const unit of law.units) {
    if (!tree.paths.some((path) => unitOf([unit], path) !== undefined)) {
      report('row-without-folder', unit.folder, `Take the row "${unit.name}" out of ${rowsHere}.`);
    }
    for (const name of unit.mayImport.filter((each) => !above.has(each))) {
      report(
        'row-order',
        unit.folder,
        `"${unit.name}" names "${name}", which is not a row above it.`,
      );
    }
    above.add(unit.name);
  }
  return found;
}

function checkEdge(edge: Edge, law: Law): Violation[] {
  const found: Violation[] = [];
  const report = (rule: Rule, message: string) =>
    found.push({ rule, file: edge.from, line: edge.import.line, message });
  if (edge.import.kind === 'export-all') {
    report('export-all', 'Name what is exported: `export { a, b } from …`.');
  }
  if (edge.import.kind.startsWith('export') && passesOn(edge)) {
    report(
      'barrel',
      'Only a door (`index.ts`) passes names on; import from where a thing is defined.',
    );
  }
  const to = edge.to;
  if (to === null) {
    report('computed-import', 'Write the name out, so that a reader and this test can see it.');
  } else if (to.kind === 'package' && !edge.fromTest) {
    for (const rule of law.packageRules) {
      if (!rule.packages.test(to.name) || rule.allowedIn.test(edge.from)) continue;
      if (edge.import.typeOnly && rule.typesIn?.test(edge.from) === true) continue;
      report('package', `"${to.name}" does not belong here. ${rule.instead}`);
    }
  } else if (to.kind === 'file') {
    checkDirection(edge, to.path, report);
    checkDoor(edge, to.path, report);
  }
  return found;
}

/** A file of a unit without a door may stand before its neighbours, but not before another unit. */
function passesOn(edge: Edge): boolean {
  if (baseName(edge.from) === 'index.ts') return false;
  return edge.fromUnit?.door !== 'file' || edge.toUnit !== edge.fromUnit;
}

type Report = (rule: Rule, message: string) => void;

function checkDirection(edge: Edge, path: string, report: Report): void {
  const { fromUnit: from, toUnit: to } = edge;
  if (to === undefined) {
    const allowed = path === 'package.json' || (edge.fromTest && /^(test|bench)\//.test(path));
    if (!allowed) report('direction', `The product does not import ${path}: it is outside src.`);
    return;
  }
  if (from === undefined || from === to || from.mayImport.includes(to.name)) return;
  report(
    'direction',
    `${from.name} may not import ${to.name}. Record an event and list its handler in ` +
      `src/app/reactions.ts; or ask through a port that src/app/wire.ts fills.`,
  );
}

function checkDoor(edge: Edge, path: string, report: Report): void {
  const { fromUnit: from, toUnit: to } = edge;
  if (to === undefined) return;
  if (path.endsWith('/fixtures.ts') && !edge.fromTest) {
    report('fixtures', 'Fixtures are for tests; the product makes things through its commands.');
  }
  if (to.door === 'file') return;
  const door = `${to.folder}/index.ts`;
  if (from === to && path === door && !edge.fromTest) {
    report('door-from-inside', `Inside ${to.name} import the file itself, not its own door.`);
  }
  const fixtures = edge.fromTest && path === `${to.folder}/fixtures.ts`;
  if (from !== to && path !== door && !fixtures) {
    report('door', `Import from ${door}, and export there what others should have.`);
  }
}

/** Modules are flat and always use the same few names. */
function checkModuleFiles({ tree, law }: House): Violation[] {
  const found: Violation[] = [];
  for (const path of tree.paths.filter((each) => each.startsWith('src/modules/'))) {
    const unit = unitOf(law.units, path);
    if (unit === undefined) continue;
    const name = path.slice(unit.folder.length + 1);
    const allowed =
      moduleFileNames.test(name) ||
      extraFileNames[unit.name]?.test(name) === true ||
      (isTest(path) && !name.includes('/'));
    if (allowed) continue;
    found.push({
      rule: 'file-name',
      file: path,
      line: 1,
      message:
        'A module is flat and has the names of STYLE.md rule 2; split a full file with a suffix: ' +
        '`decide-stage.ts`, `store-import.ts`.',
    });
  }
  return found;
}

function modulesOf({ law }: House): readonly Unit[] {
  return law.units.filter(isModule);
}

function checkModuleReadmes(house: House): Violation[] {
  const found: Violation[] = [];
  for (const unit of modulesOf(house)) {
    const file = `${unit.folder}/README.md`;
    const text = house.tree.exists(file) ? house.tree.read(file) : '';
    const missing = readmeHeadings.filter((each) => !text.split('\n').includes(`## ${each}`));
    if (missing.length === 0) continue;
    const message = `Add the headings: ${missing.map((each) => `"## ${each}"`).join(', ')}.`;
    found.push({ rule: 'module-readme', file, line: 1, message });
  }
  return found;
}

/** A newcomer searches one word: the module's name must be explained in the glossary. */
function checkGlossary(house: House): Violation[] {
  const file = 'docs/words.md';
  const words = house.tree.exists(file) ? house.tree.read(file) : '';
  return modulesOf(house)
    .filter((unit) => !words.includes(`\`${unit.name}\``))
    .map((unit) => ({
      rule: 'glossary' as const,
      file,
      line: 1,
      message: `Explain \`${unit.name}\` (with backticks) in both languages.`,
    }));
}
