const TABLE = 'docs/decisions/0002-import-table.md';
const DEPENDENCIES = 'docs/decisions/0003-dependencies.md';
const TENANCY = 'docs/decisions/0008-rows-belong-to-a-partner.md';

/** Every rule that a check can report, with the place where its reason is written down. */
export const rules = {
  // The house: check.ts and check-purity.ts.
  'folder-without-row': TABLE,
  'file-without-row': TABLE,
  'row-without-folder': TABLE,
  'row-order': TABLE,
  direction: TABLE,
  door: TABLE,
  'door-from-inside': TABLE,
  barrel: 'STYLE.md rule 4',
  'export-all': 'STYLE.md rule 4',
  'computed-import': TABLE,
  fixtures: 'STYLE.md rule 24',
  package: DEPENDENCIES,
  purity: 'STYLE.md rule 8',
  'unused-exception': 'STYLE.md rule 8',
  'file-name': 'STYLE.md rule 2',
  'module-readme': 'STYLE.md rule 7',
  glossary: 'STYLE.md rule 1',
  // The taste: tidy*.ts.
  'long-file': 'STYLE.md rule 20',
  'long-line': 'STYLE.md rule 20',
  'vague-name': 'STYLE.md rule 21',
  clock: 'STYLE.md rule 17',
  float: 'STYLE.md rule 15',
  transaction: 'STYLE.md rule 9',
  'foreign-schema': 'STYLE.md rule 19',
  'sql-outside-store': 'STYLE.md rule 19',
  'unfinished-work': 'STYLE.md rule 22',
  'dead-code': 'STYLE.md rule 22',
  workplace: 'STYLE.md rule 22',
  'any-type': 'STYLE.md rule 23',
  'ignored-error': 'STYLE.md rule 23',
  'mocked-module': 'STYLE.md rule 24',
  'lone-test': 'STYLE.md rule 24',
  'skipped-test': 'STYLE.md rule 24',
  sleep: 'STYLE.md rule 24',
  'one-title': 'STYLE.md rule 6',
  'missing-path': 'STYLE.md rule 6',
  'missing-document': 'STYLE.md rule 6',
  'long-document': 'STYLE.md rule 6',
  'unlisted-scope': TENANCY,
  'unexplained-package': DEPENDENCIES,
  'unknown-package': DEPENDENCIES,
} as const;

export type Rule = keyof typeof rules;

/** One place where the tree breaks a rule, with the way out. */
export interface Violation {
  readonly rule: Rule;
  /** Relative to the root of the tree. */
  readonly file: string;
  /** Counted from 1; 1 when the whole file is at fault. */
  readonly line: number;
  /** What is wrong and what to do instead. */
  readonly message: string;
}

/** `file:line rule`, the form in which tests name what they expect. */
export function briefly(violation: Violation): string {
  return `${violation.file}:${violation.line} ${violation.rule}`;
}

/** One readable text for all of them: what a failing test prints. */
export function explain(violations: readonly Violation[]): string {
  return violations
    .map((each) => `${briefly(each)}\n    ${each.message}\n    Why: ${rules[each.rule]}`)
    .join('\n');
}
