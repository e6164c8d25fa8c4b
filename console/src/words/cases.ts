import { casesEn } from './en/cases.ts';
import type { Family } from './family.ts';
import { casesJa } from './ja/cases.ts';

export const casesWords: Family<typeof casesEn> = { en: casesEn, ja: casesJa };
