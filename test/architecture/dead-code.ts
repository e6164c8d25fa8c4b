import { parseSync } from 'oxc-parser';
import type { Piece, Source } from './source.ts';
import type { Violation } from './violation.ts';

/** Starts like a statement and ends like one; prose that happens to parse does not. */
const STATEMENT = /^(import|export|const|let|return|await|throw|if|for|while|switch)\b.*[;{}]$/s;
const CALL_OR_ASSIGNMENT = /^[\w.$[\]]+\s*(\(.*\)|[-+|&?]*=[^=].*);$/s;

/** Comments that were code: version control remembers it, the reader need not. */
export function findDeadCode(source: Source): Violation[] {
  return paragraphsOf(source)
    .filter((paragraph) => isCode(paragraph.value))
    .map(({ line }) => ({
      rule: 'dead-code',
      file: source.path,
      line,
      message: 'Delete the code in this comment.',
    }));
}

/**
 * Line comments that stand under each other, as one; doc comments may show code and are left out.
 */
function paragraphsOf(source: Source): { value: string; line: number }[] {
  const paragraphs: { value: string; line: number; last: number }[] = [];
  for (const comment of source.comments) {
    if (comment.value.startsWith('*')) continue;
    const previous = paragraphs.at(-1);
    if (previous?.last === comment.line - 1 && standsAlone(source, comment)) {
      previous.value += `\n${comment.value.trim()}`;
      previous.last = comment.line;
    } else {
      paragraphs.push({ value: comment.value.trim(), line: comment.line, last: comment.line });
    }
  }
  return paragraphs;
}

function standsAlone(source: Source, comment: Piece): boolean {
  return source.lines[comment.line - 1]?.trimStart().startsWith('//') ?? false;
}

function isCode(text: string): boolean {
  if (!STATEMENT.test(text) && !CALL_OR_ASSIGNMENT.test(text)) return false;
  const inFunction = `async function* comment() {\n${text}\n}`;
  return [text, inFunction].some((each) => parseSync('comment.ts', each).errors.length === 0);
}
