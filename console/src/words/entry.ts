import { entryEn } from './en/entry.ts';
import type { Family } from './family.ts';
import { entryJa } from './ja/entry.ts';

export const entryWords: Family<typeof entryEn> = { en: entryEn, ja: entryJa };
