import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkArchitecture } from './check.ts';
import { sourcesOf, type Law } from './house.ts';
import { plantedCases, plantedTree } from './planted.ts';
import { readTree } from './tree.ts';
import { packageRules, purityExceptions, units } from './units.ts';
import { briefly, explain } from './violation.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('the house', () => {
  test('keeps its law', () => {
    const tree = readTree(ROOT);
    expect(sourcesOf(tree).length).toBeGreaterThan(50);
    expect(explain(checkArchitecture(tree, { units, packageRules, purityExceptions }))).toBe('');
  });
});

/** The real law, cut down to the units of the planted trees. */
const SMALL = ['kernel', 'platform', 'people', 'customers', 'receivables', 'http', 'app', 'main'];
const law: Law = {
  units: units
    .filter((unit) => SMALL.includes(unit.name))
    .map((unit) => ({ ...unit, mayImport: unit.mayImport.filter((name) => SMALL.includes(name)) })),
  packageRules,
  purityExceptions: purityExceptions.filter((each) => each.file === 'src/kernel/ids.ts'),
};

/** What must be reported for each planted tree: exactly this, no more and no less. */
const EXPECTED: Record<string, string[]> = {
  'a-folder-without-row': ['src/modules/parrots:1 folder-without-row'],
  'a-file-without-row': ['src/second.ts:1 file-without-row'],
  'the-module-calls-downstream': ['src/modules/customers/commands.ts:1 direction'],
  'the-platform-calls-a-module': ['src/platform/clock.ts:1 direction'],
  'the-product-imports-a-test': ['src/app/wire.ts:1 direction'],
  'a-type-goes-the-wrong-way': ['src/kernel/money.ts:1 direction'],
  'in-through-the-window': [
    'src/app/wire.ts:1 door',
    'src/modules/receivables/commands.ts:2 door',
    'src/modules/receivables/commands.ts:3 door',
  ],
  'out-and-in-through-the-own-door': ['src/modules/receivables/commands.ts:1 door-from-inside'],
  'a-door-left-open': ['src/modules/customers/index.ts:1 export-all'],
  'a-second-door': ['src/modules/customers/types.ts:1 barrel', 'src/platform/types.ts:1 barrel'],
  'an-import-nobody-can-read': ['src/app/wire.ts:3 computed-import'],
  'fixtures-in-the-product': ['src/app/wire.ts:1 door', 'src/app/wire.ts:1 fixtures'],
  'the-framework-in-a-module': ['src/modules/customers/routes.ts:1 package'],
  'a-driver-in-the-wiring': ['src/app/wire.ts:1 package'],
  'sql-in-a-command': ['src/modules/customers/commands.ts:1 package'],
  'a-queue-in-a-module': ['src/modules/receivables/jobs.ts:1 package'],
  'a-decision-that-reads': [
    'src/modules/receivables/decide-credit.ts:1 purity',
    'src/modules/receivables/decide-credit.ts:2 purity',
    'src/modules/receivables/decide-credit.ts:3 purity',
    'src/modules/receivables/decide-credit.ts:4 purity',
    'src/modules/receivables/decide.ts:1 purity',
  ],
  'an-exception-nobody-needs': ['src/kernel/ids.ts:1 unused-exception'],
  'a-name-of-its-own': [
    'src/modules/customers/inside/store.ts:1 file-name',
    'src/modules/customers/service.ts:1 file-name',
    'src/modules/customers/words.ts:1 file-name',
  ],
  'a-readme-that-forgets': ['src/modules/customers/README.md:1 module-readme'],
  'a-word-nobody-explains': ['docs/words.md:1 glossary'],
};

describe('planted violations', () => {
  test('a sound tree is left alone', () => {
    const tree = plantedTree('architecture', 'sound');
    expect(sourcesOf(tree).length).toBeGreaterThan(10);
    expect(explain(checkArchitecture(tree, law))).toBe('');
  });

  test('each planted tree is expected', () => {
    expect(plantedCases('architecture').toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  test.each(Object.keys(EXPECTED))('%s', (name) => {
    const found = checkArchitecture(plantedTree('architecture', name), law);
    expect(found.map(briefly).toSorted()).toEqual(EXPECTED[name]);
  });

  test('a row without a folder', () => {
    const row = { name: 'parrots', folder: 'src/parrots', door: 'file', mayImport: [] } as const;
    const found = checkArchitecture(plantedTree('architecture', 'sound'), {
      ...law,
      units: [...law.units, row],
    });
    expect(found.map(briefly)).toEqual(['src/parrots:1 row-without-folder']);
  });

  test('a row that names a row below', () => {
    const found = checkArchitecture(plantedTree('architecture', 'sound'), {
      ...law,
      units: law.units.map((unit) =>
        unit.name === 'customers' ? { ...unit, mayImport: ['kernel', 'receivables'] } : unit,
      ),
    });
    expect(found.map(briefly)).toContain('src/modules/customers:1 row-order');
  });
});
