import { shellEn } from './en/shell.ts';
import type { Family } from './family.ts';
import { shellJa } from './ja/shell.ts';

export const shellWords: Family<typeof shellEn> = { en: shellEn, ja: shellJa };
