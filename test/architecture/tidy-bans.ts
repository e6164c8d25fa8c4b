import { isTest } from './tree.ts';
import type { Rule } from './violation.ts';

/** Something that is not written here, and what is written instead. */
export interface Ban {
  readonly rule: Rule;
  /** Global. One letter in brackets keeps a pattern from finding itself. */
  readonly pattern: RegExp;
  readonly appliesTo: (path: string) => boolean;
  readonly instead: string;
}

const everywhere = (): boolean => true;
const inProduct = (path: string): boolean => path.startsWith('src/') && !isTest(path);
const inModules = (path: string): boolean => path.startsWith('src/modules/') && !isTest(path);
const inTestFiles = (path: string): boolean => /\.test\.tsx?$/.test(path);

const atTheEdges = (path: string): boolean => /^src\/(platform|http|worker|cli)\//.test(path);

/** Looked for in code, where comments and the inside of strings are blank. */
export const bans: readonly Ban[] = [
  {
    rule: 'clock',
    pattern: /\bnew Date\s*(\(\s*\)|(?!\s*\())|\bDate\.now\b|\bTemporal\.Now\b/g,
    appliesTo: (path) =>
      (inProduct(path) || path.startsWith('scripts/')) && path !== 'src/platform/clock.ts',
    instead: 'Take `now` as an argument; durations come from `performance.now()`.',
  },
  {
    rule: 'float',
    pattern: /\bparseFloat\b|\.toFixed\s*\(|(?<![.\w])Number\s*\(/g,
    // Customers have no amounts.
    appliesTo: (path) => inModules(path) && !path.startsWith('src/modules/customers/'),
    instead:
      'Money is a bigint of minor units: use src/kernel/money.ts. A count comes from SQL as ' +
      '`count(*)::int`, a whole number from text with `Number.parseInt`.',
  },
  {
    rule: 'transaction',
    pattern: /\.(transaction|startTransaction)\s*\(/g,
    appliesTo: (path) => inProduct(path) && !atTheEdges(path),
    instead: "Work in the caller's transaction: `context.tx`. Only the edges open and commit.",
  },
  {
    rule: 'sql-outside-store',
    pattern: /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\s*\(/g,
    appliesTo: (path) =>
      (inModules(path) || (inProduct(path) && path.startsWith('src/people/'))) &&
      !/\/store[^/]*$/.test(path),
    instead: 'Put the query into a function of `store.ts` and call that.',
  },
  {
    rule: 'any-type',
    pattern: /\bas any\b/g,
    appliesTo: everywhere,
    instead: 'Say what it is; `unknown` and a check where nobody knows.',
  },
  {
    rule: 'mocked-module',
    pattern: /\bvi\.(mock|doMock)\s*\(/g,
    appliesTo: everywhere,
    instead: 'Run the real thing on a real PostgreSQL; only the outside world has fakes.',
  },
  {
    rule: 'lone-test',
    pattern: /\b(test|it|describe|suite|bench)(\.\w+)*\.only\b/g,
    appliesTo: everywhere,
    instead: 'Take `.only` away: it silences every other test of the file.',
  },
  {
    rule: 'sleep',
    pattern: /\bnew Promise\b[^;]{0,120}?\bsetTimeout\b|\.waitForTimeout\s*\(/g,
    appliesTo: inTestFiles,
    instead:
      'Wait for what you expect (`expect.poll`, `vi.waitFor`), or pass the time in as `now`.',
  },
];

/** Looked for in strings and templates. */
export const stringBans: readonly Ban[] = [
  {
    rule: 'transaction',
    pattern: /^\s*(begin|commit|rollback)\s*(;|$)/gi,
    appliesTo: (path) => inProduct(path) && !atTheEdges(path),
    instead: "Work in the caller's transaction: `context.tx`. Only the edges open and commit.",
  },
  {
    rule: 'sleep',
    pattern: /^(node:)?timers\/promises$/g,
    appliesTo: inTestFiles,
    instead:
      'Wait for what you expect (`expect.poll`, `vi.waitFor`), or pass the time in as `now`.',
  },
];

/** Looked for in comments. */
export const commentBans: readonly Ban[] = [
  {
    rule: 'unfinished-work',
    pattern: /\b([T]ODO|[F]IXME|[X]XX(?=:))\b/g,
    appliesTo: everywhere,
    instead: 'Do it, or leave it out and say so where the reader decides.',
  },
  {
    rule: 'ignored-error',
    pattern: /@ts-(ignore|nocheck)\b/g,
    appliesTo: everywhere,
    instead: 'Repair the type; in a test, `@ts-expect-error` with a reason.',
  },
];

/** Looked for in every text file, documents included. */
export const textBans: readonly Ban[] = [
  {
    rule: 'workplace',
    pattern: /(?<![\w.])\/(work|home|Users)\/\w|\b[i]ssue #?\d+\b|\b[t]he lead\b/g,
    appliesTo: everywhere,
    instead: 'Speak of the product alone, not of where or by whom it is written.',
  },
  {
    rule: 'workplace',
    pattern: /\.\.\/[s]hared\//g,
    appliesTo: (path) => !/^(test|bench)\//.test(path) && !path.includes('.test.'),
    instead: 'Real input outside the tree is for tests and benchmarks, which skip without it.',
  },
];
