import { creditEn } from './en/credit.ts';
import type { Family } from './family.ts';
import { creditJa } from './ja/credit.ts';

export const creditWords: Family<typeof creditEn> = { en: creditEn, ja: creditJa };
