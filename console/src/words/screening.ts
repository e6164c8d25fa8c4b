import { screeningEn } from './en/screening.ts';
import type { Family } from './family.ts';
import { screeningJa } from './ja/screening.ts';

export const screeningWords: Family<typeof screeningEn> = { en: screeningEn, ja: screeningJa };
