import { standingEn } from './en/standing.ts';
import type { Family } from './family.ts';
import { standingJa } from './ja/standing.ts';

export const standingWords: Family<typeof standingEn> = { en: standingEn, ja: standingJa };
