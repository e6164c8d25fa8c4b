import { linesOf } from './source.ts';
import type { Tree } from './tree.ts';
import type { Violation } from './violation.ts';

const RECORD = 'docs/decisions/0008-rows-belong-to-a-partner.md';
const OPENED = /platform\.protect\('([a-z_.]+)',[^;)]*,\s*true\)/g;

/**
 * The tables that a transaction of no single partner may see are few, and listed with their reason.
 */
export function checkInstallationScope(tree: Tree): Violation[] {
  const listed = tree.exists(RECORD) ? tree.read(RECORD) : '';
  return tree.paths
    .filter((path) => path.startsWith('migrations/') && path.endsWith('.sql'))
    .flatMap((file) => {
      const text = tree.read(file);
      const lines = linesOf(text, OPENED);
      return [...text.matchAll(OPENED)].flatMap(([, table = ''], at) => {
        if (listed.includes(`| \`${table}\``)) return [];
        const message = `List "${table}" with its reason in ${RECORD}, or close it.`;
        return [{ rule: 'unlisted-scope' as const, file, line: lines[at] ?? 1, message }];
      });
    });
}
