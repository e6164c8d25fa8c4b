import { importsEn } from './en/imports.ts';
import type { Family } from './family.ts';
import { importsJa } from './ja/imports.ts';

export const importsWords: Family<typeof importsEn> = { en: importsEn, ja: importsJa };
