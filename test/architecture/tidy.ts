import { findDeadCode } from './dead-code.ts';
import { linesOf, takeApart, type Source } from './source.ts';
import { bans, commentBans, stringBans, textBans, type Ban } from './tidy-bans.ts';
import { checkDocuments } from './tidy-documents.ts';
import { checkPackages } from './tidy-packages.ts';
import { checkInstallationScope } from './tidy-scope.ts';
import { isTest, type Tree } from './tree.ts';
import type { Violation } from './violation.ts';

const LINES_MAX = 400;
const COLUMNS_MAX = 100;

/** Words that say nothing about what is inside, each with what to name the file after instead. */
const VAGUE = /(^|[-./])(utils?|helpers?|managers?|misc|common|stuff)([-./]|$)/;

/** Every place where the tree breaks the taste: sizes, names, bans, documents, packages. */
export function checkTidy(tree: Tree): Violation[] {
  const sources = sourcesOf(tree);
  return [
    ...tree.paths.flatMap((path) => checkShape(path, tree.read(path))),
    ...sources.flatMap((source) => [...checkColumns(source), ...checkBans(source)]),
    ...sources.flatMap(checkSkippedTests),
    ...sources.flatMap(findDeadCode),
    ...checkForeignSchemas(sources),
    ...checkDocuments(tree),
    ...checkPackages(tree),
    ...checkInstallationScope(tree),
  ];
}

function sourcesOf(tree: Tree): Source[] {
  return tree.paths
    .filter((path) => /\.(ts|tsx|mts|js|mjs)$/.test(path))
    .map((path) => takeApart(path, tree.read(path)));
}

/** What can be said of any text file. */
function checkShape(path: string, text: string): Violation[] {
  const found: Violation[] = [];
  const lines = text.trimEnd().split('\n').length;
  const counted = !path.endsWith('.json') && path !== 'CHANGELOG.md';
  if (counted && lines > LINES_MAX) {
    const message = `${lines} lines; the cap is ${LINES_MAX}. Split it by decision, command or page.`;
    found.push({ rule: 'long-file', file: path, line: LINES_MAX + 1, message });
  }
  const vague = VAGUE.exec(path);
  if (vague !== null) {
    const message = `"${vague[2]}" says nothing: name the file after what it knows (\`backoff.ts\`).`;
    found.push({ rule: 'vague-name', file: path, line: 1, message });
  }
  for (const ban of textBans) found.push(...hits(ban, path, text));
  return found;
}

/** The formatter wraps code; what it cannot wrap (a text, a pattern, an address) is not counted. */
function checkColumns(source: Source): Violation[] {
  const unbreakable = new Map<number, number>();
  for (const { value, line } of [...source.texts, ...source.patterns]) {
    value.split('\n').forEach((part, at) => {
      unbreakable.set(line + at, (unbreakable.get(line + at) ?? 0) + part.length);
    });
  }
  return source.lines.flatMap((text, at) => {
    const columns = text.length - (unbreakable.get(at + 1) ?? 0);
    if (columns <= COLUMNS_MAX || text.includes('://')) return [];
    const message = `${text.length} columns; the cap is ${COLUMNS_MAX}.`;
    return [{ rule: 'long-line' as const, file: source.path, line: at + 1, message }];
  });
}

function checkBans(source: Source): Violation[] {
  return [
    ...bans.flatMap((ban) => hits(ban, source.path, source.code)),
    ...source.comments.flatMap((comment) =>
      commentBans.flatMap((ban) => hits(ban, source.path, comment.value, comment.line)),
    ),
    ...source.texts.flatMap((text) =>
      stringBans.flatMap((ban) => hits(ban, source.path, text.value, text.line)),
    ),
  ];
}

function hits(ban: Ban, path: string, text: string, firstLine = 1): Violation[] {
  if (!ban.appliesTo(path)) return [];
  return linesOf(text, ban.pattern).map((line) => ({
    rule: ban.rule,
    file: path,
    line: firstLine + line - 1,
    message: ban.instead,
  }));
}

/** Not `test.skip('no disk here')` inside a test, which says why in its argument. */
const SKIPPED =
  /\b(test|it|describe|suite)(\.\w+)*\.(skip|todo|fails)\b(?!\(\s*(['"])[^'"]*\4\s*\))/g;

/** A test that does not run must say why, in a comment on its line or the line above. */
function checkSkippedTests(source: Source): Violation[] {
  return linesOf(source.code, SKIPPED)
    .filter((line) => !source.comments.some((each) => [line, line - 1].includes(each.line)))
    .map((line) => ({
      rule: 'skipped-test',
      file: source.path,
      line,
      message: 'Say in a comment above why it does not run; or delete it.',
    }));
}

/** Each store speaks to the PostgreSQL schema of its own module only; reports read all of them. */
function checkForeignSchemas(sources: readonly Source[]): Violation[] {
  const folders = sources.map(({ path }) => /^src\/(?:modules\/)?([^/]+)\//.exec(path)?.[1]);
  const schemas = new Set(folders.filter((each) => each !== undefined));
  return sources.flatMap((source) => {
    const own = /^src\/(?:modules\/([^/]+)|(people))\/store[^/]*$/.exec(source.path);
    if (own === null || own[1] === 'reports' || isTest(source.path)) return [];
    const others = [...schemas].filter((schema) => schema !== (own[1] ?? own[2]));
    const foreign = new RegExp(`\\b(${others.join('|')})\\.[a-z_]+`, 'g');
    return source.texts.flatMap((text) =>
      linesOf(text.value, foreign).map((line) => ({
        rule: 'foreign-schema' as const,
        file: source.path,
        line: text.line + line - 1,
        message: 'Ask the other module through its door; only its own store reads its tables.',
      })),
    );
  });
}
