import { homeEn } from './en/home.ts';
import type { Family } from './family.ts';
import { homeJa } from './ja/home.ts';

export const homeWords: Family<typeof homeEn> = { en: homeEn, ja: homeJa };
