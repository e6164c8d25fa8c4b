import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plantedCases, plantedTree } from './planted.ts';
import { checkTidy } from './tidy.ts';
import { readTree } from './tree.ts';
import { briefly, explain, rules } from './violation.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('the tree', () => {
  test('is tidy', () => {
    const tree = readTree(ROOT);
    expect(tree.paths.filter((path) => path.endsWith('.ts')).length).toBeGreaterThan(100);
    expect(tree.paths.filter((path) => path.endsWith('.md')).length).toBeGreaterThan(10);
    expect(explain(checkTidy(tree))).toBe('');
  });

  test.each([...new Set(Object.values(rules))])('the reason "%s" can be read', (reason) => {
    const number = /^STYLE\.md rule (\d+)$/.exec(reason)?.[1];
    const file = join(ROOT, number === undefined ? reason : 'STYLE.md');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    expect(text).toContain(number === undefined ? '# ' : `\n${number}. **`);
  });
});

/** What must be reported for each planted tree: exactly this, no more and no less. */
const EXPECTED: Record<string, string[]> = {
  'a-file-too-long': ['src/kernel/numbers.ts:401 long-file'],
  'a-line-too-long': ['src/kernel/money.ts:1 long-line', 'src/kernel/money.ts:3 long-line'],
  'a-name-that-says-nothing': [
    'scripts/common/run.ts:1 vague-name',
    'src/platform/date-utils.ts:1 vague-name',
  ],
  'a-clock-of-its-own': [
    'scripts/run.ts:1 clock',
    'src/modules/receivables/decide.ts:1 clock',
    'src/modules/receivables/decide.ts:2 clock',
    'src/modules/receivables/decide.ts:3 clock',
  ],
  'money-as-a-float': [
    'src/modules/receivables/decide.ts:1 float',
    'src/modules/receivables/decide.ts:2 float',
    'src/modules/receivables/decide.ts:3 float',
  ],
  'a-module-that-commits': [
    'src/modules/receivables/commands.ts:1 transaction',
    'src/modules/receivables/commands.ts:2 transaction',
  ],
  "another-module's-tables": [
    'src/modules/receivables/store-import.ts:3 foreign-schema',
    'src/modules/receivables/store-import.ts:6 foreign-schema',
  ],
  'a-query-in-a-command': ['src/modules/receivables/commands.ts:2 sql-outside-store'],
  'work-left-for-later': [
    'src/kernel/money.ts:1 unfinished-work',
    'src/kernel/money.ts:4 unfinished-work',
  ],
  'code-in-comments': [
    'src/kernel/money.ts:1 dead-code',
    'src/kernel/money.ts:4 dead-code',
    'src/kernel/money.ts:8 dead-code',
  ],
  'where-it-was-written': [
    'README.md:3 workplace',
    'src/kernel/money.ts:1 workplace',
    'src/kernel/money.ts:1 workplace',
    'src/kernel/money.ts:2 workplace',
  ],
  'a-type-given-up': ['src/kernel/money.ts:1 any-type'],
  'an-error-ignored': ['src/kernel/money.ts:1 ignored-error'],
  'an-own-module-mocked': ['src/kernel/money.test.ts:3 mocked-module'],
  'one-test-alone': ['src/kernel/money.test.ts:3 lone-test'],
  'a-test-skipped-in-silence': ['src/kernel/money.test.ts:3 skipped-test'],
  'a-test-that-sleeps': [
    'src/kernel/money.test.ts:1 sleep',
    'src/kernel/money.test.ts:3 sleep',
    'test/browser/home.browser.test.ts:1 sleep',
  ],
  'a-document-with-two-titles': ['docs/operating.md:5 one-title'],
  'a-path-that-is-gone': [
    'docs/operating.md:3 missing-path',
    'docs/operating.md:4 missing-path',
    'docs/operating.md:5 missing-path',
  ],
  'a-map-too-large': ['ARCHITECTURE.md:201 long-document'],
  'a-table-open-to-all': ['migrations/0001_customers.sql:2 unlisted-scope'],
  'a-package-without-reason': ['package.json:6 unexplained-package'],
  'a-reason-without-package': ['docs/decisions/0003-dependencies.md:6 unknown-package'],
};

describe('planted violations', () => {
  test('a sound tree is left alone', () => {
    const tree = plantedTree('tidy', 'sound');
    expect(tree.paths.length).toBeGreaterThan(10);
    expect(explain(checkTidy(tree))).toBe('');
  });

  test('each planted tree is expected', () => {
    expect(plantedCases('tidy').toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  test.each(Object.keys(EXPECTED))('%s', (name) => {
    const found = checkTidy(plantedTree('tidy', name));
    expect(found.map(briefly).toSorted()).toEqual(EXPECTED[name]);
  });

  test('a document that is not there', () => {
    const sound = plantedTree('tidy', 'sound');
    const found = checkTidy({
      ...sound,
      exists: (path) => path !== 'LICENSE' && sound.exists(path),
    });
    expect(found.map(briefly)).toEqual(['LICENSE:1 missing-document']);
  });

  test('every rule is proved by a planted violation', () => {
    const folder = import.meta.dirname;
    const tests = ['architecture.test.ts', 'tidy.test.ts']
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    const unproved = Object.keys(rules).filter((rule) => !new RegExp(`:\\d+ ${rule}'`).test(tests));
    expect(unproved).toEqual([]);
  });
});
