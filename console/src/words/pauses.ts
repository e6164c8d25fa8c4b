import { pausesEn } from './en/pauses.ts';
import type { Family } from './family.ts';
import { pausesJa } from './ja/pauses.ts';

export const pausesWords: Family<typeof pausesEn> = { en: pausesEn, ja: pausesJa };
